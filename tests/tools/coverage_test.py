"""bin/coverage finds the ids where tests carry them, and says when its page is stale."""
import tempfile
import unittest
from pathlib import Path

from planted import run

CSV = """id,kind,requirement,quote,seeds
OBS-01,M,Watch | record,,
LOW-PC-02,X,Never block roads,,
"""
CPP = """
TEST(Sums, Add) {}
// Two days, both sides. [OBS-01]
TEST(Episode, EndsOnItsDay) {
  SCOPED_TRACE("[LOW-PC-02] the row");
}
"""


class Coverage(unittest.TestCase):
    def make(self, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {"docs/requirements.csv": CSV, **files}.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            stale, _ = run("coverage", "--check", folder)
            _, said = run("coverage", folder)
            fresh, _ = run("coverage", "--check", folder)
            return (Path(folder) / "docs/coverage.md").read_text(), said, stale, fresh

    def test_tags_of_cpp_api_and_browser_tests(self):
        page, _, stale, fresh = self.make(
            {
                "src/episode/rules_test.cpp": CPP,
                "tests/api/episode/open.api": "# Opens.\n# Why [OBS-01]\nGET /x\n",
                "tests/e2e/day.mjs": "test('a day [OBS-01]', () => {})\n",
            }
        )
        self.assertEqual((stale, fresh), (1, 0))
        tests = ("Episode.EndsOnItsDay", "tests/api/episode/open.api", "tests/e2e/day.mjs: a day")
        wanted = "<br>".join(f"`{name}`" for name in tests)
        self.assertIn(f"| OBS-01 | M | Watch \\| record | {wanted} |", page)
        self.assertIn("| LOW-PC-02 | X | Never block roads | `Episode.EndsOnItsDay` |", page)
        self.assertIn("**2 of 2 requirements have a test.**", page)
        self.assertNotIn("Sums.Add", page)

    def test_nothing_proved(self):
        page, _, _, _ = self.make({})
        self.assertIn("| OBS-01 | M | Watch \\| record | – |", page)

    def test_an_id_nobody_knows(self):
        _, said, _, fresh = self.make({"tests/api/a/b.api": "# A.\n# [OBS-99]\n"})
        self.assertIn("[OBS-99] is no requirement", said)
        self.assertEqual(fresh, 1)


if __name__ == "__main__":
    unittest.main()

"""bin/check-schema sees a stale schema and what a distributed PostgreSQL would refuse."""
import tempfile
import unittest
from pathlib import Path

from planted import run

GOOD = """CREATE TABLE episode (
  tenant_id bigint NOT NULL, id blob NOT NULL, PRIMARY KEY (tenant_id, id)
);
"""


class CheckSchema(unittest.TestCase):
    def check(self, *migrations, write=True):
        with tempfile.TemporaryDirectory() as folder:
            below = Path(folder) / "db/migrations"
            below.mkdir(parents=True)
            for number, text in enumerate(migrations, 1):
                (below / f"{number:04}_step.sql").write_text(text)
            return run("check-schema", *(["--write"] if write else []), folder)[1]

    def test_a_sound_schema(self):
        self.assertIn("fresh", self.check(GOOD, "ALTER TABLE episode ADD COLUMN ended_on bigint;"))

    def test_a_stale_schema(self):
        self.assertIn("db/schema.sql is stale", self.check(GOOD, write=False))

    def test_a_county_table_without_tenant(self):
        self.assertIn("no tenant_id", self.check("CREATE TABLE episode (id blob PRIMARY KEY);"))
        self.assertIn("fresh", self.check("CREATE TABLE place (id bigint PRIMARY KEY);"))

    def test_keys_begin_with_the_tenant(self):
        swapped = GOOD.replace("(tenant_id, id)", "(id, tenant_id)")
        self.assertIn("does not begin with tenant_id", self.check(swapped))
        index = "CREATE UNIQUE INDEX episode_by_number ON episode (id);"
        self.assertIn("episode_by_number (id) does not begin", self.check(GOOD + index))

    def test_a_table_has_a_key(self):
        self.assertIn("no primary key", self.check("CREATE TABLE a (tenant_id bigint NOT NULL);"))

    def test_types_and_references(self):
        typed = GOOD.replace("id blob", "id uuid")
        self.assertIn("uuid is not a type of both", self.check(typed))
        pointing = GOOD.replace("id blob NOT NULL", "id blob NOT NULL REFERENCES episode")
        self.assertIn("foreign keys stand in a step of their own", self.check(pointing))


if __name__ == "__main__":
    unittest.main()

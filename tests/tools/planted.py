"""A small made-up checkout in which a test plants one fault and looks whether a checker sees it."""
import contextlib
import io
import runpy
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]

CMAKE = """
bulwark_module(base LINKS fmt::fmt)
bulwark_module(sql USES base
  LINKS SQLite::SQLite3)
bulwark_module(schedule USES sql)
bulwark_module(screening USES schedule)
bulwark_module(observation USES schedule screening)
bulwark_module(workflows USES screening observation)
"""

SOUND = {
    "CMakeLists.txt": CMAKE,
    "src/base/time.h": "// Days.\n#pragma once\n",
    "src/sql/transaction.h": '#include "base/time.h"\n',
    "src/schedule/runner.h": '#include "sql/transaction.h"\n',
    "src/screening/model.h": '#include "base/time.h"\n',
    "src/screening/rules.h": '#include "screening/model.h"\n',
    "src/screening/store.h": '#include "sql/transaction.h"\n',
    "src/screening/store.cpp": 'auto text = "SELECT id FROM arrival";\n',
    "src/observation/model.h": '#include "screening/model.h"\n',
    "src/observation/rules.cpp": '#include "observation/model.h"\n',
    "src/observation/http.cpp": '#include "schedule/runner.h"\n',
    "src/app/main.cpp": '#include "observation/store.h"\n',
}


def run(program, *words):
    """The exit code and the words of a program of bin/."""
    said = io.StringIO()
    argv = [program, *map(str, words)]
    with mock.patch.object(sys, "argv", argv), contextlib.redirect_stdout(said):
        try:
            runpy.run_path(str(ROOT / "bin" / program), run_name="__main__")
        except SystemExit as end:
            return (end.code if isinstance(end.code, int) else 1), said.getvalue() + str(end.code)
    return 0, said.getvalue()


class PlantedTest(unittest.TestCase):
    checker = ""  # Which program of bin/.

    def run_checker(self, changed, *words):
        """The exit code and the words of the checker on the sound checkout with these changes."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**SOUND, **changed}.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return run(self.checker, *words, folder)

    def assert_sound(self, changed, *words):
        code, said = self.run_checker(changed, *words)
        self.assertEqual((code, said if code else ""), (0, ""))

    def assert_seen(self, changed, wanted, *words):
        code, said = self.run_checker(changed, *words)
        self.assertEqual(code, 1, said)
        self.assertIn(wanted, said)

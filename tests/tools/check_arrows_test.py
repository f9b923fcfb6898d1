"""bin/check-arrows is quiet about a sound tree and sees each planted fault."""
import unittest

from planted import CMAKE, PlantedTest


class CheckArrows(PlantedTest):
    checker = "check-arrows"

    def test_a_sound_tree_is_sound(self):
        self.assert_sound({})

    def test_a_module_below_may_not_include_one_above(self):
        self.assert_seen(
            {"src/base/time.h": '#pragma once\n#include "sql/transaction.h"\n'},
            'src/base/time.h:2: "sql/transaction.h": base does not use sql',
        )

    def test_what_a_used_module_uses_may_be_included(self):
        self.assert_sound({"src/observation/http.cpp": '#include "base/time.h"\n'})

    def test_a_slice_may_not_include_the_store_or_rules_of_another(self):
        for header in ("store.h", "rules.h"):
            self.assert_seen(
                {"src/observation/http.cpp": f'#include "screening/{header}"\n'},
                "another slice's model.h alone",
            )

    def test_workflows_may_include_them(self):
        self.assert_sound({"src/workflows/arrival_opens.cpp": '#include "screening/store.h"\n'})

    def test_a_slice_may_not_include_one_it_does_not_use(self):
        self.assert_seen(
            {"src/screening/http.cpp": '#include "observation/model.h"\n'},
            "screening does not use observation",
        )

    def test_a_folder_that_is_no_module(self):
        self.assert_seen({"src/stray/model.h": "\n"}, "stray is no module")

    def test_an_arrow_that_points_up_in_the_list(self):
        upward = CMAKE.replace("(base LINKS", "(base USES sql LINKS")
        self.assert_seen({"CMakeLists.txt": upward}, "base uses sql, which does not stand above it")

    def test_rules_reach_no_storage_even_through_others(self):
        self.assert_seen(
            {"src/screening/rules.cpp": '#include "screening/store.h"\n'}, "reaches storage"
        )
        self.assert_seen(
            {
                "src/screening/score.h": '#include "sql/transaction.h"\n',
                "src/screening/rules.cpp": '#include "screening/score.h"\n',
            },
            "screening/score.h -> sql/transaction.h",
        )

    def test_rules_read_no_clock(self):
        for text in ("clock.now()", "base::SystemClock clock;", 'getenv("DAY")'):
            self.assert_seen({"src/screening/rules.cpp": text + "\n"}, "takes time as an argument")
        self.assert_sound({"src/screening/rules.cpp": "// never calls now()\n"})

    def test_tests_of_rules_may_read_what_they_like(self):
        self.assert_sound({"src/screening/rules_test.cpp": '#include "screening/store.h"\n'})

    def test_sql_outside_a_store(self):
        self.assert_seen({"src/screening/http.cpp": 'x("SELECT id FROM y");\n'}, "SQL stands in")
        self.assert_sound({"src/screening/arrival_store.cpp": 'x("DELETE FROM y");\n'})
        self.assert_sound({"src/screening/http.cpp": 'x("Please select one");\n'})


if __name__ == "__main__":
    unittest.main()

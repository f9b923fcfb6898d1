"""A list of 100,000 residents brought in through HTTP, from the first piece of the file to the last
row in use, and pages of them: the next fifty, and somebody found by name or digits. Beside it what
one would do in an afternoon: Python, openly readable rows in SQLite, LIKE '%…%'."""
import base64
import csv
import io
import random
import sqlite3
import tempfile
import time
from pathlib import Path

from stand import CAST, RESULTS, Server, new_id, prepare, table

PEOPLE = 100_000
PIECE_BYTES = 600_000
ASKED = 100
SEED = 7
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂"
HEADER = ["姓名", "性别", "出生日期", "联系电话", "楼栋", "单元", "房号", "所属网格"]


def people():
    """Made up; three behind a door, 120 doors a building."""
    rng = random.Random(SEED)
    for i in range(PEOPLE):
        door, building = i // 3, i // 360
        yield [rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN), "男" if i % 2 else "女",
               f"{1940 + i % 70}-0{1 + i % 9}-1{i % 9}", f"138{i % 100_000_000:08d}",
               f"{building + 1}栋", f"{1 + door // 24 % 5}单元", f"{1 + door // 4 % 6}0{1 + door % 4}",
               f"第{1 + building % 20}网格"]  # fmt: skip


def written(rows):
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *rows])
    return out.getvalue().encode()


def bring_in(server, session, event, place, file):
    batch = new_id()
    ask = lambda method, path, body=None: server.ask(method, path, body, session)
    begun = time.monotonic()
    ask("POST", "/v1/imports", {"id": batch, "event": event, "place_id": place,
                                "kind": "residents", "file_name": "residents.csv"})  # fmt: skip
    pieces = range(0, len(file), PIECE_BYTES)
    for number, at in enumerate(pieces):
        content = base64.b64encode(file[at : at + PIECE_BYTES]).decode()
        ask("POST", f"/v1/imports/{batch}/pieces", {"number": number, "content": content})
    seen = ask("GET", f"/v1/imports/{batch}/preview?pieces={len(pieces)}")
    columns = [{"column": one["column"], "field": one["field"]}
               for one in seen["columns"] if one["field"]]  # fmt: skip
    plan = {"header_row": seen["header_row"], "columns": columns, "codes": []}
    ask("POST", f"/v1/imports/{batch}/checks", plan)
    ask("POST", f"/v1/imports/{batch}/runs", plan)
    server.clock("2030-03-05T00:05:00Z")  # Runs what is due, to its end.
    took = time.monotonic() - begun
    done = ask("GET", f"/v1/imports/{batch}")
    if done["state"] != "in_use" or done["taken"] + done["known"] != PEOPLE:
        raise SystemExit(f"the import came to {done}")
    return took


def timed(action):
    took = []
    for i in range(ASKED):
        begun = time.monotonic()
        action(i)
        took.append((time.monotonic() - begun) * 1000)
    took.sort()
    return {"p50_ms": round(took[ASKED // 2], 1), "p95_ms": round(took[ASKED * 95 // 100], 1)}


def texts():
    rng = random.Random(SEED + 1)
    return [rng.choice(SURNAMES) + rng.choice(GIVEN) if i % 2 else f"{i % 10_000:04d}"
            for i in range(ASKED)]  # fmt: skip


def plain(home, rows):
    begun = time.monotonic()
    db = sqlite3.connect(home / "plain.db")
    db.execute("CREATE TABLE person (id integer PRIMARY KEY, name, sex, born, phone, building, "
               "unit, door, grid)")  # fmt: skip
    rows = csv.reader(io.StringIO(rows.decode()))
    next(rows)
    db.executemany("INSERT INTO person (name, sex, born, phone, building, unit, door, grid) VALUES "
                   "(?, ?, ?, ?, ?, ?, ?, ?)", rows)  # fmt: skip
    db.commit()
    took = time.monotonic() - begun
    words = texts()
    find = lambda i: db.execute(
        "SELECT * FROM person WHERE name LIKE ? OR phone LIKE ? LIMIT 50",
        (f"%{words[i]}%", f"%{words[i]}")).fetchall()  # fmt: skip
    page = lambda i: db.execute("SELECT * FROM person WHERE id > ? ORDER BY id LIMIT 50",
                                (i * 50,)).fetchall()  # fmt: skip
    return took, timed(page), timed(find)


def measure():
    RESULTS.mkdir(parents=True, exist_ok=True)
    place = lambda name: int(CAST["places"][name]) * 100
    file = written(people())
    with tempfile.TemporaryDirectory(dir=RESULTS) as folder:
        home = Path(folder)
        database = f"sqlite:{home / 'stand.db'}"
        prepare(database)
        server = Server(database)
        try:
            server.clock("2030-03-05T00:00:00Z")
            event = new_id()
            command_body = server.sign_in("zhengzhihui")
            server.ask("POST", "/v1/events", {"id": event, "kind": "real", "name": "测",
                       "pack": "cn-chikungunya-2025", "place_id": place("county")},
                       command_body)  # fmt: skip
            session = server.sign_in("wangfang")
            took = bring_in(server, session, event, place("home"), file)
            session = server.sign_in("wangfang")
            where = f"/v1/residents?event={event}&place={place('home')}"
            cursor = server.ask("GET", where, None, session)["next_cursor"]
            page = timed(lambda i: server.ask("GET", f"{where}&cursor={cursor}", None, session))
            words = texts()
            find = timed(lambda i: server.ask(
                "POST", "/v1/residents/searches",
                {"event": event, "place": place("home"), "text": words[i]}, session))  # fmt: skip
            memory = server.memory_bytes()
        finally:
            server.stop()
        plain_took, plain_page, plain_find = plain(home, file)
    row = lambda name, import_, one, two: [name, f"{import_:.1f}", one["p50_ms"], one["p95_ms"],
                                           two["p50_ms"], two["p95_ms"]]  # fmt: skip
    table([row("Bulwark", took, page, find),
           row("Python and LIKE", plain_took, plain_page, plain_find)],
          [f"{PEOPLE} people", "import s", "page p50", "p95", "search p50 ms", "p95"])  # fmt: skip
    return {"import_seconds": took, "page": page, "search": find, "server_bytes": memory,
            "plain_import_seconds": plain_took, "plain_page": plain_page,
            "plain_search": plain_find, "people": PEOPLE}  # fmt: skip

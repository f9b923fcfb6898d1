"""Durable writes through HTTP: temperature readings over 16 keep-alive connections, with sign-in,
permission, scope, rules, encryption, tasks and audit, every answer after the commit. Beside it, on
the same disk and in turn with it, rows of the same size put into SQLite by group commit alone."""
import json
import subprocess
import tempfile
from datetime import date, timedelta
from pathlib import Path

from stand import BUILT, CAST, RESULTS, new_id, prepare, serving, table

EPISODES = 600
CONNECTIONS = 16
ROUNDS = 3  # In turn with the bare inserts: a busy neighbour then disturbs both.
FIRST_DAY = date(2026, 11, 22)
DAYS = 12
SLOTS = (("morning", "00:00"), ("evening", "12:00"))  # UTC of 08:00 and 20:00.


def place_id(name):
    return int(CAST["places"][name]) * 100


def open_event(server):
    event = new_id()
    session = server.sign_in("zhengzhihui")
    server.ask("POST", "/v1/events", {"id": event, "kind": "real", "name": "量一量（示例）",
        "pack": "cn-chikungunya-2025", "place_id": place_id("county")}, session)  # fmt: skip
    server.ask("POST", f"/v1/events/{event}/origin-areas", {"id": new_id(), "list": "affected_area",
        "place_id": place_id("other_county"), "from": "2026-11-01", "to": None,
        "source": "示例（示例）"}, session)  # fmt: skip
    return event


def arrival(event, number):
    body = {
        "id": new_id(), "event_id": event, "place_id": place_id("home"),
        "notice_id": "ckg-notice-1", "declared_by": "worker",
        "person": {"name": f"示例{number}（示例）", "sex": "female", "birth_date": "1988-03-08",
                   "id_number": None, "phone": f"139{number:08}", "building": f"{number // 50}栋",
                   "unit": "1单元", "door": str(number), "guardian_name": None},
        "arrived_on": str(FIRST_DAY),
        "journeys": [{"from_place_id": place_id("other_county"), "from_text": "示例乙县",
                      "abroad": False, "stayed_from": "2026-11-10", "stayed_to": "2026-11-21"}],
        "transports": [{"mode": "private_car", "number": "", "on": str(FIRST_DAY), "seat": ""}],
        "stops": [], "shared_with_case": "no", "well": True, "temperature": "36.5", "symptoms": [],
        "precautions": ["coil"], "proofs": [],
    }  # fmt: skip
    return "POST", "/v1/arrivals", body


def decision(arrival_id):
    body = {"id": new_id(), "choice": "self_monitoring", "reason": None,
            "agreement": {"given_by": "self", "in_words": "愿意"}, "order_reference": None,
            "care": []}  # fmt: skip
    return "POST", f"/v1/arrivals/{arrival_id}/decision", body


def readings(episodes):
    """Each person's morning and evening on every day, a whole community's slot after another."""
    for day in (FIRST_DAY + timedelta(n) for n in range(DAYS)):
        for slot, taken in SLOTS:
            for number, episode in enumerate(episodes):
                body = {"id": new_id(), "day": str(day), "slot": slot,
                        "taken_at": f"{day}T{taken}:00Z", "temperature": f"36.{number % 9}",
                        "symptoms": [], "by": "person"}  # fmt: skip
                yield "POST", f"/v1/episodes/{episode}/readings", body


def episodes_of(server, event, session):
    found, cursor = [], ""
    while True:
        page = server.ask("GET", f"/v1/episodes?event={event}&limit=200{cursor}", None, session)
        found += [item["id"] for item in page["items"]]
        if not page["next_cursor"]:
            return found
        cursor = f"&cursor={page['next_cursor']}"


def bare(file, rows):
    words = [BUILT / "bench_bare_insert", file, str(rows), str(CONNECTIONS)]
    told = subprocess.run(words, text=True, stdout=subprocess.PIPE, check=True).stdout
    return json.loads(told)


def measure():
    RESULTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=RESULTS) as home:
        folder = Path(home)
        database = f"sqlite:{folder / 'stand.db'}"
        prepare(database)
        with serving(database) as server:
            return measured(server, folder)


def measured(server, folder):
    server.clock(f"{FIRST_DAY}T01:00:00Z")
    event = open_event(server)
    worker = server.sign_in("wangfang")
    arrivals = [arrival(event, number) for number in range(EPISODES)]
    figures = {"arrivals": server.load(folder, arrivals, worker, CONNECTIONS)}
    decisions = [decision(body["id"]) for _, _, body in arrivals]
    figures["decisions"] = server.load(folder, decisions, server.sign_in("liyisheng"), CONNECTIONS)
    episodes = episodes_of(server, event, worker)
    server.clock(f"{FIRST_DAY + timedelta(DAYS - 1)}T14:00:00Z")
    worker = server.sign_in("wangfang")
    sent = list(readings(episodes))
    rounds = []
    for turn in range(ROUNDS):
        part = sent[turn * len(sent) // ROUNDS : (turn + 1) * len(sent) // ROUNDS]
        plain = bare(folder / f"bare{turn}.db", len(part))
        rounds.append({"readings": server.load(folder, part, worker, CONNECTIONS), "bare": plain})
    figures["rounds"] = rounds
    figures["memory_bytes"] = server.memory_bytes()
    figures["summary"] = told(rounds)
    print(f"server memory at most {figures['memory_bytes'] / 2**20:.0f} MB", flush=True)
    return figures


def told(rounds):
    """The middle round of each, and the ratios within each round."""
    middle = lambda values: sorted(values)[len(rounds) // 2]
    ours = [r["readings"]["requests"] / r["readings"]["seconds"] for r in rounds]
    theirs = [r["bare"]["rows"] / r["bare"]["seconds"] for r in rounds]
    our_cpu = [r["readings"]["cpu_seconds"] / r["readings"]["requests"] * 1e6 for r in rounds]
    their_cpu = [r["bare"]["cpu_seconds"] / r["bare"]["rows"] * 1e6 for r in rounds]
    summary = {
        "readings_per_second": round(middle(ours)),
        "bare_per_second": round(middle(theirs)),
        "times_fewer": round(middle([b / a for a, b in zip(ours, theirs)]), 1),
        "reading_cpu_us": round(middle(our_cpu), 1),
        "bare_cpu_us": round(middle(their_cpu), 1),
        "times_cpu": round(middle([a / b for a, b in zip(our_cpu, their_cpu)]), 1),
        "p50_ms": middle([r["readings"]["p50_ms"] for r in rounds]),
        "p99_ms": middle([r["readings"]["p99_ms"] for r in rounds]),
    }
    table(
        [["a reading through HTTP", summary["readings_per_second"], summary["reading_cpu_us"],
          summary["p50_ms"], summary["p99_ms"]],
         ["a bare group-commit insert", summary["bare_per_second"], summary["bare_cpu_us"], "", ""],
         ["ratio", f"1/{summary['times_fewer']}", f"{summary['times_cpu']}x", "", ""]],
        ["", "per second", "CPU us each", "p50 ms", "p99 ms"])  # fmt: skip
    return summary

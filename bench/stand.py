"""The stand a measurement is made on: a database of its own, the release program serving it on a
free port under the test clock, and what the server's process used of the processor."""
import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.request
import uuid
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "build/release"
RESULTS = ROOT / "build/bench"
CAST = json.loads((ROOT / "tests/api/cast.json").read_text(encoding="utf-8"))
READY_SECONDS_MAX = 30


def new_id():
    """A UUID of version 7: the time first, so that keys come in order as those of real clients."""
    raw = bytearray(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10))
    raw[6], raw[8] = raw[6] & 15 | 0x70, raw[8] & 63 | 128
    return str(uuid.UUID(bytes=bytes(raw)))


def command(database, *words, given=""):
    """Runs one command of the program to its end."""
    told = subprocess.run([BUILT / "bulwark", *words, "--db", database], input=given, text=True,
                          capture_output=True, check=False)  # fmt: skip
    if told.returncode != 0:
        raise SystemExit(f"bulwark {' '.join(words)}: {told.stderr}")
    return told.stdout


def prepare(database, regions=ROOT / "tests/api/regions"):
    """The made-up places and people of the API scripts."""
    command(database, "import", "regions", str(regions))
    for person in CAST["people"]:
        place = CAST["places"][person["place"]]
        command(database, "account", "add", "--login", person["login"], "--name", person["name"],
                "--role", person["role"], "--place", place, "--password-file", "-",
                "--keep-password", "--from", "2026-01-01", given=CAST["password"])  # fmt: skip


class Server:
    """A serving program."""

    def __init__(self, database):
        words = ["serve", "--db", database, "--port", "0", "--test-clock"]
        self.process = subprocess.Popen([BUILT / "bulwark", *words], stdout=subprocess.PIPE,
                                        text=True)  # fmt: skip
        self.port = int(re.search(r":(\d+)$", self.process.stdout.readline().strip())[1])
        until = time.monotonic() + READY_SECONDS_MAX
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=1).close()
                return
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def cpu_seconds(self):
        """What the process used so far, user and system."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_bytes(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def clock(self, instant):
        self.ask("POST", "/test/clock", {"now": instant})

    def ask(self, method, path, body=None, headers=None):
        """One request outside the measurement; what it answered."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, method=method,
            headers={"Content-Type": "application/json", **(headers or {})})  # fmt: skip
        try:
            with urllib.request.urlopen(request) as answer:
                self.cookie = answer.headers.get("Set-Cookie", "").split(";")[0]
                return json.loads(answer.read() or "null")
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{method} {path}: {error.code} {error.read().decode()}") from error

    def sign_in(self, login, password=CAST["password"]):
        """The headers of a session."""
        who = self.ask("POST", "/v1/session", {"login": login, "password": password})
        return {"Cookie": self.cookie, "X-CSRF-Token": who["csrf_token"]}

    def load(self, folder, requests, session, connections=16):
        """Sends every (method, path, body) once: what bench_load measured, and the server's CPU."""
        lines = [f"{method} {path} {json.dumps(body, ensure_ascii=False) if body else ''}"
                 for method, path, body in requests]  # fmt: skip
        (folder / "requests").write_text("\n".join(lines) + "\n", encoding="utf-8")
        headers = "".join(f"{name}: {value}\n" for name, value in session.items())
        (folder / "headers").write_text(headers, encoding="utf-8")
        before = self.cpu_seconds()
        words = [BUILT / "bench_load", self.port, connections, folder / "headers",
                 folder / "requests"]  # fmt: skip
        told = subprocess.run([str(word) for word in words], text=True, stdout=subprocess.PIPE,
                              check=True).stdout  # fmt: skip
        figures = json.loads(told)
        figures["cpu_seconds"] = round(self.cpu_seconds() - before, 2)
        if figures["refused"]:
            raise SystemExit(f"{figures['refused']} of {len(lines)} requests were refused")
        return figures


@contextmanager
def serving(database):
    server = Server(database)
    try:
        yield server
    finally:
        server.stop()


def table(rows, headings):
    """Prints aligned columns."""
    cells = [headings] + [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(headings))]
    for row in cells:
        first, *rest = (cell.ljust(w) if i == 0 else cell.rjust(w)
                        for i, (cell, w) in enumerate(zip(row, widths)))  # fmt: skip
        print("  ".join([first, *rest]), flush=True)

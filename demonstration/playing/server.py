"""The real program: its commands, and its server on a free port with a clock that we move."""
import json
import re
import subprocess
import time
from http.client import HTTPConnection

READY_SECONDS_MAX = 30
STOP_SECONDS_MAX = 60


def command(program, *words):
    """Runs one command to its end and answers what it said; fails with its words."""
    done = subprocess.run([program, *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{program} {' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


class Server:
    """`bulwark serve --test-clock`, from `with` to its end."""

    def __init__(self, program, database):
        self.words = [program, "serve", "--db", database, "--address", "127.0.0.1"]
        self.words += ["--port", "0", "--test-clock"]

    def __enter__(self):
        # What the server says goes to our own error stream; only its address is read.
        self.process = subprocess.Popen(self.words, stdout=subprocess.PIPE, text=True)
        said = self.process.stdout.readline()
        found = re.search(r":(\d+)$", said.strip())
        if not found:
            raise SystemExit(f"the server did not start: {said}")
        self.port = int(found[1])
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=300)
        self._wait_until_ready()
        return self

    def __exit__(self, *_):
        self.connection.close()
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.process.stdout.close()

    def _wait_until_ready(self):
        until = time.monotonic() + READY_SECONDS_MAX
        while self.exchange("GET", "/readyz")[0] != 200:
            if time.monotonic() > until:
                raise SystemExit("the server was not ready in time")
            time.sleep(0.05)

    def exchange(self, method, path, body=None, headers=None):
        """Status, headers and what was answered: JSON where it is, else the text."""
        sent = None if body is None else json.dumps(body).encode()
        all_headers = {"Content-Type": "application/json", "Accept-Language": "zh-CN"}
        self.connection.request(method, path, sent, {**all_headers, **(headers or {})})
        answer = self.connection.getresponse()
        text = answer.read()
        is_json = "json" in (answer.headers["Content-Type"] or "")
        return answer.status, answer.headers, json.loads(text) if is_json and text else text

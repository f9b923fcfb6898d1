"""Who asks, what day and hour it is, and what was answered."""
import random
import uuid
from datetime import date, datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


class Refused(Exception):
    """The server did not do what the history says happened."""


class Stage:
    """The server, the world's accounts and the clock. The history moves forward only, and nothing
    of it happens after `until`."""

    def __init__(self, server, password, until):
        self.server, self.password, self.until = server, password, until
        self.now = datetime(2000, 1, 1, tzinfo=CHINA)
        self.chance = random.Random(20261122)  # The same history every time.
        self.sessions = {}
        self.counts = {}

    # ---- Time ------------------------------------------------------------------------------------

    @property
    def today(self):
        return self.now.date()

    def clock(self, day: date, hour: str):
        """Goes to that hour. False when it has not come yet: the history ends before it."""
        then = datetime.combine(day, time.fromisoformat(hour), CHINA)
        if then > self.until:
            return False
        if then > self.now:
            self._move(then)
        return True

    def pass_seconds(self, seconds):
        self._move(min(self.now + timedelta(seconds=seconds), self.until))

    def _move(self, then):
        status, _, said = self.server.exchange("POST", "/test/clock", {"now": written(then)})
        if status != 200:
            raise Refused(f"the clock: {status} {said}")
        self.now = then

    def new_id(self):
        """UUIDv7 of the world's time."""
        ms = int(self.now.timestamp() * 1000)
        bits = ms << 80 | 7 << 76 | self.chance.getrandbits(12) << 64
        return str(uuid.UUID(int=bits | 2 << 62 | self.chance.getrandbits(62)))

    # ---- Asking ----------------------------------------------------------------------------------

    def ask(self, login, method, path, body=None):
        """As somebody with an account. Everything the history asks for is granted, or it stops."""
        session = self._session(login)
        headers = {"Cookie": session["cookie"], "X-CSRF-Token": session["csrf"]}
        return self._answer(login, method, path, body, headers)

    def ask_by_link(self, token, method, path, body=None):
        """As whoever holds the link to somebody's own page."""
        return self._answer("link", method, path, body, {"Authorization": f"Bearer {token}"})

    def get(self, login, path):
        return self.ask(login, "GET", path)

    def post(self, login, path, body):
        """A thing that is made gets its id here; `counts` says how much of each there is."""
        return self.ask(login, "POST", path, {"id": self.new_id(), **body})

    def _answer(self, who, method, path, body, headers):
        status, _, said = self.server.exchange(method, path, body, headers)
        if status >= 300:
            raise Refused(f"{self.now:%m-%d %H:%M} {who} {method} {path}: {status} {said} {body}")
        if method == "POST" and status == 201:
            kind = path.strip("/").split("/")[-1]
            self.counts[kind] = self.counts.get(kind, 0) + 1
        return said

    def _session(self, login):
        known = self.sessions.get(login)
        if known and known["until"] > self.now + timedelta(minutes=1):
            return known
        body = {"login": login, "password": self.password}
        status, headers, said = self.server.exchange("POST", "/v1/session", body)
        if status != 200:
            raise Refused(f"{login} cannot sign in: {said}")
        self.sessions[login] = {
            "cookie": headers["Set-Cookie"].split(";")[0],
            "csrf": said["csrf_token"],
            "until": datetime.fromisoformat(said["expires_at"].replace("Z", "+00:00")),
        }
        return self.sessions[login]


def written(instant: datetime):
    return instant.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def place_id(code: str):
    return int(code) * 100

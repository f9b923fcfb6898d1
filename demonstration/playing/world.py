"""The ordinary days of a community: who comes back, who is watched over, what is reported. What
happens to named people stands in the histories themselves."""
from datetime import timedelta

from . import acts

SLOTS = {"morning": "08:10", "evening": "18:20"}
OFFICE_WORK = {
    "reports.missing": "已打电话督促（示例）",
    "reports.missed": "已打电话，今天补报（示例）",
    "reports.urgent": "已看，已派人（示例）",
}
UNWELL_ONE_IN = 70
MISSED_ONE_IN = 20


class Watched:
    """Somebody who is watched over, and who says each reading: the worker or their own page."""

    def __init__(self, episode, worker, doctor, last_day):
        self.episode, self.worker, self.doctor = episode, worker, doctor
        self.last_day, self.token, self.is_unwell = last_day, None, False


class World:
    """Communities of one event and their days."""

    def __init__(self, stage, tell, scale):
        self.stage, self.tell, self.scale = stage, tell, scale
        self.watched, self.undecided = [], []
        self.communities = {}
        self.last_returnee, self.been_away = {}, set()

    def people(self, count):
        """How many residents of a community are made; few in a short history."""
        return max(60, round(count * self.scale))

    # ---- Who comes back ------------------------------------------------------------------------

    def returnee(self, code):
        """The next resident of working age who has not been away yet, as the worker writes them
        down; nobody when the community has no more of them."""
        rows = self.communities[code].rows
        for step in range(1, len(rows)):
            at = (self.last_returnee.get(code, 0) + 6 + step) % (len(rows) - 1) + 1
            of_age = rows[at][9] in ("户主", "配偶") and rows[at][4]
            if of_age and rows[at][3] not in self.been_away:
                break
        else:
            return None
        self.last_returnee[code] = at
        self.been_away.add(rows[at][3])
        name, sex, born, number, phone, building, unit, door = rows[at][:8]
        return {
            "name": name, "sex": {"男": "male", "女": "female"}[sex], "birth_date": born,
            "id_number": number, "phone": phone, "building": building, "unit": unit, "door": door,
            "guardian_name": None,
        }  # fmt: skip

    def watch(self, episode, worker, doctor):
        seen = self.stage.get(worker, f"/v1/episodes/{episode}")
        self.watched.append(Watched(episode, worker, doctor, seen["last_day"]))
        return self.watched[-1]

    # ---- Readings ------------------------------------------------------------------------------

    def readings(self, day, slot):
        """Everybody's reading of that part of the day; a few are forgotten, a few are fevers."""
        if not self.stage.clock(day, SLOTS[slot]):
            return False
        self.watched = [w for w in self.watched if w.last_day >= f"{day}"]
        for number, one in enumerate(self.watched):
            if number % 5 == 0:
                self.stage.pass_seconds(90)
            if self.stage.chance.randrange(MISSED_ONE_IN) > 0:
                self._reading(one, slot)
        return True

    def _reading(self, one, slot):
        chance = self.stage.chance
        hot = chance.randrange(UNWELL_ONE_IN) == 0
        temperature = chance.choice(["37.4", "37.6", "37.9"] if hot else acts.FINE)
        one.is_unwell = one.is_unwell or hot
        if one.token:
            acts.read_by_link(self.stage, one.token, slot, temperature)
        else:
            acts.read_by_worker(self.stage, one.worker, one.episode, slot, temperature)

    def outcomes(self):
        """The doctor has asked after everybody who was unwell and writes down what came of it."""
        for one in self.watched:
            if one.is_unwell:
                outcome = self.stage.chance.choice(["seen_by_doctor", "recovered", "false_alarm"])
                acts.note_outcome(self.stage, one.doctor, one.episode, outcome)
                one.is_unwell = False

    # ---- Reports -------------------------------------------------------------------------------

    def reports(self, day, hour, event, by_login):
        """by_login: who reports for which community at that hour."""
        if not self.stage.clock(day, hour):
            return
        for login, code in by_login.items():
            self.stage.pass_seconds(90)
            acts.report(self.stage, login, event, code)


    def office_morning(self, before, event, logins):
        """Whoever was told of reports that did not come, or of something urgent, has seen to it;
        what came in since yesterday is still to be done."""
        if before == 0:
            return
        for login in logins:
            for kind, outcome in OFFICE_WORK.items():
                acts.settle_tasks(self.stage, login, event, kind, outcome)


def days_between(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]

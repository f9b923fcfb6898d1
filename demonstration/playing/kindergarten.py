"""Norovirus in a kindergarten: children fall ill one after the other, rest at home as their parents
wish, and come back. An event of its own, in one community, with its own daily zero."""
from datetime import timedelta

from . import acts
from .residents import HEADER, Community

FALL_ILL = {21: 3, 20: 4, 19: 2, 18: 1}  # Days before the last one, and how many.
CLASS_SIZE = 26
PACK = "cn-norovirus-2025"
DOCTOR, TOWNSHIP = "lidoctor", "chenzhen"


class Class(Community):
    """The children of the top class and one parent each, as the kindergarten's list has them."""

    def __init__(self, code, today):
        super().__init__(code, 0, 6, today)
        self.rows = [HEADER]
        for door in range(CLASS_SIZE):
            building, unit, number, grid = self._door(door * 5)
            at = [building, unit, number, grid]
            surname = self.chance.choice("单何罗苏唐沈郭梁")
            parent = self._person(surname, self._age(29, 38), at, "户主")
            self.rows += [parent, self._person(surname, 5, at, "子女", parent)]

    @property
    def children(self):
        return [row[0] for row in self.rows[1:] if row[10]]


class Kindergarten:
    def __init__(self, world, code, worker):
        self.world, self.code, self.worker = world, code, worker
        self.ill = []  # Who has not begun to rest yet: the person and their case.
        self.fallen_ill = 0

    def day(self, day, before):
        stage = self.world.stage
        if not stage.clock(day, "10:40"):
            return
        for _ in range(FALL_ILL.get(before, 0)):
            self._falls_ill(self.names[self.fallen_ill])
        self._rest(before)
        if before == 20:
            self._report_urgently()

    def report(self, day, before):
        self.world.office_morning(before, self.event, ("zhoucdc", "wuxian"))
        if before > 0:
            self.world.reports(day, "16:30", self.event, {self.worker: self.code})

    def begin(self):
        stage = self.world.stage
        about = {"kind": "real", "name": "书院社区幼儿园诺如病毒（示例）", "pack": PACK}
        self.event = acts.open_event(stage, "wuxian", about, self.code)
        made = Class(self.code, stage.today)
        acts.import_residents(stage, self.worker, self.event, made)
        self.names = made.children

    def _falls_ill(self, name):
        """The parent has told the clinic; the doctor writes it down and nobody is sent anywhere."""
        stage = self.world.stage
        person = acts.find_resident(stage, self.worker, self.event, self.code, name)
        state = "confirmed" if self.fallen_ill < 2 else "suspected"
        said = {"state": state, "on": f"{stage.today}", "onset_on": f"{stage.today}",
                "isolated_on": None, "treated_at": None,
                "determined_by": "示例东湖街道卫生服务中心（示例）"}  # fmt: skip
        case = acts.record_case(stage, DOCTOR, person, said)
        self._ask_at_home(case, person)
        self.ill.append((person, case["id"], stage.today))
        self.fallen_ill += 1

    def _ask_at_home(self, case, child):
        """Whether the others wish to watch their health: these parents would rather not."""
        for follow in case["follows"]:
            if follow["person"]["id"] != child:
                body = {"answer": "declined", "note": "家长自己留意，不用登记（示例）"}
                where = f"/v1/cases/{case['id']}/follows/{follow['id']}/settling"
                self.world.stage.post(DOCTOR, where, body)

    def _rest(self, before):
        """A day later it has stopped; three days more at home, if the parents wish. Some do not."""
        stage = self.world.stage
        for person, case, since in [one for one in self.ill if one[2] < stage.today]:
            self.ill.remove((person, case, since))
            if before == 18:
                continue
            agreement = {"given_by": "guardian", "in_words": "家长愿意"}
            said = {"regime": "rest_at_home", "last_on": f"{stage.today - timedelta(days=1)}",
                    "agreement": agreement, "case_id": case}  # fmt: skip
            episode = acts.open_watch(stage, DOCTOR, person, said)
            watched = self.world.watch(episode, self.worker, DOCTOR)
            watched.token = acts.give_link(stage, self.worker, person)

    def _report_urgently(self):
        stage = self.world.stage
        text = "大一班两天里有 7 个孩子呕吐，幼儿园已按要求消毒（示例）"
        acts.report_urgently(stage, self.worker, self.event, self.code, text)
        done = "已告诉县疾控和教育局，疾控下午到幼儿园（示例）"
        acts.settle_tasks(stage, TOWNSHIP, self.event, "reports.urgent", done)

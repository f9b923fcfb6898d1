"""World one, the present: chikungunya next door, norovirus in a kindergarten, three weeks of it.

Nobody is ordered anything. 示例清江市 has an outbreak; people come back from there to 示例云山县,
are asked ten questions, and watch their own health if they wish."""
from datetime import timedelta

from . import acts, kindergarten, tables
from .residents import CAST_ORDER, Community, identity_number
from .world import World, days_between

DAYS = 21
HOME, LAKE, SCHOOL = "440298001001", "440298001002", "440298001003"
TOWN, VILLAGE, LATE_VILLAGE = "440298100001", "440298100201", "440298100202"
NEXT_DOOR, NEXT_DOOR_GATE, NEXT_DOOR_PIER = "440288", "440288001001", "440288001002"
SIZES = {HOME: 20_000, LAKE: 2_400, SCHOOL: 3_000, TOWN: 1_500, VILLAGE: 900, LATE_VILLAGE: 700}
WORKERS = {HOME: "wangfang", LAKE: "hubin", SCHOOL: "sumei", TOWN: "tangshi",
           VILLAGE: "luocun", LATE_VILLAGE: "shencun"}  # fmt: skip
OFFICES = ("chenzhen", "guozhen", "zhoucdc", "wuxian")
DOCTORS = {VILLAGE: "luodoctor"}
NOTICE = "ckg-notice-1"
PACK = "cn-chikungunya-2025"

# The cast. Their telephones and identity numbers are as made up as everybody's.
GRANDMOTHER = "单桂英（示例）"
MOTHER, CHILD = "何秀兰（示例）", "何小满（示例）"
ENDS_IT = "张伟（示例）"
PATIENT = "顾长风（示例）"


class Present(World):
    def __init__(self, stage, tell, scale, last_day):
        super().__init__(stage, tell, scale)
        self.last_day = last_day
        self.first_day = last_day - timedelta(days=DAYS)
        self.school = kindergarten.Kindergarten(self, SCHOOL, "sumei")

    def play(self):
        self._open()
        for day in days_between(self.first_day, self.last_day):
            self.tell(f"{day}")
            self._day(day, (self.last_day - day).days)
        return {"event": self.event}

    # ---- The beginning -------------------------------------------------------------------------

    def _open(self):
        stage = self.stage
        stage.clock(self.first_day, "07:30")
        about = {"kind": "real", "name": "云山县基孔肯雅热防控（示例）", "pack": PACK}
        self.event = acts.open_event(stage, "zhengzhihui", about, "440298")
        about = {"kind": "real", "name": "清江市基孔肯雅热防控（示例）", "pack": PACK}
        self.next_door = acts.open_event(stage, "pengzhihui", about, NEXT_DOOR)
        area = {"list": "affected_area", "code": NEXT_DOOR, "source": "示例清江市疾控公布（示例）",
                "from": self.first_day - timedelta(days=14)}  # fmt: skip
        acts.name_area(stage, "zhoucdc", self.event, area)
        acts.name_area(stage, "yuancdc", self.next_door, area)
        for number, (code, people) in enumerate(SIZES.items()):
            self._residents(WORKERS[code], self.event, code, people, number)
        self._residents("liangjing", self.next_door, NEXT_DOOR_GATE, 20_000, 7)
        self._duties()
        self.school.begin()

    def _residents(self, login, event, code, people, number):
        rural = code in (VILLAGE, LATE_VILLAGE)
        made = Community(code, self.people(people), number, self.stage.today, rural)
        self.communities[code] = made
        if code == HOME:
            self._cast(made)
        taken = acts.import_residents(self.stage, login, event, made)
        self.tell(f"{taken} residents of {code}")

    def _cast(self, made):
        """The named ones live among the others."""
        def row(name, sex, born, phone, at, relation, guardian=""):
            number = identity_number("440298", born, sex, CAST_ORDER)
            self.been_away.add(number)  # What becomes of them stands below.
            made.rows.append([name, sex, f"{born}", number, phone, *at, relation, guardian])

        def years_ago(years):
            return self.stage.today.replace(day=1, year=self.stage.today.year - years)

        tower, corner = ["3栋", "2单元"], "第1网格"
        row(GRANDMOTHER, "女", years_ago(82), "", [*tower, "1901", corner], "户主")
        row(MOTHER, "女", years_ago(34), made.next_phone(), [*tower, "1902", corner], "户主")
        row(CHILD, "女", years_ago(5), "", [*tower, "1902", corner], "子女", MOTHER)
        row(ENDS_IT, "男", years_ago(41), made.next_phone(), [*tower, "1903", corner], "户主")
        row(PATIENT, "男", years_ago(56), made.next_phone(), [*tower, "1904", corner], "户主")
        row("沈月娥（示例）", "女", years_ago(54), made.next_phone(), [*tower, "1904", corner], "配偶")

    def _duties(self):
        where = f"event={self.event}&place={int(HOME) * 100}"
        for grid in self.stage.get("wangfang", f"/v1/households/overview?{where}")["grids"][:2]:
            said = {"event": self.event, "grid_id": grid["id"], "building_id": None}
            said |= {"post": "grid_officer", "name": "刘网格（示例）"}
            self.stage.post("wangfang", "/v1/duties", said)

    # ---- A day ---------------------------------------------------------------------------------

    def _day(self, day, before):
        """`before` is how many days before the last one."""
        if before == 0:
            self.watched.remove(self.child)  # Today's are the demonstration's.
        self.readings(day, "morning")
        if self.stage.clock(day, "09:00"):
            self.office_morning(before, self.event, OFFICES)
        if self.stage.clock(day, "10:00"):
            self._arrivals(day)
            self._cast_morning(before)
        self.school.day(day, before)
        if self.stage.clock(day, "11:20"):
            self._decisions(before)
            self.outcomes()
        if self.stage.clock(day, "14:30"):
            self._afternoon(day, before)
        if before <= tables.DAYS_BEFORE and self.stage.clock(day, "15:30"):
            self._tables(before)
        self._reports(day, before)
        if before == 2 and self.child in self.watched:
            self.watched.remove(self.child)  # This evening is told below.
        self.readings(day, "evening")
        if self.stage.clock(day, "20:40"):
            self._cast_evening(before)
            self.outcomes()
        self.stage.clock(day, "22:45")
        self.stage.clock(day, "23:59")

    def _arrivals(self, day):
        for code, login in WORKERS.items():
            most = 4 if code == HOME else 1
            for _ in range(self.stage.chance.randint(1 if code == HOME else 0, most)):
                self._arrival(code, login)

    def _arrival(self, code, login, person=None):
        chance = self.stage.chance
        person = person or self.returnee(code)
        if person is None:
            return None
        said = {
            "code": code, "person": person, "notice": NOTICE,
            "from": chance.choice([NEXT_DOOR, NEXT_DOOR_GATE, NEXT_DOOR_PIER]),
            "days_away": chance.randint(3, 9),
            "precautions": chance.sample(["bed_net", "repellent", "coil", "standing_water"], 2),
        }  # fmt: skip
        self.stage.pass_seconds(200)
        made = acts.arrive(self.stage, login, self.event, said)
        self.undecided.append((made, login, DOCTORS.get(code, "lidoctor")))
        return made

    def _decisions(self, before):
        """The doctor asks each of them; on the last day two still wait."""
        waiting = self.undecided[-2:] if before == 0 else []
        for arrival, worker, doctor in [u for u in self.undecided if u not in waiting]:
            self.stage.pass_seconds(120)
            if worker in ("tangshi", "shencun"):
                doctor = "zhoucdc"  # No doctor of their own: the county's.
            if self.stage.chance.random() < 0.12:
                acts.advise(self.stage, doctor, arrival["id"], "advice_only", "本人只想要健康提示（示例）")
                continue
            episode = acts.agree(self.stage, doctor, arrival["id"], "self_monitoring")
            one = self.watch(episode, worker, doctor)
            if self.stage.chance.random() < 0.5:
                one.token = acts.give_link(self.stage, worker, arrival["person"]["id"])
        self.undecided = waiting

    # ---- What happens to the cast ----------------------------------------------------------------

    def person(self, name):
        return acts.find_resident(self.stage, "wangfang", self.event, HOME, name)

    def _cast_morning(self, before):
        if before == 20:
            self.grandmother = self.person(GRANDMOTHER)
            for group in ("elder_alone", "chronic"):
                acts.give_tag(self.stage, "wangfang", self.grandmother, group)
            self._tags()
        if before == 8:
            self.ends_it = self._comes_back(ENDS_IT, "male")
        if before == 7:
            self._case()
        if before == 5:
            self.child = self._comes_back(CHILD, "female", guardian=MOTHER)

    def _comes_back(self, name, sex, guardian=None):
        row = next(r for r in self.communities[HOME].rows if r[0] == name)
        person = {"name": name, "sex": sex, "birth_date": row[2], "id_number": row[3],
                  "phone": row[4] or None, "building": row[5], "unit": row[6], "door": row[7],
                  "guardian_name": guardian}  # fmt: skip
        arrival = self._arrival(HOME, "wangfang", person)
        self.undecided.pop()
        given_by = "guardian" if guardian else "self"
        agreement = {"given_by": given_by, "in_words": "愿意"}
        body = {"choice": "self_monitoring", "reason": None, "agreement": agreement}
        said = {**body, "order_reference": None, "care": []}
        decided = self.stage.post("lidoctor", f"/v1/arrivals/{arrival['id']}/decision", said)
        one = self.watch(decided["decision"]["episode_id"], "wangfang", "lidoctor")
        one.token = acts.give_link(self.stage, "wangfang", arrival["person"]["id"])
        return one

    def _tags(self):
        """Some of the others are old and alone, too; the grid worker calls on them."""
        old = [r for r in self.communities[HOME].rows[1:] if r[9] == "户主" and r[2] < "1956"]
        self.called_on = [self.grandmother]
        for row in old[: max(2, round(40 * self.scale))]:
            person = acts.find_resident(self.stage, "wangfang", self.event, HOME, row[0])
            if person and person not in self.called_on:
                acts.give_tag(self.stage, "wangfang", person, "elder_alone")
                self.called_on.append(person)

    def _case(self):
        """Somebody who came back earlier is ill; the doctor records it and asks the household."""
        patient, wife = self.person(PATIENT), self.person("沈月娥（示例）")
        today = self.stage.today
        said = {"state": "confirmed", "on": f"{today}", "onset_on": f"{today - timedelta(days=2)}",
                "isolated_on": None, "determined_by": "示例云山县人民医院（示例）",
                "treated_at": None}  # fmt: skip
        case = acts.record_case(self.stage, "lidoctor", patient, said)
        agreement = {"given_by": "self", "in_words": "愿意"}
        for person, regime in ((patient, "mosquito_proof_care"), (wife, "self_monitoring")):
            onset = f"{today - timedelta(days=2)}" if person == patient else None
            watch = {"regime": regime, "last_on": f"{today}", "onset_on": onset,
                     "agreement": agreement, "case_id": case["id"]}  # fmt: skip
            episode = acts.open_watch(self.stage, "lidoctor", person, watch)
            self.watch(episode, "wangfang", "lidoctor")
        acts.report_urgently(self.stage, "lidoctor", self.event, HOME, "一名返回人员确诊，家里蚊子多（示例）")
        acts.settle_tasks(self.stage, "chenzhen", self.event, "reports.urgent", "已联系上门灭蚊（示例）")

    def _afternoon(self, day, before):
        if before <= 19:
            self._calls(before)
        self._needs(before)
        if before == 6:
            self._papers()

    def _calls(self, before):
        """The grid worker's round, every third day; twice nobody opened at the old woman's."""
        for person in self.called_on:
            self.stage.pass_seconds(60)
            if person == self.grandmother and before in (12, 11):
                nobody = {"way": "visit", "outcome": "not_reached"}
                acts.call_on(self.stage, "liugrid", person, nobody)
            elif person == self.grandmother and before == 10:
                found = {"way": "visit", "outcome": "solved", "problem": "膝盖疼，去女儿家住了两天"}
                acts.call_on(self.stage, "chenzhen", person, found)
            elif before == 19 or (before % 3 == 0 and before > 0):
                acts.call_on(self.stage, "liugrid", person, {"way": "visit", "outcome": "well"})

    def _needs(self, before):
        said = {"asker": "self", "channel": "in_person", "person": None}
        if before == 10:
            said |= {"kind": "chronic_medicine", "words": "降压药快吃完了", "person": self.grandmother}
            need = acts.ask_for_help(self.stage, "chenzhen", self.event, said)
            answer = {"login": "wangfang", "words": "老人说药送到了"}
            acts.help_out(self.stage, need, "药送到手里，量了血压", answer)
        elif before == 1:
            said |= {"kind": "food", "words": "米和菜快没有了", "asker": "neighbour",
                     "person": self.grandmother}  # fmt: skip
            acts.ask_for_help(self.stage, "wangfang", self.event, said)
        elif before % 2 == 0 and before > 0:
            person = self.called_on[before % len(self.called_on)] if before <= 19 else None
            if person:
                said |= {"kind": "food", "words": "买菜不方便", "person": person}
                need = acts.ask_for_help(self.stage, "wangfang", self.event, said)
                acts.help_out(self.stage, need, "菜送到门口",
                              {"login": "wangfang", "words": ""})  # fmt: skip

    def _papers(self):
        """A proof for who lawfully needs one, a demand refused, a sheet for who has no phone."""
        body = "示例桂园社区居民委员会"
        proof = {"kind": "residence_proof", "body": body, "need": "treatment", "needed_by": "示例医院"}
        acts.issue(self.stage, "wangfang", self.grandmother, proof)
        demand = {"by": "示例公司", "what": "健康证明", "note": "复工时要的（示例）"}
        acts.refuse_demand(self.stage, "wangfang", self.event, HOME, demand)
        sheet = {"kind": "information_sheet", "body": body, "episode_id": self.ends_it.episode}
        acts.issue(self.stage, "wangfang", self._person_of(self.ends_it), sheet)

    def _person_of(self, one):
        return self.stage.get(one.worker, f"/v1/episodes/{one.episode}")["person"]["id"]

    def _cast_evening(self, before):
        if before == 3:
            # He no longer wishes to: his word is enough, and nobody asks why.
            his_word = {"reason": "persons_word", "note": "本人不想再量了（示例）"}
            acts.end(self.stage, "wangfang", self.ends_it.episode, his_word)
            self.watched.remove(self.ends_it)
        if before == 2:
            self._child_is_feverish()

    def _child_is_feverish(self):
        """The mother is on her night shift: the grandmother reads it to her over the telephone, and
        she writes it down on the child's page."""
        acts.read_by_link(self.stage, self.child.token, "evening", "38.4", by="family")
        self.stage.pass_seconds(2400)
        note = "外婆带去发热门诊，妈妈下夜班后到（示例）"
        went = "sent_to_fever_clinic"
        acts.note_outcome(self.stage, "lidoctor", self.child.episode, went, note)
        self.watched.append(self.child)

    # ---- Tables that offices ask for, and the day's report ---------------------------------------

    def _tables(self, before):
        if before == tables.DAYS_BEFORE:
            self.tables = tables.register(self.stage, "wangfang", self.event, HOME)
        elif before > 0:
            tables.fill(self.stage, "wangfang", HOME, self.tables)

    def _reports(self, day, before):
        self.school.report(day, before)
        if before == 0:
            return  # Today's are confirmed in the demonstration.
        in_time = {login: code for code, login in WORKERS.items() if code != LATE_VILLAGE}
        self.reports(day, "16:20", self.event, in_time)
        self.reports(day, "16:40", self.next_door, {"liangjing": NEXT_DOOR_GATE})
        if before not in (1, 4, 10):
            self.reports(day, "17:45", self.event, {"shencun": LATE_VILLAGE})

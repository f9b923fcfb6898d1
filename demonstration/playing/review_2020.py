"""World two, a drill on the spring of 2020: the rules of that April on made-up people.

Who comes from a high-risk area is observed at home for fourteen days, on an order and with four
people named who care; the institution issues the notice at the end and the community serves it."""
from datetime import timedelta

from . import acts, tables
from .residents import CAST_ORDER, PHONE_PREFIX, Community, identity_number
from .world import World, days_between

DAYS = 21
HOME, VILLAGE, LATE_VILLAGE = "440298001001", "440298100201", "440298100202"
HIGH_RISK = "440288"
SIZES = {HOME: 20_000, VILLAGE: 900, LATE_VILLAGE: 700}
WORKERS = {HOME: "wangfang", VILLAGE: "luocun", LATE_VILLAGE: "shencun"}
# Nobody came back to these: they report their zero all the same.
QUIET = {"hubin": "440298001002", "sumei": "440298001003", "tangshi": "440298100001"}
OFFICES = ("chenzhen", "guozhen", "zhoucdc", "wuxian")
DOCTORS = {HOME: "lidoctor", VILLAGE: "luodoctor", LATE_VILLAGE: "zhoucdc"}
NOTICE, PACK = "covid-notice-1", "cn-covid-2020-04"
ORDER = "示例云山县指挥部令〔2020〕{} 号（演练）"
INSTITUTION = "示例云山县疾病预防控制中心"

GRANDMOTHER = "单桂英（示例）"
MOTHER, CHILD = "何秀兰（示例）", "何小满（示例）"


class Review(World):
    def __init__(self, stage, tell, scale, last_day):
        super().__init__(stage, tell, scale)
        self.last_day = last_day
        self.first_day = last_day - timedelta(days=DAYS)
        self.orders = 0
        self.observed = []  # Everybody at home on an order: the watched one and the person.

    def play(self):
        self._open()
        for day in days_between(self.first_day, self.last_day):
            self.tell(f"{day}")
            self._day(day, (self.last_day - day).days)

    def _open(self):
        stage = self.stage
        stage.clock(self.first_day, "07:30")
        about = {"kind": "drill", "name": "2020 年春季社区防控演练（示例）", "pack": PACK}
        self.event = acts.open_event(stage, "zhengzhihui", about, "440298")
        area = {"list": "high_risk", "code": HIGH_RISK, "from": self.first_day - timedelta(days=3),
                "source": "演练设定：示例清江市为高风险地区"}  # fmt: skip
        acts.name_area(stage, "zhoucdc", self.event, area)
        for order, (code, people) in enumerate(SIZES.items()):
            made = Community(code, self.people(people), order, stage.today, code != HOME)
            self.communities[code] = made
            if code == HOME:
                self._cast(made)
            taken = acts.import_residents(stage, WORKERS[code], self.event, made)
            self.tell(f"{taken} residents of {code}")

    def _cast(self, made):
        tower, corner = ["3栋", "2单元"], "第1网格"
        for name, sex, years, door, relation in (
            (GRANDMOTHER, "女", 76, "1901", "户主"),
            (MOTHER, "女", 34, "1902", "户主"),
            (CHILD, "女", 5, "1902", "子女"),
        ):
            born = self.stage.today.replace(year=self.stage.today.year - years)
            number = identity_number("440298", born, sex, CAST_ORDER)
            phone = made.next_phone() if name == MOTHER else ""
            self.been_away.add(number)  # What becomes of them stands below.
            guardian = MOTHER if name == CHILD else ""
            home = [*tower, door, corner, relation, guardian]
            made.rows.append([name, sex, f"{born}", number, phone, *home])

    # ---- A day ---------------------------------------------------------------------------------

    def _day(self, day, before):
        self.readings(day, "morning")
        if self.stage.clock(day, "09:00"):
            self.office_morning(before, self.event, OFFICES)
        if self.stage.clock(day, "09:30"):
            self.outcomes()
            self._releases(day, before)
        if self.stage.clock(day, "10:30"):
            self._arrivals(before)
        if self.stage.clock(day, "11:00"):
            self._cast_days(before)
            self.outcomes()
        if before <= tables.DAYS_BEFORE and self.stage.clock(day, "15:30"):
            self._tables(before)
        if before > 0:
            in_time = {login: code for code, login in WORKERS.items() if code != LATE_VILLAGE}
            in_time |= QUIET
            self.reports(day, "16:20", self.event, in_time)
            if before not in (1, 5):
                self.reports(day, "17:45", self.event, {"shencun": LATE_VILLAGE})
        self.readings(day, "evening")
        if self.stage.clock(day, "20:40"):
            self.outcomes()
        self.stage.clock(day, "22:45")
        self.stage.clock(day, "23:59")

    def _carers(self):
        """Four people of the community for whoever may not go out."""
        names = ("林志愿（示例）", "李医生（示例）", "许楼长（示例）", "王芳（示例）")
        return [
            {"kind": kind, "name": name, "phone": f"{PHONE_PREFIX}{70_000_000 + n:08d}"}
            for n, (kind, name) in enumerate(zip(acts.CARE_KINDS, names))
        ]

    def _arrivals(self, before):
        for code, login in WORKERS.items():
            count = self.stage.chance.randint(1, 3) if code == HOME else before % 4 == 0
            for _ in range(int(count)):
                self._arrival(code, login)

    def _arrival(self, code, login):
        chance = self.stage.chance
        person = self.returnee(code)
        if person is None:
            return
        said = {
            "code": code, "person": person, "notice": NOTICE, "from": HIGH_RISK,
            "days_away": chance.randint(6, 12), "precautions": ["mask", "hand_washing"],
        }  # fmt: skip
        self.stage.pass_seconds(300)
        arrival = acts.arrive(self.stage, login, self.event, said)
        self.orders += 1
        number = ORDER.format(self.orders)
        decided = {"choice": "home_observation", "order": number, "care": self._carers()}
        episode = acts.order(self.stage, "heyuan", arrival["id"], decided)
        notice = {"kind": "observation_notice", "body": INSTITUTION, "episode_id": episode}
        paper = acts.issue(self.stage, "heyuan", arrival["person"]["id"], notice)
        self.stage.pass_seconds(900)
        acts.serve(self.stage, login, paper)
        self.observed.append((self.watch(episode, login, DOCTORS[code]), arrival["person"]["id"]))

    def _releases(self, day, before):
        """The notice comes on the morning after the last day; in the end some still wait for it."""
        for one, person in [o for o in self.observed if o[0].last_day < f"{day}"]:
            if before == 0:
                continue
            self.observed.remove((one, person))
            notice = {"kind": "release_notice", "body": INSTITUTION, "episode_id": one.episode,
                      "conclusion": "期满，体温正常"}  # fmt: skip
            paper = acts.issue(self.stage, "heyuan", person, notice)
            self.stage.pass_seconds(1200)
            acts.serve(self.stage, one.worker, paper)
            said = {"reason": "period_over", "notice_number": paper["number"]}
            acts.end(self.stage, one.worker, one.episode, said)

    # ---- What happens to the cast ----------------------------------------------------------------

    def _cast_days(self, before):
        if before == 20:
            self.grandmother = self._person(GRANDMOTHER)
            acts.give_tag(self.stage, "wangfang", self.grandmother, "elder_alone")
        elif before in (15, 8):
            said = {"kind": "chronic_medicine", "words": "降压药只剩两天的", "asker": "self",
                    "channel": "in_person", "person": self.grandmother}  # fmt: skip
            need = acts.ask_for_help(self.stage, "wangfang", self.event, said)
            answer = {"login": "wangfang", "words": "老人说收到了"}
            acts.help_out(self.stage, need, "到医院取了药，送到门口", answer)
        elif before == 12:
            self._mother_is_ill()
        elif 0 < before < 20 and before % 2:
            self.stage.pass_seconds(600)
            well = {"way": "visit", "outcome": "well"}
            acts.call_on(self.stage, "liugrid", self.grandmother, well)

    def _person(self, name):
        return acts.find_resident(self.stage, "wangfang", self.event, HOME, name)

    def _mother_is_ill(self):
        """She nurses at night and falls ill; the child is five and nobody else is at home."""
        today = f"{self.stage.today}"
        said = {"state": "in_treatment", "on": today, "onset_on": today, "isolated_on": today,
                "determined_by": "示例医院〔2020〕5 号（演练）", "treated_at": "示例医院"}  # fmt: skip
        case = acts.record_case(self.stage, "lidoctor", self._person(MOTHER), said)
        acts.report_urgently(self.stage, "wangfang", self.event, HOME, "一名护士确诊住院，家里只有五岁的孩子（演练）")
        for follow in case["follows"]:
            if not follow["regime"]:
                note = "外婆搬来同住，已报民政；每天打电话（演练）"
                acts.settle_follow(self.stage, "wangfang", case["id"], follow["id"], note)
        self.orders += 1
        watch = {"regime": "home_observation", "last_on": today, "case_id": case["id"],
                 "determined_by": "示例疾控〔2020〕3 号（演练）", "care": self._carers(),
                 "order_reference": ORDER.format(self.orders)}  # fmt: skip
        child = self._person(CHILD)
        episode = acts.open_watch(self.stage, "zhoucdc", child, watch)
        self.observed.append((self.watch(episode, "wangfang", "lidoctor"), child))

    def _tables(self, before):
        if before == tables.DAYS_BEFORE:
            lists = {"monitoring": "home"}
            self.tables = tables.register(self.stage, "wangfang", self.event, HOME, lists)
        elif before > 0:
            tables.fill(self.stage, "wangfang", HOME, self.tables)

"""Made-up residents. Nobody can be meant: the names say （示例）, the identity numbers begin with
the code of a county that is none, the telephone numbers with 154, which no operator ever had."""
import random
from datetime import date, timedelta

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦"
GIVEN = "安宁平和康乐清明远志文武春夏秋冬梅兰竹菊山川江河松柏云雨晨曦海洋嘉禾润泽思齐若谷知行"
PHONE_PREFIX = "154"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
HEADER = ["姓名", "性别", "出生日期", "身份证号", "联系电话", "楼栋", "单元", "门牌", "网格", "与户主关系", "监护人"]
MALE, FEMALE = "男", "女"


COMMUNITIES_MAX = 8  # Of one county in one event: none gives out another's numbers.
ORDERS_EACH = 60  # Of one day and sex, in one community.
CAST_ORDER = 490  # From here on they are the named people's.


def identity_number(county, born: date, sex, order):
    """GB 11643: the last digit but one is odd for men; the last one checks the others."""
    digits = f"{county}{born:%Y%m%d}{order * 2 + (1 if sex == MALE else 0):03d}"
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits))
    return digits + "10X98765432"[total % 11]


class Community:
    """Who lives in one community: doors one after the other, a family behind each."""

    def __init__(self, code, people, number, today, rural=False):
        self.code, self.county, self.rural = code, code[:6], rural
        self.today, self.chance = today, random.Random(number)
        self.number, self.orders = number, {}
        self.phones = 10_000_000 + number * 1_000_000
        self.rows = [HEADER]
        door = 0
        while len(self.rows) - 1 < people:
            for row in self._family(door):
                self.rows.append(row)
            door += 1

    def _family(self, door):
        building, unit, number, grid = self._door(door)
        at = [building, unit, number, grid]
        surname = self.chance.choice(SURNAMES)
        kind = self.chance.random()
        if kind < 0.10:
            return [self._person(surname, self._age(66, 90), at, "户主")]
        age = self._age(27, 62)
        head = self._person(surname, age, at, "户主")
        family = [head]
        if kind < 0.85:
            family.append(self._person(None, age + self._age(-4, 4), at, "配偶"))
        for _ in range(self.chance.choice((0, 1, 1, 1, 2)) if age < 55 else 0):
            family.append(self._person(surname, self._age(0, 17), at, "子女", head))
        if self.chance.random() < 0.2:
            family.append(self._person(surname, age + self._age(24, 30), at, "父母"))
        return family

    def _door(self, door):
        if self.rural:
            group, house = divmod(door, 40)
            return f"第{group + 1}组", "", f"{house + 1}号", f"第{group // 2 + 1}网格"
        # 18 floors of 4 doors, two units a building, ten buildings a grid.
        building, rest = divmod(door, 144)
        unit, rest = divmod(rest, 72)
        floor, flat = divmod(rest, 4)
        number = f"{floor + 1}{flat + 1:02d}"
        return f"{building + 1}栋", f"{unit + 1}单元", number, f"第{building // 10 + 1}网格"

    def _age(self, low, high):
        return self.chance.randint(low, high)

    def _person(self, surname, age, at, relation, guardian=None):
        sex = self.chance.choice((MALE, FEMALE))
        born = self.today - timedelta(days=age * 365 + self.chance.randint(0, 364))
        given = "".join(self.chance.sample(GIVEN, self.chance.choice((1, 2, 2))))
        name = f"{surname or self.chance.choice(SURNAMES)}{given}（示例）"
        order = self.orders[born, sex] = self.orders.get((born, sex), -1) + 1
        assert order < ORDERS_EACH and self.number < COMMUNITIES_MAX
        number = identity_number(self.county, born, sex, self.number * ORDERS_EACH + order)
        has_phone = 12 <= age < 80
        phone = self.next_phone() if has_phone else ""
        return [name, sex, f"{born}", number, phone, *at, relation, guardian[0] if guardian else ""]

    def next_phone(self):
        self.phones += 1
        return f"{PHONE_PREFIX}{self.phones:08d}"

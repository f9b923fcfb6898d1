"""Five departments ask the same community for five tables. Their columns are headed as a real
district headed its own in February 2020; what stands in them comes from the records."""
import base64

from .sheets import workbook
from .stage import place_id

DAYS_BEFORE = 5  # Since when the offices ask.

# name, department, who is on it (none: totals), how often, the headings, the merged cells, and what
# is the same every time, by column.
HOME_LIST = ["序号", "姓名", "性别", "联系方式", "家庭住址", "街道", "开始隔离时间", "预计解除隔离时间", "当日身体状态"]
ENDED = ["序号", "姓名", "性别", "年龄", "身份证号", "电话", "责任街道", "开始观察日期", "是否解除隔离", "解除隔离时间"]
CAME_BACK = ["序号", "姓名", "性别", "年龄", "联系方式", "家庭住址", "区县", "乡镇街道", "到温时间", "来源地"]
CARED_FOR = ["序号", "姓名", "性别", "年龄", "家庭住址", "街镇", "社区名称", "备注"]
TABLES = [
    ("居家健康监测人员名单", "health", "monitoring", "daily", [HOME_LIST], [], {}),
    ("一周内结束观察人员", "cdc", "ended_week", "daily", [ENDED], [], {}),
    ("返回人员登记表", "township", "arrivals_14", "daily", [CAME_BACK], [], {}),
    ("重点照顾人员名单", "civil_affairs", "care_list", "daily", [CARED_FOR], [], {7: "无"}),
    ("防控情况日报", "command", "", "daily",
     [["所属街道", "社区名称", "健康监测", "", "", "返回人员"], ["", "", "当日新增", "累计", "现有", "当日新增"]],
     ["A2:A3", "B2:B3", "C2:E2"], {}),
]  # fmt: skip


def blank(name, headings, merged):
    """The table as the office sends it: nobody has filled in anything yet."""
    width = max(len(row) for row in headings)
    title = [name] + [""] * (width - 1)
    last = ["填报人：", ""] + [""] * (width - 2)
    return workbook([title, *headings, [""] * width, last], merged)


def register(stage, login, event, code, lists=()):
    """Uploaded once; the dictionary knows the columns. `lists` says who else is on a list."""
    made = []
    for name, department, people, cadence, headings, merged, always in TABLES:
        content = base64.b64encode(blank(name, headings, merged)).decode()
        slots = [
            {"row": 0, "column": column, "datum": "remark", "constant": text}
            for column, text in always.items()
        ]
        about = {
            "event": event, "place_id": place_id(code), "file_name": f"{name}.xlsx",
            "content": content, "shape": None, "header_first": None, "header_last": None,
            "name": name, "department": department, "cadence": cadence, "due_time": "17:00",
            "due_weekday": None, "due_on": None, "slots": slots,
            "row_set": dict(lists).get(people, people),
        }  # fmt: skip
        table = stage.post(login, "/v1/tables", about)
        made.append({"id": table["id"], "people": bool(people)})
    return made


def fill(stage, login, code, tables):
    """Every one of them, and nobody types a word."""
    for table in tables:
        body = {"place_id": place_id(code), "day": f"{stage.today}", "typed": []}
        purpose = "asked_by_law" if table["people"] else ""
        stage.post(login, f"/v1/tables/{table['id']}/fillings", {**body, "purpose": purpose})

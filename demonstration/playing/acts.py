"""What people do in a history, each as one request or a few: the verbs of the field."""
import base64
import csv
import io
from datetime import timedelta

from .stage import Refused, place_id, written

PIECE_BYTES = 600_000
FINE = ["36.3", "36.4", "36.5", "36.6", "36.7", "36.8"]
# Who helps in the big community, by what the rules call them.
HELPERS = {"志愿者": "linvolunteer", "网格员": "liugrid", "社区工作者": "wangfang", "社区医生": "lidoctor"}
CARE_KINDS = ("food", "medicine", "emergency_transport", "comfort")


def open_event(stage, login, about, county):
    """about: kind, name, pack."""
    return stage.post(login, "/v1/events", {"place_id": place_id(county), **about})["id"]


def name_area(stage, login, event, area):
    """area: list, code, from, source."""
    body = {"list": area["list"], "place_id": place_id(area["code"]), "from": f"{area['from']}"}
    body |= {"to": None, "source": area["source"]}
    stage.post(login, f"/v1/events/{event}/origin-areas", body)


# ---- Residents ----------------------------------------------------------------------------------


def import_residents(stage, login, event, community):
    """The list as an office has it, a CSV file in pieces; its columns are found by their names."""
    text = io.StringIO()
    csv.writer(text).writerows(community.rows)
    content = text.getvalue().encode()
    about = {"event": event, "place_id": place_id(community.code), "kind": "residents"}
    batch = stage.post(login, "/v1/imports", {**about, "file_name": "住户名单（示例）.csv"})["id"]
    pieces = [content[at : at + PIECE_BYTES] for at in range(0, len(content), PIECE_BYTES)]
    for number, piece in enumerate(pieces):
        sent = {"number": number, "content": base64.b64encode(piece).decode()}
        stage.ask(login, "POST", f"/v1/imports/{batch}/pieces", sent)
    seen = stage.get(login, f"/v1/imports/{batch}/preview?pieces={len(pieces)}")
    found = [(c["column"], c["field"], c.get("order")) for c in seen["columns"] if c["field"]]
    columns = [{"column": column, "field": field, "order": order} for column, field, order in found]
    plan = {"header_row": seen["header_row"], "columns": columns, "codes": []}
    state = stage.ask(login, "POST", f"/v1/imports/{batch}/runs", plan)
    while state["state"] == "running":
        stage.pass_seconds(1)
        state = stage.get(login, f"/v1/imports/{batch}")
    if state["wrong"]:
        raise Refused(f"{state['wrong']} rows of the list of {community.code} are wrong")
    return state["taken"]


def find_resident(stage, login, event, code, name):
    body = {"event": event, "place": place_id(code), "text": name}
    items = stage.ask(login, "POST", "/v1/residents/searches", body)["items"]
    return items[0]["person"]["id"] if items else None


def give_tag(stage, login, person, group):
    stage.post(login, f"/v1/residents/{person}/tags", {"group": group, "to": None})


# ---- Arrivals and watching ----------------------------------------------------------------------


def arrive(stage, login, event, said):
    """said: code, person, from, days_away, and what differs. Answers the arrival as recorded."""
    today = stage.today
    left = today - timedelta(days=1)
    came_from = {"from_place_id": place_id(said["from"]), "from_text": "", "abroad": False}
    stay = {"stayed_from": f"{left - timedelta(days=said['days_away'])}", "stayed_to": f"{left}"}
    body = {
        "event_id": event, "place_id": place_id(said["code"]), "declared_by": "worker",
        "notice_id": said["notice"], "person": said["person"], "arrived_on": f"{today}",
        "journeys": [{**came_from, **stay}],
        "transports": [{"mode": "coach", "number": "示例 3 班", "on": f"{left}", "seat": ""}],
        "stops": [], "shared_with_case": "no", "well": True, "temperature": "36.5",
        "symptoms": [], "precautions": said["precautions"], "proofs": [], **said.get("more", {}),
    }  # fmt: skip
    return stage.post(login, "/v1/arrivals", body)


def agree(stage, login, arrival, choice, words="愿意"):
    """The doctor asks and the person agrees. Answers the episode."""
    agreement = {"given_by": "self", "in_words": words}
    body = {"choice": choice, "reason": None, "agreement": agreement, "order_reference": None}
    return stage.post(login, f"/v1/arrivals/{arrival}/decision", {**body, "care": []})[
        "decision"
    ]["episode_id"]


def order(stage, login, arrival, decided):
    """decided: choice, order, care (four names with telephones). By a body with the power."""
    body = {"choice": decided["choice"], "reason": None, "agreement": None}
    body |= {"order_reference": decided["order"], "care": decided["care"]}
    return stage.post(login, f"/v1/arrivals/{arrival}/decision", body)["decision"]["episode_id"]


def advise(stage, login, arrival, choice, reason=None):
    body = {"choice": choice, "reason": reason, "agreement": None, "order_reference": None}
    stage.post(login, f"/v1/arrivals/{arrival}/decision", {**body, "care": []})


def give_link(stage, login, person):
    return stage.post(login, f"/v1/people/{person}/own-link", {})["link"]["token"]


def read_by_worker(stage, login, episode, slot, temperature, symptoms=(), by="worker"):
    body = {"day": f"{stage.today}", "slot": slot, "taken_at": written(stage.now)}
    body |= {"temperature": temperature, "symptoms": list(symptoms), "by": by}
    return stage.post(login, f"/v1/episodes/{episode}/readings", body)


def read_by_link(stage, token, slot, temperature, symptoms=(), by="person"):
    body = {"id": stage.new_id(), "slot": slot, "temperature": temperature}
    body |= {"symptoms": list(symptoms), "by": by}
    return stage.ask_by_link(token, "POST", "/v1/own/readings", body)


def note_outcome(stage, login, episode, outcome, note=""):
    """What came of every care that still waits."""
    for care in stage.get(login, f"/v1/episodes/{episode}")["care_needed"]:
        if care["outcome"] is None:
            said = {"care_id": care["id"], "outcome": outcome, "note": note}
            stage.post(login, f"/v1/episodes/{episode}/outcomes", said)


def end(stage, login, episode, said):
    """said: reason, and note or notice_number where there is one."""
    version = stage.get(login, f"/v1/episodes/{episode}")["version"]
    body = {"base_version": version, "reason": said["reason"], "note": said.get("note")}
    body["notice_number"] = said.get("notice_number")
    return stage.post(login, f"/v1/episodes/{episode}/end", body)


def open_watch(stage, login, person, said):
    """An episode without an arrival. said: regime, last_on, and what differs."""
    body = {"person_id": person, "where": None, "determined_by": None, "agreement": None,
            "order_reference": None, "care": [], "onset_on": None, **said}  # fmt: skip
    return stage.post(login, "/v1/episodes", body)["id"]


# ---- Cases, help, papers, reports ---------------------------------------------------------------


def record_case(stage, login, person, said):
    """said: state, on, determined_by, and what differs. Answers the case with what it asks for."""
    return stage.post(login, "/v1/cases", {"person_id": person, **said})


def settle_follow(stage, login, case, follow, note):
    body = {"answer": "done", "note": note}
    return stage.post(login, f"/v1/cases/{case}/follows/{follow}/settling", body)


def ask_for_help(stage, login, event, said):
    """said: kind, words, asker, channel, person."""
    body = {"event": event, "kind": said["kind"], "words": said["words"], "phone": None}
    body |= {"asker": said["asker"], "channel": said["channel"], "household_id": None}
    return stage.post(login, "/v1/needs", {**body, "person_id": said["person"]})


def help_out(stage, need, result, answer):
    """Taken by whom the rules name, done, and asked after by whoever wrote it down."""
    login = HELPERS[need["owner"]]
    taken = stage.post(login, f"/v1/needs/{need['id']}/takings", {"base_version": need["version"]})
    said = {"base_version": taken["version"], "words": result}
    done = stage.post(login, f"/v1/needs/{need['id']}/results", said)
    heard = {"base_version": done["version"], "answer": "solved", "words": answer["words"]}
    stage.post(answer["login"], f"/v1/needs/{need['id']}/answers", heard)


def call_on(stage, login, person, said):
    """said: way, outcome, and problem or need where there is one."""
    body = {"way": said["way"], "outcome": said["outcome"], "problem": said.get("problem", "")}
    return stage.post(login, f"/v1/care/people/{person}/contacts", {**body, "need_kind": None})


def issue(stage, login, person, said):
    """A paper. said: kind, body, and episode_id, need, needed_by or conclusion where it asks so."""
    return stage.post(login, "/v1/papers", {"person_id": person, **said})


def serve(stage, login, paper, receipt="given"):
    body = {"base_version": paper["version"], "at": written(stage.now), "how": "by_hand"}
    body |= {"receipt": receipt, "receiver": None, "witness": None}
    return stage.post(login, f"/v1/papers/{paper['id']}/serving", body)


def report(stage, login, event, code):
    """The day's report as the records give it: nobody types a number."""
    where = f"event={event}&place={place_id(code)}&day={stage.today}"
    draft = stage.get(login, f"/v1/reports/draft?{where}")
    body = {"event_id": event, "place_id": place_id(code), "day": f"{stage.today}"}
    return stage.post(login, "/v1/reports", {**body, "digest": draft["digest"]})


def report_urgently(stage, login, event, code, text, kind="abnormal"):
    body = {"event_id": event, "place_id": place_id(code), "text": text, "kind": kind}
    return stage.post(login, "/v1/urgent-reports", body)


def settle_tasks(stage, login, event, kind, outcome):
    """Every open task of that kind is done, in the words of who did it."""
    for task in stage.get(login, f"/v1/tasks?event={event}")["items"]:
        if task["kind"] == kind:
            stage.post(login, f"/v1/tasks/{task['id']}/settlement", {"outcome": outcome})


def refuse_demand(stage, login, event, code, demand):
    """demand: by, what, note."""
    body = {"event": event, "place_id": place_id(code), "demanded_by": demand["by"]}
    body |= {"demanded": demand["what"], "demanded_on": f"{stage.today}", "note": demand["note"]}
    stage.post(login, "/v1/refused-demands", body)

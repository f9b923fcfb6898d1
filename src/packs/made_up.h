// For tests: a platform and a pack that are made up, roles, illness, papers and all.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "packs/loader.h"
#include "packs/problems.h"

namespace packs::made_up {

inline constexpr std::string_view header = R"(
id = "made-up"
kind = "illness"
illness = "hiccups"
title = { zh = "编出来的打嗝规则", en = "Made-up rules for hiccups" }
issuer = ["编出来的单位"]
status = "current"
event_kinds = ["real", "review", "drill"]
effective_from = 2030-01-01
effective_to = 2030-12-31
visibility = "community"
statutory_class = { zh = "不在任何名单", en = "On no list" }
verified_by = ""
[[source]]
id = "paper"
document = "编号〔2030〕1号"
label = "S0"
note = "编出来的文件"
[[source]]
id = "ours"
document = "自己定的"
label = "design"
note = "编出来的"
)";

inline const std::string common = R"(
cite = { source = "paper", clause = "第一条" }
confidence = "official"
effective_from = 2030-01-01
)";

inline std::string clarities() {
  std::string out;
  int number = 0;
  for (const char* id : {"count", "arrival_time", "origin", "transport", "stops",
                         "shared_transport", "health", "precautions", "particulars", "contact"}) {
    out += "[[clarity]]\nid = \"" + std::string(id) + "\"\nnumber = " + std::to_string(++number) +
           "\nlabel = { zh = \"项\", en = \"item\" }\nquestion = { zh = \"问\", en = \"ask\" }\n" +
           common;
  }
  return out;
}

inline std::string proposals() {
  return R"(
[[proposal]]
id = "p_island"
category = ["from_island"]
when = { any = [
  { is = "has_symptom", args = {} }, { is = "temperature_at_least", args = { tenths = 370 } }
] }
propose = "watching"
alternatives = ["tips"]
confirm_roles = ["healer"]
sentence = { zh = "建议看 {days} 天，到 {last_day}。", en = "Watch {days} days, until {last_day}." }
reason = { zh = "去过岛上。", en = "Was on the island." }
)" + common +
         R"(
[[advice]]
id = "tips"
title = { zh = "提示", en = "Tips" }
text = { zh = "喝水。", en = "Drink water." }
)" + common;
}

inline std::string arrivals() {
  return R"(
precaution = []
[registration]
id = "registration"
look_back_days = 9
id_number_required = false
follow_up_role = "neighbour"
decide_due_minutes = 60
incomplete_due_minutes = 600
guardian_below_years = 12
)" + common +
         R"(
[notice]
id = "notice-1"
title = { zh = "题", en = "title" }
text = { zh = "文", en = "text" }
)" + common +
         clarities() + R"(
[[transport]]
id = "balloon"
label = { zh = "热气球", en = "Balloon" }
number_hint = { zh = "颜色", en = "Colour" }
)" + common +
         R"(
[[symptom]]
id = "hiccup"
label = { zh = "打嗝", en = "Hiccup" }
)" + common +
         R"(
[[proof]]
id = "note"
label = { zh = "条子", en = "Note" }
)" + common +
         R"(
[[category]]
id = "from_island"
label = { zh = "岛上来的", en = "From the island" }
key_population = "KEYP-01"
when = { all = [ { is = "stayed_in_origin", args = { list = "islands" } } ] }
)" + common +
         R"(
[[category]]
id = "anybody"
label = { zh = "其他人", en = "Anybody" }
key_population = ""
when = { all = [] }
)" + common +
         proposals();
}

inline std::string origins() {
  return R"(
[[list]]
id = "islands"
label = { zh = "岛", en = "Islands" }
)" + common +
         R"(
[[list.area]]
id = "north_island"
code = "990101"
from = 2030-01-01
to = 2030-06-30
)" + common;
}

inline std::string observation() {
  return R"(
[[regime]]
id = "watching"
code = "Q5"
label = { zh = "自己看看", en = "Watching" }
voluntary = true
sentence = { zh = "看 {days} 天，到 {last_day}。", en = "{days} days, until {last_day}." }
days = 9
max_days = 20
count_from = "arrival"
first_day_number = 0
test_days = [1, 4]
next = ""
until = { min_days_after_onset = 5, normal_hours = 24 }
slots = [
  { id = "morning", label = { zh = "早", en = "Morning" }, from = "06:00", to = "12:00" },
  { id = "evening", label = { zh = "晚", en = "Evening" }, from = "16:00", to = "20:00" },
]
reading_grace_minutes = 30
fever_from_tenths = 370
urgent = { from_tenths = 390, due_minutes = 20, text = { zh = "马上看", en = "At once" } }
fever_site = "axillary"
plausible_min_tenths = 340
plausible_max_tenths = 430
symptoms = ["hiccup"]
missing_reminders = 1
remind_role = "neighbour"
care_role = "healer"
care_due_minutes = 60
escalate_role = "healer"
warn_days_before_end = 1
agreement_required = true
ends_on_word = true
open_roles = ["healer"]
end_roles = ["healer", "neighbour"]
early_end_roles = ["healer"]
requires_order = false
order_min_level = ""
requires_notice_to_release = false
requires_care_kinds = []
end_reasons = ["period_over", "persons_word"]
open_label = { zh = "开始", en = "Start" }
end_label = { zh = "结束", en = "Finish" }
follow_up_days = [1, 3]
cites = [ { key = "days", source = "ours", clause = "九天", confidence = "recalled" } ]
)" + common +
         R"(
[[outcome]]
id = "fine"
label = { zh = "好了", en = "Fine" }
)" + common +
         R"(
[doubt]
id = "doubt"
same_in_a_row = 4
within_minutes = 3
sentence = { zh = "{count} 人一样，{minutes} 分钟内。", en = "{count} alike in {minutes} minutes." }
)" + common;
}

inline std::string cases() {
  return R"(
[[household_rule]]
id = "others"
states = ["in_treatment"]
whom = "others"
key_populations = ["KEYP-15"]
below_years = 14
alone_below_years = 18
propose = "watching"
role = "healer"
due_minutes = 30
sentence = { zh = "家里有人生病。", en = "Somebody at home is ill." }
)" + common;
}

inline std::string reports() {
  return R"(
[[form]]
id = "daily"
title = { zh = "日报", en = "Daily" }
cadence = "daily"
deadline = "17:00"
level = "community"
confirm_role = "neighbour"
missing_role = "neighbour"
missed_role = "healer"
urgent_roles = ["healer"]
urgent_due_minutes = 60
)" + common +
         R"(
[[form.section]]
title = { zh = "一", en = "One" }
[[form.section.cell]]
id = "islanders"
label = { zh = "岛上来的", en = "Islanders" }
unit = { zh = "人", en = "people" }
count = "screening.by_category"
args = { category = "from_island" }
[measures]
id = "small"
suppress_below = 3
)" + common;
}

inline std::string retention() {
  return R"(
id = "retention"
purpose = { zh = "练习", en = "Practice" }
lawful_basis = { zh = "编的", en = "Made up" }
kept_until = { zh = "练完就删", en = "Until the practice ends" }
unmask_purposes = ["wave"]
)" + common;
}

inline constexpr std::string_view platform_header = R"(
id = "made-up-platform"
kind = "platform"
illness = ""
title = { zh = "编出来的平台", en = "Made-up platform" }
issuer = ["编出来的单位"]
status = "current"
event_kinds = ["real", "review", "drill"]
effective_from = 2030-01-01
visibility = "community"
statutory_class = { zh = "无", en = "None" }
verified_by = ""
[[source]]
id = "paper"
document = "编号〔2030〕1号"
label = "S0"
note = "编出来的文件"
)";

inline std::string roles() {
  return R"(
[[role]]
id = "neighbour"
label = { zh = "邻居", en = "Neighbour" }
levels = ["community"]
sees = "tasks"
permissions = ["session.own"]
)" + common +
         R"(
[[role]]
id = "healer"
label = { zh = "郎中", en = "Healer" }
levels = ["county"]
sees = "persons"
permissions = ["session.own"]
)" + common;
}

inline std::string words() {
  const auto group = [](const std::string& id, const std::string& rows) {
    return "[[group]]\nid = \"" + id + "\"\nword = [" + rows + "]\n" + common;
  };
  const auto word = [](const std::string& id, const std::string& zh, const std::string& en) {
    return "{ id = \"" + id + "\", label = { zh = \"" + zh + "\", en = \"" + en + "\" } },";
  };
  std::string reasons;
  for (const char* id :
       {"period_over", "persons_word", "moved", "case_confirmed", "authorised_early"}) {
    reasons += word(id, "因", "because");
  }
  return group("care_kind", word("soup", "汤", "Soup") + word("songs", "歌", "Songs")) +
         group("end_reason", reasons) + group("unmask_purpose", word("wave", "招手", "Wave")) +
         group("follow_up_status", word("well", "好", "Well")) +
         group("relation", word("self", "本人", "Self")) +
         group("arrival", word("day", "{day}日", "{day}")) +
         group("month", word("1", "一月", "January")) +
         group("weekday", word("1", "周一", "Monday")) +
         group("order_word", word("quarantine", "隔离", "quarantine")) +
         group("why", word("of_event", "《{pack}》，{from} 起。", "\\\"{pack}\\\" from {from}.") +
                          word("of_place", "{place}用《{pack}》，{from} 起。",
                               "{place}: \\\"{pack}\\\" from {from}.") +
                          word("limited", "{key} 按《{pack}》。", "{key} follows \\\"{pack}\\\"."));
}

inline constexpr std::string_view tasks = R"(
[[kind]]
id = "watching.sing"
title = { zh = "请唱歌", en = "Please sing" }
reason = { zh = "编的", en = "Made up" }
actions = ["open"]
closes_by_word = true
)";

inline Folder platform_folder() {
  return {"made-up-platform",
          {{"pack.toml", std::string(platform_header)},
           {"roles.toml", roles()},
           {"tasks.toml", std::string(tasks)},
           {"words.toml", words()}}};
}

inline Folder folder() {
  return {"made-up",
          {{"pack.toml", std::string(header)},
           {"arrivals.toml", arrivals()},
           {"origins.toml", origins()},
           {"observation.toml", observation()},
           {"cases.toml", cases()},
           {"reports.toml", reports()},
           {"retention.toml", retention()}}};
}

// The folder with the first such text of one file replaced; throws when it is not there.
inline Folder edited(Folder folder, std::string_view path, std::string_view from,
                     std::string_view to) {
  for (PackFile& file : folder.files) {
    if (file.path != path) continue;
    const std::size_t at = file.bytes.find(from);
    if (at == std::string::npos) break;
    file.bytes.replace(at, from.size(), to);
    return folder;
  }
  throw std::logic_error("the test edits a text that is not there: " + std::string(from));
}

inline Pack must_load(const Folder& folder, const Surroundings& around) {
  base::Result<Pack> pack = load(folder, around);
  if (!pack) throw std::logic_error(describe(pack.refusal(), base::Language::en));
  return std::move(*pack);
}

inline Surroundings surroundings() {
  const Pack platform = must_load(platform_folder(), {});
  return {roles_of(platform), words_of(platform), {}, {}};
}

}  // namespace packs::made_up

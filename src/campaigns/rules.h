// What may be said of campaigns, findings and inspections, and what follows from an answer. Pure. A
// finding decides nothing about anybody: it asks somebody to look.
#pragma once

#include <vector>

#include "base/result.h"
#include "campaigns/model.h"
#include "packs/campaign_model.h"
#include "tasks/model.h"

namespace campaigns {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode no_name{"campaigns.no_name", RefusalKind::invalid, "请填写名称。",
                                 "Please give a name."};
inline const RefusalCode reversed{"campaigns.reversed", RefusalKind::invalid,
                                  "结束的日子不能早于开始的日子。",
                                  "The last day cannot be before the first."};
inline const RefusalCode over_already{"campaigns.over_already", RefusalKind::invalid,
                                      "结束的日子已经过了。", "The last day is over already."};
inline const RefusalCode nothing_asked{"campaigns.nothing_asked", RefusalKind::invalid,
                                       "至少选一个要问的问题。",
                                       "Choose at least one question to ask."};
inline const RefusalCode unknown_question{"campaigns.unknown_question", RefusalKind::invalid,
                                          "没有“{value}”这个问题，请刷新后重新选择。",
                                          "There is no question \"{value}\"; reload and choose."};
inline const RefusalCode wrong_place{"campaigns.wrong_place", RefusalKind::invalid,
                                     "请选一个社区（村），或者一个镇街。",
                                     "Choose a community, or a township."};
inline const RefusalCode event_closed{"campaigns.event_closed", RefusalKind::conflict,
                                      "本次事件已经结束，不能再登记。",
                                      "The event is closed; nothing more can be recorded."};
inline const RefusalCode not_begun{"campaigns.not_begun", RefusalKind::conflict,
                                   "这次排查 {day} 才开始。", "The campaign begins on {day}."};
inline const RefusalCode is_over{"campaigns.is_over", RefusalKind::conflict,
                                 "这次排查 {day} 已经结束。", "The campaign was over on {day}."};
inline const RefusalCode answer_missing{"campaigns.answer_missing", RefusalKind::invalid,
                                        "这一题还没有回答；不清楚就选“不清楚”。",
                                        "Not answered yet; \"not known\" is an answer."};
inline const RefusalCode not_asked{"campaigns.not_asked", RefusalKind::invalid,
                                   "没有开门，就不要填回答。",
                                   "Nobody answered, so there are no answers."};
inline const RefusalCode people_out_of_range{"campaigns.people_out_of_range", RefusalKind::invalid,
                                             "人数写 0 到 {max}。",
                                             "The number of people is 0 to {max}."};
inline const RefusalCode not_standing{"campaigns.not_standing", RefusalKind::conflict,
                                      "这一条已经改过或撤回了，请看最新的。",
                                      "This one was corrected or taken back; see the newest."};
inline const RefusalCode another_day{"campaigns.another_day", RefusalKind::conflict,
                                     "只能当天撤回；过了当天请更正。",
                                     "It can be taken back on its own day; correct it instead."};
inline const RefusalCode in_future{"campaigns.in_future", RefusalKind::invalid,
                                   "不能是以后的日子。", "It cannot be a day to come."};
inline const RefusalCode no_screener{"campaigns.no_screener", RefusalKind::invalid,
                                     "请从名单里选一个人。", "Choose somebody of the list."};
inline const RefusalCode given_already{"campaigns.given_already", RefusalKind::conflict,
                                       "这一栋已经交给这个人了。",
                                       "The building was given to them already."};
inline const RefusalCode no_unit{"campaigns.no_unit", RefusalKind::invalid,
                                 "这里不是人员密集单位，请先改楼栋的类型。",
                                 "This is no crowded unit; change the building's kind first."};
inline const RefusalCode mend_by_wrong{"campaigns.mend_by_wrong", RefusalKind::invalid,
                                       "有要整改的，请选整改到哪天：今天起 {max} 天之内。",
                                       "Choose until when it is mended: within {max} days."};
inline const RefusalCode nothing_to_mend{"campaigns.nothing_to_mend", RefusalKind::invalid,
                                         "没有要整改的，就不用填日期。",
                                         "There is nothing to mend, so there is no date."};
}  // namespace refusal

using Questions = std::vector<packs::CampaignQuestion>;
using Items = std::vector<packs::InspectionItem>;

base::Result<base::Done> check(const Campaign&, const Questions& all, base::Date today);
base::Result<base::Done> check_running(const Campaign&, base::Date found_on);

// Those of the campaign, in the pack's order; what a newer pack no longer has is left out.
Questions asked_of(const Campaign&, const Questions& all);

// Somebody answered and every question has an answer, or nobody did and there is none.
base::Result<base::Done> check(const Finding&, const Questions& asked);
// On its own day, and while it stands.
base::Result<base::Done> check_taking_back(const Finding&, base::Date today);

std::int64_t follow_ups_of(const Words&, const Questions&);

// A "yes" that was not said before asks somebody to look; one that is no longer said asks nobody.
struct Changed {
  FindingId origin;
  const Words* before = nullptr;  // None: the first.
  const Words* after = nullptr;   // None: taken back.
};
tasks::Effects effects_of(const Changed&, const Questions&, base::Instant now);

// ---- Progress (SCR-01, SCR-02) ------------------------------------------------------------------

struct Progress {
  std::int64_t doors = 0;
  std::int64_t answered = 0;
  std::int64_t vacant = 0;
  std::int64_t away = 0;
  std::int64_t refused = 0;
  std::int64_t follow_ups = 0;
  bool operator==(const Progress&) const = default;
};
Progress operator+(const Progress&, const Progress&);
// A door is screened when somebody answered, or nobody lives there. Away and refused are asked
// again.
std::int64_t screened(const Progress&);

// ---- Crowded units ------------------------------------------------------------------------------

Items items_for(const Items& all, const std::string& building_kind);
base::Result<base::Done> check(const Inspection&, const Items& items, const packs::Mending&);
// Somebody looked again at what was to be mended before; what is to be mended now is looked at
// again.
struct Looking {
  const Inspection& now;
  const Inspection* before = nullptr;  // The newest of the same event; none: the first.
};
tasks::Effects effects_of(const Looking&, const packs::Mending&);

}  // namespace campaigns

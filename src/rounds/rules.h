// What may be done about packages, shifts and patrols, and what it asks of whom. Pure. (GRID-05)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "packs/rounds_model.h"
#include "rounds/model.h"

namespace rounds {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode event_closed{"rounds.event_closed", RefusalKind::conflict,
                                      "本次事件已经结束，不能再登记。",
                                      "The event is closed; nothing more can be recorded."};
inline const RefusalCode choose_community{"rounds.choose_community", RefusalKind::invalid,
                                          "请选到社区（村）一级。",
                                          "Please choose a community or village."};
inline const RefusalCode no_name{"rounds.no_name", RefusalKind::invalid, "请选一个人，或写上姓名。",
                                 "Please choose somebody, or give a name."};
inline const RefusalCode no_such_grid{"rounds.no_such_grid", RefusalKind::invalid,
                                      "请选择本社区的网格。", "Choose a grid of this community."};
inline const RefusalCode unknown_slot{"rounds.unknown_slot", RefusalKind::invalid,
                                      "没有这个班次，请刷新后重新选择。",
                                      "There is no such shift; reload and choose again."};
inline const RefusalCode bad_days{"rounds.bad_days", RefusalKind::invalid,
                                  "排班从今天开始，一次最多排 {max} 天。",
                                  "Shifts begin today or later, {max} days at once at most."};
inline const RefusalCode shift_over{"rounds.shift_over", RefusalKind::conflict, "这一班已经过了。",
                                    "This shift is over."};
inline const RefusalCode not_yet{"rounds.not_yet", RefusalKind::conflict, "还没到这一班的日子。",
                                 "It is not the day of this shift yet."};
inline const RefusalCode begun_already{"rounds.begun_already", RefusalKind::conflict,
                                       "{name}已经到岗，不能再改。",
                                       "{name} is on duty already; it cannot be changed."};
inline const RefusalCode not_begun{"rounds.not_begun", RefusalKind::conflict,
                                   "还没有到岗，先点“我到岗了”。",
                                   "The shift has not been begun; begin it first."};
inline const RefusalCode handed_over{"rounds.handed_over", RefusalKind::conflict,
                                     "这一班已经交过班了。", "This shift was handed over already."};
inline const RefusalCode no_handover{"rounds.no_handover", RefusalKind::invalid,
                                     "请写一句交班的话；没有事也写“没有情况”。",
                                     "Please say what the next one should know, if only: nothing."};
inline const RefusalCode not_yours{"rounds.not_yours", RefusalKind::forbidden,
                                   "这一班是{name}的，由本人到岗和交班。",
                                   "This is the shift of {name}, who begins and ends it."};
inline const RefusalCode walking_already{"rounds.walking_already", RefusalKind::conflict,
                                         "您还有一次巡逻没有结束，先把它结束。",
                                         "Finish the patrol you have begun first."};
inline const RefusalCode walk_over{"rounds.walk_over", RefusalKind::conflict, "这次巡逻已经结束。",
                                   "This patrol is finished."};
inline const RefusalCode unknown_kind{"rounds.unknown_kind", RefusalKind::invalid,
                                      "请选一项：看到了什么。", "Please choose what was found."};
inline const RefusalCode no_words{"rounds.no_words", RefusalKind::invalid, "请写一句是什么情况。",
                                  "Please say in a sentence what it is."};
inline const RefusalCode no_place{"rounds.no_place", RefusalKind::invalid,
                                  "请选本社区的楼栋或门牌。",
                                  "Choose a building or door of this community."};
inline const RefusalCode nothing_to_answer{"rounds.nothing_to_answer", RefusalKind::conflict,
                                           "这一条不用再办，或者已经办好了。",
                                           "This needs nothing more, or was seen to already."};
inline const RefusalCode no_answer{"rounds.no_answer", RefusalKind::invalid, "请写一句是怎么办的。",
                                   "Please say in a sentence what was done."};
inline const RefusalCode cannot_withdraw{
    "rounds.cannot_withdraw", RefusalKind::conflict, "只有记录的人当天可以撤回，而且还没有人办过。",
    "Only who noted it may withdraw it, the same day, and before somebody has seen to it."};
}  // namespace refusal

// ---- Watch -------------------------------------------------------------------------------------

base::Instant begins_at(const packs::WatchSlot&, base::Date day);
base::Instant ends_at(const packs::WatchSlot&, base::Date day);  // Perhaps on the next day.

enum class ShiftState { planned, late, on_duty, done, missed };
BOOST_DESCRIBE_ENUM(ShiftState, planned, late, on_duty, done, missed)
ShiftState state_of(const Shift&, const packs::WatchSlot&, base::Instant now);

// The slots of a day that nobody is down for.
std::vector<const packs::WatchSlot*> gaps(const std::vector<packs::WatchSlot>&,
                                          const std::vector<Shift>& of_day);

struct PlannedDays {
  base::Date from;
  base::Date to;
};
base::Result<base::Done> may_plan(const PlannedDays&, const Officer&, base::Date today);
base::Result<base::Done> may_change(const Shift&, const packs::WatchSlot&, base::Instant now);
base::Result<base::Done> may_begin(const Shift&, const packs::WatchSlot&, base::Instant now);
base::Result<base::Done> may_hand_over(const Shift&, std::string_view words);

tasks::Effects shift_planned(const Shift&, const packs::WatchSlot&, const packs::WatchDesk&);
tasks::Effects shift_settled(ShiftId);  // Begun, or nobody's any more.
tasks::Effects shift_late(const Shift&, const packs::WatchDesk&, base::Instant now);

tasks::LookAgain next_look(RosterId, const packs::WatchDesk&, base::Instant now);
tasks::Effects roster_looked_at(RosterId, const packs::WatchDesk&, base::Date day,
                                std::int64_t gaps);

// ---- Patrols -----------------------------------------------------------------------------------

base::Result<base::Done> check_note(const Note&, const packs::FindingKind*);
// Until when somebody has to see to it; empty when nobody has.
std::optional<base::Instant> due_of(const packs::FindingKind&, base::Instant at);
base::Result<base::Done> may_answer(const Note&, std::string_view words);
base::Result<base::Done> may_withdraw(const Note&, identity::AccountId by, base::Instant now);

tasks::Effects noted(const Note&, const packs::FindingKind&);
tasks::Effects note_settled(NoteId);
tasks::Effects note_late(const Note&, const packs::FindingKind&, base::Instant now);

}  // namespace rounds

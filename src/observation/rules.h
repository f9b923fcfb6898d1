// What may happen to an episode. Pure: regime, episode, readings and the instant go in; the new
// state with its effects, or a refusal, comes out. Sources: OBS-02, OBS-03, OBS-05, RULE-07,
// RULE-08; 传染病防治法 2025 art 17, 58 (not beyond the scope and the term); every number is the
// pack's.
#pragma once

#include "base/result.h"
#include "observation/model.h"
#include "tasks/model.h"

namespace observation {

namespace refusal {
inline const base::RefusalCode unknown_regime{
    "observation.unknown_regime", base::RefusalKind::invalid, "规则包里没有这种管理方式。",
    "The pack in force has no such regime."};
inline const base::RefusalCode future_base{"observation.future_base", base::RefusalKind::invalid,
                                           "起算日 {day} 在今天之后，不能开始。",
                                           "The count would start on {day}, after today."};
inline const base::RefusalCode already_over{
    "observation.already_over", base::RefusalKind::conflict,
    "按起算日 {base} 计算，{last} 已经期满，不再需要开始。",
    "Counted from {base} it was over on {last}; there is nothing to start."};
inline const base::RefusalCode agreement_needed{
    "observation.agreement_needed", base::RefusalKind::invalid,
    "这是自愿服务，请先记下本人（或监护人）同意的话。",
    "This is voluntary: first write down that the person (or guardian) agrees."};
inline const base::RefusalCode guardian_agrees{
    "observation.guardian_agrees", base::RefusalKind::invalid, "不满 {age} 周岁，请由监护人同意。",
    "Under {age}: the guardian agrees for the child."};
inline const base::RefusalCode order_needed{
    "observation.order_needed", base::RefusalKind::conflict,
    "没有有权机关的决定，不能开始限制外出的观察。请填写决定文号。",
    "No restriction without a decision of a body with the power: give the order's number."};
inline const base::RefusalCode care_needed{
    "observation.care_people_needed", base::RefusalKind::invalid,
    "还没有落实负责{kinds}的人，不能开始。请写明姓名和电话。",
    "Nobody is named yet for {kinds}: give a name and a phone before starting."};
inline const base::RefusalCode already_open{"observation.already_open", base::RefusalKind::conflict,
                                            "此人已在{regime}中，同一时间只有一种。",
                                            "This person is already under {regime}."};
inline const base::RefusalCode ended{"observation.ended", base::RefusalKind::conflict,
                                     "已经在 {on} 结束，不能再记录。",
                                     "It ended on {on}; nothing more is recorded."};
inline const base::RefusalCode future_day{"observation.future_day", base::RefusalKind::invalid,
                                          "不能记录以后的体温。",
                                          "A reading of a later time cannot be recorded."};
inline const base::RefusalCode before_start{"observation.before_start", base::RefusalKind::invalid,
                                            "{day} 还没有开始监测。", "It had not begun on {day}."};
inline const base::RefusalCode unknown_slot{"observation.unknown_slot", base::RefusalKind::invalid,
                                            "没有这个时段，应为：{slots}。",
                                            "There is no such time of day; there are: {slots}."};
inline const base::RefusalCode slot_not_begun{
    "observation.slot_not_begun", base::RefusalKind::invalid, "今天的{slot}时段 {from} 才开始。",
    "Today's {slot} begins at {from}."};
inline const base::RefusalCode other_day{"observation.taken_on_other_day",
                                         base::RefusalKind::invalid, "测量时间不在 {day} 这一天。",
                                         "The time taken does not lie on {day}."};
inline const base::RefusalCode implausible{
    "observation.temperature_implausible", base::RefusalKind::invalid,
    "体温 {value} 不合理（应在 {min} 到 {max} 之间），没有保存。请再看一眼体温计。",
    "{value} is not a body temperature ({min} to {max}); nothing was kept. Look once more."};
inline const base::RefusalCode unknown_symptom{
    "observation.unknown_symptom", base::RefusalKind::invalid, "规则包里没有这种症状：{symptom}。",
    "The pack has no such symptom: {symptom}."};
inline const base::RefusalCode nothing_measured{
    "observation.nothing_measured", base::RefusalKind::invalid,
    "请填写体温或症状；没有见到人的，请选择原因。",
    "Give a temperature or symptoms, or say why there is none."};
inline const base::RefusalCode reading_exists{
    "observation.reading_exists", base::RefusalKind::conflict,
    "{day} {slot}已由{by}在 {at} 记录为 {value}，没有重复保存。如有错，请点“更正”。",
    "{day} {slot} was already recorded by {by} at {at}: {value}. Nothing was added; correct that "
    "one if it is wrong."};
inline const base::RefusalCode not_said_by_you{
    "observation.not_said_by_you", base::RefusalKind::forbidden,
    "这条不是您自己填的。要改请告诉社区，由记录的人来改。",
    "You did not enter this one; tell the community, and whoever entered it puts it right."};
inline const base::RefusalCode not_ended_by_word{
    "observation.not_ended_by_word", base::RefusalKind::conflict,
    "这种管理方式不能只凭本人的话结束。有意见可以向社区或作出决定的机关提出。",
    "This does not end on the person's word alone; objections go to the community or to the body "
    "that decided."};
inline const base::RefusalCode reason_needed{"observation.reason_needed",
                                             base::RefusalKind::invalid, "请写明原因。",
                                             "Please give a reason."};
inline const base::RefusalCode care_closed{"observation.care_closed", base::RefusalKind::conflict,
                                           "这次不适已经有结果了。",
                                           "This one already has an outcome."};
inline const base::RefusalCode unknown_outcome{"observation.unknown_outcome",
                                               base::RefusalKind::invalid, "没有这种结果可选。",
                                               "There is no such outcome."};
inline const base::RefusalCode too_early{
    "observation.too_early", base::RefusalKind::conflict,
    "还没有期满，最早 {earliest}。提前结束需要有权的人写明理由。",
    "It is not over before {earliest}; ending early needs a role with the power and a reason."};
inline const base::RefusalCode reason_not_offered{
    "observation.reason_not_offered", base::RefusalKind::invalid, "这种管理方式不能以此理由结束。",
    "This regime does not end for that reason."};
inline const base::RefusalCode role_may_not_end{
    "observation.role_may_not_end", base::RefusalKind::forbidden,
    "您的角色不能结束它，需要：{roles}。", "Your role may not end it; it needs {roles}."};
inline const base::RefusalCode role_may_not_open{
    "observation.role_may_not_open", base::RefusalKind::forbidden,
    "您的角色不能开始它，需要：{roles}。", "Your role may not open it; it needs {roles}."};
inline const base::RefusalCode notice_needed{
    "observation.notice_needed", base::RefusalKind::conflict,
    "需要机构开具的解除通知书编号；社区只负责送达。",
    "It needs the number of the institution's notice; the community only serves it."};
inline const base::RefusalCode care_open{
    "observation.care_open", base::RefusalKind::conflict,
    "还有一次发热或不适没有就医结果，先记下结果再结束。",
    "A fever or complaint still has no outcome; record it first."};
}  // namespace refusal

inline constexpr const char* slice = "observation";

struct Opening {
  // With base_on and base_kind set; the rule fills last_day. One that follows another may begin on
  // the day after today.
  Episode episode;
  base::Instant now;
  std::optional<int> guardian_below =
      {};  // Years, where the person is younger: the guardian agrees.
};

template <class T>
struct Changed {
  T state;
  tasks::Effects effects;
};

// The last day, by the regime's count and, for a regime with `until`, the onset.
base::Date last_day_of(const packs::Regime&, base::Date base_on,
                       std::optional<base::Date> onset_on);

// The number of a day in the episode: what "第 5 天" says.
std::int64_t day_number(const Episode&, const packs::Regime&, base::Date);

// When a regime's second condition holds too: last_day, or later while the temperature has not been
// normal for long enough. Never beyond what the readings give reason for.
struct End {
  base::Date on;
  bool waits_for_normal = false;
};
End expected_end(const Episode&, const packs::Regime&, const std::vector<Reading>&,
                 base::Instant now);

// The program's looks at an episode from now on; what was raised about another end is settled.
tasks::Effects looks_from(const Episode&, const packs::Regime&, base::Instant now);

// Whether a role held may open the regime. (传染病防治法 2025 art 58, 63: the community does not)
base::Result<base::Done> may_open(const packs::Regime&, const std::vector<std::string>& roles_held);

base::Result<Changed<Episode>> open(Opening, const packs::Regime&);

bool is_abnormal(const Measured&, const packs::Regime&);

struct Recorded {
  Reading reading;
  std::optional<CareNeed> care;
  tasks::Effects effects;
};
// `existing` is what stands for that day and slot, if anything does. What holds no reading (nobody
// was reached) is taken over by one that does.
base::Result<Recorded> record(const Episode&, const packs::Regime&,
                              const std::optional<Reading>& existing, Reading, base::Instant now);

base::Result<Recorded> correct(const Episode&, const packs::Regime&, const Reading& before,
                               const Measured& after, std::string_view reason, Care,
                               base::Instant now);

base::Result<Changed<CareNeed>> close_care(const Episode&, const packs::Regime&, CareNeed,
                                           const std::string& outcome, const packs::Pack&,
                                           Care others, base::Instant now);

struct Ending {
  packs::EndReason reason = packs::EndReason::period_over;
  std::string note;
  std::string notice_number;
  std::vector<std::string> roles_held;  // Over the place.
  Care care = Care::none_awaited;
  base::Instant now;
};
base::Result<Changed<Episode>> end(Episode, const packs::Regime&, const std::vector<Reading>&,
                                   const Ending&);

// What an end settles, and what is looked at no more.
tasks::Effects effects_of_end(const Episode&);

// What a reading, as it now stands among the others, settles and asks for: its reminder is done;
// where it is a duty, one that is still missing on that day is asked for; the level above is left
// in peace once the newest slot that is over holds a reading.
tasks::Effects after_reading(const Episode&, const packs::Regime&,
                             const std::vector<Reading>& with_it, const Reading&,
                             base::Instant now);

bool holds_reading(Status);

// Whether the person themself may put a reading right: what they, or their family, said, and not
// once it is over.
base::Result<base::Done> may_correct_own(const Episode&, const Reading&);

// They have thought better of it.
base::Result<tasks::Effects> go_on(const Episode&);

// The person says that they wish to finish: those who may record the end are told today. Only where
// the regime ends on the person's word. (contracts.md 8; the regime's `ends_on_word`)
base::Result<tasks::Effects> ask_to_end(const Episode&, const packs::Regime&, base::Instant now);

// What the program itself does when a due time of the episode comes.
namespace look {
inline constexpr const char* slot_over = "slot_over";
inline constexpr const char* end_near = "end_near";
}  // namespace look

// A slot (with its grace) is over: remind of a reading that is not there, look at the next slot.
tasks::Effects after_slot(const Episode&, const packs::Regime&,
                          const std::vector<Reading>& of_recent_days, base::Instant due_at);

// The end is near, there, or past.
Changed<Episode> near_end(Episode, const packs::Regime&, const std::vector<Reading>&, Care,
                          base::Instant now);

// Slots of the episode up to now that hold nothing, newest first; at most `max`.
struct MissingSlot {
  base::Date day;
  std::string slot;
};
std::vector<MissingSlot> missing(const Episode&, const packs::Regime&, const std::vector<Reading>&,
                                 base::Instant now, std::size_t max);

}  // namespace observation

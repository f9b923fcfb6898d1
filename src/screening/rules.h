// What may be said of an arrival, how clear it is, and what may be decided. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "packs/model.h"
#include "screening/model.h"
#include "screening/proposal.h"
#include "screening/wording.h"
#include "tasks/model.h"

namespace screening {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode notice_not_shown{
    "screening.notice_not_shown", RefusalKind::invalid,
    "告知内容已更新，请先给本人看过（读过）最新的再登记。",
    "The notice has changed; show or read the newest one to the person first."};
inline const RefusalCode in_future{"screening.in_future", RefusalKind::invalid,
                                   "不能晚于今天（{today}）。",
                                   "This cannot lie after today ({today})."};
inline const RefusalCode paper_day_needed{"screening.paper_day_needed", RefusalKind::invalid,
                                          "请写明纸质表是哪天填的。",
                                          "Please say on which day the paper was filled."};
inline const RefusalCode too_long_ago{
    "screening.too_long_ago", RefusalKind::invalid, "年份好像不对，请再看一遍（最早 {earliest}）。",
    "The year looks wrong; please look again ({earliest} at the earliest)."};
inline const RefusalCode stay_reversed{
    "screening.stay_reversed", RefusalKind::invalid, "离开的日子不能早于住下的日子（{from}）。",
    "The last day of a stay cannot lie before its first ({from})."};
inline const RefusalCode after_arrival{"screening.after_arrival", RefusalKind::invalid,
                                       "不能晚于到达的日子（{arrived_on}）。",
                                       "This cannot lie after the day of arrival ({arrived_on})."};
inline const RefusalCode abroad_with_place{
    "screening.abroad_with_place", RefusalKind::invalid,
    "选了境外，就不要再选国内的地方；两段行程请分开写。",
    "Either abroad or a place at home; write two journeys as two."};
inline const RefusalCode implausible_temperature{
    "screening.implausible_temperature", RefusalKind::invalid,
    "体温应在 {min} 到 {max} 之间，请再量一次或改正。",
    "A temperature lies between {min} and {max}; take it again or correct it."};
inline const RefusalCode not_in_list{"screening.not_in_list", RefusalKind::invalid,
                                     "表里没有“{value}”这一项，请刷新后重新选择。",
                                     "\"{value}\" is not in the list; reload and choose again."};
inline const RefusalCode id_number_needed{"screening.id_number_needed", RefusalKind::invalid,
                                          "本次防控规则要求登记证件号码。",
                                          "The rules in force ask for the identity number here."};
inline const RefusalCode no_such_place{
    "screening.no_such_place", RefusalKind::invalid, "没有这个地方，请重新选择，或只写文字。",
    "There is no such place; choose again, or write it in words."};
inline const RefusalCode place_not_community{"screening.place_not_community", RefusalKind::invalid,
                                             "请选到社区（村）一级。",
                                             "Please choose a community or village."};
inline const RefusalCode place_outside_event{"screening.place_outside_event", RefusalKind::invalid,
                                             "这个社区（村）不在本次事件的范围内。",
                                             "This community does not belong to the event."};
inline const RefusalCode moved_on{"screening.moved_on", RefusalKind::conflict,
                                  "此人已由另一个社区负责，登记留作记录；要更正资料请告诉那边。",
                                  "Another community looks after this person now: the registration "
                                  "stays as it was; tell them what is to be put right."};
inline const RefusalCode event_closed{"screening.event_closed", RefusalKind::conflict,
                                      "本次事件已经结束，不能再登记。",
                                      "The event is closed; nothing more can be recorded."};
inline const RefusalCode no_rules{"screening.no_rules", RefusalKind::conflict,
                                  "本次事件今天没有可用的防控规则，请联系管理员。",
                                  "The event has no rules in force today; ask the administrator."};

inline const RefusalCode already_decided{"screening.already_decided", RefusalKind::conflict,
                                         "这条登记已经有人确认过了，请看最新内容。",
                                         "This arrival was already decided; see the newest."};
inline const RefusalCode nothing_proposed{
    "screening.nothing_proposed", RefusalKind::conflict, "现在没有可以确认的建议，请先补全登记。",
    "There is nothing to confirm yet; complete the record first."};
inline const RefusalCode not_offered{"screening.not_offered", RefusalKind::invalid,
                                     "只能选建议或它列出的其他办法。",
                                     "Choose the proposal or one of its alternatives."};
inline const RefusalCode role_needed{"screening.role_needed", RefusalKind::forbidden,
                                     "您的角色不能确认这一项，要由有权的人来定。",
                                     "Your role may not confirm this; it is for those with the "
                                     "power."};
inline const RefusalCode reason_needed{"screening.reason_needed", RefusalKind::invalid,
                                       "没有按建议办，请写一句为什么。",
                                       "This differs from the proposal; please say why."};
inline const RefusalCode agreement_needed{
    "screening.agreement_needed", RefusalKind::invalid,
    "要本人（或监护人）同意才能开始，请写下是怎么说的。",
    "It starts only when the person (or guardian) agrees; please note what was said."};
inline const RefusalCode guardian_agreement_needed{
    "screening.guardian_agreement_needed", RefusalKind::invalid,
    "不满 {age} 周岁，要由监护人同意。", "Under {age}: the guardian has to agree."};
inline const RefusalCode order_needed{
    "screening.order_needed", RefusalKind::invalid,
    "这一项限制外出，要有有权机关的决定，请填写决定文号。没有决定，谁也不能限制。",
    "This restricts going out and needs an order of a body with the power: give its number. "
    "Nobody may be restricted without one."};
inline const RefusalCode care_needed{
    "screening.care_needed", RefusalKind::invalid,
    "四样照护都要有人负责，还缺 {count} 样。先安排好照护再开始。",
    "Each kind of care needs a named person; {count} are missing. Care comes before it begins."};
inline const RefusalCode food_person_needed{"screening.food_person_needed", RefusalKind::invalid,
                                            "还没有人负责生活物资。",
                                            "Nobody is named for food and daily needs."};
inline const RefusalCode medicine_person_needed{"screening.medicine_person_needed",
                                                RefusalKind::invalid, "还没有人负责用药、取药。",
                                                "Nobody is named for medicine."};
inline const RefusalCode emergency_transport_person_needed{
    "screening.emergency_transport_person_needed", RefusalKind::invalid, "还没有人负责急病送医。",
    "Nobody is named for transport in an emergency."};
inline const RefusalCode comfort_person_needed{"screening.comfort_person_needed",
                                               RefusalKind::invalid, "还没有人负责心理慰藉疏导。",
                                               "Nobody is named for comfort."};
inline const RefusalCode care_person_incomplete{
    "screening.care_person_incomplete", RefusalKind::invalid, "照护联系人要有姓名和电话。",
    "A person who brings care needs a name and a telephone number."};
}  // namespace refusal

// ---- The declaration --------------------------------------------------------------------------

// The lowest and highest temperature that any regime of the pack believes. Empty without regimes.
struct TemperatureRange {
  base::Celsius min;
  base::Celsius max;
};
std::optional<TemperatureRange> plausible_temperatures(const packs::Pack&);

// Refuses what cannot be: days in the future or in the wrong order, answers that are in no list,
// another notice than the pack's. Every wrong field is named; what is only missing passes (AMB-19).
base::Result<base::Done> check(const Declaration&, const people::Particulars&,
                               std::string_view notice, const packs::Pack&, base::Date today);

// How a worker says that it came: never by link, and a paper has its day.
base::Result<base::Done> check(const How&, base::Date today);

people::Particulars changed(people::Particulars, const PersonChange&);

// What a new registration of a known person changes: what was given; nothing is taken away.
PersonChange change_of(const people::Particulars& given);

// ---- The ten clarities (十清楚, SCR-05 to SCR-15) ---------------------------------------------

struct Clarity {
  const packs::Clarity* asked = nullptr;  // Points into the pack.
  std::vector<Phrase> unclear;            // Why it is not clear; empty: it is.
};

struct Score {
  std::vector<Clarity> items;  // In the pack's order.
  int clear() const;
  int of() const { return static_cast<int>(items.size()); }
  bool complete() const { return clear() == of(); }
};

Score score(const Declaration&, const people::Particulars&, const packs::Pack&,
            const std::vector<SharedRide>& = {});

// The journeys shared, by which a change is known: "7! 12 ?30", the near and the doubtful marked.
std::string leads_of(const std::vector<SharedRide>&);

// ---- The decision (SCR-16; no restriction without an order, and none without care) -----------

struct Decider {
  identity::AccountId account;
  std::vector<std::string> roles;  // Held over the place of stay.
  base::Instant at;
};

// The arrival with its decision. Refused: already decided, nothing or something else proposed, a
// role that may not, an alternative without a reason, a regime without the agreement, the order or
// the care it requires.
base::Result<Arrival> decide(Arrival, const Proposed&, const Choice&, const Decider&);

// ---- Tasks ------------------------------------------------------------------------------------

// What is to be done about the arrival as it stands: somebody decides, somebody asks what is still
// open. Due times count from the recording, so that asking again raises nothing twice.
tasks::Effects effects(const Arrival&, const Score&, const Proposed&, const packs::Pack&);

// What the shared rides ask for, when they are no longer those of `before`: somebody looks into
// them, or nobody needs to any more. Nothing where the pack names nobody.
tasks::Effects lead_effects(const Arrival&, std::string_view before, const packs::Pack&,
                            base::Instant now);

}  // namespace screening

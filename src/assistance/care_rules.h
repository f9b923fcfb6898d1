// Who is to be called on, by when, and who is told when nobody has. Pure. (HIGH-SV-08, SVC-03)
#pragma once

#include "assistance/model.h"
#include "base/result.h"

namespace assistance {

namespace refusal {
inline const base::RefusalCode no_problem{"assistance.no_problem", base::RefusalKind::invalid,
                                          "请写一句有什么困难。",
                                          "Please say in a sentence what the difficulty is."};
inline const base::RefusalCode contact_withdrawn{
    "assistance.contact_withdrawn", base::RefusalKind::conflict, "这次联系已经撤回了。",
    "This contact has been withdrawn already."};
inline const base::RefusalCode contact_not_yours{
    "assistance.contact_not_yours", base::RefusalKind::forbidden,
    "只有记录的人当天可以撤回；现在有出入的，请再记一次。",
    "Only who recorded it may withdraw it, on the same day; record another one instead."};
}  // namespace refusal

using Plans = std::vector<packs::CarePlan>;

// Empty: no plan asks for anything.
std::optional<CareDue> due_of(const Plans&, const Watched&, base::Instant now);

// The plan by which so many attempts in vain are too many, if any.
const packs::CarePlan* not_reached_plan(const Plans&, const Watched&);

// A problem has to be said where there was one.
base::Result<base::Done> check_contact(Outcome, std::string_view problem);
base::Result<base::Done> may_withdraw(const Contact&, identity::AccountId by, base::Instant now);

// Everything that was asked about the person is settled: they were reached, or moved, or are asked
// after no more. To be followed by care_effects.
tasks::Effects settle_care(people::PersonId);
// What is to be done now, and when to look again.
tasks::Effects care_effects(const Plans&, const Watched&, base::Instant now);

}  // namespace assistance

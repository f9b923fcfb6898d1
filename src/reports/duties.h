// Who is asked for a day's report, and when: effects for tasks/. Pure.
// A community has one open task a day: `reports.confirm` until the deadline, `reports.late` after
// it. A township has one for all of its missing communities, and so has the county after the day.
// All are settled by submission alone; a missing report never becomes a zero. (REP-05, RULE-17)
#pragma once

#include <string>
#include <string_view>

#include "reports/model.h"
#include "tasks/model.h"

namespace reports {

inline constexpr std::string_view slice_name = "reports";
inline constexpr std::string_view look_day_opens = "day_opens";
inline constexpr std::string_view look_deadline = "deadline";
inline constexpr std::string_view look_day_ends = "day_ends";

// One place's task of one day.
struct Duty {
  base::Uuid subject;  // store::subject_of(event, place, day).
  base::Date day;
  base::Instant deadline;
  std::string stands_in = {};  // Who does it today for the one who answers for it; or nobody.
};

// ---- The chain of due times, one at a time for each event ------------------------------------

// From the day the event opens, or from the next when that day's deadline is over.
tasks::Effects event_opens(identity::EventId, const packs::Form&, base::Date opened_on,
                           base::Instant now);
tasks::Effects event_closes(identity::EventId);
tasks::LookAgain next_deadline(identity::EventId, const packs::Form&, base::Date day);
tasks::LookAgain next_day_end(identity::EventId, base::Date day);
tasks::LookAgain next_day(identity::EventId, base::Date day);

// ---- What happens then -----------------------------------------------------------------------

// In every community that owes a report. Nothing when the deadline is over by `now`: the next step
// follows at once.
tasks::Effects day_opens(const Duty& community, const FormRoles&, base::Instant now);
// In every community whose report is missing, and in the township above.
tasks::Effects deadline_passes(const Duty& community, const FormRoles&);
tasks::Effects deadline_passes_for_township(const Duty& township, const FormRoles&,
                                            std::int64_t missing);
// In the county, when reports were missed.
tasks::Effects day_ends(const Duty& county, const FormRoles&, std::int64_t missed);

// ---- Submission ------------------------------------------------------------------------------

tasks::Effects submitted(const Duty& community);
tasks::Effects nothing_missing_in_township(const Duty& township);
tasks::Effects nothing_missed_in_county(const Duty& county);

// At once, for one role. The notice is what the task is about.
tasks::Effects urgent(const UrgentReport&, const UrgentNotice&, const FormRoles&);

}  // namespace reports

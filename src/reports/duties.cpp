#include "reports/duties.h"

namespace reports {

static constexpr base::Days one_day{1};

// Its day in China is still `day`, so that the task stands under that day.
static base::Instant last_moment_of(base::Date day) {
  return {base::start_of(day + one_day).ms - 1};
}

static tasks::LookAgain look(identity::EventId event, std::string_view kind, base::Instant at) {
  return {.slice = std::string(slice_name),
          .subject = event.value,
          .kind = std::string(kind),
          .at = at};
}

static tasks::Raise raise(const Duty& duty, const char* kind, base::Instant due_at,
                          const std::string& role) {
  return {.slice = std::string(slice_name),
          .subject = duty.subject,
          .kind = kind,
          .due_at = due_at,
          .role = role,
          .detail = {{"day", base::to_string(duty.day)},
                     {"deadline", base::minute_to_string(base::minute_of_day(duty.deadline))},
                     {"stands_in", duty.stands_in.empty() ? "" : "（" + duty.stands_in + "）"}}};
}

static tasks::Settle settle(const Duty& duty, const char* kind) {
  return {.slice = std::string(slice_name), .subject = duty.subject, .kind = kind};
}

tasks::Effects event_opens(identity::EventId event, const packs::Form& form, base::Date opened_on,
                           base::Instant now) {
  const bool too_late = now > base::at_minute(opened_on, form.deadline_minute);
  const bool same_day = base::date_of(now) == opened_on;
  const base::Date first = too_late && same_day ? opened_on + one_day : opened_on;
  return {look(event, look_day_opens, base::start_of(first))};
}

tasks::Effects event_closes(identity::EventId event) {
  tasks::Effects effects;
  for (const std::string_view kind : {look_day_opens, look_deadline, look_day_ends}) {
    effects.push_back(tasks::LookNoMore{
        .slice = std::string(slice_name), .subject = event.value, .kind = std::string(kind)});
  }
  return effects;
}

// One moment after the deadline: a report sent at the deadline is in time.
tasks::LookAgain next_deadline(identity::EventId event, const packs::Form& form, base::Date day) {
  return look(event, look_deadline, {base::at_minute(day, form.deadline_minute).ms + 1});
}

tasks::LookAgain next_day_end(identity::EventId event, base::Date day) {
  return look(event, look_day_ends, base::start_of(day + one_day));
}

tasks::LookAgain next_day(identity::EventId event, base::Date day) {
  return look(event, look_day_opens, base::start_of(day + one_day));
}

tasks::Effects day_opens(const Duty& community, const FormRoles& roles, base::Instant now) {
  if (now > community.deadline) return {};
  return {raise(community, "reports.confirm", community.deadline, roles.confirm_role)};
}

tasks::Effects deadline_passes(const Duty& community, const FormRoles& roles) {
  return {settle(community, "reports.confirm"),
          raise(community, "reports.late", last_moment_of(community.day), roles.confirm_role)};
}

tasks::Effects deadline_passes_for_township(const Duty& township, const FormRoles& roles,
                                            std::int64_t missing) {
  if (missing == 0) return {};
  tasks::Raise task =
      raise(township, "reports.missing", last_moment_of(township.day), roles.missing_role);
  task.detail.emplace_back("count", missing);
  return {task};
}

tasks::Effects day_ends(const Duty& county, const FormRoles& roles, std::int64_t missed) {
  if (missed == 0) return {};
  tasks::Raise task =
      raise(county, "reports.missed", last_moment_of(county.day + one_day), roles.missed_role);
  task.detail.emplace_back("count", missed);
  return {task};
}

tasks::Effects submitted(const Duty& community) {
  return {settle(community, "reports.confirm"), settle(community, "reports.late")};
}

tasks::Effects nothing_missing_in_township(const Duty& township) {
  return {settle(township, "reports.missing")};
}

tasks::Effects nothing_missed_in_county(const Duty& county) {
  return {settle(county, "reports.missed")};
}

tasks::Effects urgent(const UrgentReport& report, const UrgentNotice& notice,
                      const FormRoles& roles) {
  const base::Instant due{report.reported_at.ms + roles.urgent_due_minutes * 60'000LL};
  return {tasks::Raise{.slice = std::string(slice_name),
                       .subject = notice.id,
                       .kind = "reports.urgent",
                       .due_at = due,
                       .role = notice.role,
                       .detail = {{"urgent_report", base::to_string(report.id)}}}};
}

}  // namespace reports

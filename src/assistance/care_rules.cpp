#include "assistance/care_rules.h"

#include <algorithm>

namespace assistance {

static constexpr base::Days one_day{1};
static constexpr const char* look_kind = "contact";

// ---- When --------------------------------------------------------------------------------------

// The first day of the earliest tag by which the plan holds for somebody.
static std::optional<base::Date> held_from(const packs::CarePlan& plan, const Watched& who) {
  if (plan.during == packs::CareWhile::home_observed && !who.observed_since) return std::nullopt;
  std::optional<base::Date> from;
  for (const Borne& tag : who.tags) {
    const auto& groups = plan.groups;
    if (std::find(groups.begin(), groups.end(), tag.group) == groups.end()) continue;
    from = from ? std::min(*from, tag.from) : tag.from;
  }
  return from;
}

// The last day a tag of the plan began on: with it somebody is looked at anew.
static base::Date newest_of(const packs::CarePlan& plan, const Watched& who) {
  base::Date newest;
  for (const Borne& tag : who.tags) {
    const auto& groups = plan.groups;
    if (std::find(groups.begin(), groups.end(), tag.group) == groups.end()) continue;
    newest = std::max(newest, tag.from);
  }
  return newest;
}

static base::Date day_due(const packs::CarePlan& plan, const Watched& who, base::Date from) {
  const bool begins_with_it = plan.during == packs::CareWhile::home_observed;
  if (begins_with_it && from < *who.observed_since) from = *who.observed_since;
  if (!who.reached_at) return from + plan.first;
  const base::Date reached = base::date_of(*who.reached_at);
  const base::Date next = reached + plan.within;
  const base::Date newest = newest_of(plan, who);
  const base::Date due = reached < newest ? std::min(next, newest + plan.first) : next;
  return begins_with_it ? std::max(due, *who.observed_since + plan.first) : due;
}

std::optional<CareDue> due_of(const Plans& plans, const Watched& who, base::Instant now) {
  std::optional<CareDue> due;
  for (const packs::CarePlan& plan : plans) {
    const auto from = held_from(plan, who);
    if (!from) continue;
    CareDue one;
    one.plan = &plan;
    one.on = day_due(plan, who, *from);
    one.at = base::at_minute(one.on, plan.due_minute);
    if (due && due->at <= one.at) continue;
    due = one;
  }
  if (!due) return due;
  due->never = !who.reached_at;
  if (due->at < now) due->status = CareStatus::overdue;
  else if (due->on == base::date_of(now)) due->status = CareStatus::due_today;
  return due;
}

const packs::CarePlan* not_reached_plan(const Plans& plans, const Watched& who) {
  const packs::CarePlan* strictest = nullptr;
  for (const packs::CarePlan& plan : plans) {
    if (!held_from(plan, who) || who.attempts < plan.attempts) continue;
    if (strictest == nullptr || plan.escalate_due_minutes < strictest->escalate_due_minutes) {
      strictest = &plan;
    }
  }
  return strictest;
}

// ---- Recording ---------------------------------------------------------------------------------

base::Result<base::Done> check_contact(Outcome outcome, std::string_view problem) {
  const bool had_one = outcome == Outcome::solved || outcome == Outcome::unsolved;
  if (had_one && problem.empty()) return base::refuse(refusal::no_problem).at("problem");
  return base::Done{};
}

base::Result<base::Done> may_withdraw(const Contact& contact, identity::AccountId by,
                                      base::Instant now) {
  if (contact.withdrawn_at) return refusal::contact_withdrawn;
  const bool same_day = base::date_of(contact.at) == base::date_of(now);
  if (contact.by != by || !same_day) return refusal::contact_not_yours;
  return base::Done{};
}

// ---- What is to be done ------------------------------------------------------------------------

tasks::Effects settle_care(people::PersonId person) {
  tasks::Effects effects;
  for (const char* kind :
       {"assistance.contact_due", "assistance.contact_overdue", "assistance.not_reached"}) {
    effects.emplace_back(tasks::Settle{.slice = slice, .subject = person.value, .kind = kind});
  }
  return effects;
}

struct Alarm {
  const char* kind;
  const std::string& role;
  base::Instant due;
};

// Once for what is owed: what was asked on an earlier day gives way to it.
static void raise(tasks::Effects& effects, const Watched& who, const Alarm& alarm) {
  effects.emplace_back(tasks::Settle{.slice = slice,
                                     .subject = who.person.value,
                                     .kind = alarm.kind,
                                     .up_to = base::date_of(alarm.due) - one_day});
  effects.emplace_back(tasks::Raise{
      .slice = slice,
      .subject = who.person.value,
      .kind = alarm.kind,
      .due_at = alarm.due,
      .role = alarm.role,
      .detail = {{"last_day",
                  who.reached_at ? base::to_string(base::date_of(*who.reached_at)) : "—"},
                 {"attempts", who.attempts}},
      .asked = tasks::Asked::again});
}

static base::Instant after(base::Instant at, int minutes) {
  return {at.ms + std::int64_t{minutes} * 60'000};
}

// Observation at home may begin on any day and ask for more; so that day is looked at, too.
static base::Instant next_look(const Plans& plans, const Watched& who, const CareDue& due,
                               base::Instant now) {
  const base::Date tomorrow = base::date_of(now) + one_day;
  const base::Instant told_at = after(due.at, due.plan->escalate_after_minutes);
  if (due.status != CareStatus::in_time && now < told_at) return told_at;
  Watched observed = who;
  if (!observed.observed_since) observed.observed_since = base::date_of(now);
  const base::Date at_the_soonest = due_of(plans, observed, now)->on;
  return base::start_of(std::max(tomorrow, std::min(due.on, at_the_soonest)));
}

tasks::Effects care_effects(const Plans& plans, const Watched& who, base::Instant now) {
  tasks::Effects effects;
  const auto due = due_of(plans, who, now);
  if (!due) {
    effects = settle_care(who.person);
    // Observation at home may begin for somebody whom only then a plan names.
    const bool nothing_held = who.tags.empty();
    if (nothing_held) effects.emplace_back(tasks::LookNoMore{slice, who.person.value, look_kind});
    else {
      effects.emplace_back(tasks::LookAgain{slice, who.person.value, look_kind,
                                            base::start_of(base::date_of(now) + one_day)});
    }
    return effects;
  }
  if (due->status == CareStatus::in_time) {
    for (const char* kind : {"assistance.contact_due", "assistance.contact_overdue"}) {
      effects.emplace_back(
          tasks::Settle{.slice = slice, .subject = who.person.value, .kind = kind});
    }
  } else {
    raise(effects, who, {"assistance.contact_due", due->plan->contact_role, due->at});
    const base::Instant told_at = after(due->at, due->plan->escalate_after_minutes);
    if (told_at <= now) {
      raise(effects, who,
            {"assistance.contact_overdue", due->plan->escalate_role,
             after(told_at, due->plan->escalate_due_minutes)});
    }
  }
  if (const packs::CarePlan* plan = not_reached_plan(plans, who)) {
    raise(effects, who,
          {"assistance.not_reached", plan->escalate_role,
           after(*who.tried_at, plan->escalate_due_minutes)});
  }
  effects.emplace_back(
      tasks::LookAgain{slice, who.person.value, look_kind, next_look(plans, who, *due, now)});
  return effects;
}

}  // namespace assistance

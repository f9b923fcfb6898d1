#include "reports/days.h"

#include <spdlog/spdlog.h>

#include <limits>
#include <map>

#include "events/store.h"
#include "reports/deputies.h"
#include "reports/duties.h"
#include "reports/rules.h"
#include "reports/store.h"
#include "reports/store_totals.h"
#include "tasks/store.h"

namespace reports {

static constexpr base::Days one_day{1};
static constexpr std::int64_t all = std::numeric_limits<std::int64_t>::max();

namespace {

// One step of one event's day.
struct Step {
  sql::Transaction& tx;
  identity::Actor actor;  // The program itself, at the instant it acts.
  events::Event event;
  base::Date day;
  FormInForce form;

  Duty duty(places::PlaceId place) const {
    return {.subject = store::subject_of(event.id, place, day),
            .day = day,
            .deadline = deadline_of(form.form, day)};
  }
  // Of a community: named for the one who does it that day, when somebody stands in.
  Duty community_duty(places::PlaceId place) const {
    Duty one = duty(place);
    const auto who = store::on_duty(tx, {event.tenant, place}, day, form.is_rest_day);
    if (who && !who->stands_in_for.empty()) one.stands_in = who->name;
    return one;
  }
  void apply(places::PlaceId place, const tasks::Effects& effects) const {
    tasks::store::apply(tx, actor, {event.tenant, event.id, place}, effects);
  }
};

std::vector<OwingCommunity> owing(const Step& step) {
  const auto region = store::find_place(step.tx, store::everywhere(), step.event.place);
  if (!region) return {};
  return store::missing(step.tx, {step.event, *region}, step.day, all);
}

void open_day(const Step& step) {
  for (const OwingCommunity& community : owing(step)) {
    step.apply(community.place.id,
               day_opens(step.community_duty(community.place.id), step.form.roles, step.actor.at));
  }
  step.apply(step.event.place, {next_deadline(step.event.id, step.form.form, step.day)});
}

void pass_deadline(const Step& step) {
  std::map<places::PlaceId, std::int64_t> missing_by_township;
  for (const OwingCommunity& community : owing(step)) {
    step.apply(community.place.id,
               deadline_passes(step.community_duty(community.place.id), step.form.roles));
    if (community.township) ++missing_by_township[*community.township];
  }
  for (const auto& [township, missing] : missing_by_township) {
    step.apply(township,
               deadline_passes_for_township(step.duty(township), step.form.roles, missing));
  }
  step.apply(step.event.place, {next_day_end(step.event.id, step.day)});
}

// The totals are kept by adding up what each report changes; every night they are counted anew,
// and a difference is put right in the open. (contracts.md 3)
void recount_totals(const Step& step) {
  const auto differences = store::recount(step.tx, step.event);
  if (differences.empty()) return;
  spdlog::error("report totals were {} off at the nightly recount and are put right",
                differences.size());
  store::repair(step.tx, step.actor, step.event, differences);
}

void end_day(const Step& step) {
  recount_totals(step);
  const auto missed = static_cast<std::int64_t>(owing(step).size());
  step.apply(step.event.place, day_ends(step.duty(step.event.place), step.form.roles, missed));
  step.apply(step.event.place, {next_day(step.event.id, step.day)});
}

schedule::Handler handler(FormOf form_of, base::Days back, void (*take)(const Step&)) {
  return [form_of = std::move(form_of), back, take](
             sql::Transaction& tx, const tasks::store::DueTime& due, base::Instant as_of) {
    const auto event = events::store::find(tx, due.tenant, identity::EventId{due.subject});
    if (!event || event->closed_on) return;
    const base::Date day = base::date_of(due.due_at) - back;
    auto form = form_of(tx, *event, day);
    if (!form) {  // No form that day; the next day may have one.
      return tasks::store::apply(tx, {{}, as_of}, {event->tenant, event->id, event->place},
                                 {next_day(event->id, day)});
    }
    take({tx, {{}, as_of}, *event, day, std::move(*form)});
  };
}

}  // namespace

void register_due(schedule::Runner& runner, FormOf form_of) {
  const std::string slice(slice_name);
  runner.on(slice, std::string(look_day_opens), handler(form_of, base::Days{0}, open_day));
  runner.on(slice, std::string(look_deadline), handler(form_of, base::Days{0}, pass_deadline));
  // The day ends at the midnight that is already the next day.
  runner.on(slice, std::string(look_day_ends), handler(form_of, one_day, end_day));
}

void settle_duties(sql::Transaction& tx, const identity::Actor& actor, const events::Event& event,
                   const Ground& community, const FormInForce& form, base::Date day) {
  const Step step{tx, actor, event, day, form};
  step.apply(community.place.id, submitted(step.duty(community.place.id)));
  if (!is_late(actor.at, deadline_of(form.form, day))) return;
  const auto township = community.parent
                            ? store::find_place(tx, store::everywhere(), *community.parent)
                            : std::nullopt;
  if (township && store::missing(tx, {event, *township}, day, 1).empty()) {
    step.apply(township->place.id, nothing_missing_in_township(step.duty(township->place.id)));
  }
  if (owing(step).empty()) {
    step.apply(event.place, nothing_missed_in_county(step.duty(event.place)));
  }
}

}  // namespace reports

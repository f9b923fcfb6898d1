// What is done at flagged places: begun with the flag or the event, and again after its days.
#include "flags/due.h"

#include <algorithm>

#include "events/store.h"
#include "flags/http.h"
#include "flags/rules.h"
#include "tasks/store.h"

namespace flags {

static tasks::Where where_of(const Measure& measure) {
  return {measure.place.tenant, measure.event, measure.place.place};
}

void begin_measures(sql::Transaction& tx, const Context& context, const identity::Actor& actor,
                    const Begun& begun) {
  for (const packs::FlagMeasure& what : context.rules()->measures) {
    if (what.flag != begun.place.flag) continue;
    const Measure measure{{base::make_uuid(actor.at.ms)}, begun.place, begun.event, what.id};
    store::add(tx, measure);
    tasks::store::apply(tx, actor, where_of(measure), begins(measure, what, actor.at));
  }
}

void end_measures(sql::Transaction& tx, const identity::Actor& actor, const Flagged& flagged) {
  for (const Measure& measure : store::measures(tx, flagged)) {
    tasks::store::apply(tx, actor, where_of(measure), ends(measure.id));
  }
}

void event_opens(sql::Transaction& tx, const Context& context, const identity::Actor& actor,
                 const events::Event& event) {
  for (const Flagged& flagged : store::standing(tx, event.tenant, event.span)) {
    begin_measures(tx, context, actor, {flagged, event.id});
  }
}

static void day_has_come(sql::Transaction& tx, const Context& context,
                         const tasks::store::DueTime& due, base::Instant as_of) {
  const auto measure = store::find(tx, due.tenant, MeasureId{due.subject});
  if (!measure || measure->place.ended_at) return;
  const auto event = events::store::find(tx, due.tenant, measure->event);
  if (!event || event->closed_on) return;
  const auto rules = context.rules();
  const packs::FlagMeasure* what = packs::find(rules->measures, measure->measure);
  if (what == nullptr) return;
  const bool waits = !tasks::store::open_about(tx, due.tenant, due.subject).empty();
  tasks::store::apply(tx, {std::nullopt, as_of}, where_of(*measure),
                      comes_again(*measure, *what, waits, as_of));
}

void register_due(schedule::Runner& runner, const Context& context) {
  runner.on(slice, "again",
            [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                       base::Instant as_of) { day_has_come(tx, context, due, as_of); });
}

}  // namespace flags

#include "workflows/arrival_shares_ride.h"

#include "events/store.h"
#include "journeys/number.h"
#include "journeys/seat.h"
#include "journeys/view.h"
#include "screening/store.h"
#include "tasks/store.h"

namespace workflows {

using screening::Arrival;
using screening::Declaration;
using screening::SharedRide;

static const char* const slice = "screening";
static const char* const kind = "compare_rides";
static constexpr std::int64_t piece = 50;  // One unit of work; other writers wait no longer.

static packs::Text why_of(const journeys::Match& match, const packs::Words& words) {
  return {journeys::why_of(match, {words, base::Language::zh, "journeys"}),
          journeys::why_of(match, {words, base::Language::en, "journeys"})};
}

std::vector<SharedRide> shared_rides(const journeys::Index& index, const packs::Pack& pack,
                                     const packs::Words& words, const Declaration& said) {
  std::vector<SharedRide> rides;
  const auto add = [&](const std::vector<journeys::Match>& matches, bool same_run) {
    for (const journeys::Match& match : matches) {
      rides.push_back({match.journey->source, same_run, match.contact, why_of(match, words)});
    }
  };
  for (const screening::Leg& leg : said.transports) {
    const auto on = leg.on ? leg.on : said.arrived_on;
    if (!on) continue;
    const journeys::Matches found =
        index.match({.numbers = journeys::run_numbers(leg.number),
                     .on = *on,
                     .seat = journeys::read_seat(leg.seat, journeys::Column::coach)},
                    pack.contact_ranges);
    add(found.same_run, true);
    add(found.possible, false);
  }
  return rides;
}

void compare_again(sql::Transaction& tx, std::string_view illness, base::Instant now) {
  for (const events::Event& event : events::store::open_events(tx)) {
    if (event.illness != illness) continue;
    tasks::store::apply(tx, {std::nullopt, now}, {event.tenant, event.id, event.place},
                        {tasks::LookAgain{slice, event.id.value, kind, now}});
  }
}

// Written anew only where something is shared that was not, or no longer.
static void compare(sql::Transaction& tx, const screening::Context& context, const Arrival& arrival,
                    base::Instant as_of) {
  const auto considered = screening::consider(tx, context, arrival, base::date_of(as_of));
  if (!considered || screening::leads_of(considered->shared) == arrival.leads) {
    return screening::store::compared(tx, arrival, context.journeys_edition(tx));
  }
  const identity::Actor program{std::nullopt, as_of};
  const Arrival now = screening::reassessed(arrival, *considered);
  if (!screening::store::save(tx, context.vault, program, now)) return;
  const tasks::Where where{arrival.tenant, arrival.event, arrival.place};
  tasks::store::apply(
      tx, program, where,
      screening::effects(now, considered->score, considered->proposed, *considered->pack));
  tasks::store::apply(tx, program, where,
                      screening::lead_effects(now, arrival.leads, *considered->pack, as_of));
}

static void compare_some(sql::Transaction& tx, const screening::Context& context,
                         const tasks::store::DueTime& due, base::Instant as_of) {
  const auto event = events::store::find(tx, due.tenant, identity::EventId{due.subject});
  if (!event || event->closed_on) return;
  const std::int64_t edition = context.journeys_edition(tx);
  const auto ids =
      screening::store::to_compare(tx, due.tenant, event->id, {.edition = edition, .limit = piece});
  for (const screening::ArrivalId id : ids) {
    const auto arrival = screening::store::find(tx, context.vault, due.tenant, id);
    if (arrival) compare(tx, context, *arrival, as_of);
  }
  if (static_cast<std::int64_t>(ids.size()) < piece) return;
  tasks::store::apply(tx, {std::nullopt, as_of}, {event->tenant, event->id, event->place},
                      {tasks::LookAgain{slice, event->id.value, kind, as_of}});
}

void register_comparing(schedule::Runner& runner, const screening::Context& context) {
  runner.on(slice, kind,
            [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                       base::Instant as_of) { compare_some(tx, context, due, as_of); });
}

}  // namespace workflows

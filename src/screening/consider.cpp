#include "screening/consider.h"

#include "events/store.h"
#include "http/message.h"
#include "people/store.h"

namespace screening {

static base::Date day_asked(const events::Event& event, const Declaration& said, base::Date today) {
  return event.kind == events::Kind::review ? said.arrived_on.value_or(today) : today;
}

Considered consider(sql::Transaction& tx, const Context& context, const Arrival& arrival,
                    events::Event event, PackPtr pack, people::Person person, base::Date today) {
  const auto tree = context.places.now();
  auto words = context.words();
  const Declaration& said = arrival.declaration;
  const Setting setting{
      .pack = *pack,
      .words = *words,
      .areas = listed_areas(*pack, events::store::origin_areas(tx, event.tenant, event.id),
                            [&](std::string_view code) { return tree->by_code(code); }),
      .contains = [&](places::PlaceId a, places::PlaceId b) { return tree->contains(a, b); },
      .day = day_asked(event, said, today),
      .age = people::age_on(person.particulars, today),
      .shared = context.shared_rides(tx, *pack, said)};
  Score score = screening::score(said, person.particulars, *pack, setting.shared);
  Proposed proposed = propose(said, setting);
  return {.event = std::move(event),
          .pack = std::move(pack),
          .words = std::move(words),
          .person = std::move(person),
          .shared = setting.shared,
          .compared_edition = context.journeys_edition(tx),
          .score = std::move(score),
          .proposed = std::move(proposed)};
}

base::Result<events::Event> event_in(http::Call& call, std::string_view permission,
                                     identity::EventId id) {
  auto event = events::store::find(call.tx, call.who.scope(permission), id);
  if (!event) return http::refusal::not_found;
  return std::move(*event);
}

base::Result<Considered> consider(sql::Transaction& tx, const Context& context,
                                  const Arrival& arrival, base::Date today) {
  auto event = events::store::find(tx, arrival.tenant, arrival.event);
  if (!event) return http::refusal::not_found;
  people::Person person = people::store::get(tx, context.vault, arrival.tenant, arrival.person);
  const auto rules = context.rules(tx, *event, arrival.place, today);
  PackPtr pack = rules ? *rules : context.pack_of(arrival.pack_version);
  if (!pack) return rules.refusal();
  Considered considered =
      consider(tx, context, arrival, std::move(*event), std::move(pack), std::move(person), today);
  if (!rules) considered.proposed.options.clear();
  return considered;
}

Arrival assessed(Arrival arrival, const Considered& considered) {
  const Proposed& proposed = considered.proposed;
  arrival.category = proposed.category != nullptr ? proposed.category->id : "";
  arrival.proposal = proposed.proposal != nullptr ? proposed.proposal->id : "";
  arrival.clear_count = considered.score.clear();
  arrival.incomplete = !considered.score.complete();
  arrival.leads = leads_of(considered.shared);
  arrival.compared_edition = considered.compared_edition;
  arrival.pack = considered.pack->header.id;
  arrival.pack_version = considered.pack->hash;
  return arrival;
}

Arrival reassessed(const Arrival& arrival, const Considered& considered) {
  Arrival now = assessed(arrival, considered);
  if (!arrival.decision) return now;
  now.proposal = arrival.proposal;
  now.pack = arrival.pack;
  now.pack_version = arrival.pack_version;
  return now;
}

std::vector<std::string> roles_held(const http::Call& call, const Context& context,
                                    std::string_view permission, places::PlaceId place) {
  std::vector<std::string> roles;
  const auto tree = context.places.now();
  for (const identity::SessionGrant& grant : call.who.grants) {
    if (!grant.permissions.contains(permission)) continue;
    if (tree->contains(grant.place, place)) roles.push_back(grant.role);
  }
  return roles;
}

}  // namespace screening

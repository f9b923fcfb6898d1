#include "rounds/asking.h"

#include <algorithm>

#include "events/store.h"
#include "http/message.h"
#include "identity/store.h"

namespace rounds {

using base::Result;
using http::Call;

Result<Ground> ground_at(Call& call, const Context& context, std::string_view permission,
                         const Asked& asked) {
  const identity::Scope scope = call.who.scope(permission);
  auto event = events::store::find(call.tx, scope, asked.event);
  const auto place = context.places.now()->find(asked.place);
  const auto where = identity::store::locate(call.tx, asked.place);
  const bool covered = event && place && where && scope.covers(where->span.first);
  if (!covered || !event->span.contains(where->span)) {
    return base::refuse(http::refusal::not_found).at("place");
  }
  return Ground{std::move(*event), *place, where->span};
}

Result<Ground> open_community(Call& call, const Context& context, std::string_view permission,
                              const Asked& asked) {
  auto ground = ground_at(call, context, permission, asked);
  if (!ground) return ground;
  if (ground->event.closed_on) return refusal::event_closed;
  if (ground->place.level != places::Level::community) {
    return base::refuse(refusal::choose_community).at("place_id");
  }
  return ground;
}

Result<base::Done> check_open(Call& call, const tasks::Where& where) {
  const auto event = events::store::find(call.tx, where.tenant, where.event);
  if (!event) return http::refusal::not_found;
  if (event->closed_on) return refusal::event_closed;
  return base::Done{};
}

std::vector<Colleague> colleagues(Call& call, const Context& context, places::PlaceId community) {
  std::vector<places::PlaceId> at{community};
  const auto above = context.places.now()->ancestors(community);
  if (!above.empty()) at.push_back(above.back());
  std::vector<Colleague> found;
  for (const places::PlaceId place : at) {
    for (const std::string& role : context.roles_with("rounds.own")) {
      for (const auto& account : identity::store::holders(call.tx, role, place, call.today)) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const Colleague& one) {
          return one.account == account.id;
        });
        if (!known) found.push_back({account.id, account.name, role});
      }
    }
  }
  return found;
}

Result<Officer> officer_of(Call& call, const Context& context, places::PlaceId community,
                           const Officer& said) {
  if (!said.account) return said;
  for (const Colleague& one : colleagues(call, context, community)) {
    if (one.account == *said.account) return Officer{said.account, one.name};
  }
  return base::refuse(refusal::no_name).at("account_id");
}

packs::WatchSlot slot_of(const packs::Rounds& rules, std::string_view id) {
  if (const packs::WatchSlot* slot = packs::find(rules.slots, id)) return *slot;
  packs::WatchSlot unnamed;
  unnamed.id = id;
  unnamed.label = {unnamed.id, unnamed.id};
  return unnamed;
}

Result<std::optional<households::GridId>> grid_of(Call& call, const Context& context,
                                                  const Ground& ground,
                                                  const std::optional<households::GridId>& said) {
  if (!said) return said;
  for (const Grid& grid : context.grids(call.tx, ground.community())) {
    if (grid.id == *said) return said;
  }
  return base::refuse(refusal::no_such_grid).at("grid_id");
}

}  // namespace rounds

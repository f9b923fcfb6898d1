// What every route of the slice asks first: the event, the community, who is there.
#pragma once

#include "base/result.h"
#include "events/model.h"
#include "http/call.h"
#include "places/view.h"
#include "rounds/context.h"
#include "rounds/rules.h"

namespace rounds {

struct Ground {
  events::Event event;
  places::Place place;
  identity::Span span;

  tasks::Where where() const { return {event.tenant, event.id, place.id}; }
  tasks::Within within() const { return {event.tenant, event.id, span}; }
  Community community() const { return {event.tenant, place.id}; }
};

struct Asked {
  identity::EventId event;
  places::PlaceId place;
};

// Any place of the event that the permission covers.
base::Result<Ground> ground_at(http::Call&, const Context&, std::string_view permission,
                               const Asked&);
// A community, and refused when the event is closed: for writing.
base::Result<Ground> open_community(http::Call&, const Context&, std::string_view permission,
                                    const Asked&);
// Refused when the event is closed.
base::Result<base::Done> check_open(http::Call&, const tasks::Where&);

// Accounts of the community and of the places above it that may keep watch or walk there.
struct Colleague {
  identity::AccountId account;
  std::string name;
  std::string role;
};
std::vector<Colleague> colleagues(http::Call&, const Context&, places::PlaceId community);

// The account's own name, when one is chosen; refused when it is nobody of the place.
base::Result<Officer> officer_of(http::Call&, const Context&, places::PlaceId community,
                                 const Officer& said);

// A slot that the pack names no more is shown by its id, and lasts for the day.
packs::WatchSlot slot_of(const packs::Rounds& rules, std::string_view id);

base::Result<std::optional<households::GridId>> grid_of(
    http::Call&, const Context&, const Ground&, const std::optional<households::GridId>& said);

}  // namespace rounds

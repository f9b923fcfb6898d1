// Registering an arrival, step by step: what the worker's own form and what was declared by link
// have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/call.h"
#include "people/model.h"
#include "screening/consider.h"

namespace screening {

struct Sent {
  identity::EventId event;
  places::PlaceId place;
  std::string notice;
  const Declaration& declaration;
};

struct Accepted {
  events::Event event;
  PackPtr pack;
  Declaration declaration;
};

// What a new registration and a correction have in common before the person is known: an open event
// and a community of it where `permission` reaches, rules in force, places that there are.
base::Result<Accepted> accept(http::Call&, const Context&, std::string_view permission,
                              const Sent&);

// The person and what is said of them, by the pack.
base::Result<people::Particulars> checked(http::Call&, const Accepted&, people::Particulars,
                                          std::string_view notice);

// Whose record it is when the number is known already in this event.
std::optional<people::Person> known_person(http::Call&, const Context&, const events::Event&,
                                           const std::optional<std::string>& id_number);

struct Kept {
  ArrivalId id;
  places::PlaceId place;
  std::string notice;
  How how;
  people::Particulars who;
};
// Registers person and arrival, with what is then to be done.
base::Result<ArrivalId> keep(http::Call&, const Context&, Accepted, const Kept&);

// `before` is what was shared with cases until now.
void apply_effects(http::Call&, const Arrival&, const Considered&, std::string_view before = {});

}  // namespace screening

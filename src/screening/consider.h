// An arrival together with what it is judged by: the rules in force, the person, the origin lists.
// What screening's own routes and the workflow of the decision both start from.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "events/model.h"
#include "http/call.h"
#include "identity/vault.h"
#include "packs/model.h"
#include "packs/words.h"
#include "places/index.h"
#include "screening/model.h"
#include "screening/proposal.h"
#include "screening/rules.h"

namespace screening {

using PackPtr = std::shared_ptr<const packs::Pack>;

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  // The event's pack at that place on that day, holding the entries in force and no others, with
  // the hash of the version they are from. Refuses where nothing is in force.
  std::function<base::Result<PackPtr>(sql::Transaction&, const events::Event&, places::PlaceId,
                                      base::Date)>
      rules;
  // The pack version that made a record, by its hash; empty when it was never here.
  std::function<PackPtr(std::string_view hash)> pack_of;
  std::function<std::shared_ptr<const packs::Words>()> words;
  // The published journeys of cases of the pack's illness that the declared legs share.
  std::function<std::vector<SharedRide>(sql::Transaction&, const packs::Pack&, const Declaration&)>
      shared_rides;
  // Grows with every change of those journeys.
  std::function<std::int64_t(sql::Transaction&)> journeys_edition;
};

// Keeps alive what `proposed` and `score` point into.
struct Considered {
  events::Event event;
  PackPtr pack;
  std::shared_ptr<const packs::Words> words;
  people::Person person;
  std::vector<SharedRide> shared;
  std::int64_t compared_edition = 0;
  Score score;
  Proposed proposed;
};

// Refused where the permission does not reach the event.
base::Result<events::Event> event_in(http::Call&, std::string_view permission, identity::EventId);

// By the rules in force today; where none are, by those that made the record, and nothing is
// offered: what was recorded stays readable when the rules have ended. In a review, where days lie
// years back, an outcome is over only if it was over on the day of arrival.
base::Result<Considered> consider(sql::Transaction&, const Context&, const Arrival&,
                                  base::Date today);
// The same for a person who is not kept yet, or kept otherwise.
Considered consider(sql::Transaction&, const Context&, const Arrival&, events::Event, PackPtr,
                    people::Person, base::Date today);

// The arrival with category, proposal, score and leads as considered.
Arrival assessed(Arrival, const Considered&);
// The same of one that may be decided: a decision stands by the rules that made it.
Arrival reassessed(const Arrival&, const Considered&);

// The roles that allow `permission` and are held over the place.
std::vector<std::string> roles_held(const http::Call&, const Context&, std::string_view permission,
                                    places::PlaceId);

}  // namespace screening

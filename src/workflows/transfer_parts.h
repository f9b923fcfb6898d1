// What offering and accepting have in common. For workflows/transfer_*.cpp alone.
#pragma once

#include <optional>

#include "events/model.h"
#include "observation/model.h"
#include "transfer/view.h"
#include "workflows/transfer_moves_person.h"

namespace workflows {

// The event that goes on with it at that place: the same one, or an open one of its illness and
// kind.
std::optional<events::Event> event_at(sql::Transaction&, const places::Tree&,
                                      const events::Event& origin, places::PlaceId);

transfer::Watch watch_of(sql::Transaction&, identity::Vault&, const observation::Episode&);

base::Result<transfer::TransferView> show_transfer(http::Call&, const TransferContext&,
                                                   const transfer::TransferId&);

// Within the county: what is open about the person, and what was kept of it, has the new place.
void take_along(http::Call&, const TransferContext&, const people::Person&);
// Into another county: who is to be called on there; nobody calls on them here any more.
struct Gone {
  const people::Person& from;
  const people::Person& there;
};
void take_care_list_along(http::Call&, const TransferContext&, const Gone&);

void add_offer_route(http::Routes&, const TransferContext&);

}  // namespace workflows

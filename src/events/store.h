// What events/ keeps. A write and its audit entry are one call; an event outside the scope reads as
// absent.
#pragma once

#include <optional>
#include <vector>

#include "events/model.h"
#include "identity/audit.h"
#include "sql/transaction.h"

namespace events::store {

// Events whose region meets the scope: below it, or around it.
std::vector<Event> all(sql::Transaction&, const identity::Scope&);
std::optional<Event> find(sql::Transaction&, const identity::Scope&, EventId);
std::optional<Event> find(sql::Transaction&, identity::TenantId, EventId);
// Every open event of the installation, for the schedule.
std::vector<Event> open_events(sql::Transaction&);

void add(sql::Transaction&, const identity::Actor&, const Event&);

// `reason` is the basis of the decision, in words that name nobody.
void close(sql::Transaction&, const identity::Actor&, const Event&, base::Date on,
           std::string_view reason);

std::vector<OriginArea> origin_areas(sql::Transaction&, identity::TenantId, EventId);
void add_origin_area(sql::Transaction&, const identity::Actor&, const Event&, const OriginArea&);

}  // namespace events::store

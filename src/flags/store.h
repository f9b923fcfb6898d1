// What is kept of flagged places and their measures. A write and its audit entry are one call.
#pragma once

#include <optional>
#include <vector>

#include "flags/model.h"
#include "identity/audit.h"
#include "sql/transaction.h"

namespace flags::store {

void add(sql::Transaction&, const identity::Actor&, const Flagged&);
void end(sql::Transaction&, const identity::Actor&, const Flagged&);

std::optional<Flagged> find(sql::Transaction&, const identity::Scope&, FlaggedId);
// Those that stand at and below the place, by place and flag.
std::vector<Flagged> standing(sql::Transaction&, identity::TenantId, identity::Span);
// The flag's former rows at that place, the last first.
std::vector<Flagged> former(sql::Transaction&, identity::TenantId, places::PlaceId,
                            std::int64_t limit);

void add(sql::Transaction&, const Measure&);
std::vector<Measure> measures(sql::Transaction&, const Flagged&);
std::optional<Measure> find(sql::Transaction&, identity::TenantId, MeasureId);
// When its last task was settled.
std::optional<base::Instant> done_at(sql::Transaction&, identity::TenantId, MeasureId);

}  // namespace flags::store

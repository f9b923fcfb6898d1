// What is kept of tables. The blank table, its layout and what people typed are sealed under the
// event's key and go with it; what was asked, how often and what it cost stays. A write and its
// audit entry are one call.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "identity/audit.h"
#include "identity/vault.h"
#include "tables/model.h"

namespace tables::store {

identity::AuditSubject about(const DemandedTable&);

void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const DemandedTable&,
         const std::string& file);
// The next version of what was read; false when somebody else has written since.
bool save(sql::Transaction&, identity::Vault&, const identity::Actor&, const DemandedTable&,
          const char* action);

// Seen from where it is asked, from above and from the communities below: a township's table is
// filled in by them.
std::optional<DemandedTable> find(sql::Transaction&, identity::Vault&, const identity::Scope&,
                                  TableId);
std::string file_of(sql::Transaction&, identity::Vault&, const DemandedTable&);

struct Area {
  identity::TenantId tenant;
  identity::EventId event;
  identity::Span span;  // Of the place; asked of it, of what is above it, or of what is below it.
};
std::vector<DemandedTable> around(sql::Transaction&, identity::Vault&, const Area&);

// ---- Fillings -----------------------------------------------------------------------------------

void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const FilledIn&);
std::optional<FilledIn> find_filling(sql::Transaction&, identity::Vault&, const DemandedTable&,
                                     FillingId);
// The newest of the place from that day on.
std::optional<FilledIn> latest(sql::Transaction&, identity::Vault&, const DemandedTable&,
                               places::PlaceId, base::Date from);

// What tables have cost, one row a table, community and person. Nothing is unsealed.
struct Cost {
  TableId table;
  std::string name;
  std::string department;
  Cadence cadence = Cadence::daily;
  std::string data;  // Ids, by spaces.
  std::int64_t slots = 0;
  places::PlaceId place;
  identity::AccountId by;
  std::string by_name;
  std::int64_t fillings = 0;
  std::int64_t filled = 0;
  std::int64_t constant = 0;
  std::int64_t typed = 0;
};
struct Days {
  base::Date first;
  base::Date last;
};
std::vector<Cost> costs(sql::Transaction&, const Area&, const Days&);

// For the unit of work that closes the event.
void forget_event(sql::Transaction&, identity::TenantId, identity::EventId);

}  // namespace tables::store

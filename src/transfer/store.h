// What is kept of transfers. Either side reads them; out of scope they read as absent. A write and
// its audit entry are one call.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "identity/audit.h"
#include "identity/vault.h"
#include "sql/transaction.h"
#include "transfer/model.h"

namespace transfer::store {

identity::AuditSubject about(const Transfer&);

// Where the two places lie in today's tree.
struct Placed {
  Transfer transfer;
  std::int64_t from_at = 0;
  std::int64_t to_at = 0;
};

// In the scope of either side.
std::optional<Placed> find(sql::Transaction&, identity::Vault&, const identity::Scope&, TransferId);
// By either side's county, for the program itself.
std::optional<Transfer> find(sql::Transaction&, identity::Vault&, identity::TenantId, TransferId);
// The one that waits for its answer.
std::optional<Transfer> waiting_for(sql::Transaction&, identity::Vault&, identity::TenantId,
                                    people::PersonId);
// The one by which the episode left, when it did.
std::optional<Placed> that_moved(sql::Transaction&, identity::Vault&, const identity::Scope&,
                                 base::Uuid episode);
// Those that are not over.
std::vector<Transfer> of_event(sql::Transaction&, identity::Vault&, identity::TenantId,
                               identity::EventId);

struct Written {
  Side side = Side::program;
  std::string what;
  std::string note = {};
};
void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Transfer&);
// State, answer, arrival and the receiver's records. False, and nothing kept, when it is no longer
// at this version.
bool save(sql::Transaction&, identity::Vault&, const identity::Actor&, const Transfer&,
          const Written&);
// A line of its history alone.
void add_step(sql::Transaction&, identity::Vault&, const identity::Actor&, const Transfer&,
              const Written&);
std::vector<Step> steps(sql::Transaction&, identity::Vault&, const Transfer&);

enum class Direction { received, sent };
BOOST_DESCRIBE_ENUM(Direction, received, sent)

// What is late at `now`, by the rules' minutes.
struct Late {
  base::Instant offered_before;
  base::Instant acknowledged_before;
  base::Date expected_before;
};

struct Filter {
  identity::TenantId tenant;
  identity::Span span;  // Of the place asked for.
  Direction direction = Direction::received;
  bool late_only = false;
  Late late;
  std::optional<base::Instant> before;  // Cursor.
  TransferId before_id;
  std::int64_t limit = 50;
};
std::vector<Transfer> list(sql::Transaction&, identity::Vault&, const Filter&);  // Newest first.

struct Totals {
  std::int64_t waiting = 0;
  std::int64_t late = 0;
};
Totals totals(sql::Transaction&, const Filter&);

void apply(sql::Transaction&, const identity::Actor&, const Sides&, const Told&);

}  // namespace transfer::store

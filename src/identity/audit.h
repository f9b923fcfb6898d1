// The audit: who did or read what, append-only, chained per tenant. An entry is written in the same
// unit of work as its change; blocks are sealed in the commit group on SQLite and within a second
// on PostgreSQL. Entries hold ids and no personal content, so that destroying an event's content
// leaves the chain whole. (contracts.md 3; requirements REP-05, RGT-06)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "identity/model.h"
#include "sql/transaction.h"

namespace identity {

// Who acts, when: what every write carries. An empty account is the system itself.
struct Actor {
  std::optional<AccountId> account;
  base::Instant at;
};

struct AuditSubject {
  TenantId tenant;
  std::string kind;  // "episode", "arrival", …
  base::Uuid id;
  std::optional<EventId> event;
  std::optional<places::PlaceId> place;
};

struct AuditEntry {
  base::Uuid id;
  base::Instant at;
  std::optional<AccountId> account;
  std::string account_name;  // Empty for the system.
  std::string action;
  std::string detail;

  // By the person's own link: nobody's account, and not the system.
  bool by_link() const { return account.has_value() && account_name.empty(); }
};

// Actions that only look are named so: "episode.read".
inline bool is_look(std::string_view action) { return action.ends_with(".read"); }

// One thing that was done, without who did it or to whom.
struct Deed {
  base::Instant at;
  std::string action;
  places::PlaceId place;
};

struct DeedsAsked {
  TenantId tenant;
  EventId event;
  Span span;  // At and below a place of today's tree.
  std::string_view action;
  base::Instant since;
};

struct ChainFault {
  TenantId tenant;
  std::int64_t block = 0;
  std::optional<base::Uuid> entry;
  std::string what;
};

struct ChainState {
  std::int64_t blocks = 0;
  std::int64_t entries = 0;
  std::int64_t unsealed = 0;
  std::optional<ChainFault> fault;  // The first one.
};

namespace audit {

// `detail` says what changed in words and numbers of the field, never who a person is.
void record(sql::Transaction&, const Actor&, std::string_view action, const AuditSubject&,
            const base::json::Object& detail = {});

// The entries about one subject, oldest first.
std::vector<AuditEntry> entries_of(sql::Transaction&, TenantId, base::Uuid subject);

// Newest first, at most `limit`.
std::vector<Deed> deeds(sql::Transaction&, const DeedsAsked&, std::size_t limit);

// Seals what is unsealed; for sql::Database::set_before_commit.
void seal_blocks(sql::Transaction&, base::Instant now);

ChainState verify(sql::Transaction&);

}  // namespace audit
}  // namespace identity

// What screening keeps. The declaration and the words of a decision stand sealed under the event's
// key. A write and its audit entry are one call; what is out of scope reads as absent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "identity/audit.h"
#include "identity/vault.h"
#include "people/model.h"
#include "screening/model.h"
#include "sql/transaction.h"
#include "tasks/model.h"

namespace screening::store {

void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Arrival&);

// Both write the next version of what was read as `arrival.version`, and refuse with
// record.changed_meanwhile when somebody else has written since.
base::Result<base::Done> save(sql::Transaction&, identity::Vault&, const identity::Actor&,
                              const Arrival&);
base::Result<base::Done> save_decision(sql::Transaction&, identity::Vault&, const identity::Actor&,
                                       const Arrival&);

std::optional<Arrival> find(sql::Transaction&, identity::Vault&, const identity::Scope&, ArrivalId);
// For what has checked the scope of its own record.
std::optional<Arrival> find(sql::Transaction&, identity::Vault&, identity::TenantId, ArrivalId);

std::vector<Arrival> of_person(sql::Transaction&, identity::Vault&, identity::TenantId,
                               people::PersonId);
// The one that was recorded last.
std::optional<Arrival> latest_of_person(sql::Transaction&, identity::Vault&, identity::TenantId,
                                        people::PersonId);

identity::AuditSubject about(const Arrival&);

// ---- Comparing again with the published journeys of cases --------------------------------------

struct Compare {
  std::int64_t edition = 0;
  std::int64_t limit = 0;
};
// Those that were last compared with an older edition.
std::vector<ArrivalId> to_compare(sql::Transaction&, identity::TenantId, identity::EventId,
                                  const Compare&);
// Nothing changed by it: no new version, no audit entry.
void compared(sql::Transaction&, const Arrival&, std::int64_t edition);

// ---- Lists ------------------------------------------------------------------------------------

enum class Show { all, incomplete, undecided, shared };
BOOST_DESCRIBE_ENUM(Show, all, incomplete, undecided, shared)

struct Filter {
  identity::TenantId tenant;
  identity::EventId event;
  identity::Span span;  // Of the place asked for, which the caller's scope covers.
  Show show = Show::all;
};

struct Page {  // Newest first; what was recorded before this one.
  std::optional<base::Instant> before;
  ArrivalId before_id;
  std::int64_t limit = 0;
};

struct Row {
  ArrivalId id;
  people::Particulars person;
  places::PlaceId place;
  std::optional<base::Date> arrived_on;
  int clear_count = 0;
  std::string category;
  std::optional<std::string> choice;
  bool shared = false;  // Has leads.
  std::string pack_version;
  base::Instant recorded_at;
  Via via = Via::visit;
};

std::vector<Row> list(sql::Transaction&, identity::Vault&, const Filter&, const Page&);

struct Summary {
  std::int64_t total = 0;
  std::int64_t incomplete = 0;
  std::int64_t undecided = 0;
  std::int64_t shared = 0;  // With leads: they may have travelled with a case.
  std::vector<std::pair<std::string, std::int64_t>> by_category;  // By id, largest first.
  std::string pack_version;  // Of the newest record; empty without records.
};
Summary summary(sql::Transaction&, const Filter&);  // Whatever is shown.

// ---- Counts for reports: at and below a place, as of the end of a day
// ---------------------------- What is incomplete is known as it stands now; the others as they
// stood then.

std::int64_t arrivals_today(sql::Transaction&, const tasks::Within&, base::Date);
std::int64_t arrivals_total(sql::Transaction&, const tasks::Within&, base::Date);
std::int64_t incomplete_open(sql::Transaction&, const tasks::Within&, base::Date);
std::int64_t undecided_open(sql::Transaction&, const tasks::Within&, base::Date);
// With those who declared an arrival by link and wait to be looked at.
std::int64_t undecided_in(sql::Transaction&, identity::TenantId, identity::EventId);
std::int64_t by_category(sql::Transaction&, const tasks::Within&, base::Date,
                         std::string_view category);

}  // namespace screening::store

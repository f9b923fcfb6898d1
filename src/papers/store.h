// What papers/ keeps. A write and its audit entry are one call; out of scope reads as absent. What
// stands on a paper is sealed under its event's key.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "identity/audit.h"
#include "identity/vault.h"
#include "papers/model.h"
#include "sql/transaction.h"

namespace papers::store {

// The next of its series. Two who ask at once get two numbers: the series is unique, and the later
// one asks again.
std::int64_t next_serial(sql::Transaction&, identity::TenantId, std::string_view kind,
                         const Number&);

struct Sealing {
  identity::Vault& vault;
  const printing::Paper& content;
  std::string_view token;
};
void add(sql::Transaction&, const identity::Actor&, const Paper&, const Sealing&);
// State and what came with it. Refused when somebody changed it meanwhile.
base::Result<base::Done> save(sql::Transaction&, identity::Vault&, const identity::Actor&,
                              const Paper&);

std::optional<Paper> find(sql::Transaction&, identity::Vault&, const identity::Scope&, PaperId);
std::optional<Paper> find(sql::Transaction&, identity::Vault&, identity::TenantId, PaperId);
// Throws when it is not what was issued.
printing::Paper content(sql::Transaction&, identity::Vault&, const Paper&);
std::vector<Paper> of_person(sql::Transaction&, identity::Vault&, identity::TenantId,
                             people::PersonId);  // Newest first.

enum class Only { all, to_serve, late, served, withdrawn };
BOOST_DESCRIBE_ENUM(Only, all, to_serve, late, served, withdrawn)
struct Filter {
  identity::EventId event;
  identity::Span span;
  Only only = Only::all;
  std::string kind = {};  // Empty: all.
  base::Instant now;
  std::optional<PaperId> before;  // Cursor: older than this one.
  std::int64_t limit = 50;
};
std::vector<Paper> list(sql::Transaction&, identity::Vault&, identity::TenantId, const Filter&);
std::int64_t count(sql::Transaction&, identity::TenantId, const Filter&);

// What whoever holds a paper may know of it: nothing of it is unsealed.
struct Outline {
  identity::TenantId tenant;
  people::PersonId person;
  std::string title;
  std::string number;
  std::string mark;
  std::string body;
  base::Instant issued_at;
  State state = State::issued;
};
std::optional<Outline> find_by_token(sql::Transaction&, identity::TenantId, std::string_view token);

// ---- Refused demands ----------------------------------------------------------------------------

void add(sql::Transaction&, const identity::Actor&, const Demand&);
struct DemandFilter {
  identity::EventId event;
  identity::Span span;
  std::optional<DemandId> before;
  std::int64_t limit = 50;
};
std::vector<Demand> demands(sql::Transaction&, identity::TenantId, const DemandFilter&);
std::optional<Demand> find(sql::Transaction&, const identity::Scope&, DemandId);

// Those about somebody who was handed over, to where the person is now; returned are those that are
// still to be served. Numbers and issuers stay.
std::vector<PaperId> move(sql::Transaction&, const identity::Actor&, const people::Person&);

identity::AuditSubject about(const Paper&);

}  // namespace papers::store

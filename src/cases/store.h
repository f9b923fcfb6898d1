// What is kept of cases and of what they ask for. A write and its audit entry are one call; out of
// scope reads as absent.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "cases/model.h"
#include "identity/audit.h"
#include "identity/vault.h"
#include "sql/transaction.h"
#include "tasks/model.h"

namespace cases::store {

tasks::Where where(const Case&);
identity::AuditSubject about(const Case&);

void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Case&);
// False, and nothing kept, when the record is no longer at `base_version`.
bool save(sql::Transaction&, identity::Vault&, const identity::Actor&, const Case&,
          std::int64_t base_version);

std::optional<Case> find(sql::Transaction&, identity::Vault&, const identity::Scope&, CaseId);
std::optional<Case> find(sql::Transaction&, identity::Vault&, identity::TenantId, CaseId);
// Also for those who look after somebody about whom the case asks, elsewhere than the case is.
std::optional<Case> find_followed(sql::Transaction&, identity::Vault&, const identity::Scope&,
                                  CaseId);
bool has_case(sql::Transaction&, identity::TenantId, people::PersonId);

// At and below a place, or asking about somebody there.
struct Filter {
  identity::EventId event;
  identity::Span span;
  std::optional<CaseId> before;  // Cursor: older than this one.
  std::int64_t limit = 50;
};
std::vector<Case> list(sql::Transaction&, identity::Vault&, identity::TenantId, const Filter&);

// Those of the event who are in treatment.
std::set<people::PersonId> in_treatment(sql::Transaction&, identity::TenantId, identity::EventId);

// ---- What is asked for ------------------------------------------------------------------------

// One that was asked for before, by the same rule about the same person, stays as it was.
void add(sql::Transaction&, const identity::Actor&, const Case&, const Follow&);
std::vector<Follow> follows(sql::Transaction&, identity::Vault&, const Case&);
struct Asking {
  CaseId of;
  people::PersonId about;
};
std::optional<Asking> asking(sql::Transaction&, identity::TenantId, FollowId);
// The person's own case, and those that ask about the person.
std::vector<Case> about_person(sql::Transaction&, identity::Vault&, identity::TenantId,
                               people::PersonId);
// To where the person is now.
void move(sql::Transaction&, const identity::Actor&, const people::Person&);
void save(sql::Transaction&, identity::Vault&, const identity::Actor&, const Case&, const Follow&);

}  // namespace cases::store

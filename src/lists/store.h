// What is kept of lists that are sent down. No statement deletes a row.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "identity/audit.h"
#include "identity/vault.h"
#include "lists/model.h"
#include "sql/transaction.h"

namespace lists::store {

identity::AuditSubject about(const List&);
identity::AuditSubject about(const Row&);

void add(sql::Transaction&, const identity::Actor&, const List&);
// Name, counts and state; sending and taking back are entries in the audit.
void save(sql::Transaction&, const identity::Actor&, const List&, std::string_view action);
std::optional<List> find(sql::Transaction&, identity::TenantId, ListId);
// Names of files are what somebody wrote. For the unit of work that closes the event.
void forget_names(sql::Transaction&, identity::TenantId, identity::EventId);
std::optional<List> find(sql::Transaction&, const identity::Scope&, ListId);

void add(sql::Transaction&, const Part&);
void acknowledge(sql::Transaction&, const identity::Actor&, const Part&);
std::optional<Part> find(sql::Transaction&, identity::TenantId, PartId);
std::optional<Part> find(sql::Transaction&, const identity::Scope&, PartId);
std::optional<Part> part_of(sql::Transaction&, const List&, places::PlaceId);
std::vector<Part> parts(sql::Transaction&, const List&);

void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Row&);
// False, and nothing kept, when the row is no longer at its version.
bool save(sql::Transaction&, identity::Vault&, const identity::Actor&, const Row&,
          std::string_view action);
std::optional<Row> find(sql::Transaction&, identity::Vault&, identity::TenantId, RowId);
// In the scope of its community, or, through its list, of whoever sent it.
struct Reached {
  Row row;
  bool received = false;
  bool sent = false;
};
std::optional<Reached> find(sql::Transaction&, identity::Vault&, const identity::Scope&, RowId);

std::int64_t next_number(sql::Transaction&, const List&);

struct RowsAsked {
  ListId list;
  std::optional<places::PlaceId> place;  // Of one community; empty: of all, and of none.
  bool unsettled = false;                // Open or returned alone.
  std::int64_t after = 0;
  std::int64_t limit = 50;
};
std::vector<Row> rows(sql::Transaction&, identity::Vault&, identity::TenantId, const RowsAsked&);

Tally tally(sql::Transaction&, const List&);
Tally tally(sql::Transaction&, const Part&);
Tally tally_unplaced(sql::Transaction&, const List&);

struct Page {
  identity::TenantId tenant;
  identity::Span span;
  std::optional<base::Instant> before;
  base::Uuid before_id;
  std::int64_t limit = 50;
};
std::vector<Part> received(sql::Transaction&, const Page&);  // Newest first.
std::vector<List> sent(sql::Transaction&, const Page&);

}  // namespace lists::store

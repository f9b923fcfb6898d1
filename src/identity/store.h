// What identity keeps. A write and its audit entry are one call. Accounts belong to the
// installation (tenant 0), not to a county.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "identity/audit.h"
#include "identity/model.h"
#include "sql/transaction.h"

namespace identity::store {

std::optional<Account> find_account(sql::Transaction&, std::string_view login);
std::optional<Account> find_account(sql::Transaction&, AccountId);
std::vector<Account> demonstration_accounts(sql::Transaction&);
std::vector<Grant> grants_on(sql::Transaction&, AccountId, base::Date day);
// Accounts that hold the role on exactly that place today.
std::vector<Account> holders(sql::Transaction&, std::string_view role, places::PlaceId, base::Date);

void add_account(sql::Transaction&, const Actor&, const Account&);
void add_grant(sql::Transaction&, const Actor&, AccountId, const Grant&);
void save_sign_in_state(sql::Transaction&, const Actor&, const Account&, std::string_view action);
void save_password(sql::Transaction&, const Actor&, const Account&);

struct StoredSession {
  AccountId account;
  std::string csrf_token;
  base::Instant expires_at;
};
void add_session(sql::Transaction&, const std::string& token_hash, const StoredSession&,
                 base::Instant now);
std::optional<StoredSession> find_session(sql::Transaction&, const std::string& token_hash);
void remove_session(sql::Transaction&, const std::string& token_hash);
void remove_other_sessions(sql::Transaction&, AccountId, const std::string& kept_token_hash);

struct AcceptedWrite {
  std::string request_hash;
  std::string made;  // JSON of what the write made.
};
std::optional<AcceptedWrite> find_accepted(sql::Transaction&, AccountId, const std::string& key);
void add_accepted(sql::Transaction&, AccountId, const std::string& key, const AcceptedWrite&,
                  base::Instant now);

// The tenant of the county that holds the place; made at the first call.
TenantId tenant_of_county(sql::Transaction&, places::PlaceId county, base::Instant now);
std::optional<TenantId> find_tenant(sql::Transaction&, places::PlaceId county);

// Where a place stands in today's tree, and the tenant of its county (none above, or none yet).
struct Location {
  Span span;
  std::optional<places::PlaceId> county;
  std::optional<TenantId> tenant;
};
std::optional<Location> locate(sql::Transaction&, places::PlaceId);

struct ContentKey {
  TenantId tenant;
  EventId event;
  sql::Blob sealed;
};
std::optional<ContentKey> any_content_key(sql::Transaction&);  // One that is not destroyed.
std::optional<sql::Blob> find_content_key(sql::Transaction&, TenantId, EventId);
// What was sealed with it stays sealed for good.
void destroy_content_key(sql::Transaction&, TenantId, EventId, base::Instant now);
std::vector<std::pair<TenantId, EventId>> destroyed_content_keys(sql::Transaction&);
void add_content_key(sql::Transaction&, TenantId, EventId, const sql::Blob& sealed,
                     base::Instant now);

}  // namespace identity::store

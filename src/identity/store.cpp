#include "identity/store.h"

#include "identity/crypto.h"

namespace identity::store {

static AuditSubject about(const Account& account) {
  return {TenantId{0}, "account", account.id.value, {}, {}};
}

static constexpr std::string_view account_columns =
    "SELECT id, login, name, password_hash, must_change_password, demonstration, disabled_at, "
    "failed_count, locked_until_at FROM account ";

static Account read_account(sql::Row& row) {
  return {.id = row.take<AccountId>(),
          .login = row.take<std::string>(),
          .name = row.take<std::string>(),
          .password_hash = row.take<std::string>(),
          .must_change_password = row.take<bool>(),
          .demonstration = row.take<bool>(),
          .disabled_at = row.take<std::optional<base::Instant>>(),
          .failed_count = row.take<std::int64_t>(),
          .locked_until = row.take<std::optional<base::Instant>>()};
}

std::optional<Account> find_account(sql::Transaction& tx, std::string_view login) {
  static const std::string text = std::string(account_columns) + "WHERE login = ?1";
  return tx.first(text, {login}, read_account);
}

std::optional<Account> find_account(sql::Transaction& tx, AccountId id) {
  static const std::string text = std::string(account_columns) + "WHERE id = ?1";
  return tx.first(text, {id}, read_account);
}

std::vector<Account> demonstration_accounts(sql::Transaction& tx) {
  static const std::string text =
      std::string(account_columns) + "WHERE demonstration = 1 ORDER BY id";
  return tx.all(text, {}, read_account);
}

std::vector<Grant> grants_on(sql::Transaction& tx, AccountId account, base::Date day) {
  return tx.all(
      "SELECT role, place_id, valid_from_on, valid_to_on FROM account_grant WHERE account_id = ?1 "
      "AND valid_from_on <= ?2 AND (valid_to_on IS NULL OR valid_to_on >= ?2) ORDER BY role, "
      "place_id",
      {account, day}, [](sql::Row& row) {
        return Grant{.role = row.take<std::string>(),
                     .place = row.take<places::PlaceId>(),
                     .valid_from = row.take<base::Date>(),
                     .valid_to = row.take<std::optional<base::Date>>()};
      });
}

std::vector<Account> holders(sql::Transaction& tx, std::string_view role, places::PlaceId place,
                             base::Date day) {
  static const std::string text =
      std::string(account_columns) +
      "WHERE disabled_at IS NULL AND id IN (SELECT account_id FROM account_grant WHERE role = ?1 "
      "AND place_id = ?2 AND valid_from_on <= ?3 AND (valid_to_on IS NULL OR valid_to_on >= ?3)) "
      "ORDER BY id";
  return tx.all(text, {role, place, day}, read_account);
}

void add_account(sql::Transaction& tx, const Actor& actor, const Account& account) {
  tx.execute(
      "INSERT INTO account (id, login, name, password_hash, must_change_password, demonstration, "
      "failed_count, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7)",
      {account.id, account.login, account.name, account.password_hash,
       account.must_change_password ? 1 : 0, account.demonstration ? 1 : 0, actor.at});
  audit::record(tx, actor, "account.added", about(account));
}

void add_grant(sql::Transaction& tx, const Actor& actor, AccountId account, const Grant& grant) {
  tx.execute(
      "INSERT INTO account_grant (account_id, role, place_id, valid_from_on, valid_to_on) VALUES "
      "(?1, ?2, ?3, ?4, ?5)",
      {account, grant.role, grant.place, grant.valid_from, grant.valid_to});
  audit::record(tx, actor, "account.granted",
                {TenantId{0}, "account", account.value, {}, grant.place}, {{"role", grant.role}});
}

void save_sign_in_state(sql::Transaction& tx, const Actor& actor, const Account& account,
                        std::string_view action) {
  tx.execute("UPDATE account SET failed_count = ?2, locked_until_at = ?3 WHERE id = ?1",
             {account.id, account.failed_count, account.locked_until});
  audit::record(tx, actor, action, about(account));
}

void save_password(sql::Transaction& tx, const Actor& actor, const Account& account) {
  tx.execute("UPDATE account SET password_hash = ?2, must_change_password = ?3 WHERE id = ?1",
             {account.id, account.password_hash, account.must_change_password ? 1 : 0});
  audit::record(tx, actor, "account.password_changed", about(account));
}

void add_session(sql::Transaction& tx, const std::string& token_hash, const StoredSession& session,
                 base::Instant now) {
  tx.execute(
      "INSERT INTO session (token_hash, account_id, csrf_token, created_at, expires_at) VALUES "
      "(?1, ?2, ?3, ?4, ?5)",
      {sql::Blob{token_hash}, session.account, session.csrf_token, now, session.expires_at});
}

std::optional<StoredSession> find_session(sql::Transaction& tx, const std::string& token_hash) {
  return tx.first("SELECT account_id, csrf_token, expires_at FROM session WHERE token_hash = ?1",
                  {sql::Blob{token_hash}}, [](sql::Row& row) {
                    return StoredSession{.account = row.take<AccountId>(),
                                         .csrf_token = row.take<std::string>(),
                                         .expires_at = row.take<base::Instant>()};
                  });
}

void remove_session(sql::Transaction& tx, const std::string& token_hash) {
  tx.execute("DELETE FROM session WHERE token_hash = ?1", {sql::Blob{token_hash}});
}

void remove_other_sessions(sql::Transaction& tx, AccountId account,
                           const std::string& kept_token_hash) {
  tx.execute("DELETE FROM session WHERE account_id = ?1 AND token_hash <> ?2",
             {account, sql::Blob{kept_token_hash}});
}

std::optional<AcceptedWrite> find_accepted(sql::Transaction& tx, AccountId account,
                                           const std::string& key) {
  return tx.first(
      "SELECT request_hash, made FROM accepted_write WHERE account_id = ?1 AND key = ?2",
      {account, key}, [](sql::Row& row) {
        return AcceptedWrite{.request_hash = row.take<sql::Blob>().bytes,
                             .made = row.take<std::string>()};
      });
}

void add_accepted(sql::Transaction& tx, AccountId account, const std::string& key,
                  const AcceptedWrite& accepted, base::Instant now) {
  tx.execute(
      "INSERT INTO accepted_write (account_id, key, request_hash, made, at) VALUES (?1, ?2, ?3, "
      "?4, ?5)",
      {account, key, sql::Blob{accepted.request_hash}, accepted.made, now});
}

std::optional<TenantId> find_tenant(sql::Transaction& tx, places::PlaceId county) {
  return tx.first("SELECT id FROM tenant WHERE place_id = ?1", {county},
                  [](sql::Row& row) { return row.take<TenantId>(); });
}

TenantId tenant_of_county(sql::Transaction& tx, places::PlaceId county, base::Instant now) {
  if (const auto known = find_tenant(tx, county)) return *known;
  // 52 random bits: no two installations meet, and the number stays exact in JSON.
  TenantId made{1};
  for (const char byte : random_bytes(6)) {
    made.value = (made.value << 8 | static_cast<unsigned char>(byte)) & ((1LL << 52) - 1);
  }
  made.value |= 1LL << 51;
  tx.execute("INSERT INTO tenant (id, place_id, created_at) VALUES (?1, ?2, ?3)",
             {made, county, now});
  return made;
}

std::optional<Location> locate(sql::Transaction& tx, places::PlaceId place) {
  const auto span =
      tx.first("SELECT span_first, span_last FROM place WHERE id = ?1", {place}, [](sql::Row& row) {
        const auto first = row.take<std::int64_t>();
        return Span{first, row.take<std::int64_t>()};
      });
  if (!span) return std::nullopt;
  Location location{.span = *span, .county = {}, .tenant = {}};
  // The county that begins last at or before the place, if it also ends after it.
  tx.each(
      "SELECT id, span_first, span_last FROM place WHERE level = ?2 AND span_first <= ?1 ORDER BY "
      "span_first DESC LIMIT 1",
      {span->first, static_cast<std::int64_t>(places::Level::county)}, [&](sql::Row& row) {
        const auto id = row.take<places::PlaceId>();
        const auto first = row.take<std::int64_t>();
        const Span county{first, row.take<std::int64_t>()};
        if (county.contains(*span)) location.county = id;
      });
  if (location.county) location.tenant = find_tenant(tx, *location.county);
  return location;
}

std::optional<ContentKey> any_content_key(sql::Transaction& tx) {
  return tx.first(
      "SELECT tenant_id, event_id, sealed_key FROM content_key WHERE destroyed_at IS NULL ORDER BY "
      "tenant_id, event_id LIMIT 1",
      {}, [](sql::Row& row) {
        const auto tenant = row.take<TenantId>();
        const auto event = row.take<EventId>();
        return ContentKey{tenant, event, row.take<sql::Blob>()};
      });
}

std::optional<sql::Blob> find_content_key(sql::Transaction& tx, TenantId tenant, EventId event) {
  return tx.first(
      "SELECT sealed_key FROM content_key WHERE tenant_id = ?1 AND event_id = ?2 AND destroyed_at "
      "IS NULL",
      {tenant, event}, [](sql::Row& row) { return row.take<sql::Blob>(); });
}

void destroy_content_key(sql::Transaction& tx, TenantId tenant, EventId event, base::Instant now) {
  tx.execute(
      "INSERT INTO content_key (tenant_id, event_id, sealed_key, created_at, destroyed_at) VALUES "
      "(?1, ?2, ?3, ?4, ?4) ON CONFLICT (tenant_id, event_id) DO UPDATE SET sealed_key = "
      "excluded.sealed_key, destroyed_at = excluded.destroyed_at",
      {tenant, event, sql::Blob{}, now});
}

std::vector<std::pair<TenantId, EventId>> destroyed_content_keys(sql::Transaction& tx) {
  return tx.all("SELECT tenant_id, event_id FROM content_key WHERE destroyed_at IS NOT NULL", {},
                [](sql::Row& row) {
                  const auto tenant = row.take<TenantId>();
                  return std::pair(tenant, row.take<EventId>());
                });
}

void add_content_key(sql::Transaction& tx, TenantId tenant, EventId event, const sql::Blob& sealed,
                     base::Instant now) {
  tx.execute(
      "INSERT INTO content_key (tenant_id, event_id, sealed_key, created_at) VALUES (?1, ?2, ?3, "
      "?4)",
      {tenant, event, sealed, now});
}

}  // namespace identity::store

#include "screening/declaring_store.h"

#include "base/words.h"
#include "http/message.h"
#include "identity/crypto.h"
#include "identity/sealed.h"
#include "screening/declaring_rules.h"

namespace screening::store {

namespace {

constexpr std::string_view link_columns =
    "SELECT l.tenant_id, l.id, l.event_id, l.place_id, l.title, l.phone, l.valid_to, l.made_at, "
    "l.stopped_at, a.name FROM declaring_link l LEFT JOIN account a ON a.id = l.made_by ";

DeclaringLink read_link(sql::Row& row) {
  DeclaringLink link;
  link.tenant = row.take<identity::TenantId>();
  link.id = row.take<DeclaringLinkId>();
  link.event = row.take<identity::EventId>();
  link.place = row.take<places::PlaceId>();
  link.title = row.take<std::string>();
  link.phone = row.take<std::string>();
  link.valid_to = row.take<base::Date>();
  link.made_at = row.take<base::Instant>();
  link.stopped = row.take<std::optional<base::Instant>>().has_value();
  link.made_by = row.take<std::optional<std::string>>().value_or("");
  return link;
}

constexpr std::string_view columns =
    "SELECT d.tenant_id, d.id, d.event_id, d.place_id, d.link_id, d.declared_by, d.declared_at, "
    "d.state, d.reason, d.looked_at, d.looked_by, d.version, d.sealed FROM declared d ";

identity::SealedUnder key_of(const Declared& declared) { return {declared.tenant, declared.event}; }

Declared read(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  Declared declared;
  declared.tenant = row.take<identity::TenantId>();
  declared.id = row.take<ArrivalId>();
  declared.event = row.take<identity::EventId>();
  declared.place = row.take<places::PlaceId>();
  declared.link = row.take<DeclaringLinkId>();
  declared.declared_by = base::from_word<DeclaredBy>(row.take<std::string>());
  declared.declared_at = row.take<base::Instant>();
  declared.state = base::from_word<DeclaredState>(row.take<std::string>());
  const auto reason = row.take<std::string>();
  if (!reason.empty()) declared.reason = base::from_word<NotTaken>(reason);
  declared.looked_at = row.take<std::optional<base::Instant>>();
  declared.looked_by = row.take<std::optional<identity::AccountId>>();
  declared.version = row.take<std::int64_t>();
  const auto sealed = row.take<std::optional<sql::Blob>>();
  if (sealed) declared.said = identity::opened<Said>(tx, vault, key_of(declared), sealed->bytes);
  return declared;
}

sql::Value sealed_of(sql::Transaction& tx, identity::Vault& vault, const Declared& declared,
                     base::Instant now) {
  if (!declared.said) return {};
  return identity::sealed(tx, vault, key_of(declared), *declared.said, now);
}

sql::Blob receipt_index(identity::Vault& vault, identity::TenantId tenant, std::string_view code) {
  return {vault.blind_index(tenant, "receipt", code)};
}

std::string reason_of(const Declared& declared) {
  return declared.reason ? base::word(*declared.reason) : "";
}

}  // namespace

// ---- Links ------------------------------------------------------------------------------------

identity::AuditSubject about(const DeclaringLink& link) {
  return {link.tenant, "declaring_link", link.id.value, link.event, link.place};
}

static std::int64_t stop(sql::Transaction& tx, const identity::Actor& actor,
                         const DeclaringLink& link) {
  return tx.execute(
      "UPDATE declaring_link SET stopped_at = ?4, stopped_by = ?5 WHERE tenant_id = ?1 AND "
      "event_id = ?2 AND place_id = ?3 AND stopped_at IS NULL",
      {link.tenant, link.event, link.place, actor.at, actor.account});
}

void add_link(sql::Transaction& tx, const identity::Actor& actor, const DeclaringLink& link) {
  stop(tx, actor, link);
  tx.execute(
      "INSERT INTO declaring_link (tenant_id, id, event_id, place_id, title, phone, valid_to, "
      "made_at, made_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      {link.tenant, link.id, link.event, link.place, link.title, link.phone, link.valid_to,
       actor.at, actor.account});
  identity::audit::record(tx, actor, "declaring.link_made", about(link));
}

void stop_link(sql::Transaction& tx, const identity::Actor& actor, const DeclaringLink& link) {
  if (stop(tx, actor, link) == 0) return;
  identity::audit::record(tx, actor, "declaring.link_stopped", about(link));
}

std::optional<DeclaringLink> link_of(sql::Transaction& tx, identity::TenantId tenant,
                                     identity::EventId event, places::PlaceId place) {
  static const std::string text = std::string(link_columns) +
                                  "WHERE l.tenant_id = ?1 AND l.event_id = ?2 AND l.place_id = ?3 "
                                  "AND l.stopped_at IS NULL";
  return tx.first(text, {tenant, event, place}, read_link);
}

std::optional<DeclaringLink> find_link(sql::Transaction& tx, identity::TenantId tenant,
                                       DeclaringLinkId id) {
  static const std::string text =
      std::string(link_columns) + "WHERE l.tenant_id = ?1 AND l.id = ?2";
  return tx.first(text, {tenant, id}, read_link);
}

std::int64_t declared_since(sql::Transaction& tx, const DeclaringLink& link, base::Instant since) {
  return tx.count(
      "SELECT count(*) FROM declared WHERE tenant_id = ?1 AND link_id = ?2 AND declared_at > ?3",
      {link.tenant, link.id, since});
}

// ---- What was declared ------------------------------------------------------------------------

identity::AuditSubject about(const Declared& declared) {
  return {declared.tenant, "declared", declared.id.value, declared.event, declared.place};
}

std::string receipt_of(identity::Vault& vault, const Declared& declared) {
  return receipt_code(
      identity::hex(vault.proof(declared.tenant, "declared receipt", to_string(declared.id))));
}

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Declared& declared) {
  tx.execute(
      "INSERT INTO declared (tenant_id, id, event_id, place_id, link_id, purpose, lawful_basis, "
      "sealed, receipt, declared_by, declared_at, state, reason, version) VALUES (?1, ?2, ?3, ?4, "
      "?5, 'epidemic_control', 'consent', ?6, ?7, ?8, ?9, ?10, '', 1)",
      {declared.tenant, declared.id, declared.event, declared.place, declared.link,
       sealed_of(tx, vault, declared, actor.at),
       receipt_index(vault, declared.tenant, receipt_of(vault, declared)),
       base::word(declared.declared_by), declared.declared_at, base::word(declared.state)});
  identity::audit::record(tx, actor, "declared.received", about(declared),
                          {{"declared_by", base::word(declared.declared_by)}});
}

base::Result<base::Done> save(sql::Transaction& tx, identity::Vault& vault,
                              const identity::Actor& actor, const Declared& declared) {
  const std::int64_t saved = tx.execute(
      "UPDATE declared SET sealed = ?4, state = ?5, reason = ?6, looked_at = ?7, looked_by = ?8, "
      "version = version + 1 WHERE tenant_id = ?1 AND id = ?2 AND version = ?3",
      {declared.tenant, declared.id, declared.version, sealed_of(tx, vault, declared, actor.at),
       base::word(declared.state), reason_of(declared), declared.looked_at, declared.looked_by});
  if (saved == 0) return http::refusal::changed_meanwhile;
  identity::audit::record(tx, actor, std::string("declared.") + base::word(declared.state),
                          about(declared), {{"reason", reason_of(declared)}});
  return base::Done{};
}

std::optional<Declared> find_declared(sql::Transaction& tx, identity::Vault& vault,
                                      identity::TenantId tenant, ArrivalId id) {
  static const std::string text = std::string(columns) + "WHERE d.tenant_id = ?1 AND d.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row); });
}

std::optional<Declared> find_declared(sql::Transaction& tx, identity::Vault& vault,
                                      const identity::Scope& scope, ArrivalId id) {
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto at = tx.first(
        "SELECT p.span_first FROM declared d JOIN place p ON p.id = d.place_id WHERE d.tenant_id "
        "= ?1 AND d.id = ?2",
        {tenant, id}, [](sql::Row& row) { return row.take<std::int64_t>(); });
    if (at && scope.covers(*at)) return find_declared(tx, vault, tenant, id);
  }
  return std::nullopt;
}

std::optional<Declared> find_by_receipt(sql::Transaction& tx, identity::Vault& vault,
                                        identity::TenantId tenant, std::string_view code) {
  static const std::string text =
      std::string(columns) + "WHERE d.tenant_id = ?1 AND d.receipt = ?2";
  return tx.first(text, {tenant, receipt_index(vault, tenant, code)},
                  [&](sql::Row& row) { return read(tx, vault, row); });
}

std::vector<Declared> list(sql::Transaction& tx, identity::Vault& vault,
                           const DeclaredFilter& filter, const Page& page) {
  static constexpr base::Instant end_of_time{INT64_MAX};
  static const std::string text =
      std::string(columns) +
      "JOIN place p ON p.id = d.place_id WHERE d.tenant_id = ?1 AND d.event_id = ?2 AND "
      "p.span_first BETWEEN ?3 AND ?4 AND (d.declared_at < ?5 OR (d.declared_at = ?5 AND d.id < "
      "?6)) AND d.state = ?8 ORDER BY d.declared_at DESC, d.id DESC LIMIT ?7";
  return tx.all(
      text,
      {filter.tenant, filter.event, filter.span.first, filter.span.last,
       page.before.value_or(end_of_time), page.before_id, page.limit, base::word(filter.state)},
      [&](sql::Row& row) { return read(tx, vault, row); });
}

std::int64_t count(sql::Transaction& tx, const DeclaredFilter& filter) {
  return tx.count(
      "SELECT count(*) FROM declared d JOIN place p ON p.id = d.place_id WHERE d.tenant_id = ?1 "
      "AND d.event_id = ?2 AND p.span_first BETWEEN ?3 AND ?4 AND d.state = ?5",
      {filter.tenant, filter.event, filter.span.first, filter.span.last, base::word(filter.state)});
}

}  // namespace screening::store

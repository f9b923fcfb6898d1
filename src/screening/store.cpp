#include "screening/store.h"

#include "base/words.h"
#include "http/message.h"
#include "identity/sealed.h"
#include "people/store.h"

namespace screening::store {

namespace {

// The personal content: what was declared and the words of the decision.
struct Content : Declaration {
  std::optional<std::string> reason;
  std::optional<Agreement> agreement;
  std::optional<std::string> order_reference;
};
BOOST_DESCRIBE_STRUCT(Content, (Declaration), (reason, agreement, order_reference))

constexpr std::string_view columns =
    "SELECT a.tenant_id, a.id, a.event_id, a.place_id, a.person_id, a.lawful_basis, a.declared_by, "
    "a.notice_id, a.category, a.proposal_id, a.clear_count, a.incomplete, a.pack_id, "
    "a.pack_version, a.recorded_at, a.recorded_by, a.version, a.choice, a.decided_at, "
    "a.decided_by, a.episode_id, a.leads, a.compared_edition, a.declared_via, a.declared_on, "
    "a.sealed FROM arrival a ";

identity::SealedUnder key_of(const Arrival& arrival) { return {arrival.tenant, arrival.event}; }

Content content_of(const Arrival& arrival) {
  Content content;
  static_cast<Declaration&>(content) = arrival.declaration;
  if (!arrival.decision) return content;
  content.reason = arrival.decision->reason;
  content.agreement = arrival.decision->agreement;
  content.order_reference = arrival.decision->order_reference;
  return content;
}

void read_decision(sql::Row& row, Arrival& arrival) {
  const auto choice = row.take<std::optional<std::string>>();
  const auto at = row.take<std::optional<base::Instant>>();
  const auto by = row.take<std::optional<identity::AccountId>>();
  const auto episode = row.take<std::optional<base::Uuid>>();
  if (!choice || !at || !by) return;
  arrival.decision = Decision{.choice = *choice,
                              .reason = {},
                              .agreement = {},
                              .order_reference = {},
                              .decided_at = *at,
                              .decided_by = *by,
                              .episode = episode};
}

Arrival read(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  Arrival arrival;
  arrival.tenant = row.take<identity::TenantId>();
  arrival.id = row.take<ArrivalId>();
  arrival.event = row.take<identity::EventId>();
  arrival.place = row.take<places::PlaceId>();
  arrival.person = row.take<people::PersonId>();
  arrival.lawful_basis = base::from_word<people::LawfulBasis>(row.take<std::string>());
  arrival.declared_by = base::from_word<DeclaredBy>(row.take<std::string>());
  arrival.notice = row.take<std::string>();
  arrival.category = row.take<std::string>();
  arrival.proposal = row.take<std::string>();
  arrival.clear_count = row.take<int>();
  arrival.incomplete = row.take<bool>();
  arrival.pack = row.take<std::string>();
  arrival.pack_version = row.take<std::string>();
  arrival.recorded_at = row.take<base::Instant>();
  arrival.recorded_by = row.take<identity::AccountId>();
  arrival.version = row.take<std::int64_t>();
  read_decision(row, arrival);
  arrival.leads = row.take<std::string>();
  arrival.compared_edition = row.take<std::int64_t>();
  arrival.via = base::from_word<Via>(row.take<std::string>());
  arrival.declared_on = row.take<std::optional<base::Date>>();
  Content content =
      identity::opened<Content>(tx, vault, key_of(arrival), row.take<sql::Blob>().bytes);
  if (arrival.decision) {
    arrival.decision->reason = std::move(content.reason);
    arrival.decision->agreement = std::move(content.agreement);
    arrival.decision->order_reference = std::move(content.order_reference);
  }
  arrival.declaration = std::move(content);
  return arrival;
}

}  // namespace

identity::AuditSubject about(const Arrival& arrival) {
  return {arrival.tenant, "arrival", arrival.id.value, arrival.event, arrival.place};
}

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Arrival& arrival) {
  tx.execute(
      "INSERT INTO arrival (tenant_id, id, event_id, place_id, person_id, purpose, lawful_basis, "
      "sealed, arrived_on, declared_by, notice_id, category, clear_count, incomplete, proposal_id, "
      "pack_id, pack_version, recorded_at, recorded_by, leads, compared_edition, declared_via, "
      "declared_on, version) VALUES "
      "(?1, "
      "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, "
      "?21, ?22, ?23, 1)",
      {arrival.tenant,
       arrival.id,
       arrival.event,
       arrival.place,
       arrival.person,
       "epidemic_control",
       base::word(arrival.lawful_basis),
       identity::sealed(tx, vault, key_of(arrival), content_of(arrival), actor.at),
       arrival.declaration.arrived_on,
       base::word(arrival.declared_by),
       arrival.notice,
       arrival.category,
       arrival.clear_count,
       arrival.incomplete ? 1 : 0,
       arrival.proposal,
       arrival.pack,
       arrival.pack_version,
       arrival.recorded_at,
       arrival.recorded_by,
       arrival.leads,
       arrival.compared_edition,
       base::word(arrival.via),
       arrival.declared_on});
  identity::audit::record(tx, actor, "arrival.recorded", about(arrival),
                          {{"category", arrival.category},
                           {"clear", arrival.clear_count},
                           {"proposal", arrival.proposal},
                           {"pack", arrival.pack_version},
                           {"notice", arrival.notice},
                           {"declared_by", base::word(arrival.declared_by)},
                           {"via", base::word(arrival.via)}});
}

base::Result<base::Done> save(sql::Transaction& tx, identity::Vault& vault,
                              const identity::Actor& actor, const Arrival& arrival) {
  const std::int64_t saved = tx.execute(
      "UPDATE arrival SET place_id = ?4, person_id = ?5, sealed = ?6, arrived_on = ?7, declared_by "
      "= ?8, notice_id = ?9, category = ?10, clear_count = ?11, incomplete = ?12, proposal_id = "
      "?13, pack_id = ?14, pack_version = ?15, leads = ?16, compared_edition = ?17, declared_via = "
      "?18, declared_on = ?19, version = "
      "version + 1 WHERE tenant_id = ?1 AND id = ?2 AND version = ?3",
      {arrival.tenant, arrival.id, arrival.version, arrival.place, arrival.person,
       identity::sealed(tx, vault, key_of(arrival), content_of(arrival), actor.at),
       arrival.declaration.arrived_on, base::word(arrival.declared_by), arrival.notice,
       arrival.category, arrival.clear_count, arrival.incomplete ? 1 : 0, arrival.proposal,
       arrival.pack, arrival.pack_version, arrival.leads, arrival.compared_edition,
       base::word(arrival.via), arrival.declared_on});
  if (saved == 0) return http::refusal::changed_meanwhile;
  identity::audit::record(tx, actor, "arrival.changed", about(arrival),
                          {{"category", arrival.category},
                           {"clear", arrival.clear_count},
                           {"proposal", arrival.proposal},
                           {"pack", arrival.pack_version}});
  return base::Done{};
}

base::Result<base::Done> save_decision(sql::Transaction& tx, identity::Vault& vault,
                                       const identity::Actor& actor, const Arrival& arrival) {
  const Decision& decision = arrival.decision.value();
  const std::int64_t saved = tx.execute(
      "UPDATE arrival SET sealed = ?4, category = ?5, proposal_id = ?6, pack_id = ?7, pack_version "
      "= ?8, choice = ?9, decided_at = ?10, decided_by = ?11, episode_id = ?12, version = version "
      "+ 1 WHERE tenant_id = ?1 AND id = ?2 AND version = ?3 AND choice IS NULL",
      {arrival.tenant, arrival.id, arrival.version,
       identity::sealed(tx, vault, key_of(arrival), content_of(arrival), actor.at),
       arrival.category, arrival.proposal, arrival.pack, arrival.pack_version, decision.choice,
       decision.decided_at, decision.decided_by, decision.episode});
  if (saved == 0) return http::refusal::changed_meanwhile;
  identity::audit::record(tx, actor, "arrival.decided", about(arrival),
                          {{"choice", decision.choice},
                           {"proposal", arrival.proposal},
                           {"category", arrival.category},
                           {"pack", arrival.pack_version}});
  return base::Done{};
}

std::vector<ArrivalId> to_compare(sql::Transaction& tx, identity::TenantId tenant,
                                  identity::EventId event, const Compare& compare) {
  return tx.all(
      "SELECT id FROM arrival WHERE tenant_id = ?1 AND event_id = ?2 AND compared_edition < ?3 "
      "ORDER BY compared_edition, id LIMIT ?4",
      {tenant, event, compare.edition, compare.limit},
      [](sql::Row& row) { return row.take<ArrivalId>(); });
}

void compared(sql::Transaction& tx, const Arrival& arrival, std::int64_t edition) {
  tx.execute("UPDATE arrival SET compared_edition = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {arrival.tenant, arrival.id, edition});
}

std::optional<Arrival> find(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                            ArrivalId id) {
  static const std::string text = std::string(columns) + "WHERE a.tenant_id = ?1 AND a.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row); });
}

std::vector<Arrival> of_person(sql::Transaction& tx, identity::Vault& vault,
                               identity::TenantId tenant, people::PersonId person) {
  static const std::string text =
      std::string(columns) + "WHERE a.tenant_id = ?1 AND a.person_id = ?2 ORDER BY a.id";
  return tx.all(text, {tenant, person}, [&](sql::Row& row) { return read(tx, vault, row); });
}

std::optional<Arrival> find(sql::Transaction& tx, identity::Vault& vault,
                            const identity::Scope& scope, ArrivalId id) {
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto at = tx.first(
        "SELECT p.span_first FROM arrival a JOIN place p ON p.id = a.place_id WHERE a.tenant_id = "
        "?1 AND a.id = ?2",
        {tenant, id}, [](sql::Row& row) { return row.take<std::int64_t>(); });
    if (at && scope.covers(*at)) return find(tx, vault, tenant, id);
  }
  return std::nullopt;
}

std::optional<Arrival> latest_of_person(sql::Transaction& tx, identity::Vault& vault,
                                        identity::TenantId tenant, people::PersonId person) {
  static const std::string text = std::string(columns) +
                                  "WHERE a.tenant_id = ?1 AND a.person_id = ?2 ORDER BY "
                                  "a.recorded_at DESC, a.id DESC LIMIT 1";
  return tx.first(text, {tenant, person}, [&](sql::Row& row) { return read(tx, vault, row); });
}

}  // namespace screening::store

// Exposures: what an episode's days are counted from.
#include "base/words.h"
#include "identity/sealed.h"
#include "observation/store.h"

namespace observation::store {

namespace {

// Sealed beside a withdrawn exposure.
struct WithdrawalWords {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawalWords, (), (reason))

identity::AuditSubject about(const Episode& episode) {
  return {episode.tenant, "episode", episode.id.value, episode.event, episode.place};
}

identity::SealedUnder key_of(const Episode& episode) { return {episode.tenant, episode.event}; }

std::optional<Withdrawal> read_withdrawal(sql::Transaction& tx, identity::Vault& vault,
                                          const Episode& episode, sql::Row& row) {
  const auto at = row.take<std::optional<base::Instant>>();
  const auto by = row.take<std::optional<std::string>>();
  const auto words = row.take<std::optional<sql::Blob>>();
  if (!at) return std::nullopt;
  return Withdrawal{
      *at, by.value_or(""),
      identity::opened<WithdrawalWords>(tx, vault, key_of(episode), words->bytes).reason};
}

Exposure read(sql::Transaction& tx, identity::Vault& vault, const Episode& episode, sql::Row& row) {
  Exposure exposure;
  exposure.id = row.take<ExposureId>();
  exposure.kind = base::from_word<ExposureKind>(row.take<std::string>());
  exposure.last_on = row.take<base::Date>();
  exposure.case_id = row.take<std::optional<base::Uuid>>();
  if (const auto words = row.take<std::optional<sql::Blob>>()) {
    exposure.words = identity::opened<ExposureWords>(tx, vault, key_of(episode), words->bytes);
  }
  exposure.added_at = row.take<base::Instant>();
  exposure.added_by = row.take<std::optional<std::string>>().value_or("");
  exposure.withdrawn = read_withdrawal(tx, vault, episode, row);
  return exposure;
}

}  // namespace

std::vector<Exposure> exposures(sql::Transaction& tx, identity::Vault& vault,
                                const Episode& episode) {
  return tx.all(
      "SELECT x.id, x.kind, x.last_on, x.case_id, x.sealed, x.added_at, a.name, x.withdrawn_at, "
      "w.name, x.sealed_reason FROM exposure x LEFT JOIN account a ON a.id = x.added_by LEFT JOIN "
      "account w ON w.id = x.withdrawn_by WHERE x.tenant_id = ?1 AND x.episode_id = ?2 ORDER BY "
      "x.added_at, x.id",
      {episode.tenant, episode.id}, [&](sql::Row& row) { return read(tx, vault, episode, row); });
}

std::vector<EpisodeId> counted_from(sql::Transaction& tx, identity::TenantId tenant,
                                    base::Uuid case_id) {
  return tx.all(
      "SELECT DISTINCT x.episode_id FROM exposure x JOIN episode e ON e.tenant_id = x.tenant_id "
      "AND "
      "e.id = x.episode_id WHERE x.tenant_id = ?1 AND x.case_id = ?2 AND x.withdrawn_at IS NULL "
      "AND "
      "e.state = 'open' ORDER BY x.episode_id",
      {tenant, case_id}, [](sql::Row& row) { return row.take<EpisodeId>(); });
}

std::optional<EpisodeId> following(sql::Transaction& tx, const Episode& episode) {
  return tx.first(
      "SELECT id FROM episode WHERE tenant_id = ?1 AND person_id = ?2 AND follows_id = ?3",
      {episode.tenant, episode.person, episode.id},
      [](sql::Row& row) { return row.take<EpisodeId>(); });
}

static std::optional<sql::Blob> sealed_words(sql::Transaction& tx, identity::Vault& vault,
                                             const identity::Actor& actor, const Episode& episode,
                                             const Exposure& exposure) {
  const bool is_silent = exposure.words.where.empty() && exposure.words.determined_by.empty();
  if (is_silent) return std::nullopt;
  return identity::sealed(tx, vault, key_of(episode), exposure.words, actor.at);
}

void add_exposure(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
                  const Episode& episode, const Exposure& exposure) {
  tx.execute(
      "INSERT INTO exposure (tenant_id, id, event_id, place_id, episode_id, purpose, lawful_basis, "
      "kind, last_on, case_id, sealed, added_at, added_by) VALUES (?1, ?2, ?3, ?4, ?5, "
      "'epidemic_control', ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      {episode.tenant, exposure.id, episode.event, episode.place, episode.id,
       base::word(episode.lawful_basis), base::word(exposure.kind), exposure.last_on,
       exposure.case_id, sealed_words(tx, vault, actor, episode, exposure), exposure.added_at,
       actor.account});
  if (exposure.id.value == episode.id.value) return;  // Said by the opening.
  identity::audit::record(tx, actor, "episode.exposure_added", about(episode),
                          {{"kind", base::word(exposure.kind)},
                           {"last_on", base::to_string(exposure.last_on)},
                           {"last_day", base::to_string(episode.last_day)}});
}

void carry(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
           const Episode& next, const Carried& one) {
  const Exposure& exposure = one.exposure;
  std::optional<sql::Blob> reason;
  std::optional<base::Instant> withdrawn_at;
  if (exposure.withdrawn) {
    withdrawn_at = exposure.withdrawn->at;
    reason = identity::sealed(tx, vault, key_of(next), WithdrawalWords{exposure.withdrawn->reason},
                              actor.at);
  }
  tx.execute(
      "INSERT INTO exposure (tenant_id, id, event_id, place_id, episode_id, purpose, lawful_basis, "
      "kind, last_on, sealed, added_at, added_by, withdrawn_at, withdrawn_by, sealed_reason) "
      "SELECT ?1, ?2, ?3, ?4, ?5, x.purpose, ?6, ?7, ?8, ?9, x.added_at, x.added_by, ?10, "
      "x.withdrawn_by, ?11 FROM exposure x WHERE x.tenant_id = ?12 AND x.id = ?13",
      {next.tenant, exposure.id, next.event, next.place, next.id, base::word(next.lawful_basis),
       base::word(exposure.kind), exposure.last_on, sealed_words(tx, vault, actor, next, exposure),
       withdrawn_at, reason, one.from.tenant, one.from.id});
}

void save_withdrawal(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
                     const Episode& episode, const Exposure& exposure) {
  const WithdrawalWords words{exposure.withdrawn->reason};
  tx.execute(
      "UPDATE exposure SET withdrawn_at = ?3, withdrawn_by = ?4, sealed_reason = ?5 WHERE "
      "tenant_id = ?1 AND id = ?2",
      {episode.tenant, exposure.id, exposure.withdrawn->at, actor.account,
       identity::sealed(tx, vault, key_of(episode), words, actor.at)});
  identity::audit::record(tx, actor, "episode.exposure_withdrawn", about(episode),
                          {{"last_on", base::to_string(exposure.last_on)},
                           {"last_day", base::to_string(episode.last_day)}});
}

}  // namespace observation::store

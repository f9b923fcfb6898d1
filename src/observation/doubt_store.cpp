// Readings in doubt, by who wrote them down.
#include "base/limits.h"
#include "base/words.h"
#include "identity/sealed.h"
#include "observation/store.h"

namespace observation::store {

std::vector<WrittenBy> written_by(sql::Transaction& tx, identity::Vault& vault,
                                  identity::TenantId tenant, identity::AccountId account,
                                  base::Instant since) {
  return tx.all(
      "SELECT r.id, r.episode_id, r.event_id, r.taken_at, r.sealed, e.pack_hash FROM reading r "
      "JOIN episode e ON e.tenant_id = r.tenant_id AND e.id = r.episode_id WHERE r.tenant_id = ?1 "
      "AND r.recorded_by = ?2 AND r.taken_at >= ?3 AND r.doubt <> 'confirmed' AND r.status IN "
      "('seen_ok', 'seen_not_ok') AND r.recorder IN ('worker', 'clinic') AND e.state = 'open' "
      "ORDER BY r.taken_at, r.id LIMIT ?4",
      {tenant, account, since, static_cast<std::int64_t>(base::limits::page_items_max)},
      [&](sql::Row& row) {
        WrittenBy one;
        one.reading = row.take<ReadingId>();
        one.episode = row.take<EpisodeId>();
        const auto event = row.take<identity::EventId>();
        one.taken_at = row.take<base::Instant>();
        one.temperature =
            identity::opened<Measured>(tx, vault, {tenant, event}, row.take<sql::Blob>().bytes)
                .temperature;
        one.pack_hash = row.take<std::string>();
        return one;
      });
}

void set_doubt(sql::Transaction& tx, const identity::Actor& actor, const Episode& episode,
               ReadingId reading, Doubted doubted) {
  tx.execute("UPDATE reading SET doubt = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {episode.tenant, reading, base::word(doubted)});
  const char* const action =
      doubted == Doubted::doubted ? "episode.reading_doubted" : "episode.reading_confirmed";
  identity::audit::record(
      tx, actor, action,
      {episode.tenant, "episode", episode.id.value, episode.event, episode.place});
}

std::vector<EpisodeId> doubted_of(sql::Transaction& tx, identity::TenantId tenant,
                                  identity::EventId event, identity::AccountId account) {
  return tx.all(
      "SELECT DISTINCT r.episode_id FROM reading r JOIN episode e ON e.tenant_id = r.tenant_id AND "
      "e.id = r.episode_id WHERE r.tenant_id = ?1 AND r.recorded_by = ?2 AND r.doubt = 'doubted' "
      "AND r.event_id = ?3 AND e.state = 'open' ORDER BY r.episode_id LIMIT ?4",
      {tenant, account, event, static_cast<std::int64_t>(base::limits::page_items_max)},
      [](sql::Row& row) { return row.take<EpisodeId>(); });
}

}  // namespace observation::store

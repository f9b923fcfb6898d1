// Readings, their corrections, and the care they ask for.
#include "base/words.h"
#include "identity/sealed.h"
#include "observation/store.h"

namespace observation::store {

namespace {

// Sealed beside a correction.
struct Before {
  Measured measured;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Before, (), (measured, reason))

struct Note {
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Note, (), (note))

identity::AuditSubject about(const Episode& episode) {
  return {episode.tenant, "episode", episode.id.value, episode.event, episode.place};
}

identity::SealedUnder key_of(const Episode& episode) { return {episode.tenant, episode.event}; }

// With what stood before the newest correction, if there was one.
constexpr std::string_view columns =
    "SELECT r.id, r.day_on, r.slot, r.taken_at, r.received_at, r.sealed, r.status, r.recorder, "
    "a.name, r.abnormal, r.version, r.doubt, b.sealed FROM reading r LEFT JOIN account a ON a.id = "
    "r.recorded_by LEFT JOIN reading_before b ON b.tenant_id = r.tenant_id AND b.reading_id = r.id "
    "AND b.version = r.version - 1 ";

Reading read(sql::Transaction& tx, identity::Vault& vault, const Episode& episode, sql::Row& row) {
  Reading reading;
  reading.id = row.take<ReadingId>();
  reading.day = row.take<base::Date>();
  reading.slot = row.take<std::string>();
  reading.taken_at = row.take<base::Instant>();
  reading.received_at = row.take<base::Instant>();
  reading.measured =
      identity::opened<Measured>(tx, vault, key_of(episode), row.take<sql::Blob>().bytes);
  reading.status = base::from_word<Status>(row.take<std::string>());
  reading.by = base::from_word<Recorder>(row.take<std::string>());
  reading.recorded_by = row.take<std::optional<std::string>>().value_or("");
  reading.abnormal = row.take<bool>();
  reading.version = row.take<std::int64_t>();
  reading.doubted = base::from_word<Doubted>(row.take<std::string>());
  if (const auto before = row.take<std::optional<sql::Blob>>()) {
    reading.corrected_from =
        identity::opened<Before>(tx, vault, key_of(episode), before->bytes).measured.temperature;
  }
  return reading;
}

}  // namespace

std::vector<Reading> readings(sql::Transaction& tx, identity::Vault& vault,
                              const Episode& episode) {
  static const std::string text =
      std::string(columns) +
      "WHERE r.tenant_id = ?1 AND r.episode_id = ?2 ORDER BY r.day_on, r.taken_at";
  return tx.all(text, {episode.tenant, episode.id},
                [&](sql::Row& row) { return read(tx, vault, episode, row); });
}

std::vector<Reading> readings_on(sql::Transaction& tx, identity::Vault& vault,
                                 const Episode& episode, base::Date day) {
  static const std::string text =
      std::string(columns) +
      "WHERE r.tenant_id = ?1 AND r.episode_id = ?2 AND r.day_on = ?3 ORDER BY r.taken_at";
  return tx.all(text, {episode.tenant, episode.id, day},
                [&](sql::Row& row) { return read(tx, vault, episode, row); });
}

std::optional<Reading> reading_at(sql::Transaction& tx, identity::Vault& vault,
                                  const Episode& episode, base::Date day, const std::string& slot) {
  static const std::string text =
      std::string(columns) +
      "WHERE r.tenant_id = ?1 AND r.episode_id = ?2 AND r.day_on = ?3 AND r.slot = ?4";
  return tx.first(text, {episode.tenant, episode.id, day, slot},
                  [&](sql::Row& row) { return read(tx, vault, episode, row); });
}

void add_reading(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
                 const Episode& episode, const Reading& reading) {
  tx.execute(
      "INSERT INTO reading (tenant_id, id, event_id, place_id, episode_id, purpose, lawful_basis, "
      "day_on, slot, taken_at, received_at, sealed, status, recorder, recorded_by, abnormal, "
      "version) VALUES (?1, ?2, ?3, ?4, ?5, 'epidemic_control', ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
      "?13, ?14, ?15, 1)",
      {episode.tenant, reading.id, episode.event, episode.place, episode.id,
       base::word(episode.lawful_basis), reading.day, reading.slot, reading.taken_at,
       reading.received_at,
       identity::sealed(tx, vault, key_of(episode), reading.measured, actor.at),
       base::word(reading.status), base::word(reading.by), actor.account,
       reading.abnormal ? 1 : 0});
  identity::audit::record(tx, actor, "episode.reading_recorded", about(episode),
                          {{"day", base::to_string(reading.day)}, {"slot", reading.slot}});
}

std::vector<Reading> outlines(sql::Transaction& tx, const Episode& episode) {
  return tx.all(
      "SELECT id, day_on, slot, status FROM reading WHERE tenant_id = ?1 AND episode_id = ?2",
      {episode.tenant, episode.id}, [](sql::Row& row) {
        Reading reading;
        reading.id = row.take<ReadingId>();
        reading.day = row.take<base::Date>();
        reading.slot = row.take<std::string>();
        reading.status = base::from_word<Status>(row.take<std::string>());
        return reading;
      });
}

// The version before, out of the way of the new one. False when somebody was first.
static bool keep_before(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
                        const Episode& episode, const Reading& reading, std::string_view reason) {
  const auto before = reading_at(tx, vault, episode, reading.day, reading.slot);
  if (!before || before->version != reading.version - 1) return false;
  const Before kept{before->measured, std::string(reason)};
  tx.execute(
      "INSERT INTO reading_before (tenant_id, reading_id, version, event_id, purpose, "
      "lawful_basis, sealed, changed_at, changed_by) VALUES (?1, ?2, ?3, ?4, 'epidemic_control', "
      "?5, ?6, ?7, ?8)",
      {episode.tenant, reading.id, before->version, episode.event, base::word(episode.lawful_basis),
       identity::sealed(tx, vault, key_of(episode), kept, actor.at), actor.at, actor.account});
  return true;
}

bool save_correction(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
                     const Episode& episode, const Reading& reading, std::string_view reason) {
  if (!keep_before(tx, vault, actor, episode, reading, reason)) return false;
  tx.execute(
      "UPDATE reading SET sealed = ?3, status = ?4, abnormal = ?5, version = ?6, doubt = 'none' "
      "WHERE "
      "tenant_id = ?1 AND id = ?2",
      {episode.tenant, reading.id,
       identity::sealed(tx, vault, key_of(episode), reading.measured, actor.at),
       base::word(reading.status), reading.abnormal ? 1 : 0, reading.version});
  identity::audit::record(tx, actor, "episode.reading_corrected", about(episode),
                          {{"day", base::to_string(reading.day)}, {"slot", reading.slot}});
  return true;
}

bool take_over(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
               const Episode& episode, const Reading& reading) {
  if (!keep_before(tx, vault, actor, episode, reading, "")) return false;
  tx.execute(
      "UPDATE reading SET sealed = ?3, status = ?4, abnormal = ?5, version = ?6, taken_at = ?7, "
      "received_at = ?8, recorder = ?9, recorded_by = ?10 WHERE tenant_id = ?1 AND id = ?2",
      {episode.tenant, reading.id,
       identity::sealed(tx, vault, key_of(episode), reading.measured, actor.at),
       base::word(reading.status), reading.abnormal ? 1 : 0, reading.version, reading.taken_at,
       reading.received_at, base::word(reading.by), actor.account});
  identity::audit::record(tx, actor, "episode.reading_recorded", about(episode),
                          {{"day", base::to_string(reading.day)}, {"slot", reading.slot}});
  return true;
}

std::vector<CareNeed> care_needs(sql::Transaction& tx, identity::Vault& vault,
                                 const Episode& episode) {
  return tx.all(
      "SELECT id, reading_id, opened_at, due_at, outcome, sealed_note, closed_at FROM care_need "
      "WHERE tenant_id = ?1 AND episode_id = ?2 ORDER BY id",
      {episode.tenant, episode.id}, [&](sql::Row& row) {
        CareNeed need;
        need.id = row.take<CareId>();
        need.reading = row.take<ReadingId>();
        need.opened_at = row.take<base::Instant>();
        need.due_at = row.take<base::Instant>();
        need.outcome = row.take<std::optional<std::string>>();
        if (const auto note = row.take<std::optional<sql::Blob>>()) {
          need.note = identity::opened<Note>(tx, vault, key_of(episode), note->bytes).note;
        }
        need.closed_at = row.take<std::optional<base::Instant>>();
        return need;
      });
}

void add_care(sql::Transaction& tx, const identity::Actor& actor, const Episode& episode,
              const CareNeed& need) {
  tx.execute(
      "INSERT INTO care_need (tenant_id, id, event_id, place_id, episode_id, reading_id, purpose, "
      "lawful_basis, opened_at, due_at, opened_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
      "'epidemic_control', ?7, ?8, ?9, ?10)",
      {episode.tenant, need.id, episode.event, episode.place, episode.id, need.reading,
       base::word(episode.lawful_basis), need.opened_at, need.due_at,
       base::date_of(need.opened_at)});
  identity::audit::record(tx, actor, "episode.care_needed", about(episode));
}

void save_outcome(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
                  const Episode& episode, const CareNeed& need) {
  tx.execute(
      "UPDATE care_need SET outcome = ?3, sealed_note = ?4, closed_at = ?5, closed_by = ?6, "
      "closed_on = ?7 WHERE tenant_id = ?1 AND id = ?2",
      {episode.tenant, need.id, need.outcome,
       identity::sealed(tx, vault, key_of(episode), Note{need.note}, actor.at), need.closed_at,
       actor.account, base::date_of(actor.at)});
  identity::audit::record(tx, actor, "episode.care_outcome", about(episode),
                          {{"outcome", *need.outcome}});
}

std::set<people::PersonId> heard_of(sql::Transaction& tx, identity::TenantId tenant,
                                    identity::EventId event, base::Date since) {
  std::set<people::PersonId> found;
  tx.each(
      "SELECT DISTINCT e.person_id FROM reading r JOIN episode e ON e.tenant_id = r.tenant_id AND "
      "e.id = r.episode_id WHERE r.tenant_id = ?1 AND r.event_id = ?2 AND r.day_on >= ?3 AND "
      "r.status IN ('seen_ok', 'seen_not_ok')",
      {tenant, event, since}, [&](sql::Row& row) { found.insert(row.take<people::PersonId>()); });
  return found;
}

}  // namespace observation::store

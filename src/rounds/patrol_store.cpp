// Patrols and what was noted on them.
#include "identity/sealed.h"
#include "rounds/store.h"

namespace rounds::store {

namespace {

struct Words {
  std::string words;
};
BOOST_DESCRIBE_STRUCT(Words, (), (words))

identity::AuditSubject about(const Patrol& patrol) {
  return {patrol.where.tenant, "patrol", patrol.id.value, patrol.where.event, patrol.where.place};
}
identity::AuditSubject about(const Note& note) {
  return {note.where.tenant, "patrol_note", note.id.value, note.where.event, note.where.place};
}
identity::SealedUnder key_of(const Note& note) { return {note.where.tenant, note.where.event}; }

constexpr std::string_view patrol_columns =
    "SELECT w.tenant_id, w.id, w.event_id, w.place_id, w.grid_id, w.by_account, a.name, "
    "w.started_at, w.finished_at, (SELECT count(*) FROM patrol_note n WHERE n.tenant_id = "
    "w.tenant_id AND n.patrol_id = w.id AND n.withdrawn_at IS NULL), (SELECT count(*) FROM "
    "patrol_note n WHERE n.tenant_id = w.tenant_id AND n.patrol_id = w.id AND n.withdrawn_at IS "
    "NULL AND n.due_at IS NOT NULL AND n.answered_at IS NULL), p.span_first FROM patrol w JOIN "
    "place p ON p.id = w.place_id LEFT JOIN account a ON a.id = w.by_account ";

PlacedPatrol read_patrol(sql::Row& row) {
  PlacedPatrol placed;
  Patrol& patrol = placed.patrol;
  patrol.where.tenant = row.take<identity::TenantId>();
  patrol.id = row.take<PatrolId>();
  patrol.where.event = row.take<identity::EventId>();
  patrol.where.place = row.take<places::PlaceId>();
  patrol.grid = row.take<std::optional<households::GridId>>();
  patrol.by = row.take<identity::AccountId>();
  patrol.by_name = row.take<std::optional<std::string>>().value_or("");
  patrol.started_at = row.take<base::Instant>();
  patrol.finished_at = row.take<std::optional<base::Instant>>();
  patrol.notes = row.take<std::int64_t>();
  patrol.open = row.take<std::int64_t>();
  placed.at = row.take<std::int64_t>();
  return placed;
}

constexpr std::string_view note_columns =
    "SELECT n.tenant_id, n.id, n.event_id, n.place_id, n.patrol_id, n.building_id, n.household_id, "
    "n.kind, n.met, n.sealed, n.at, n.by_account, a.name, n.due_at, n.answered_at, n.answered_by, "
    "b.name, n.answer, n.withdrawn_at, p.span_first FROM patrol_note n JOIN place p ON p.id = "
    "n.place_id LEFT JOIN account a ON a.id = n.by_account LEFT JOIN account b ON b.id = "
    "n.answered_by ";

PlacedNote read_note(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  PlacedNote placed;
  Note& note = placed.note;
  note.where.tenant = row.take<identity::TenantId>();
  note.id = row.take<NoteId>();
  note.where.event = row.take<identity::EventId>();
  note.where.place = row.take<places::PlaceId>();
  note.patrol = row.take<PatrolId>();
  note.building = row.take<std::optional<households::BuildingId>>();
  note.household = row.take<std::optional<households::HouseholdId>>();
  note.kind = row.take<std::string>();
  note.met = row.take<bool>();
  note.words = identity::opened<Words>(tx, vault, key_of(note), row.take<sql::Blob>().bytes).words;
  note.at = row.take<base::Instant>();
  note.by = row.take<identity::AccountId>();
  note.by_name = row.take<std::optional<std::string>>().value_or("");
  note.due_at = row.take<std::optional<base::Instant>>();
  note.answered_at = row.take<std::optional<base::Instant>>();
  note.answered_by = row.take<std::optional<identity::AccountId>>();
  note.answered_by_name = row.take<std::optional<std::string>>().value_or("");
  if (const auto sealed = row.take<std::optional<sql::Blob>>()) {
    note.answer = identity::opened<Words>(tx, vault, key_of(note), sealed->bytes).words;
  }
  note.withdrawn_at = row.take<std::optional<base::Instant>>();
  placed.at = row.take<std::int64_t>();
  return placed;
}

}  // namespace

// ---- Patrols ------------------------------------------------------------------------------------

void add(sql::Transaction& tx, const identity::Actor& actor, const Patrol& patrol) {
  tx.execute(
      "INSERT INTO patrol (tenant_id, id, event_id, place_id, grid_id, by_account, started_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      {patrol.where.tenant, patrol.id, patrol.where.event, patrol.where.place, patrol.grid,
       patrol.by, patrol.started_at});
  identity::audit::record(tx, actor, "patrol.started", about(patrol));
}

void finish(sql::Transaction& tx, const identity::Actor& actor, const Patrol& patrol) {
  tx.execute("UPDATE patrol SET finished_at = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {patrol.where.tenant, patrol.id, actor.at});
  identity::audit::record(tx, actor, "patrol.finished", about(patrol));
}

std::optional<PlacedPatrol> find(sql::Transaction& tx, identity::TenantId tenant, PatrolId id) {
  static const std::string text =
      std::string(patrol_columns) + "WHERE w.tenant_id = ?1 AND w.id = ?2";
  return tx.first(text, {tenant, id}, read_patrol);
}

std::optional<Patrol> unfinished(sql::Transaction& tx, identity::EventId event,
                                 identity::AccountId by) {
  static const std::string text =
      std::string(patrol_columns) +
      "WHERE w.tenant_id = (SELECT e.tenant_id FROM health_event e WHERE e.id = ?1) AND w.event_id "
      "= ?1 AND w.by_account = ?2 AND w.finished_at IS NULL ORDER BY w.started_at";
  return tx.first(text, {event, by}, [](sql::Row& row) { return read_patrol(row).patrol; });
}

std::vector<Patrol> patrols(sql::Transaction& tx, const PatrolsAsked& asked) {
  static const std::string text =
      std::string(patrol_columns) +
      "WHERE w.tenant_id = ?1 AND w.event_id = ?2 AND p.span_first BETWEEN ?3 AND ?4 AND (?5 = 0 "
      "OR w.id < ?6) ORDER BY w.id DESC LIMIT ?7";
  const Within& within = asked.within;
  return tx.all(text,
                {within.tenant, within.event, within.span.first, within.span.last,
                 asked.before ? 1 : 0, asked.before.value_or(PatrolId{}), asked.limit},
                [](sql::Row& row) { return read_patrol(row).patrol; });
}

std::vector<LastWalk> last_walks(sql::Transaction& tx, const tasks::Where& where) {
  return tx.all(
      "SELECT grid_id, max(started_at) FROM patrol WHERE tenant_id = ?1 AND event_id = ?2 AND "
      "place_id = ?3 GROUP BY grid_id",
      {where.tenant, where.event, where.place}, [](sql::Row& row) {
        LastWalk walk;
        walk.grid = row.take<std::optional<households::GridId>>();
        walk.at = row.take<base::Instant>();
        return walk;
      });
}

// ---- Notes --------------------------------------------------------------------------------------

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Note& note) {
  tx.execute(
      "INSERT INTO patrol_note (tenant_id, id, event_id, place_id, patrol_id, household_id, "
      "purpose, lawful_basis, building_id, kind, met, sealed, at, by_account, due_at) VALUES (?1, "
      "?2, ?3, ?4, ?5, ?6, 'epidemic_control', 'emergency_response', ?7, ?8, ?9, ?10, ?11, ?12, "
      "?13)",
      {note.where.tenant, note.id, note.where.event, note.where.place, note.patrol, note.household,
       note.building, note.kind, note.met ? 1 : 0,
       identity::sealed(tx, vault, key_of(note), Words{note.words}, actor.at), note.at, note.by,
       note.due_at});
  identity::audit::record(tx, actor, "patrol_note.noted", about(note), {{"kind", note.kind}});
}

void answer(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
            const Note& note) {
  tx.execute(
      "UPDATE patrol_note SET answered_at = ?3, answered_by = ?4, answer = ?5 WHERE tenant_id = ?1 "
      "AND id = ?2",
      {note.where.tenant, note.id, actor.at, actor.account,
       identity::sealed(tx, vault, key_of(note), Words{note.answer}, actor.at)});
  identity::audit::record(tx, actor, "patrol_note.answered", about(note));
}

void withdraw(sql::Transaction& tx, const identity::Actor& actor, const Note& note) {
  tx.execute("UPDATE patrol_note SET withdrawn_at = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {note.where.tenant, note.id, actor.at});
  identity::audit::record(tx, actor, "patrol_note.withdrawn", about(note));
}

std::optional<PlacedNote> find(sql::Transaction& tx, identity::Vault& vault,
                               identity::TenantId tenant, NoteId id) {
  static const std::string text =
      std::string(note_columns) + "WHERE n.tenant_id = ?1 AND n.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read_note(tx, vault, row); });
}

std::optional<tasks::Where> where_of(sql::Transaction& tx, identity::TenantId tenant, NoteId id) {
  return tx.first("SELECT event_id, place_id FROM patrol_note WHERE tenant_id = ?1 AND id = ?2",
                  {tenant, id}, [&](sql::Row& row) {
                    const auto event = row.take<identity::EventId>();
                    return tasks::Where{tenant, event, row.take<places::PlaceId>()};
                  });
}

std::vector<Note> notes_of(sql::Transaction& tx, identity::Vault& vault, const Patrol& patrol) {
  static const std::string text =
      std::string(note_columns) +
      "WHERE n.tenant_id = ?1 AND n.patrol_id = ?2 ORDER BY n.at DESC, n.id DESC";
  return tx.all(text, {patrol.where.tenant, patrol.id},
                [&](sql::Row& row) { return read_note(tx, vault, row).note; });
}

std::vector<Note> findings(sql::Transaction& tx, identity::Vault& vault, const NotesAsked& asked) {
  static const std::string text =
      std::string(note_columns) +
      "WHERE n.tenant_id = ?1 AND n.event_id = ?2 AND p.span_first BETWEEN ?3 AND ?4 AND n.due_at "
      "IS NOT NULL AND n.withdrawn_at IS NULL AND (?5 = 'all' OR (n.answered_at IS NULL AND (?5 = "
      "'open' OR n.due_at < ?6))) AND (?7 = 0 OR n.id < ?8) ORDER BY n.id DESC LIMIT ?9";
  const Within& within = asked.within;
  return tx.all(text,
                {within.tenant, within.event, within.span.first, within.span.last,
                 boost::describe::enum_to_string(asked.filter, ""), asked.now, asked.before ? 1 : 0,
                 asked.before.value_or(NoteId{}), asked.limit},
                [&](sql::Row& row) { return read_note(tx, vault, row).note; });
}

OpenFindings open_findings(sql::Transaction& tx, const Within& within, base::Instant now) {
  return *tx.first(
      "SELECT count(*), CAST(coalesce(sum(CASE WHEN n.due_at < ?5 THEN 1 ELSE 0 END), 0) AS "
      "bigint) FROM patrol_note n JOIN place p ON p.id = n.place_id WHERE n.tenant_id = ?1 AND "
      "n.event_id = ?2 AND p.span_first BETWEEN ?3 AND ?4 AND n.due_at IS NOT NULL AND "
      "n.answered_at IS NULL AND n.withdrawn_at IS NULL",
      {within.tenant, within.event, within.span.first, within.span.last, now}, [](sql::Row& row) {
        OpenFindings found;
        found.open = row.take<std::int64_t>();
        found.late = row.take<std::int64_t>();
        return found;
      });
}

std::map<households::HouseholdId, base::Instant> last_visits(sql::Transaction& tx,
                                                             const tasks::Where& where) {
  std::map<households::HouseholdId, base::Instant> visits;
  tx.each(
      "SELECT household_id, max(at) FROM patrol_note WHERE tenant_id = ?1 AND event_id = ?2 AND "
      "place_id = ?3 AND household_id IS NOT NULL AND met = 1 AND withdrawn_at IS NULL GROUP BY "
      "household_id",
      {where.tenant, where.event, where.place}, [&](sql::Row& row) {
        const auto household = row.take<households::HouseholdId>();
        visits[household] = row.take<base::Instant>();
      });
  return visits;
}

}  // namespace rounds::store

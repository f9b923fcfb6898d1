// Shifts, and the roster that they belong to.
#include "identity/sealed.h"
#include "rounds/store.h"

namespace rounds::store {

namespace {

struct Handover {
  std::string words;
};
BOOST_DESCRIBE_STRUCT(Handover, (), (words))

identity::AuditSubject about(const Shift& shift) {
  return {shift.where.tenant, "watch_shift", shift.id.value, shift.where.event, shift.where.place};
}

constexpr std::string_view columns =
    "SELECT s.tenant_id, s.id, s.event_id, s.place_id, s.on_day, s.slot, s.account_id, s.name, "
    "s.stands_in_for, s.begun_at, s.ended_at, s.handover, s.withdrawn_at, p.span_first FROM "
    "watch_shift s JOIN place p ON p.id = s.place_id ";

PlacedShift read(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  PlacedShift placed;
  Shift& shift = placed.shift;
  shift.where.tenant = row.take<identity::TenantId>();
  shift.id = row.take<ShiftId>();
  shift.where.event = row.take<identity::EventId>();
  shift.where.place = row.take<places::PlaceId>();
  shift.day = row.take<base::Date>();
  shift.slot = row.take<std::string>();
  shift.officer.account = row.take<std::optional<identity::AccountId>>();
  shift.officer.name = row.take<std::string>();
  shift.stands_in_for = row.take<std::string>();
  shift.begun_at = row.take<std::optional<base::Instant>>();
  shift.ended_at = row.take<std::optional<base::Instant>>();
  if (const auto sealed = row.take<std::optional<sql::Blob>>()) {
    shift.handover = identity::opened<Handover>(tx, vault, {shift.where.tenant, shift.where.event},
                                                sealed->bytes)
                         .words;
  }
  shift.withdrawn_at = row.take<std::optional<base::Instant>>();
  placed.at = row.take<std::int64_t>();
  return placed;
}

}  // namespace

Roster roster_of(sql::Transaction& tx, const tasks::Where& where, base::Instant now) {
  const std::int64_t made = tx.execute(
      "INSERT INTO watch_roster (tenant_id, event_id, place_id, id) VALUES (?1, ?2, ?3, ?4) ON "
      "CONFLICT (tenant_id, event_id, place_id) DO NOTHING",
      {where.tenant, where.event, where.place, RosterId{base::make_uuid(now.ms)}});
  const auto id = tx.first(
      "SELECT id FROM watch_roster WHERE tenant_id = ?1 AND event_id = ?2 AND place_id = ?3",
      {where.tenant, where.event, where.place}, [](sql::Row& row) { return row.take<RosterId>(); });
  return {*id, made > 0};
}

std::optional<tasks::Where> where_of(sql::Transaction& tx, identity::TenantId tenant, RosterId id) {
  return tx.first("SELECT event_id, place_id FROM watch_roster WHERE tenant_id = ?1 AND id = ?2",
                  {tenant, id}, [&](sql::Row& row) {
                    const auto event = row.take<identity::EventId>();
                    return tasks::Where{tenant, event, row.take<places::PlaceId>()};
                  });
}

void add(sql::Transaction& tx, const identity::Actor& actor, const Shift& shift) {
  tx.execute(
      "INSERT INTO watch_shift (tenant_id, id, event_id, place_id, on_day, slot, account_id, name, "
      "stands_in_for) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      {shift.where.tenant, shift.id, shift.where.event, shift.where.place, shift.day, shift.slot,
       shift.officer.account, shift.officer.name, shift.stands_in_for});
  identity::audit::record(tx, actor, "watch_shift.planned", about(shift),
                          {{"day", base::to_string(shift.day)}, {"slot", shift.slot}});
}

void withdraw(sql::Transaction& tx, const identity::Actor& actor, const Shift& shift) {
  tx.execute("UPDATE watch_shift SET withdrawn_at = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {shift.where.tenant, shift.id, actor.at});
  identity::audit::record(tx, actor, "watch_shift.withdrawn", about(shift));
}

void begin(sql::Transaction& tx, const identity::Actor& actor, const Shift& shift) {
  tx.execute("UPDATE watch_shift SET begun_at = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {shift.where.tenant, shift.id, actor.at});
  identity::audit::record(tx, actor, "watch_shift.begun", about(shift));
}

void hand_over(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
               const Shift& shift) {
  tx.execute("UPDATE watch_shift SET ended_at = ?3, handover = ?4 WHERE tenant_id = ?1 AND id = ?2",
             {shift.where.tenant, shift.id, actor.at,
              identity::sealed(tx, vault, {shift.where.tenant, shift.where.event},
                               Handover{shift.handover}, actor.at)});
  identity::audit::record(tx, actor, "watch_shift.handed_over", about(shift));
}

void replace(sql::Transaction& tx, const identity::Actor& actor, const Shift& shift) {
  tx.execute(
      "UPDATE watch_shift SET account_id = ?3, name = ?4, stands_in_for = ?5 WHERE tenant_id = ?1 "
      "AND id = ?2",
      {shift.where.tenant, shift.id, shift.officer.account, shift.officer.name,
       shift.stands_in_for});
  identity::audit::record(tx, actor, "watch_shift.stood_in_for", about(shift));
}

std::optional<PlacedShift> find(sql::Transaction& tx, identity::Vault& vault,
                                identity::TenantId tenant, ShiftId id) {
  static const std::string text = std::string(columns) + "WHERE s.tenant_id = ?1 AND s.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row); });
}

std::vector<Shift> shifts(sql::Transaction& tx, identity::Vault& vault, const tasks::Where& where,
                          const DaysOf& days) {
  static const std::string text =
      std::string(columns) +
      "WHERE s.tenant_id = ?1 AND s.event_id = ?2 AND s.place_id = ?3 AND s.on_day BETWEEN ?4 AND "
      "?5 AND s.withdrawn_at IS NULL ORDER BY s.on_day, s.name, s.id";
  return tx.all(text, {where.tenant, where.event, where.place, days.from, days.to},
                [&](sql::Row& row) { return read(tx, vault, row).shift; });
}

std::vector<Shift> shifts_of(sql::Transaction& tx, identity::Vault& vault, identity::EventId event,
                             const DaysOf& days, identity::AccountId account) {
  static const std::string text =
      std::string(columns) +
      "WHERE s.tenant_id = (SELECT e.tenant_id FROM health_event e WHERE e.id = ?1) AND s.event_id "
      "= ?1 AND s.account_id = ?2 AND s.on_day BETWEEN ?3 AND ?4 AND s.withdrawn_at IS NULL ORDER "
      "BY s.on_day, s.id";
  return tx.all(text, {event, account, days.from, days.to},
                [&](sql::Row& row) { return read(tx, vault, row).shift; });
}

}  // namespace rounds::store

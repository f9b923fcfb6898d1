// Doors, and what is counted of them.
#include "households/store.h"
#include "http/message.h"

namespace households::store {

static identity::AuditSubject about(const Household& household) {
  return {household.tenant, "household", household.id.value, {}, household.place};
}

void add(sql::Transaction& tx, const identity::Actor& actor, const Household& household) {
  tx.execute(
      "INSERT INTO household (tenant_id, id, place_id, building_id, unit, door, dwelling, version) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)",
      {household.tenant, household.id, household.place, household.building, household.unit,
       household.door, household.dwelling});
  identity::audit::record(tx, actor, "household.made", about(household));
}

base::Result<base::Done> save(sql::Transaction& tx, const identity::Actor& actor,
                              const Household& household) {
  const std::int64_t saved = tx.execute(
      "UPDATE household SET dwelling = ?4, version = version + 1 WHERE tenant_id = ?1 AND id = ?2 "
      "AND version = ?3",
      {household.tenant, household.id, household.version, household.dwelling});
  if (saved == 0) return http::refusal::changed_meanwhile;
  identity::audit::record(tx, actor, "household.changed", about(household));
  return base::Done{};
}

static constexpr std::string_view columns =
    "SELECT h.id, h.place_id, h.building_id, h.unit, h.door, h.dwelling, h.version FROM household "
    "h ";

static Household household_of(identity::TenantId tenant, sql::Row& row) {
  Household household;
  household.tenant = tenant;
  household.id = row.take<HouseholdId>();
  household.place = row.take<places::PlaceId>();
  household.building = row.take<BuildingId>();
  household.unit = row.take<std::string>();
  household.door = row.take<std::string>();
  household.dwelling = row.take<std::string>();
  household.version = row.take<std::int64_t>();
  return household;
}

std::optional<Household> find(sql::Transaction& tx, const identity::Scope& scope, HouseholdId id) {
  static const std::string text = std::string(columns) + "WHERE h.tenant_id = ?1 AND h.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto found =
        tx.first(text, {tenant, id}, [&](sql::Row& row) { return household_of(tenant, row); });
    if (!found) continue;
    if (scope.covers(tx.count("SELECT span_first FROM place WHERE id = ?1", {found->place}))) {
      return found;
    }
  }
  return std::nullopt;
}

std::optional<Household> at_door(sql::Transaction& tx, const Building& building,
                                 std::string_view unit, std::string_view door) {
  static const std::string text =
      std::string(columns) +
      "WHERE h.tenant_id = ?1 AND h.building_id = ?2 AND h.unit = ?3 AND h.door = ?4";
  return tx.first(text, {building.tenant, building.id, unit, door},
                  [&](sql::Row& row) { return household_of(building.tenant, row); });
}

static constexpr std::string_view door_columns =
    "SELECT h.id, h.place_id, g.name, b.name, h.unit, h.door, g.id, b.id, h.dwelling FROM "
    "household h JOIN building b ON b.tenant_id = h.tenant_id AND b.id = h.building_id JOIN grid g "
    "ON "
    "g.tenant_id = b.tenant_id AND g.id = b.grid_id ";

static DoorAt read_door(sql::Row& row) {
  DoorAt door;
  door.household = row.take<HouseholdId>();
  door.place = row.take<places::PlaceId>();
  door.grid = row.take<std::string>();
  door.building = row.take<std::string>();
  door.unit = row.take<std::string>();
  door.door = row.take<std::string>();
  door.grid_id = row.take<GridId>();
  door.building_id = row.take<BuildingId>();
  door.dwelling = row.take<std::string>();
  return door;
}

std::optional<DoorAt> door_at(sql::Transaction& tx, identity::TenantId tenant, base::Uuid id) {
  static const std::string text =
      std::string(door_columns) + "WHERE h.tenant_id = ?1 AND h.id = ?2";
  return tx.first(text, {tenant, id}, read_door);
}

std::vector<DoorAt> doors_at(sql::Transaction& tx, identity::TenantId tenant,
                             places::PlaceId community) {
  static const std::string text =
      std::string(door_columns) + "WHERE h.tenant_id = ?1 AND h.place_id = ?2";
  return tx.all(text, {tenant, community}, read_door);
}

std::vector<Door> doors(sql::Transaction& tx, const Building& building, identity::EventId event,
                        base::Date day) {
  return tx.all(
      "SELECT h.id, h.place_id, h.building_id, h.unit, h.door, h.dwelling, h.version, count(n.id), "
      "CAST(coalesce(sum(n.is_contact), 0) AS bigint), (SELECT count(DISTINCT t.person_id) FROM "
      "person m JOIN person_tag t ON t.tenant_id = m.tenant_id AND t.person_id = m.id WHERE "
      "m.tenant_id = h.tenant_id AND m.event_id = ?3 AND m.household_id = h.id AND (m.batch_id IS "
      "NULL OR m.batch_id IN (SELECT s.id FROM person_batch s WHERE s.tenant_id = m.tenant_id AND "
      "s.state = 'seen')) AND t.ended_at IS NULL AND t.from_on <= ?4 AND t.to_on >= ?4) FROM "
      "household h LEFT JOIN person n ON "
      "n.tenant_id = h.tenant_id AND n.event_id = ?3 AND n.household_id = h.id AND (n.batch_id IS "
      "NULL OR n.batch_id IN (SELECT s.id FROM person_batch s WHERE s.tenant_id = h.tenant_id AND "
      "s.state = 'seen')) WHERE h.tenant_id = ?1 AND h.building_id = ?2 GROUP BY h.tenant_id, "
      "h.id, h.place_id, h.building_id, h.unit, "
      "h.door, h.dwelling, h.version",
      {building.tenant, building.id, event, day}, [&](sql::Row& row) {
        Door door;
        door.household = household_of(building.tenant, row);
        door.people = row.take<std::int64_t>();
        door.contacts = row.take<std::int64_t>();
        door.tagged = row.take<std::int64_t>();
        return door;
      });
}

std::vector<BuildingCounts> counts(sql::Transaction& tx, identity::TenantId tenant,
                                   identity::EventId event, places::PlaceId community) {
  return tx.all(
      "SELECT b.id, count(*), CAST(coalesce(sum(b.people), 0) AS bigint), CAST(coalesce(sum(CASE "
      "WHEN b.contacts = 0 THEN 1 ELSE 0 END), 0) AS bigint) FROM (SELECT h.building_id AS id, "
      "count(n.id) AS people, coalesce(sum(n.is_contact), 0) AS contacts FROM household h LEFT "
      "JOIN person n ON n.tenant_id = h.tenant_id AND n.event_id = ?2 AND n.household_id = h.id "
      "AND "
      "(n.batch_id IS NULL OR n.batch_id IN (SELECT s.id FROM person_batch s WHERE s.tenant_id = "
      "h.tenant_id AND s.state = 'seen')) WHERE h.tenant_id = ?1 AND h.place_id = ?3 AND "
      "h.dwelling <> 'vacant' GROUP BY h.id, "
      "h.building_id) b GROUP BY b.id",
      {tenant, event, community}, [](sql::Row& row) {
        BuildingCounts counts;
        counts.building = row.take<BuildingId>();
        counts.households = row.take<std::int64_t>();
        counts.people = row.take<std::int64_t>();
        counts.without_contact = row.take<std::int64_t>();
        return counts;
      });
}

std::vector<Uncontacted> without_contact(sql::Transaction& tx, identity::TenantId tenant,
                                         identity::EventId event, places::PlaceId community) {
  return tx.all(
      "SELECT h.id, h.place_id, h.building_id, h.unit, h.door, h.dwelling, h.version, b.name, "
      "count(n.id) FROM household h JOIN building b ON b.tenant_id = h.tenant_id AND b.id = "
      "h.building_id LEFT JOIN person n ON n.tenant_id = h.tenant_id AND n.event_id = ?2 AND "
      "n.household_id = h.id AND (n.batch_id IS NULL OR n.batch_id IN (SELECT s.id FROM "
      "person_batch "
      "s WHERE s.tenant_id = h.tenant_id AND s.state = 'seen')) WHERE h.tenant_id = ?1 AND "
      "h.place_id = ?3 AND h.dwelling <> 'vacant' "
      "GROUP BY h.id, h.place_id, h.building_id, h.unit, h.door, h.dwelling, h.version, b.name "
      "HAVING coalesce(sum(n.is_contact), 0) = 0 ORDER BY b.name, h.unit, h.door",
      {tenant, event, community}, [&](sql::Row& row) {
        Uncontacted one;
        one.household = household_of(tenant, row);
        one.building = row.take<std::string>();
        one.people = row.take<std::int64_t>();
        return one;
      });
}

}  // namespace households::store

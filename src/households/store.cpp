#include "households/store.h"

#include "http/message.h"

namespace households::store {

static void record(sql::Transaction& tx, const identity::Actor& actor, const char* action,
                   identity::AuditSubject about) {
  identity::audit::record(tx, actor, action, about);
}

template <class T>
static identity::AuditSubject about(const T& what, const char* kind) {
  return {what.tenant, kind, what.id.value, {}, what.place};
}

// The tenant of the place that `id` stands at, when the scope covers it.
static std::optional<identity::TenantId> tenant_in(sql::Transaction& tx,
                                                   const identity::Scope& scope,
                                                   std::string_view statement, base::Uuid id) {
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto at =
        tx.first(statement, {tenant, id}, [](sql::Row& row) { return row.take<std::int64_t>(); });
    if (at && scope.covers(*at)) return tenant;
  }
  return std::nullopt;
}

// ---- Grids ------------------------------------------------------------------------------------

void add(sql::Transaction& tx, const identity::Actor& actor, const Grid& grid) {
  tx.execute("INSERT INTO grid (tenant_id, id, place_id, name, version) VALUES (?1, ?2, ?3, ?4, 1)",
             {grid.tenant, grid.id, grid.place, grid.name});
  record(tx, actor, "grid.made", about(grid, "grid"));
}

base::Result<base::Done> save(sql::Transaction& tx, const identity::Actor& actor,
                              const Grid& grid) {
  const std::int64_t saved = tx.execute(
      "UPDATE grid SET name = ?4, version = version + 1 WHERE tenant_id = ?1 AND id = ?2 AND "
      "version = ?3",
      {grid.tenant, grid.id, grid.version, grid.name});
  if (saved == 0) return http::refusal::changed_meanwhile;
  record(tx, actor, "grid.changed", about(grid, "grid"));
  return base::Done{};
}

static Grid grid_of(identity::TenantId tenant, sql::Row& row) {
  Grid grid;
  grid.tenant = tenant;
  grid.id = row.take<GridId>();
  grid.place = row.take<places::PlaceId>();
  grid.name = row.take<std::string>();
  grid.version = row.take<std::int64_t>();
  return grid;
}

std::optional<Grid> find(sql::Transaction& tx, const identity::Scope& scope, GridId id) {
  const auto tenant = tenant_in(tx, scope,
                                "SELECT p.span_first FROM grid g JOIN place p ON p.id = g.place_id "
                                "WHERE g.tenant_id = ?1 AND g.id = ?2",
                                id.value);
  if (!tenant) return std::nullopt;
  return tx.first("SELECT id, place_id, name, version FROM grid WHERE tenant_id = ?1 AND id = ?2",
                  {*tenant, id}, [&](sql::Row& row) { return grid_of(*tenant, row); });
}

std::vector<Grid> grids(sql::Transaction& tx, identity::TenantId tenant, places::PlaceId place) {
  return tx.all(
      "SELECT id, place_id, name, version FROM grid WHERE tenant_id = ?1 AND place_id = ?2 ORDER "
      "BY name, id",
      {tenant, place}, [&](sql::Row& row) { return grid_of(tenant, row); });
}

std::optional<Grid> grid_named(sql::Transaction& tx, identity::TenantId tenant,
                               places::PlaceId place, std::string_view name) {
  return tx.first(
      "SELECT id, place_id, name, version FROM grid WHERE tenant_id = ?1 AND place_id = ?2 AND "
      "name = ?3",
      {tenant, place, name}, [&](sql::Row& row) { return grid_of(tenant, row); });
}

// ---- Buildings ----------------------------------------------------------------------------------

void add(sql::Transaction& tx, const identity::Actor& actor, const Building& building) {
  tx.execute(
      "INSERT INTO building (tenant_id, id, place_id, grid_id, name, kind, version) VALUES (?1, "
      "?2, ?3, ?4, ?5, ?6, 1)",
      {building.tenant, building.id, building.place, building.grid, building.name, building.kind});
  record(tx, actor, "building.made", about(building, "building"));
}

base::Result<base::Done> save(sql::Transaction& tx, const identity::Actor& actor,
                              const Building& building) {
  const std::int64_t saved = tx.execute(
      "UPDATE building SET grid_id = ?4, name = ?5, kind = ?6, version = version + 1 WHERE "
      "tenant_id = ?1 AND id = ?2 AND version = ?3",
      {building.tenant, building.id, building.version, building.grid, building.name,
       building.kind});
  if (saved == 0) return http::refusal::changed_meanwhile;
  record(tx, actor, "building.changed", about(building, "building"));
  return base::Done{};
}

static constexpr std::string_view building_columns =
    "SELECT id, place_id, grid_id, name, kind, version FROM building ";

static Building building_of(identity::TenantId tenant, sql::Row& row) {
  Building building;
  building.tenant = tenant;
  building.id = row.take<BuildingId>();
  building.place = row.take<places::PlaceId>();
  building.grid = row.take<GridId>();
  building.name = row.take<std::string>();
  building.kind = row.take<std::string>();
  building.version = row.take<std::int64_t>();
  return building;
}

std::optional<Building> find(sql::Transaction& tx, const identity::Scope& scope, BuildingId id) {
  const auto tenant = tenant_in(tx, scope,
                                "SELECT p.span_first FROM building b JOIN place p ON p.id = "
                                "b.place_id WHERE b.tenant_id = ?1 AND b.id = ?2",
                                id.value);
  if (!tenant) return std::nullopt;
  static const std::string text =
      std::string(building_columns) + "WHERE tenant_id = ?1 AND id = ?2";
  return tx.first(text, {*tenant, id}, [&](sql::Row& row) { return building_of(*tenant, row); });
}

std::vector<Building> buildings(sql::Transaction& tx, identity::TenantId tenant,
                                places::PlaceId place) {
  static const std::string text =
      std::string(building_columns) + "WHERE tenant_id = ?1 AND place_id = ?2 ORDER BY name, id";
  return tx.all(text, {tenant, place}, [&](sql::Row& row) { return building_of(tenant, row); });
}

std::optional<Building> building_named(sql::Transaction& tx, identity::TenantId tenant,
                                       places::PlaceId place, std::string_view name) {
  static const std::string text =
      std::string(building_columns) + "WHERE tenant_id = ?1 AND place_id = ?2 AND name = ?3";
  return tx.first(text, {tenant, place, name},
                  [&](sql::Row& row) { return building_of(tenant, row); });
}

// ---- Duties -------------------------------------------------------------------------------------

static identity::AuditSubject about(const Duty& duty) {
  return {duty.tenant, "duty", duty.id.value, {}, duty.place};
}

void add(sql::Transaction& tx, const identity::Actor& actor, const Duty& duty) {
  tx.execute(
      "INSERT INTO duty (tenant_id, id, place_id, subject_kind, subject_id, post, name, from_on) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {duty.tenant, duty.id, duty.place,
       duty.subject_kind == DutySubject::grid ? "grid" : "building", duty.subject, duty.post,
       duty.name, duty.from});
  record(tx, actor, "duty.given", about(duty));
}

void end(sql::Transaction& tx, const identity::Actor& actor, const Duty& duty, base::Date on) {
  tx.execute("UPDATE duty SET to_on = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {duty.tenant, duty.id, on});
  record(tx, actor, "duty.ended", about(duty));
}

static constexpr std::string_view duty_columns =
    "SELECT id, place_id, subject_kind, subject_id, post, name, from_on, to_on FROM duty ";

static Duty duty_of(identity::TenantId tenant, sql::Row& row) {
  Duty duty;
  duty.tenant = tenant;
  duty.id = row.take<DutyId>();
  duty.place = row.take<places::PlaceId>();
  duty.subject_kind = row.take<std::string>() == "grid" ? DutySubject::grid : DutySubject::building;
  duty.subject = row.take<base::Uuid>();
  duty.post = row.take<std::string>();
  duty.name = row.take<std::string>();
  duty.from = row.take<base::Date>();
  duty.to = row.take<std::optional<base::Date>>();
  return duty;
}

std::optional<Duty> find(sql::Transaction& tx, const identity::Scope& scope, DutyId id) {
  const auto tenant = tenant_in(tx, scope,
                                "SELECT p.span_first FROM duty d JOIN place p ON p.id = d.place_id "
                                "WHERE d.tenant_id = ?1 AND d.id = ?2",
                                id.value);
  if (!tenant) return std::nullopt;
  static const std::string text = std::string(duty_columns) + "WHERE tenant_id = ?1 AND id = ?2";
  return tx.first(text, {*tenant, id}, [&](sql::Row& row) { return duty_of(*tenant, row); });
}

std::vector<Duty> duties(sql::Transaction& tx, identity::TenantId tenant, places::PlaceId place,
                         base::Date day) {
  static const std::string text =
      std::string(duty_columns) +
      "WHERE tenant_id = ?1 AND place_id = ?2 AND from_on <= ?3 AND (to_on IS NULL OR to_on >= ?3) "
      "ORDER BY from_on, id";
  return tx.all(text, {tenant, place, day}, [&](sql::Row& row) { return duty_of(tenant, row); });
}

}  // namespace households::store

// Packages: whose households are whose.
#include "rounds/store.h"

namespace rounds::store {

static identity::AuditSubject about(const Package& package) {
  return {package.where.tenant, "package", package.id.value, package.where.event,
          package.where.place};
}

void add(sql::Transaction& tx, const identity::Actor& actor, const Package& package) {
  tx.execute(
      "INSERT INTO package (tenant_id, id, event_id, place_id, grid_id, account_id, name, from_on) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {package.where.tenant, package.id, package.where.event, package.where.place, package.grid,
       package.officer.account, package.officer.name, package.from});
  identity::audit::record(tx, actor, "package.given", about(package));
}

void end(sql::Transaction& tx, const identity::Actor& actor, const Package& package,
         base::Date on) {
  tx.execute("UPDATE package SET to_on = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {package.where.tenant, package.id, on});
  identity::audit::record(tx, actor, "package.ended", about(package));
}

static constexpr std::string_view columns =
    "SELECT k.tenant_id, k.id, k.event_id, k.place_id, k.grid_id, k.account_id, k.name, k.from_on, "
    "k.to_on, p.span_first FROM package k JOIN place p ON p.id = k.place_id ";

namespace {

struct Placed {
  Package package;
  std::int64_t at = 0;
};

}  // namespace

static Placed read(sql::Row& row) {
  Placed placed;
  Package& package = placed.package;
  package.where.tenant = row.take<identity::TenantId>();
  package.id = row.take<PackageId>();
  package.where.event = row.take<identity::EventId>();
  package.where.place = row.take<places::PlaceId>();
  package.grid = row.take<std::optional<households::GridId>>();
  package.officer.account = row.take<std::optional<identity::AccountId>>();
  package.officer.name = row.take<std::string>();
  package.from = row.take<base::Date>();
  package.to = row.take<std::optional<base::Date>>();
  placed.at = row.take<std::int64_t>();
  return placed;
}

std::optional<Package> find(sql::Transaction& tx, const identity::Scope& scope, PackageId id) {
  static const std::string text = std::string(columns) + "WHERE k.tenant_id = ?1 AND k.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto placed = tx.first(text, {tenant, id}, read);
    if (placed && scope.covers(placed->at)) return placed->package;
  }
  return std::nullopt;
}

std::vector<Package> packages(sql::Transaction& tx, const PackagesAsked& asked) {
  static const std::string text =
      std::string(columns) +
      "WHERE k.tenant_id = ?1 AND k.event_id = ?2 AND p.span_first BETWEEN ?3 AND ?4 AND k.from_on "
      "<= ?5 AND (k.to_on IS NULL OR k.to_on >= ?5) AND (?6 = 0 OR k.account_id = ?7) AND (k.name "
      "> ?8 OR (k.name = ?8 AND k.id > ?9)) ORDER BY k.name, k.id LIMIT ?10";
  const Within& within = asked.within;
  return tx.all(text,
                {within.tenant, within.event, within.span.first, within.span.last, asked.day,
                 asked.of ? 1 : 0, asked.of.value_or(identity::AccountId{}), asked.after_name,
                 asked.after_id, asked.limit},
                [](sql::Row& row) { return read(row).package; });
}

std::vector<Package> history(sql::Transaction& tx, const Package& package, std::int64_t limit) {
  static const std::string text =
      std::string(columns) +
      "WHERE k.tenant_id = ?1 AND k.event_id = ?2 AND k.place_id = ?3 AND k.to_on IS NOT NULL AND "
      "(k.grid_id = ?4 OR (k.grid_id IS NULL AND ?5 = 1)) ORDER BY k.to_on DESC, k.id LIMIT ?6";
  return tx.all(text,
                {package.where.tenant, package.where.event, package.where.place,
                 package.grid.value_or(households::GridId{}), package.grid ? 0 : 1, limit},
                [](sql::Row& row) { return read(row).package; });
}

}  // namespace rounds::store

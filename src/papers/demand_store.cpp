// The register of what was demanded and refused.
#include "papers/store.h"

namespace papers::store {

namespace {

constexpr std::string_view columns =
    "SELECT d.tenant_id, d.id, d.event_id, d.place_id, d.demanded_by, d.demanded, d.demanded_on, "
    "d.note, d.recorded_at, a.name, p.span_first FROM refused_demand d JOIN place p ON p.id = "
    "d.place_id LEFT JOIN account a ON a.id = d.recorded_by ";

struct Placed {
  Demand demand;
  std::int64_t at = 0;
};

Placed read(sql::Row& row) {
  Placed placed;
  Demand& demand = placed.demand;
  demand.tenant = row.take<identity::TenantId>();
  demand.id = row.take<DemandId>();
  demand.event = row.take<identity::EventId>();
  demand.place = row.take<places::PlaceId>();
  demand.demanded_by = row.take<std::string>();
  demand.demanded = row.take<std::string>();
  demand.demanded_on = row.take<base::Date>();
  demand.note = row.take<std::string>();
  demand.recorded_at = row.take<base::Instant>();
  demand.recorded_by = row.take<std::optional<std::string>>().value_or("");
  placed.at = row.take<std::int64_t>();
  return placed;
}

}  // namespace

void add(sql::Transaction& tx, const identity::Actor& actor, const Demand& demand) {
  tx.execute(
      "INSERT INTO refused_demand (tenant_id, id, event_id, place_id, demanded_by, demanded, "
      "demanded_on, note, recorded_at, recorded_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
      "?10)",
      {demand.tenant, demand.id, demand.event, demand.place, demand.demanded_by, demand.demanded,
       demand.demanded_on, demand.note, demand.recorded_at, actor.account});
  identity::audit::record(
      tx, actor, "paper.demand_refused",
      {demand.tenant, "refused_demand", demand.id.value, demand.event, demand.place});
}

std::vector<Demand> demands(sql::Transaction& tx, identity::TenantId tenant,
                            const DemandFilter& filter) {
  static const std::string text =
      std::string(columns) +
      "WHERE d.tenant_id = ?1 AND d.event_id = ?2 AND p.span_first BETWEEN ?3 AND ?4 AND (?5 = 0 "
      "OR d.id < ?6) ORDER BY d.id DESC LIMIT ?7";
  return tx.all(text,
                {tenant, filter.event, filter.span.first, filter.span.last, filter.before ? 1 : 0,
                 filter.before.value_or(DemandId{}), filter.limit},
                [](sql::Row& row) { return read(row).demand; });
}

std::optional<Demand> find(sql::Transaction& tx, const identity::Scope& scope, DemandId id) {
  static const std::string text = std::string(columns) + "WHERE d.tenant_id = ?1 AND d.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto placed = tx.first(text, {tenant, id}, read);
    if (placed && scope.covers(placed->at)) return placed->demand;
  }
  return std::nullopt;
}

}  // namespace papers::store

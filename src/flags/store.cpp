#include "flags/store.h"

namespace flags::store {

namespace {

struct Placed {
  Flagged flagged;
  std::int64_t at = 0;
};

constexpr std::string_view columns =
    "SELECT f.tenant_id, f.id, f.place_id, f.flag, f.reason, f.from_on, a.name, f.ended_at, "
    "f.end_reason, p.span_first FROM flagged_place f JOIN place p ON p.id = f.place_id LEFT JOIN "
    "account a ON a.id = f.set_by ";

Placed read(sql::Row& row) {
  Placed placed;
  Flagged& flagged = placed.flagged;
  flagged.tenant = row.take<identity::TenantId>();
  flagged.id = row.take<FlaggedId>();
  flagged.place = row.take<places::PlaceId>();
  flagged.flag = row.take<std::string>();
  flagged.reason = row.take<std::string>();
  flagged.from = row.take<base::Date>();
  flagged.set_by = row.take<std::optional<std::string>>().value_or("");
  flagged.ended_at = row.take<std::optional<base::Instant>>();
  flagged.end_reason = row.take<std::string>();
  placed.at = row.take<std::int64_t>();
  return placed;
}

identity::AuditSubject about(const Flagged& flagged) {
  return {flagged.tenant, "flagged_place", flagged.id.value, {}, flagged.place};
}

}  // namespace

void add(sql::Transaction& tx, const identity::Actor& actor, const Flagged& flagged) {
  tx.execute(
      "INSERT INTO flagged_place (tenant_id, id, place_id, flag, reason, from_on, set_at, set_by) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {flagged.tenant, flagged.id, flagged.place, flagged.flag, flagged.reason, flagged.from,
       actor.at, actor.account});
  identity::audit::record(tx, actor, "place.flagged", about(flagged), {{"flag", flagged.flag}});
}

void end(sql::Transaction& tx, const identity::Actor& actor, const Flagged& flagged) {
  tx.execute(
      "UPDATE flagged_place SET ended_at = ?3, ended_by = ?4, end_reason = ?5 WHERE tenant_id = ?1 "
      "AND id = ?2",
      {flagged.tenant, flagged.id, actor.at, actor.account, flagged.end_reason});
  identity::audit::record(tx, actor, "place.flag_ended", about(flagged), {{"flag", flagged.flag}});
}

std::optional<Flagged> find(sql::Transaction& tx, const identity::Scope& scope, FlaggedId id) {
  static const std::string text = std::string(columns) + "WHERE f.tenant_id = ?1 AND f.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto placed = tx.first(text, {tenant, id}, read);
    if (placed && scope.covers(placed->at)) return placed->flagged;
  }
  return std::nullopt;
}

std::vector<Flagged> standing(sql::Transaction& tx, identity::TenantId tenant,
                              identity::Span span) {
  static const std::string text =
      std::string(columns) +
      "WHERE f.tenant_id = ?1 AND p.span_first BETWEEN ?2 AND ?3 AND f.ended_at IS NULL ORDER BY "
      "p.span_first, f.flag";
  return tx.all(text, {tenant, span.first, span.last},
                [](sql::Row& row) { return read(row).flagged; });
}

std::vector<Flagged> former(sql::Transaction& tx, identity::TenantId tenant, places::PlaceId place,
                            std::int64_t limit) {
  static const std::string text =
      std::string(columns) +
      "WHERE f.tenant_id = ?1 AND f.place_id = ?2 AND f.ended_at IS NOT NULL ORDER BY f.ended_at "
      "DESC, f.id LIMIT ?3";
  return tx.all(text, {tenant, place, limit}, [](sql::Row& row) { return read(row).flagged; });
}

void add(sql::Transaction& tx, const Measure& measure) {
  tx.execute(
      "INSERT INTO flag_measure (tenant_id, id, flagged_id, event_id, measure) VALUES (?1, ?2, ?3, "
      "?4, ?5)",
      {measure.place.tenant, measure.id, measure.place.id, measure.event, measure.measure});
}

std::vector<Measure> measures(sql::Transaction& tx, const Flagged& flagged) {
  return tx.all(
      "SELECT id, event_id, measure FROM flag_measure WHERE tenant_id = ?1 AND flagged_id = ?2 "
      "ORDER BY measure, id",
      {flagged.tenant, flagged.id}, [&](sql::Row& row) {
        Measure measure;
        measure.place = flagged;
        measure.id = row.take<MeasureId>();
        measure.event = row.take<identity::EventId>();
        measure.measure = row.take<std::string>();
        return measure;
      });
}

std::optional<Measure> find(sql::Transaction& tx, identity::TenantId tenant, MeasureId id) {
  static const std::string text = std::string(columns) + "WHERE f.tenant_id = ?1 AND f.id = ?2";
  auto measure = tx.first(
      "SELECT flagged_id, event_id, measure FROM flag_measure WHERE tenant_id = ?1 AND id = ?2",
      {tenant, id}, [&](sql::Row& row) {
        Measure one;
        one.id = id;
        one.place.id = row.take<FlaggedId>();
        one.event = row.take<identity::EventId>();
        one.measure = row.take<std::string>();
        return one;
      });
  if (!measure) return std::nullopt;
  const auto placed = tx.first(text, {tenant, measure->place.id}, read);
  if (!placed) return std::nullopt;
  measure->place = placed->flagged;
  return measure;
}

std::optional<base::Instant> done_at(sql::Transaction& tx, identity::TenantId tenant,
                                     MeasureId id) {
  return *tx.first(
      "SELECT max(settled_at) FROM task WHERE tenant_id = ?1 AND slice = 'flags' AND subject_id = "
      "?2",
      {tenant, id}, [](sql::Row& row) { return row.take<std::optional<base::Instant>>(); });
}

}  // namespace flags::store

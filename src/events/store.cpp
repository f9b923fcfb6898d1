#include "events/store.h"

#include "base/words.h"

namespace events::store {

static constexpr std::string_view columns =
    "SELECT e.tenant_id, e.id, e.place_id, p.span_first, p.span_last, e.kind, e.illness, e.name, "
    "e.pack_id, e.opened_on, e.closed_on, e.version FROM health_event e JOIN place p ON p.id = "
    "e.place_id ";

static Event read(sql::Row& row) {
  Event event{.tenant = row.take<identity::TenantId>(),
              .id = row.take<EventId>(),
              .place = row.take<places::PlaceId>(),
              .span = {},
              .kind = Kind::real,
              .illness = {},
              .name = {},
              .pack = {},
              .opened_on = {},
              .closed_on = {},
              .version = 1};
  event.span.first = row.take<std::int64_t>();
  event.span.last = row.take<std::int64_t>();
  event.kind = base::from_word<Kind>(row.take<std::string>());
  event.illness = row.take<std::string>();
  event.name = row.take<std::string>();
  event.pack = row.take<std::string>();
  event.opened_on = row.take<base::Date>();
  event.closed_on = row.take<std::optional<base::Date>>();
  event.version = row.take<std::int64_t>();
  return event;
}

static bool meets(const identity::Scope& scope, const Event& event) {
  for (const identity::ScopePart& part : scope.parts) {
    if (part.span.contains(event.span) || event.span.contains(part.span)) return true;
  }
  return false;
}

static std::vector<Event> every(sql::Transaction& tx) {
  static const std::string text = std::string(columns) + "ORDER BY e.opened_on DESC, e.id";
  return tx.all(text, {}, read);
}

std::vector<Event> all(sql::Transaction& tx, const identity::Scope& scope) {
  std::vector<Event> events = every(tx);
  std::erase_if(events, [&](const Event& event) { return !meets(scope, event); });
  return events;
}

std::optional<Event> find(sql::Transaction& tx, const identity::Scope& scope, EventId id) {
  static const std::string text = std::string(columns) + "WHERE e.id = ?1";
  const auto event = tx.first(text, {id}, read);
  if (!event || !meets(scope, *event)) return std::nullopt;
  return event;
}

std::optional<Event> find(sql::Transaction& tx, identity::TenantId tenant, EventId id) {
  static const std::string text = std::string(columns) + "WHERE e.tenant_id = ?1 AND e.id = ?2";
  return tx.first(text, {tenant, id}, read);
}

std::vector<Event> open_events(sql::Transaction& tx) {
  static const std::string text =
      std::string(columns) + "WHERE e.closed_on IS NULL ORDER BY e.opened_on, e.id";
  return tx.all(text, {}, read);
}

static identity::AuditSubject about(const Event& event) {
  return {event.tenant, "event", event.id.value, event.id, event.place};
}

void add(sql::Transaction& tx, const identity::Actor& actor, const Event& event) {
  tx.execute(
      "INSERT INTO health_event (tenant_id, id, place_id, kind, illness, name, pack_id, opened_on, "
      "opened_by, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1)",
      {event.tenant, event.id, event.place, base::word(event.kind), event.illness, event.name,
       event.pack, event.opened_on, actor.account});
  identity::audit::record(tx, actor, "event.opened", about(event),
                          {{"pack", event.pack}, {"illness", event.illness}});
}

void close(sql::Transaction& tx, const identity::Actor& actor, const Event& event, base::Date on,
           std::string_view reason) {
  tx.execute(
      "UPDATE health_event SET closed_on = ?3, version = version + 1 WHERE tenant_id = ?1 AND id = "
      "?2",
      {event.tenant, event.id, on});
  identity::audit::record(tx, actor, "event.closed", about(event),
                          {{"on", base::to_string(on)}, {"reason", std::string(reason)}});
}

std::vector<OriginArea> origin_areas(sql::Transaction& tx, identity::TenantId tenant,
                                     EventId event) {
  return tx.all(
      "SELECT a.id, a.list_id, a.place_id, p.span_first, p.span_last, a.from_on, a.to_on, a.source "
      "FROM origin_area a JOIN place p ON p.id = a.place_id WHERE a.tenant_id = ?1 AND a.event_id "
      "= ?2 ORDER BY a.id",
      {tenant, event}, [](sql::Row& row) {
        OriginArea area{.id = row.take<OriginAreaId>(),
                        .list = row.take<std::string>(),
                        .place = row.take<places::PlaceId>(),
                        .span = {},
                        .from = {},
                        .to = {},
                        .source = {}};
        area.span.first = row.take<std::int64_t>();
        area.span.last = row.take<std::int64_t>();
        area.from = row.take<base::Date>();
        area.to = row.take<std::optional<base::Date>>();
        area.source = row.take<std::string>();
        return area;
      });
}

void add_origin_area(sql::Transaction& tx, const identity::Actor& actor, const Event& event,
                     const OriginArea& area) {
  tx.execute(
      "INSERT INTO origin_area (tenant_id, event_id, id, list_id, place_id, from_on, to_on, "
      "source, added_at, added_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      {event.tenant, event.id, area.id, area.list, area.place, area.from, area.to, area.source,
       actor.at, actor.account});
  identity::audit::record(tx, actor, "event.origin_area_added", about(event),
                          {{"list", area.list}, {"place", area.place.value}});
}

}  // namespace events::store

#include "reports/store_totals.h"

#include <algorithm>
#include <array>

#include "base/words.h"
#include "reports/store_places.h"

namespace reports::store {

namespace {

// Which events an area is about: the one asked for, or above the county all of the same illness and
// kind. Every statement takes them as ?1 and ?2 and the area's span as ?3 and ?4.
enum class Breadth { one_event, alike_events };

Breadth breadth_of(const Area& area) {
  return area.ground.place.level < places::Level::county ? Breadth::alike_events
                                                         : Breadth::one_event;
}

std::string events_of(Breadth breadth) {
  return breadth == Breadth::one_event ? "e.tenant_id = ?1 AND e.id = ?2 "
                                       : "e.illness = ?1 AND e.kind = ?2 ";
}

// One text for each breadth, made once.
using Texts = std::array<std::string, 2>;
const std::string& for_breadth(const Texts& texts, const Area& area) {
  return texts[static_cast<std::size_t>(breadth_of(area))];
}

sql::Values asked(const Area& area, std::initializer_list<sql::Value> further) {
  sql::Values values;
  if (breadth_of(area) == Breadth::one_event) {
    values = {area.event.tenant, area.event.id};
  } else {
    values = {area.event.illness, base::word(area.event.kind)};
  }
  values.insert(values.end(), {area.ground.span.first, area.ground.span.last});
  values.insert(values.end(), further);
  return values;
}

std::int64_t number(places::Level level) { return static_cast<std::int64_t>(level); }

std::int64_t level_of(const Area& area, Grain grain) {
  const std::int64_t own = number(area.ground.place.level);
  return grain == Grain::itself ? own : own + 1;
}

}  // namespace

// ---- Who owes a report --------------------------------------------------------------------------

// A community owes a report while it stands and the event is open. One that reported on any other
// day (the tree was redrawn afterwards, or the event closed that day) is expected on that day
// alone.
static std::string expectations_text(Breadth breadth) {
  const std::string same =
      events_of(breadth) +
      "AND c.level = ?5 AND c.span_first BETWEEN ?3 AND ?4 AND x.span_first BETWEEN c.span_first "
      "AND c.span_last ";
  return "SELECT o.id, o.from_on, o.until_on, count(*) FROM (SELECT c.id, CASE WHEN "
         "x.valid_from_on > e.opened_on THEN x.valid_from_on ELSE e.opened_on END AS from_on, CASE "
         "WHEN x.valid_to_on IS NULL OR e.closed_on < x.valid_to_on THEN e.closed_on ELSE "
         "x.valid_to_on END AS until_on FROM health_event e JOIN place region ON region.id = "
         "e.place_id JOIN place x ON x.level = 5 AND x.span_first BETWEEN region.span_first AND "
         "region.span_last JOIN place c ON c.span_last >= x.span_first WHERE " +
         same +
         "UNION ALL SELECT c.id, r.day_on, r.day_on + 1 FROM report r JOIN health_event e ON "
         "e.tenant_id = r.tenant_id AND e.id = r.event_id JOIN place x ON x.id = r.place_id JOIN "
         "place c ON c.span_last >= x.span_first WHERE " +
         same +
         "AND r.day_on BETWEEN ?6 AND ?7 AND (x.valid_from_on > r.day_on OR x.valid_to_on <= "
         "r.day_on OR e.closed_on <= r.day_on)) AS o GROUP BY o.id, o.from_on, o.until_on ORDER BY "
         "o.id, o.from_on";
}

ByPlace expectations(sql::Transaction& tx, const Area& area, Grain grain, Period period) {
  static const Texts texts{expectations_text(Breadth::one_event),
                           expectations_text(Breadth::alike_events)};
  ByPlace found;
  tx.each(for_breadth(texts, area), asked(area, {level_of(area, grain), period.from, period.to}),
          [&](sql::Row& row) {
            const auto place = row.take<places::PlaceId>();
            const auto from = row.take<base::Date>();
            const auto until = row.take<std::optional<base::Date>>();
            found[place].push_back({from, until, row.take<std::int64_t>()});
          });
  return found;
}

// ---- What they add up to
// -------------------------------------------------------------------------

// Totals are kept for townships and counties; a community's are its own report.
static std::string totals_text(Breadth breadth, const std::string& source) {
  return "SELECT c.id, t.day_on, t.measure, CAST(sum(t.value) AS bigint) FROM place c JOIN place k "
         "ON k.level = ?6 AND k.span_first BETWEEN c.span_first AND c.span_last JOIN " +
         source +
         " t ON t.place_id = k.id JOIN health_event e ON e.tenant_id = t.tenant_id AND e.id = "
         "t.event_id WHERE " +
         events_of(breadth) +
         (breadth == Breadth::one_event ? "AND t.tenant_id = ?1 AND t.event_id = ?2 " : "") +
         "AND c.level = ?5 AND c.span_first BETWEEN ?3 AND ?4 AND k.span_first BETWEEN ?3 AND ?4 "
         "AND t.day_on BETWEEN ?7 AND ?8 AND (t.form_id = ?9 OR t.measure IN ('received', "
         "'on_time', 'late')) GROUP BY c.id, t.day_on, t.measure";
}

static void put(Totals& totals, const std::string& measure, std::int64_t value) {
  static const std::string cell = "cell.";
  if (measure == "received") totals.received = value;
  else if (measure == "on_time") totals.on_time = value;
  else if (measure == "late") totals.late = value;
  else if (measure.starts_with(cell)) totals.cells[measure.substr(cell.size())] = value;
}

TotalsByPlaceAndDay totals(sql::Transaction& tx, const Area& area, Grain grain,
                           std::string_view form, Period period) {
  static const Texts kept{totals_text(Breadth::one_event, "report_total"),
                          totals_text(Breadth::alike_events, "report_total")};
  static const std::string of_communities = totals_text(Breadth::one_event, "report_measure");
  const std::int64_t level = level_of(area, grain);
  const bool communities = level == number(places::Level::community);
  const std::int64_t kept_level = std::max(level, number(places::Level::county));
  TotalsByPlaceAndDay found;
  tx.each(communities ? of_communities : for_breadth(kept, area),
          asked(area, {level, kept_level, period.from, period.to, form}), [&](sql::Row& row) {
            const auto place = row.take<places::PlaceId>();
            const auto day = row.take<base::Date>();
            const auto measure = row.take<std::string>();
            put(found[{place, day}], measure, row.take<std::int64_t>());
          });
  // A total that was taken back to nothing is no total.
  std::erase_if(found, [](const auto& one) { return one.second.received == 0; });
  return found;
}

std::vector<PlaceView> children(sql::Transaction& tx, const Area& area, base::Date day) {
  static const std::string text =
      "SELECT " + std::string(place_columns) + " FROM place x " + std::string(place_parents) +
      "WHERE x.level = ?1 AND x.span_first BETWEEN ?2 AND ?3 AND (x.valid_from_on IS NULL OR "
      "x.valid_from_on <= ?4) AND (x.valid_to_on IS NULL OR x.valid_to_on > ?4) ORDER BY x.id";
  return tx.all(
      text, {level_of(area, Grain::children), area.ground.span.first, area.ground.span.last, day},
      read_place);
}

// Rural places first: there the work begins. (TIER-12)
static std::string missing_text(Breadth breadth) {
  return "SELECT " + std::string(place_columns) +
         ", x.parent_id, a.name FROM health_event e JOIN place region ON region.id = e.place_id "
         "JOIN place x ON x.level = 5 AND x.span_first BETWEEN region.span_first AND "
         "region.span_last " +
         std::string(place_parents) +
         "LEFT JOIN report r ON r.tenant_id = e.tenant_id AND r.event_id = e.id AND r.day_on = ?5 "
         "AND r.place_id = x.id LEFT JOIN report_responsible s ON s.tenant_id = e.tenant_id AND "
         "s.place_id = x.id LEFT JOIN account a ON a.id = s.account_id WHERE " +
         events_of(breadth) +
         "AND x.span_first BETWEEN ?3 AND ?4 AND e.opened_on <= ?5 AND (e.closed_on IS NULL OR "
         "e.closed_on > ?5) AND (x.valid_from_on IS NULL OR x.valid_from_on <= ?5) AND "
         "(x.valid_to_on IS NULL OR x.valid_to_on > ?5) AND r.place_id IS NULL ORDER BY CASE WHEN "
         "x.urban_rural = 'rural' THEN 0 ELSE 1 END, x.id LIMIT ?6";
}

std::vector<OwingCommunity> missing(sql::Transaction& tx, const Area& area, base::Date day,
                                    std::int64_t limit) {
  static const Texts texts{missing_text(Breadth::one_event), missing_text(Breadth::alike_events)};
  return tx.all(for_breadth(texts, area), asked(area, {day, limit}), [](sql::Row& row) {
    OwingCommunity community{.place = read_place(row), .township = {}, .responsible = {}};
    community.township = row.take<std::optional<places::PlaceId>>();
    community.responsible = row.take<std::optional<std::string>>();
    return community;
  });
}

// ---- Keeping -----------------------------------------------------------------------------------

// The townships and counties above `measured`.place_id, as `above`.
static constexpr std::string_view join_above =
    "JOIN place p ON p.id = m.place_id LEFT JOIN place q ON q.id = p.parent_id JOIN place above ON "
    "(above.id = p.parent_id OR above.id = q.parent_id) AND above.level IN (3, 4) ";

void move_totals(sql::Transaction& tx, const ReportKey& key, Sign sign) {
  static const std::string text =
      "INSERT INTO report_total (tenant_id, event_id, place_id, day_on, form_id, measure, value) "
      "SELECT m.tenant_id, m.event_id, above.id, m.day_on, m.form_id, m.measure, CAST(?5 AS "
      "bigint) "
      "* m.value FROM report_measure m " +
      std::string(join_above) +
      "WHERE m.tenant_id = ?1 AND m.event_id = ?2 AND m.day_on = ?3 AND m.place_id = ?4 ON "
      "CONFLICT "
      "(tenant_id, event_id, place_id, day_on, form_id, measure) DO UPDATE SET value = "
      "report_total.value + excluded.value";
  tx.execute(text, {key.tenant, key.event, key.day, key.place, static_cast<std::int64_t>(sign)});
}

std::vector<Difference> recount(sql::Transaction& tx, const events::Event& event) {
  static const std::string text =
      "SELECT b.place_id, b.day_on, b.form_id, b.measure, CAST(sum(b.kept) AS bigint), "
      "CAST(sum(b.counted) AS bigint) FROM (SELECT t.place_id, t.day_on, t.form_id, t.measure, "
      "t.value AS kept, CAST(0 AS bigint) AS counted FROM report_total t WHERE t.tenant_id = ?1 "
      "AND "
      "t.event_id = ?2 UNION ALL SELECT above.id, m.day_on, m.form_id, m.measure, CAST(0 AS "
      "bigint), "
      "m.value FROM report_measure m " +
      std::string(join_above) +
      "WHERE m.tenant_id = ?1 AND m.event_id = ?2) AS b GROUP BY b.place_id, b.day_on, b.form_id, "
      "b.measure HAVING sum(b.kept) <> sum(b.counted) ORDER BY b.day_on, b.place_id, b.form_id, "
      "b.measure";
  return tx.all(text, {event.tenant, event.id}, [](sql::Row& row) {
    return Difference{.place = row.take<places::PlaceId>(),
                      .day = row.take<base::Date>(),
                      .form = row.take<std::string>(),
                      .measure = row.take<std::string>(),
                      .kept = row.take<std::int64_t>(),
                      .counted = row.take<std::int64_t>()};
  });
}

void repair(sql::Transaction& tx, const identity::Actor& actor, const events::Event& event,
            const std::vector<Difference>& differences) {
  if (differences.empty()) return;
  for (const Difference& one : differences) {
    tx.execute(
        "INSERT INTO report_total (tenant_id, event_id, place_id, day_on, form_id, measure, value) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (tenant_id, event_id, place_id, day_on, "
        "form_id, measure) DO UPDATE SET value = excluded.value",
        {event.tenant, event.id, one.place, one.day, one.form, one.measure, one.counted});
  }
  identity::audit::record(tx, actor, "report.totals_repaired",
                          {event.tenant, "event", event.id.value, event.id, event.place},
                          {{"differences", static_cast<std::int64_t>(differences.size())}});
}

}  // namespace reports::store

// Lists, their summaries and the counts for reports.
#include "base/words.h"
#include "people/store.h"
#include "screening/store.h"

namespace screening::store {

// Of the page's rows only the person is unsealed: what was declared is not shown in a list.
static Row read_row(sql::Transaction& tx, identity::Vault& vault, const Filter& filter,
                    sql::Row& row) {
  Row item;
  item.id = row.take<ArrivalId>();
  item.place = row.take<places::PlaceId>();
  item.arrived_on = row.take<std::optional<base::Date>>();
  item.clear_count = row.take<int>();
  item.category = row.take<std::string>();
  item.choice = row.take<std::optional<std::string>>();
  item.shared = !row.take<std::string>().empty();
  item.pack_version = row.take<std::string>();
  item.recorded_at = row.take<base::Instant>();
  item.via = base::from_word<Via>(row.take<std::string>());
  item.person =
      people::store::unsealed(tx, vault, filter.tenant, filter.event, row.take<sql::Blob>().bytes);
  return item;
}

static constexpr std::string_view select_rows =
    "SELECT a.id, a.place_id, a.arrived_on, a.clear_count, a.category, a.choice, a.leads, "
    "a.pack_version, "
    "a.recorded_at, a.declared_via, n.sealed FROM arrival a JOIN place p ON p.id = a.place_id JOIN "
    "person n ON "
    "n.tenant_id = a.tenant_id AND n.id = a.person_id WHERE a.tenant_id = ?1 AND a.event_id = ?2 "
    "AND p.span_first BETWEEN ?3 AND ?4 AND (a.recorded_at < ?5 OR (a.recorded_at = ?5 AND a.id < "
    "?6)) ";
static constexpr std::string_view newest_first = "ORDER BY a.recorded_at DESC, a.id DESC LIMIT ?7";

static const std::string& list_statement(Show show) {
  static const std::string all = std::string(select_rows) + std::string(newest_first);
  static const std::string incomplete =
      std::string(select_rows) + "AND a.incomplete = 1 " + std::string(newest_first);
  static const std::string undecided =
      std::string(select_rows) + "AND a.choice IS NULL " + std::string(newest_first);
  static const std::string shared =
      std::string(select_rows) + "AND a.leads <> '' " + std::string(newest_first);
  switch (show) {
    case Show::incomplete: return incomplete;
    case Show::undecided: return undecided;
    case Show::shared: return shared;
    case Show::all: break;
  }
  return all;
}

std::vector<Row> list(sql::Transaction& tx, identity::Vault& vault, const Filter& filter,
                      const Page& page) {
  static constexpr base::Instant end_of_time{INT64_MAX};
  return tx.all(list_statement(filter.show),
                {filter.tenant, filter.event, filter.span.first, filter.span.last,
                 page.before.value_or(end_of_time), page.before_id, page.limit},
                [&](sql::Row& row) { return read_row(tx, vault, filter, row); });
}

Summary summary(sql::Transaction& tx, const Filter& filter) {
  Summary summary;
  tx.each(
      "SELECT a.category, count(*), CAST(coalesce(sum(a.incomplete), 0) AS bigint), "
      "CAST(coalesce(sum(CASE WHEN a.choice IS NULL THEN 1 ELSE 0 END), 0) AS bigint), "
      "CAST(coalesce(sum(CASE WHEN a.leads <> '' THEN 1 ELSE 0 END), 0) AS bigint) FROM arrival "
      "a JOIN place p ON p.id = a.place_id WHERE a.tenant_id = ?1 AND a.event_id = ?2 AND "
      "p.span_first BETWEEN ?3 AND ?4 GROUP BY a.category ORDER BY 2 DESC, a.category",
      {filter.tenant, filter.event, filter.span.first, filter.span.last}, [&](sql::Row& row) {
        std::string category = row.take<std::string>();
        const auto count = row.take<std::int64_t>();
        summary.total += count;
        summary.incomplete += row.take<std::int64_t>();
        summary.undecided += row.take<std::int64_t>();
        summary.shared += row.take<std::int64_t>();
        summary.by_category.emplace_back(std::move(category), count);
      });
  summary.pack_version =
      tx.first(
            "SELECT pack_version FROM arrival WHERE tenant_id = ?1 AND event_id = ?2 ORDER BY "
            "recorded_at DESC, id DESC LIMIT 1",
            {filter.tenant, filter.event}, [](sql::Row& row) { return row.take<std::string>(); })
          .value_or("");
  return summary;
}

// ---- Counts -----------------------------------------------------------------------------------

static base::Instant end_of(base::Date day) { return base::start_of(day + base::Days{1}); }

std::int64_t arrivals_today(sql::Transaction& tx, const tasks::Within& within, base::Date day) {
  return tx.count(
      "SELECT count(*) FROM arrival WHERE tenant_id = ?1 AND event_id = ?2 AND place_id IN (SELECT "
      "id FROM place WHERE span_first BETWEEN ?3 AND ?4) AND "
      "recorded_at >= ?5 AND recorded_at < ?6",
      {within.tenant, within.event, within.span.first, within.span.last, base::start_of(day),
       end_of(day)});
}

std::int64_t arrivals_total(sql::Transaction& tx, const tasks::Within& within, base::Date day) {
  return tx.count(
      "SELECT count(*) FROM arrival WHERE tenant_id = ?1 AND event_id = ?2 AND place_id IN (SELECT "
      "id FROM place WHERE span_first BETWEEN ?3 AND ?4) AND "
      "recorded_at < ?5",
      {within.tenant, within.event, within.span.first, within.span.last, end_of(day)});
}

std::int64_t incomplete_open(sql::Transaction& tx, const tasks::Within& within, base::Date day) {
  return tx.count(
      "SELECT count(*) FROM arrival WHERE tenant_id = ?1 AND event_id = ?2 AND place_id IN (SELECT "
      "id FROM place WHERE span_first BETWEEN ?3 AND ?4) AND "
      "incomplete = 1 AND recorded_at < ?5",
      {within.tenant, within.event, within.span.first, within.span.last, end_of(day)});
}

std::int64_t undecided_open(sql::Transaction& tx, const tasks::Within& within, base::Date day) {
  return tx.count(
      "SELECT count(*) FROM arrival WHERE tenant_id = ?1 AND event_id = ?2 AND place_id IN (SELECT "
      "id FROM place WHERE span_first BETWEEN ?3 AND ?4) AND "
      "recorded_at < ?5 AND (decided_at IS NULL OR decided_at >= ?5)",
      {within.tenant, within.event, within.span.first, within.span.last, end_of(day)});
}

std::int64_t undecided_in(sql::Transaction& tx, identity::TenantId tenant,
                          identity::EventId event) {
  return tx.count(
      "SELECT (SELECT count(*) FROM arrival WHERE tenant_id = ?1 AND event_id = ?2 AND decided_at "
      "IS NULL) + (SELECT count(*) FROM declared WHERE tenant_id = ?1 AND event_id = ?2 AND state "
      "= "
      "'waiting')",
      {tenant, event});
}

std::int64_t by_category(sql::Transaction& tx, const tasks::Within& within, base::Date day,
                         std::string_view category) {
  return tx.count(
      "SELECT count(*) FROM arrival WHERE tenant_id = ?1 AND event_id = ?2 AND place_id IN (SELECT "
      "id FROM place WHERE span_first BETWEEN ?3 AND ?4) AND "
      "recorded_at < ?5 AND category = ?6",
      {within.tenant, within.event, within.span.first, within.span.last, end_of(day), category});
}

}  // namespace screening::store

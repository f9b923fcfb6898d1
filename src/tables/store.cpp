#include "tables/store.h"

#include "base/words.h"
#include "identity/sealed.h"
#include "tables/rules.h"

namespace tables::store {

namespace {

// What is sealed of a table.
struct SealedTable {
  std::string file_name;
  Layout layout;
};
BOOST_DESCRIBE_STRUCT(SealedTable, (), (file_name, layout))

struct SealedFilling {
  std::vector<TypedCell> typed;
};
BOOST_DESCRIBE_STRUCT(SealedFilling, (), (typed))

identity::SealedUnder key_of(const DemandedTable& table) { return {table.tenant, table.event}; }

std::int64_t slots_of(const DemandedTable& table) {
  return static_cast<std::int64_t>(table.layout.slots.size());
}

void record(sql::Transaction& tx, const identity::Actor& actor, const DemandedTable& table,
            const char* action) {
  identity::audit::record(tx, actor, action, about(table),
                          {{"slots", slots_of(table)}, {"department", table.department}});
}

}  // namespace

identity::AuditSubject about(const DemandedTable& table) {
  return {table.tenant, "table", table.id.value, table.event, table.place};
}

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const DemandedTable& table, const std::string& file) {
  tx.execute(
      "INSERT INTO demanded_table (tenant_id, id, event_id, place_id, purpose, lawful_basis, name, "
      "department, cadence, due_minute, due_weekday, due_on, row_set, shape, slot_count, data, "
      "sealed, version, made_at, made_by) VALUES (?1, ?2, ?3, ?4, 'epidemic_control', 'consent', "
      "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 1, ?16, ?17)",
      {table.tenant, table.id, table.event, table.place, table.name, table.department,
       base::word(table.due.cadence), table.due.minute, table.due.weekday, table.due.on,
       table.row_set, base::word(table.layout.shape), slots_of(table), data_text(table.layout),
       identity::sealed(tx, vault, key_of(table), SealedTable{table.file_name, table.layout},
                        actor.at),
       table.made_at, table.made_by});
  tx.execute("INSERT INTO demanded_table_file (tenant_id, table_id, sealed) VALUES (?1, ?2, ?3)",
             {table.tenant, table.id,
              sql::Blob{vault.seal(tx, table.tenant, table.event, file, actor.at)}});
  record(tx, actor, table, "table.registered");
}

bool save(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
          const DemandedTable& table, const char* action) {
  const std::int64_t changed = tx.execute(
      "UPDATE demanded_table SET name = ?4, department = ?5, cadence = ?6, due_minute = ?7, "
      "due_weekday = ?8, due_on = ?9, row_set = ?10, data = ?11, sealed = ?12, retired_at = ?13, "
      "version = version + 1 WHERE tenant_id = ?1 AND id = ?2 AND version = ?3",
      {table.tenant, table.id, table.version, table.name, table.department,
       base::word(table.due.cadence), table.due.minute, table.due.weekday, table.due.on,
       table.row_set, data_text(table.layout),
       identity::sealed(tx, vault, key_of(table), SealedTable{table.file_name, table.layout},
                        actor.at),
       table.retired_at});
  if (changed == 0) return false;
  record(tx, actor, table, action);
  return true;
}

static constexpr std::string_view columns =
    "SELECT d.tenant_id, d.id, d.event_id, d.place_id, d.name, d.department, d.cadence, "
    "d.due_minute, d.due_weekday, d.due_on, d.row_set, d.sealed, d.version, d.made_at, d.made_by, "
    "d.retired_at FROM demanded_table d JOIN place p ON p.id = d.place_id ";

static DemandedTable read(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  DemandedTable table;
  table.tenant = row.take<identity::TenantId>();
  table.id = row.take<TableId>();
  table.event = row.take<identity::EventId>();
  table.place = row.take<places::PlaceId>();
  table.name = row.take<std::string>();
  table.department = row.take<std::string>();
  table.due.cadence = base::from_word<Cadence>(row.take<std::string>());
  table.due.minute = row.take<std::int64_t>();
  table.due.weekday = row.take<std::int64_t>();
  table.due.on = row.take<std::optional<base::Date>>();
  table.row_set = row.take<std::string>();
  auto sealed =
      identity::opened<SealedTable>(tx, vault, key_of(table), row.take<sql::Blob>().bytes);
  table.file_name = std::move(sealed.file_name);
  table.layout = std::move(sealed.layout);
  table.version = row.take<std::int64_t>();
  table.made_at = row.take<base::Instant>();
  table.made_by = row.take<identity::AccountId>();
  table.retired_at = row.take<std::optional<base::Instant>>();
  return table;
}

std::optional<DemandedTable> find(sql::Transaction& tx, identity::Vault& vault,
                                  const identity::Scope& scope, TableId id) {
  static const std::string text = std::string(columns) +
                                  "WHERE d.tenant_id = ?1 AND d.id = ?2 AND ((p.span_first BETWEEN "
                                  "?3 AND ?4) OR (p.span_first <= ?3 AND p.span_last >= ?4))";
  for (const identity::ScopePart& part : scope.parts) {
    if (!part.tenant) continue;
    auto table = tx.first(text, {*part.tenant, id, part.span.first, part.span.last},
                          [&](sql::Row& row) { return read(tx, vault, row); });
    if (table) return table;
  }
  return std::nullopt;
}

std::vector<DemandedTable> around(sql::Transaction& tx, identity::Vault& vault, const Area& area) {
  static const std::string text =
      std::string(columns) +
      "WHERE d.tenant_id = ?1 AND d.event_id = ?2 AND ((p.span_first BETWEEN ?3 AND ?4) OR "
      "(p.span_first <= ?3 AND p.span_last >= ?4)) ORDER BY d.made_at, d.id LIMIT 500";
  return tx.all(text, {area.tenant, area.event, area.span.first, area.span.last},
                [&](sql::Row& row) { return read(tx, vault, row); });
}

std::string file_of(sql::Transaction& tx, identity::Vault& vault, const DemandedTable& table) {
  const auto sealed =
      tx.first("SELECT sealed FROM demanded_table_file WHERE tenant_id = ?1 AND table_id = ?2",
               {table.tenant, table.id}, [](sql::Row& row) { return row.take<sql::Blob>().bytes; });
  return sealed ? vault.open(tx, table.tenant, table.event, *sealed) : std::string();
}

void forget_event(sql::Transaction& tx, identity::TenantId tenant, identity::EventId event) {
  tx.execute(
      "DELETE FROM demanded_table_file WHERE tenant_id = ?1 AND table_id IN (SELECT id FROM "
      "demanded_table WHERE tenant_id = ?1 AND event_id = ?2)",
      {tenant, event});
}

// ---- Fillings -----------------------------------------------------------------------------------

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const FilledIn& one) {
  tx.execute(
      "INSERT INTO table_filling (tenant_id, id, table_id, event_id, place_id, day_on, purpose, "
      "lawful_basis, reading_purpose, filled, gaps, constants, typed, row_count, sealed, "
      "filled_at, filled_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'epidemic_control', 'consent', ?7, "
      "?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
      {one.tenant, one.id, one.table, one.event, one.place, one.day, one.purpose_of_reading,
       one.counts.filled, one.counts.gaps, one.counts.constant, one.counts.typed, one.counts.rows,
       identity::sealed(tx, vault, {one.tenant, one.event}, SealedFilling{one.typed}, actor.at),
       one.at, one.by});
  identity::audit::record(tx, actor, "table.filled",
                          {one.tenant, "table", one.table.value, one.event, one.place},
                          {{"day", base::to_string(one.day)},
                           {"rows", one.counts.rows},
                           {"filled", one.counts.filled},
                           {"gaps", one.counts.gaps},
                           {"typed", one.counts.typed}});
}

static constexpr std::string_view filling_columns =
    "SELECT id, place_id, day_on, reading_purpose, filled, gaps, constants, typed, row_count, "
    "sealed, filled_at, filled_by FROM table_filling WHERE tenant_id = ?1 AND table_id = ?2 ";

static FilledIn read_filling(sql::Transaction& tx, identity::Vault& vault,
                             const DemandedTable& table, sql::Row& row) {
  FilledIn one;
  one.table = table.id;
  one.tenant = table.tenant;
  one.event = table.event;
  one.id = row.take<FillingId>();
  one.place = row.take<places::PlaceId>();
  one.day = row.take<base::Date>();
  one.purpose_of_reading = row.take<std::string>();
  one.counts.filled = row.take<std::int64_t>();
  one.counts.gaps = row.take<std::int64_t>();
  one.counts.constant = row.take<std::int64_t>();
  one.counts.typed = row.take<std::int64_t>();
  one.counts.rows = row.take<std::int64_t>();
  one.typed =
      identity::opened<SealedFilling>(tx, vault, key_of(table), row.take<sql::Blob>().bytes).typed;
  one.at = row.take<base::Instant>();
  one.by = row.take<identity::AccountId>();
  return one;
}

std::optional<FilledIn> find_filling(sql::Transaction& tx, identity::Vault& vault,
                                     const DemandedTable& table, FillingId id) {
  static const std::string text = std::string(filling_columns) + "AND id = ?3";
  return tx.first(text, {table.tenant, table.id, id},
                  [&](sql::Row& row) { return read_filling(tx, vault, table, row); });
}

std::optional<FilledIn> latest(sql::Transaction& tx, identity::Vault& vault,
                               const DemandedTable& table, places::PlaceId place, base::Date from) {
  static const std::string text = std::string(filling_columns) +
                                  "AND place_id = ?3 AND day_on >= ?4 ORDER BY filled_at DESC, id "
                                  "DESC LIMIT 1";
  return tx.first(text, {table.tenant, table.id, place, from},
                  [&](sql::Row& row) { return read_filling(tx, vault, table, row); });
}

std::vector<Cost> costs(sql::Transaction& tx, const Area& area, const Days& days) {
  return tx.all(
      "SELECT d.id, d.name, d.department, d.cadence, d.data, d.slot_count, f.place_id, "
      "f.filled_by, coalesce(a.name, ''), count(*), CAST(sum(f.filled) AS bigint), "
      "CAST(sum(f.constants) AS bigint), CAST(sum(f.typed) AS bigint) FROM table_filling f JOIN "
      "demanded_table d ON d.tenant_id = f.tenant_id AND d.id = f.table_id JOIN place p ON p.id = "
      "f.place_id LEFT JOIN account a ON a.id = f.filled_by WHERE f.tenant_id = ?1 AND f.event_id "
      "= ?2 AND p.span_first BETWEEN ?3 AND ?4 AND f.day_on BETWEEN ?5 AND ?6 GROUP BY d.id, "
      "d.name, d.department, d.cadence, d.data, d.slot_count, f.place_id, f.filled_by, a.name "
      "ORDER BY d.name, d.id, f.place_id, f.filled_by LIMIT 2000",
      {area.tenant, area.event, area.span.first, area.span.last, days.first, days.last},
      [](sql::Row& row) {
        Cost cost;
        cost.table = row.take<TableId>();
        cost.name = row.take<std::string>();
        cost.department = row.take<std::string>();
        cost.cadence = base::from_word<Cadence>(row.take<std::string>());
        cost.data = row.take<std::string>();
        cost.slots = row.take<std::int64_t>();
        cost.place = row.take<places::PlaceId>();
        cost.by = row.take<identity::AccountId>();
        cost.by_name = row.take<std::string>();
        cost.fillings = row.take<std::int64_t>();
        cost.filled = row.take<std::int64_t>();
        cost.constant = row.take<std::int64_t>();
        cost.typed = row.take<std::int64_t>();
        return cost;
      });
}

}  // namespace tables::store

#include "places/store.h"

#include <stdexcept>
#include <string>

#include "base/words.h"
#include "places/rules.h"

namespace places::store {

static constexpr std::size_t rows_per_statement = 200;
static constexpr std::int64_t rows_per_page = 20'000;

static constexpr std::string_view columns =
    "id, code, level, name, initials, parent_id, valid_from_on, valid_to_on, span_first, "
    "span_last, urban_rural, urban_rural_source";
static constexpr std::size_t column_count = 12;

Register find_register(sql::Transaction& tx) {
  const auto found =
      tx.first("SELECT state, edition FROM place_register WHERE id = 1", {}, [](sql::Row& row) {
        const State state =
            row.take<std::string>() == "complete" ? State::complete : State::loading;
        return Register{state, row.take<std::int64_t>()};
      });
  return found.value_or(Register{});
}

static std::optional<PlaceId> place_id(std::optional<std::int64_t> value) {
  if (!value) return std::nullopt;
  return PlaceId{*value};
}

static PlaceRow read_row(sql::Row& row) {
  PlaceRow place;
  place.id = {row.take<std::int64_t>()};
  place.name = row.take<std::string>();
  place.initials = row.take<std::string>();
  place.parent = place_id(row.take<std::optional<std::int64_t>>());
  place.valid_from = row.take<std::optional<base::Date>>();
  place.valid_to = row.take<std::optional<base::Date>>();
  place.span.first = row.take<std::int64_t>();
  place.span.last = row.take<std::int64_t>();
  place.urban_rural = base::from_word<UrbanRural>(row.take<std::string>());
  place.urban_rural_source = base::from_word<UrbanRuralSource>(row.take<std::string>());
  return place;
}

std::optional<PlaceRow> find(sql::Transaction& tx, PlaceId id) {
  return tx.first(
      "SELECT id, name, initials, parent_id, valid_from_on, valid_to_on, span_first, span_last, "
      "urban_rural, urban_rural_source FROM place WHERE id = ?1",
      {id.value}, read_row);
}

// Calls `visit(row)` for all rows by id, a page at a time: PostgreSQL's answers are held in memory.
template <class Visit>
static void each_page(sql::Transaction& tx, std::string_view statement, Visit visit) {
  std::int64_t after = 0;
  for (std::int64_t rows = rows_per_page; rows == rows_per_page;) {
    rows = 0;
    tx.each(statement, {after, rows_per_page}, [&](sql::Row& row) {
      ++rows;
      after = visit(row).value;
    });
  }
}

std::vector<PlaceRow> all(sql::Transaction& tx) {
  std::vector<PlaceRow> rows;
  if (find_register(tx).state != State::complete) return rows;
  each_page(tx,
            "SELECT id, name, initials, parent_id, valid_from_on, valid_to_on, span_first, "
            "span_last, urban_rural, urban_rural_source FROM place WHERE id > ?1 ORDER BY id "
            "LIMIT ?2",
            [&](sql::Row& row) { return rows.emplace_back(read_row(row)).id; });
  return rows;
}

std::shared_ptr<const Tree> load_tree(sql::Transaction& tx) {
  TreeBuilder builder;
  if (find_register(tx).state != State::complete) return builder.finish();
  builder.reserve(static_cast<std::size_t>(tx.count("SELECT count(*) FROM place")));
  each_page(tx,
            "SELECT id, parent_id, valid_to_on, name, initials, urban_rural, urban_rural_source "
            "FROM place WHERE id > ?1 ORDER BY id LIMIT ?2",
            [&](sql::Row& row) {
              const PlaceId id{row.take<std::int64_t>()};
              const auto parent = place_id(row.take<std::optional<std::int64_t>>());
              const bool current = !row.take<std::optional<base::Date>>();
              builder.add({.id = id,
                           .parent = parent,
                           .existence = current ? Existence::current : Existence::former,
                           .name = row.text(3),
                           .initials = row.text(4),
                           .urban_rural = base::from_word<UrbanRural>(std::string(row.text(5))),
                           .urban_rural_source =
                               base::from_word<UrbanRuralSource>(std::string(row.text(6)))});
              return id;
            });
  return builder.finish();
}

// "(?1,?2,…),(?13,…)…"
static std::string insert_statement(std::size_t rows) {
  std::string text = "INSERT INTO place (" + std::string(columns) + ") VALUES ";
  for (std::size_t i = 0; i < rows * column_count; ++i) {
    text += i % column_count != 0 ? "," : i == 0 ? "(" : "),(";
    text += "?" + std::to_string(i + 1);
  }
  return text + ")";
}

static std::optional<std::int64_t> number(const std::optional<PlaceId>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

static void append_values(sql::Values& values, const PlaceRow& row) {
  values.emplace_back(row.id.value);
  values.emplace_back(code_of(row.id));
  values.emplace_back(static_cast<int>(level_of(code_number(row.id))));
  values.emplace_back(row.name);
  values.emplace_back(row.initials);
  values.emplace_back(number(row.parent));
  values.emplace_back(row.valid_from);
  values.emplace_back(row.valid_to);
  values.emplace_back(row.span.first);
  values.emplace_back(row.span.last);
  values.emplace_back(base::word(row.urban_rural));
  values.emplace_back(base::word(row.urban_rural_source));
}

void insert(sql::Transaction& tx, std::span<const PlaceRow> rows) {
  static const std::string many = insert_statement(rows_per_statement);
  static const std::string one = insert_statement(1);
  sql::Values values;
  values.reserve(rows_per_statement * column_count);
  while (!rows.empty()) {
    const std::size_t count = rows.size() >= rows_per_statement ? rows_per_statement : 1;
    values.clear();
    for (const PlaceRow& row : rows.first(count)) append_values(values, row);
    tx.execute(count == 1 ? one : many, values);
    rows = rows.subspan(count);
  }
}

void update(sql::Transaction& tx, const PlaceRow& row) {
  tx.execute(
      "UPDATE place SET name = ?2, initials = ?3, parent_id = ?4, valid_from_on = ?5, "
      "valid_to_on = ?6, span_first = ?7, span_last = ?8, urban_rural = ?9, "
      "urban_rural_source = ?10 WHERE id = ?1",
      {row.id.value, row.name, row.initials, number(row.parent), row.valid_from, row.valid_to,
       row.span.first, row.span.last, base::word(row.urban_rural),
       base::word(row.urban_rural_source)});
}

void count_edition(sql::Transaction& tx) {
  tx.execute("UPDATE place_register SET edition = edition + 1 WHERE id = 1");
}

void begin_loading(sql::Transaction& tx, const base::Uuid& loader) {
  tx.execute(
      "INSERT INTO place_register (id, state, edition, loader) VALUES (1, 'loading', 0, ?1) "
      "ON CONFLICT (id) DO UPDATE SET loader = excluded.loader",
      {loader});
}

bool is_loader(sql::Transaction& tx, const base::Uuid& loader) {
  return tx.count("SELECT count(*) FROM place_register WHERE state = 'loading' AND loader = ?1",
                  {loader}) == 1;
}

std::int64_t delete_unfinished(sql::Transaction& tx, std::int64_t rows_max) {
  return tx.execute(
      "DELETE FROM place WHERE id IN (SELECT p.id FROM place p JOIN place_register r ON r.id = 1 "
      "WHERE r.state = 'loading' ORDER BY p.id LIMIT ?1)",
      {rows_max});
}

void finish_loading(sql::Transaction& tx) {
  tx.execute("UPDATE place_register SET state = 'complete', edition = edition + 1 WHERE id = 1");
}

}  // namespace places::store

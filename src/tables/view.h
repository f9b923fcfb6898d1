// What is shown of tables: the register, what was found on a file, one table's columns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "places/view.h"
#include "tables/asking.h"
#include "tables/layout.h"

namespace tables {

struct ChoiceView {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (id, label))

// A datum that a column may be.
struct DatumView {
  std::string id;
  std::string label;
  bool typed = false;  // No record holds it.
  bool personal = false;
};
BOOST_DESCRIBE_STRUCT(DatumView, (), (id, label, typed, personal))

// Another table that asks for much the same.
struct SameView {
  TableId id;
  std::string name;
  std::string department;
  std::int64_t percent = 0;
};
BOOST_DESCRIBE_STRUCT(SameView, (), (id, name, department, percent))

struct SlotView {
  std::int64_t row = 0;
  std::int64_t column = 0;
  std::string cell;  // C, or C12.
  std::string heading;
  std::string datum;
  std::string datum_label;
  std::string constant;
  Sure sure = Sure::not_known;
};
BOOST_DESCRIBE_STRUCT(SlotView, (),
                      (row, column, cell, heading, datum, datum_label, constant, sure))

struct TableRow {
  TableId id;
  std::string name;
  std::string department;
  Cadence cadence = Cadence::daily;
  base::Instant due_at;
  Shape shape = Shape::list;
  std::string asked_of;  // The place's name.
  std::int64_t slots = 0;
  std::int64_t from_records = 0;
  bool people = false;
  Standing standing = Standing::waiting;
  std::optional<base::Instant> filled_at;
  std::vector<SameView> same;
};
BOOST_DESCRIBE_STRUCT(TableRow, (),
                      (id, name, department, cadence, due_at, shape, asked_of, slots, from_records,
                       people, standing, filled_at, same))

struct ChoicesView {
  std::vector<ChoiceView> departments;
  std::vector<ChoiceView> row_sets;
  std::vector<DatumView> data;
};
BOOST_DESCRIBE_STRUCT(ChoicesView, (), (departments, row_sets, data))

struct RegisterView {
  places::PlaceView place;
  std::vector<TableRow> items;
  std::int64_t same_percent = 0;  // From here on two tables are flagged.
};
BOOST_DESCRIBE_STRUCT(RegisterView, (), (place, items, same_percent))

struct TableView : TableRow {
  std::int64_t version = 1;
  std::string department_id;
  std::string due_time;
  std::int64_t due_weekday = 0;
  std::optional<base::Date> due_on;
  std::string row_set;
  std::string file_name;
  places::PlaceId place_id;
  std::vector<SlotView> columns;
  ChoicesView choices;
};
BOOST_DESCRIBE_STRUCT(TableView, (TableRow),
                      (version, department_id, due_time, due_weekday, due_on, row_set, file_name,
                       place_id, columns, choices))

struct GridCell {
  std::string text;
  std::int64_t rows = 1;
  std::int64_t columns = 1;
};
BOOST_DESCRIBE_STRUCT(GridCell, (), (text, rows, columns))

struct GridRow {
  std::int64_t number = 0;
  std::vector<GridCell> cells;  // Those that begin in it.
};
BOOST_DESCRIBE_STRUCT(GridRow, (), (number, cells))

struct ProposalView {
  Shape shape = Shape::list;
  std::int64_t header_first = 0;
  std::int64_t header_last = 0;
  std::int64_t data_last = 0;
  std::vector<GridRow> grid;  // The beginning of their table.
  std::vector<SlotView> columns;
  std::vector<SameView> same;
  ChoicesView choices;
};
BOOST_DESCRIBE_STRUCT(ProposalView, (),
                      (shape, header_first, header_last, data_last, grid, columns, same, choices))

// What the views of one request share.
struct Desk {
  http::Call& call;
  const Context& context;
  std::shared_ptr<const packs::Pack> platform;
  Dictionary dictionary;

  Desk(http::Call& used, const Context& with)
      : call(used), context(with), platform(with.platform()), dictionary(platform->data) {}
};

RegisterView register_view(const Desk&, const Asked&);
TableView table_view(const Desk&, const DemandedTable&, const std::vector<DemandedTable>& around);
ProposalView proposal_view(const Desk&, const Grid&, const Proposed&,
                           const std::vector<DemandedTable>& around);
std::vector<SameView> same_as(const Desk&, TableId, const Layout&,
                              const std::vector<DemandedTable>& around);

}  // namespace tables

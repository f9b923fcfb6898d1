#include "tables/view.h"

#include <algorithm>

#include "sheets/table.h"

namespace tables {

static constexpr std::int64_t grid_rows_shown = 40;

static ChoicesView choices_of(const Desk& desk) {
  const base::Language language = desk.call.language;
  ChoicesView view;
  for (const packs::Word& word : desk.context.words()->of("asking_department")) {
    view.departments.push_back({word.id, word.label.in(language)});
  }
  for (const packs::RowSet& set : desk.platform->row_sets) {
    view.row_sets.push_back({set.id, set.label.in(language)});
  }
  for (const packs::Datum& datum : desk.platform->data) {
    view.data.push_back({datum.id, datum.label.in(language),
                         datum.source == packs::DatumSource::typed, datum.personal});
  }
  return view;
}

static SlotView slot_view(const Desk& desk, const Slot& slot, Sure sure) {
  SlotView view;
  const auto column = static_cast<std::size_t>(slot.column);
  view.row = slot.row;
  view.column = slot.column;
  view.cell = slot.row > 0 ? sheets::cell_name(column, slot.row) : sheets::column_letters(column);
  view.heading = slot.heading;
  view.datum = slot.datum;
  const packs::Datum* datum = desk.dictionary.find(slot.datum);
  if (datum != nullptr) view.datum_label = datum->label.in(desk.call.language);
  view.constant = slot.constant;
  view.sure = sure;
  return view;
}

std::vector<SameView> same_as(const Desk& desk, TableId id, const Layout& layout,
                              const std::vector<DemandedTable>& around) {
  std::vector<SameView> same;
  const auto data = data_of(layout);
  for (const DemandedTable& other : around) {
    if (other.id == id || other.retired_at) continue;
    const std::int64_t percent = same_percent(desk.dictionary, data, data_of(other.layout));
    if (percent < desk.platform->burden.same_percent) continue;
    same.push_back({other.id, other.name,
                    department_label(desk.context, other.department, desk.call.language), percent});
  }
  std::stable_sort(same.begin(), same.end(),
                   [](const SameView& a, const SameView& b) { return a.percent > b.percent; });
  return same;
}

// Into any view that begins with a table's row.
static void fill_row(TableRow& row, const Desk& desk, const DemandedTable& table,
                     const std::vector<DemandedTable>& around) {
  row.id = table.id;
  row.name = table.name;
  row.department = department_label(desk.context, table.department, desk.call.language);
  row.cadence = table.due.cadence;
  row.due_at = due_at(table, desk.call.today);
  row.shape = table.layout.shape;
  row.asked_of = places::view_of(*desk.context.places.now(), table.place).name;
  row.slots = static_cast<std::int64_t>(table.layout.slots.size());
  for (const Slot& slot : table.layout.slots) {
    const packs::Datum* datum = desk.dictionary.find(slot.datum);
    const bool held = datum != nullptr && datum->source != packs::DatumSource::typed;
    row.from_records += held ? 1 : 0;
  }
  row.people = asks_for_people(table.layout, desk.dictionary);
  if (!table.retired_at) row.same = same_as(desk, table.id, table.layout, around);
}

static void fill_standing(TableRow& row, const Desk& desk, const DemandedTable& table,
                          places::PlaceId place) {
  const auto latest = store::latest(desk.call.tx, desk.context.vault, table, place,
                                    counts_from(table, desk.call.today));
  if (latest) row.filled_at = latest->at;
  row.standing = standing(table, desk.call.today, latest.has_value(), desk.call.now);
}

RegisterView register_view(const Desk& desk, const Asked& asked) {
  RegisterView view;
  view.place = places::view_of(asked.place);
  view.same_percent = desk.platform->burden.same_percent;
  const auto around = store::around(desk.call.tx, desk.context.vault, asked.area);
  for (const DemandedTable& table : around) {
    TableRow& row = view.items.emplace_back();
    fill_row(row, desk, table, around);
    fill_standing(row, desk, table, filled_at(desk.context, table, asked.place.id));
  }
  return view;
}

TableView table_view(const Desk& desk, const DemandedTable& table,
                     const std::vector<DemandedTable>& around) {
  TableView view;
  fill_row(view, desk, table, around);
  fill_standing(view, desk, table, table.place);
  view.version = table.version;
  view.department_id = table.department;
  view.due_time = base::minute_to_string(static_cast<int>(table.due.minute));
  view.due_weekday = table.due.weekday;
  view.due_on = table.due.on;
  view.row_set = table.row_set;
  view.file_name = table.file_name;
  view.place_id = table.place;
  for (const Slot& slot : table.layout.slots) {
    const Sure sure = slot.datum.empty() ? Sure::not_known : Sure::certain;
    view.columns.push_back(slot_view(desk, slot, sure));
  }
  view.choices = choices_of(desk);
  return view;
}

static std::vector<GridRow> grid_view(const Grid& grid) {
  std::vector<GridRow> rows;
  for (std::int64_t number = 1; number <= std::min(grid.rows(), grid_rows_shown); ++number) {
    GridRow& row = rows.emplace_back();
    row.number = number;
    for (std::size_t column = 0; column < grid.columns(); ++column) {
      if (!grid.is_origin(number, column)) continue;
      const sheets::CellRange range = grid.around(number, column);
      const std::size_t last = std::min(range.last_column, grid.columns() - 1);
      row.cells.push_back({grid.text(number, column), range.last_row - range.first_row + 1,
                           static_cast<std::int64_t>(last - range.first_column + 1)});
    }
  }
  return rows;
}

ProposalView proposal_view(const Desk& desk, const Grid& grid, const Proposed& proposed,
                           const std::vector<DemandedTable>& around) {
  ProposalView view;
  const Layout& layout = proposed.layout;
  view.shape = layout.shape;
  view.header_first = layout.header_first;
  view.header_last = layout.header_last;
  view.data_last = layout.data_last;
  view.grid = grid_view(grid);
  for (std::size_t i = 0; i < layout.slots.size(); ++i) {
    view.columns.push_back(slot_view(desk, layout.slots[i], proposed.sure[i]));
  }
  view.same = same_as(desk, {}, layout, around);
  view.choices = choices_of(desk);
  return view;
}

}  // namespace tables

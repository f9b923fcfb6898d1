#include "tables/rules.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"

namespace tables {

using base::Result;

static constexpr std::int64_t minutes_of_day = 24 * 60;
static constexpr std::int64_t days_of_week = 7;

static const packs::Datum* from_record(const Dictionary& dictionary, const Slot& slot) {
  const packs::Datum* datum = dictionary.find(slot.datum);
  return datum == nullptr || datum->source == packs::DatumSource::typed ? nullptr : datum;
}

static bool is_about_person(const packs::Datum& datum) {
  return datum.source >= packs::DatumSource::person_name;
}

// ---- What may be said of it ---------------------------------------------------------------------

static Result<base::Done> check_due(const Due& due) {
  if (due.minute < 0 || due.minute >= minutes_of_day) {
    return base::refuse(refusal::bad_time).at("due");
  }
  const bool weekday = due.weekday >= 1 && due.weekday <= days_of_week;
  const bool told = due.cadence == Cadence::daily || (due.cadence == Cadence::weekly && weekday) ||
                    (due.cadence == Cadence::once && due.on);
  if (!told) return base::refuse(refusal::no_due_day).at("due");
  return base::Done{};
}

static Result<base::Done> check_slots(const Layout& layout, const Dictionary& dictionary) {
  std::set<std::string> seen;
  for (const Slot& slot : layout.slots) {
    if (slot.datum.empty()) continue;
    const packs::Datum* datum = dictionary.find(slot.datum);
    if (datum == nullptr) {
      return base::refuse(refusal::unknown_datum).with("value", slot.datum).at("slots");
    }
    const bool person = is_about_person(*datum);
    if (person && (layout.shape != Shape::list || slot.row > 0)) {
      return base::refuse(refusal::persons_without_name).with("heading", slot.heading).at("slots");
    }
    const bool held = datum->source != packs::DatumSource::typed && slot.row == 0;
    if (held && !seen.insert(slot.datum).second) {
      return base::refuse(refusal::datum_twice).with("datum", datum->label.zh).at("slots");
    }
  }
  return base::Done{};
}

Result<base::Done> check(const DemandedTable& table, const Dictionary& dictionary,
                         const std::vector<packs::RowSet>& row_sets) {
  if (base::trim(table.name).empty()) return base::refuse(refusal::no_name).at("name");
  if (base::trim(table.department).empty()) {
    return base::refuse(refusal::no_department).at("department");
  }
  if (const auto ok = check_due(table.due); !ok) return ok;
  const bool known = packs::find(row_sets, table.row_set) != nullptr;
  if (table.layout.shape == Shape::list && !known) {
    return base::refuse(refusal::unknown_row_set).at("row_set");
  }
  return check_slots(table.layout, dictionary);
}

std::vector<std::string> data_of(const Layout& layout) {
  std::vector<std::string> data;
  for (const Slot& slot : layout.slots) {
    const bool seen = std::find(data.begin(), data.end(), slot.datum) != data.end();
    if (!slot.datum.empty() && !seen) data.push_back(slot.datum);
  }
  return data;
}

std::string data_text(const Layout& layout) {
  std::string text;
  for (const std::string& id : data_of(layout)) text += (text.empty() ? "" : " ") + id;
  return text;
}

std::vector<std::string> split_data(std::string_view text) {
  std::vector<std::string> data;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (space > 0) data.emplace_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return data;
}

bool asks_for_people(const Layout& layout, const Dictionary& dictionary) {
  return std::any_of(layout.slots.begin(), layout.slots.end(), [&](const Slot& slot) {
    const packs::Datum* datum = from_record(dictionary, slot);
    return datum != nullptr && is_about_person(*datum);
  });
}

// ---- Where it stands ----------------------------------------------------------------------------

static base::Date monday_of(base::Date day) {
  static constexpr std::int64_t thursday = 3;  // 1970-01-01, counted from Monday.
  const std::int64_t since = ((day.days + thursday) % days_of_week + days_of_week) % days_of_week;
  return day - base::Days{static_cast<std::int32_t>(since)};
}

base::Date counts_from(const DemandedTable& table, base::Date today) {
  switch (table.due.cadence) {
    case Cadence::daily: return today;
    case Cadence::weekly: return monday_of(today);
    case Cadence::once: break;
  }
  return base::date_of(table.made_at);
}

base::Instant due_at(const DemandedTable& table, base::Date today) {
  const int minute = static_cast<int>(table.due.minute);
  switch (table.due.cadence) {
    case Cadence::daily: return base::at_minute(today, minute);
    case Cadence::weekly: {
      const base::Days after{static_cast<std::int32_t>(table.due.weekday - 1)};
      return base::at_minute(monday_of(today) + after, minute);
    }
    case Cadence::once: break;
  }
  return base::at_minute(table.due.on.value_or(today), minute);
}

Standing standing(const DemandedTable& table, base::Date today, bool is_filled, base::Instant now) {
  if (table.retired_at) return Standing::retired;
  if (is_filled) return Standing::filled;
  return now > due_at(table, today) ? Standing::late : Standing::waiting;
}

// ---- What goes into it --------------------------------------------------------------------------

static FilledCell cell_of(const Slot& slot, const Dictionary& dictionary, const SourceRow& row) {
  if (from_record(dictionary, slot) != nullptr) {
    const auto found = row.values.find(slot.datum);
    if (found == row.values.end() || found->second.text.empty()) return {"", "", CellState::gap};
    return {found->second.text, found->second.shown, CellState::filled};
  }
  if (slot.constant.empty()) return {};
  return {slot.constant, slot.constant, CellState::constant};
}

static void count(Counts& counts, CellState state, std::int64_t by) {
  switch (state) {
    case CellState::filled: counts.filled += by; break;
    case CellState::gap: counts.gaps += by; break;
    case CellState::constant: counts.constant += by; break;
    case CellState::typed: counts.typed += by; break;
    case CellState::yours: break;
  }
}

static FilledRow filled_row(const std::vector<std::size_t>& slots, const Layout& layout,
                            const Dictionary& dictionary, const SourceRow& from) {
  FilledRow row{from.key, from.name, from.link, {}};
  for (const std::size_t slot : slots) {
    row.cells.push_back(cell_of(layout.slots[slot], dictionary, from));
  }
  return row;
}

FilledSheet fill(const Layout& layout, const Dictionary& dictionary,
                 const std::vector<SourceRow>& rows, const SourceRow& alone) {
  FilledSheet sheet;
  for (std::size_t slot = 0; slot < layout.slots.size(); ++slot) {
    (layout.slots[slot].row > 0 ? sheet.single : sheet.columns).push_back(slot);
  }
  for (const SourceRow& row : rows) {
    if (layout.shape != Shape::form) {
      sheet.rows.push_back(filled_row(sheet.columns, layout, dictionary, row));
    }
  }
  sheet.alone = filled_row(sheet.single, layout, dictionary, alone);
  for (const FilledRow& row : sheet.rows) {
    for (const FilledCell& cell : row.cells) count(sheet.counts, cell.state, 1);
  }
  for (const FilledCell& cell : sheet.alone.cells) count(sheet.counts, cell.state, 1);
  sheet.counts.rows = static_cast<std::int64_t>(sheet.rows.size());
  return sheet;
}

static FilledCell* cell_at(FilledSheet& sheet, const TypedCell& typed) {
  const auto find = [&](const std::vector<std::size_t>& slots, FilledRow& row) -> FilledCell* {
    const auto at = std::find(slots.begin(), slots.end(), static_cast<std::size_t>(typed.slot));
    if (at == slots.end()) return nullptr;
    return &row.cells[static_cast<std::size_t>(at - slots.begin())];
  };
  if (typed.row.empty()) return find(sheet.single, sheet.alone);
  for (FilledRow& row : sheet.rows) {
    if (row.key == typed.row) return find(sheet.columns, row);
  }
  return nullptr;
}

Result<base::Done> type_in(FilledSheet& sheet, const Layout& layout,
                           const std::vector<TypedCell>& typed) {
  for (const TypedCell& one : typed) {
    FilledCell* cell = cell_at(sheet, one);
    if (cell == nullptr) return base::refuse(refusal::no_such_slot).at("typed");
    if (cell->state == CellState::filled || cell->state == CellState::gap) {
      return base::refuse(refusal::is_in_record)
          .with("heading", layout.slots[static_cast<std::size_t>(one.slot)].heading)
          .at("typed");
    }
    count(sheet.counts, cell->state, -1);
    *cell = {one.text, one.text, one.text.empty() ? CellState::yours : CellState::typed};
    count(sheet.counts, cell->state, 1);
  }
  return base::Done{};
}

// ---- Where it goes ------------------------------------------------------------------------------

static sheets::WrittenKind kind_of(const Slot& slot, const Dictionary& dictionary) {
  const packs::Datum* datum = dictionary.find(slot.datum);
  if (datum == nullptr) return sheets::WrittenKind::text;
  switch (datum->kind) {
    case packs::DatumKind::number: return sheets::WrittenKind::number;
    case packs::DatumKind::day: return sheets::WrittenKind::day;
    case packs::DatumKind::text:
    case packs::DatumKind::choice: break;
  }
  return sheets::WrittenKind::text;
}

// The row of the name that they have written in already; else the next one that names nobody.
static std::int64_t row_for(const FilledRow& row, const Layout& layout, std::size_t number,
                            std::vector<std::string>& names) {
  const std::int64_t first = layout.header_last + 1;
  if (names.empty()) return first + static_cast<std::int64_t>(number);
  auto at = std::find(names.begin(), names.end(), row.name);
  if (at == names.end()) at = std::find(names.begin(), names.end(), std::string());
  if (at == names.end()) at = names.insert(names.end(), row.name);
  else *at = row.name;
  return first + static_cast<std::int64_t>(at - names.begin());
}

sheets::Filling filling_of(const FilledSheet& sheet, const Layout& layout,
                           const Dictionary& dictionary) {
  sheets::Filling filling;
  std::vector<std::string> names = layout.row_names;
  if (layout.shape != Shape::form) {
    filling.first_row = layout.header_last + 1;
    filling.last_row = layout.data_last;
    filling.cleared = names.empty();
  }
  for (std::size_t number = 0; number < sheet.rows.size(); ++number) {
    const FilledRow& row = sheet.rows[number];
    const std::int64_t at = row_for(row, layout, number, names);
    filling.rows = std::max(filling.rows, at - layout.header_last);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      const Slot& slot = layout.slots[sheet.columns[i]];
      const bool left = row.cells[i].text.empty() && row.cells[i].state != CellState::gap;
      if (left) continue;  // A formula of theirs may stand there.
      filling.cells.push_back({at, slot.column, kind_of(slot, dictionary), row.cells[i].text});
    }
  }
  const std::int64_t room = layout.data_last - layout.header_last;
  const std::int64_t moved = std::max<std::int64_t>(0, filling.rows - room);
  for (std::size_t i = 0; i < sheet.single.size(); ++i) {
    const Slot& slot = layout.slots[sheet.single[i]];
    const std::string& text = sheet.alone.cells[i].text;
    if (text.empty()) continue;
    const bool below = layout.shape != Shape::form && slot.row > layout.data_last;
    const bool joined = !slot.prefix.empty();
    filling.cells.push_back({slot.row + (below ? moved : 0), slot.column,
                             joined ? sheets::WrittenKind::text : kind_of(slot, dictionary),
                             slot.prefix + text});
  }
  return filling;
}

}  // namespace tables

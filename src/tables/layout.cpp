#include "tables/layout.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"

namespace tables {

static constexpr std::int64_t rows_max = 500;
static constexpr std::size_t columns_max = 120;
static constexpr std::int64_t header_rows_max = 15;
static constexpr std::int64_t header_depth_max = 4;

base::Result<Grid> Grid::read(sheets::Table& table, std::vector<sheets::CellRange> merged) {
  const auto too_wide = [] {
    return base::refuse(refusal::too_wide)
        .with("rows", std::to_string(rows_max))
        .with("columns", std::to_string(columns_max));
  };
  Grid grid;
  while (table.next()) {
    for (std::size_t column = 0; column < table.cells().size(); ++column) {
      const std::string_view text = base::trim(table.cells()[column].text);
      if (text.empty()) continue;
      if (table.row() > rows_max || column >= columns_max) return too_wide();
      grid.cells_[table.row()].emplace(column, text);
      grid.rows_ = table.row();
      grid.columns_ = std::max(grid.columns_, column + 1);
    }
  }
  if (table.problem()) return *table.problem();
  for (const sheets::CellRange& one : merged) {
    const bool told = !grid.text(one.first_row, one.first_column).empty();
    if (told && one.last_column < columns_max) {
      grid.columns_ = std::max(grid.columns_, one.last_column + 1);
    }
  }
  grid.merged_ = std::move(merged);
  return grid;
}

sheets::CellRange Grid::around(std::int64_t row, std::size_t column) const {
  for (const sheets::CellRange& one : merged_) {
    if (one.holds(row, column)) return one;
  }
  return {row, row, column, column};
}

bool Grid::is_origin(std::int64_t row, std::size_t column) const {
  const sheets::CellRange range = around(row, column);
  return range.first_row == row && range.first_column == column;
}

const std::string& Grid::text(std::int64_t row, std::size_t column) const {
  static const std::string nothing;
  const sheets::CellRange range = around(row, column);
  const auto found = cells_.find(range.first_row);
  if (found == cells_.end()) return nothing;
  const auto cell = found->second.find(range.first_column);
  return cell == found->second.end() ? nothing : cell->second;
}

namespace {

class Reading {
 public:
  Reading(const Grid& grid, const Dictionary& dictionary) : grid_(grid), dictionary_(dictionary) {}

  base::Result<Proposed> run(const Said& said) {
    if (grid_.rows() == 0) return refusal::empty_table;
    const std::int64_t header = said.header_first ? *said.header_first : header_row();
    const bool as_form = said.shape ? *said.shape == Shape::form : header == 0;
    if (as_form) return form();
    if (header < 1 || header > grid_.rows()) return refusal::empty_table;
    Layout& layout = out_.layout;
    layout.header_first = header;
    layout.header_last = said.header_last ? std::max(*said.header_last, header) : last_of(header);
    layout.data_last = last_data_row();
    read_columns();
    if (layout.slots.empty()) return refusal::empty_table;
    layout.shape = said.shape ? *said.shape : names_people() ? Shape::list : Shape::totals;
    if (layout.shape == Shape::totals) read_row_names();
    read_labels();
    return std::move(out_);
  }

 private:
  struct Width {
    std::size_t cells = 0;  // Merged ones count once.
    std::size_t known = 0;  // To the dictionary.
    std::size_t close = 0;  // With another text to their right, or at the edge.
  };

  Width width_of(std::int64_t row) const {
    Width width;
    for (std::size_t column = 0; column < grid_.columns(); ++column) {
      if (!starts(row, column) || grid_.text(row, column).empty()) continue;
      ++width.cells;
      const std::size_t next = grid_.around(row, column).last_column + 1;
      if (next >= grid_.columns() || !grid_.text(row, next).empty()) ++width.close;
      if (!dictionary_.meaning({grid_.text(row, column)}).datum.empty()) ++width.known;
    }
    return width;
  }
  // A merged cell counts in each of its rows, at its left.
  bool starts(std::int64_t row, std::size_t column) const {
    return grid_.around(row, column).first_column == column;
  }

  // The first row that names its columns one beside the other; none in a form, whose labels have
  // room to their right. Of rows alike the one with more names that are known.
  std::int64_t header_row() const {
    std::int64_t best = 0;
    std::size_t most = 0;
    for (std::int64_t row = 1; row <= std::min(grid_.rows(), header_rows_max); ++row) {
      const Width width = width_of(row);
      const bool close = width.cells >= 3 && width.close * 4 >= width.cells * 3;
      if (!close) continue;
      const std::size_t worth = width.known * 2 + 1;
      if (worth > most) best = row, most = worth;
    }
    return best == 0 ? 0 : top_of(best);
  }

  // Headings above the one that was found: they reach over several columns.
  std::int64_t top_of(std::int64_t row) const {
    std::int64_t top = row;
    for (std::size_t column = 0; column < grid_.columns(); ++column) {
      top = std::min(top, grid_.around(row, column).first_row);
    }
    while (top > 1 && row - top + 1 < header_depth_max && is_heading_above(top - 1)) --top;
    return top;
  }
  bool is_heading_above(std::int64_t row) const {
    const Width width = width_of(row);
    if (width.cells < 2) return false;
    for (std::size_t column = 0; column < grid_.columns(); ++column) {
      const sheets::CellRange range = grid_.around(row, column);
      const bool reaches = range.last_column > range.first_column || range.last_row > row;
      if (reaches && !grid_.text(row, column).empty()) return true;
    }
    return false;
  }

  // As deep as its merged cells reach, and one row more below one that reaches over columns.
  std::int64_t last_of(std::int64_t first) const {
    std::int64_t last = first;
    for (std::int64_t row = first; row <= last && row < first + header_depth_max; ++row) {
      for (std::size_t column = 0; column < grid_.columns(); ++column) {
        const sheets::CellRange range = grid_.around(row, column);
        if (grid_.text(row, column).empty()) continue;
        last = std::max(last, range.last_row);
        const bool over_columns = range.last_column > range.first_column;
        if (over_columns && range.last_row == last && has_sub_headings(range)) ++last;
      }
    }
    return last;
  }
  bool has_sub_headings(const sheets::CellRange& above) const {
    std::size_t texts = 0;
    for (std::size_t column = above.first_column; column <= above.last_column; ++column) {
      const std::int64_t row = above.last_row + 1;
      if (grid_.is_origin(row, column) && !grid_.text(row, column).empty()) ++texts;
    }
    return texts > 1;
  }

  // What stands below the rows reaches over half of the table, or ends with a colon, or adds up.
  bool is_below_rows(std::int64_t row) const {
    for (std::size_t column = 0; column < grid_.columns(); ++column) {
      const std::string& text = grid_.text(row, column);
      if (text.empty()) continue;
      const sheets::CellRange range = grid_.around(row, column);
      const bool wide = (range.last_column - range.first_column + 1) * 2 > grid_.columns();
      const bool is_label = text.find("：") != std::string::npos || text.ends_with(':');
      const bool adds_up = text == "合计" || text == "总计" || text == "小计";
      return wide || is_label || adds_up;
    }
    return false;
  }
  std::int64_t last_data_row() const {
    const std::int64_t first = out_.layout.header_last + 1;
    for (std::int64_t row = first; row <= grid_.rows(); ++row) {
      if (is_below_rows(row)) return std::max(first, row - 1);
    }
    return std::max(first, grid_.rows());
  }

  std::vector<std::string> headings(std::size_t column) const {
    std::vector<std::string> all;
    for (std::int64_t row = out_.layout.header_first; row <= out_.layout.header_last; ++row) {
      const std::string& text = grid_.text(row, column);
      if (!text.empty() && (all.empty() || all.back() != text)) all.push_back(text);
    }
    return all;
  }

  void read_columns() {
    std::vector<std::vector<std::string>> columns;
    for (std::size_t column = 0; column < grid_.columns(); ++column) {
      const auto texts = headings(column);
      if (texts.empty()) continue;
      Slot slot;
      slot.column = static_cast<std::int64_t>(column);
      for (const std::string& text : texts) {
        slot.heading += (slot.heading.empty() ? "" : " · ") + one_line(text);
      }
      out_.layout.slots.push_back(std::move(slot));
      columns.push_back(texts);
    }
    take(dictionary_.meanings(columns), 0);
  }
  static std::string one_line(std::string text) {
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
    return text;
  }
  void take(const std::vector<Meaning>& meanings, std::size_t from) {
    for (std::size_t i = 0; i < meanings.size(); ++i) {
      out_.layout.slots[from + i].datum = meanings[i].datum;
      out_.sure.push_back(meanings[i].sure);
    }
  }

  bool names_people() const {
    return std::any_of(out_.layout.slots.begin(), out_.layout.slots.end(), [&](const Slot& slot) {
      const packs::Datum* datum = dictionary_.find(slot.datum);
      return datum != nullptr && datum->source == packs::DatumSource::person_name;
    });
  }

  // The communities that a table of totals has written in already, row by row.
  void read_row_names() {
    const Layout& layout = out_.layout;
    for (const Slot& slot : layout.slots) {
      const packs::Datum* datum = dictionary_.find(slot.datum);
      if (datum == nullptr || datum->source != packs::DatumSource::community) continue;
      for (std::int64_t row = layout.header_last + 1; row <= layout.data_last; ++row) {
        out_.layout.row_names.push_back(grid_.text(row, static_cast<std::size_t>(slot.column)));
      }
      const auto& names = out_.layout.row_names;
      const bool any = std::any_of(names.begin(), names.end(),
                                   [](const std::string& name) { return !name.empty(); });
      if (!any) out_.layout.row_names.clear();
      return;
    }
  }

  // ---- Labels with room beside them -----------------------------------------------------------

  base::Result<Proposed> form() {
    out_.layout.shape = Shape::form;
    read_labels();
    if (out_.layout.slots.empty()) return refusal::empty_table;
    return std::move(out_);
  }

  bool is_outside_rows(std::int64_t row) const {
    const Layout& layout = out_.layout;
    return layout.shape == Shape::form || row < layout.header_first || row > layout.data_last;
  }

  void read_labels() {
    const std::size_t before = out_.layout.slots.size();
    std::vector<std::vector<std::string>> labels;
    for (std::int64_t row = 1; row <= grid_.rows(); ++row) {
      if (!is_outside_rows(row)) continue;
      for (std::size_t column = 0; column < grid_.columns(); ++column) {
        if (grid_.is_origin(row, column)) read_label(row, column, labels);
      }
    }
    std::vector<Meaning> meanings;
    for (const auto& label : labels) {
      Meaning meaning = dictionary_.meaning(label);
      const packs::Datum* datum = dictionary_.find(meaning.datum);
      const bool person = datum != nullptr && datum->source >= packs::DatumSource::person_name;
      meanings.push_back(person ? Meaning{} : meaning);
    }
    take(meanings, before);
  }

  void read_label(std::int64_t row, std::size_t column,
                  std::vector<std::vector<std::string>>& labels) {
    const std::string text = one_line(grid_.text(row, column));
    if (text.empty()) return;
    const bool colon = text.ends_with(':') || text.ends_with("：");
    const std::size_t next = grid_.around(row, column).last_column + 1;
    const bool room = next < grid_.columns() && grid_.text(row, next).empty();
    const bool is_form = out_.layout.shape == Shape::form;
    if (!colon && !(is_form && room)) return;
    if (is_form && !colon && !room) return;
    Slot slot;
    slot.row = row;
    slot.column = static_cast<std::int64_t>(room ? next : column);
    slot.heading = text;
    if (!room) slot.prefix = text;
    labels.push_back({text});
    out_.layout.slots.push_back(std::move(slot));
  }

  const Grid& grid_;
  const Dictionary& dictionary_;
  Proposed out_;
};

}  // namespace

base::Result<Proposed> propose(const Grid& grid, const Dictionary& dictionary, const Said& said) {
  return Reading(grid, dictionary).run(said);
}

}  // namespace tables

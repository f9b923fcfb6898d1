// For tests: the dictionary of the shipped platform pack, and tables made of lines of text.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "packs/library.h"
#include "sheets/filled_copy.h"
#include "tables/layout.h"

namespace tables::testing {

inline const packs::Pack& platform() {
  static const packs::LibraryPtr library =
      packs::Library::build({packs::embedded_folders(), {}, {}});
  static const packs::PackPtr pack = library->latest("platform");
  return *pack;
}

inline const Dictionary& dictionary() {
  static const Dictionary one(platform().data);
  return one;
}

inline std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '|') cells.emplace_back();
    else cells.back() += c;
  }
  return cells;
}

// A row a line, cells by '|'; merged cells as "B1:C1".
inline Grid grid_of(const std::vector<std::string>& lines,
                    const std::vector<std::string>& merged = {}) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : lines) rows.push_back(split(line));
  std::vector<sheets::CellRange> ranges;
  for (const std::string& one : merged) ranges.push_back(*sheets::read_range(one));
  const auto table = sheets::open_table(sheets::plain_workbook(rows), "a.xlsx");
  if (!table) throw std::logic_error("the table of a test cannot be made");
  auto grid = Grid::read(**table, std::move(ranges));
  if (!grid) throw std::logic_error("the table of a test cannot be read");
  return std::move(*grid);
}

}  // namespace tables::testing

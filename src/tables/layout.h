// How somebody's table is laid out: where its headings stand, where its rows, what each asks. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "sheets/sheet_parts.h"
#include "sheets/table.h"
#include "tables/dictionary.h"
#include "tables/model.h"

namespace tables {

namespace refusal {
inline const base::RefusalCode empty_table{
    "tables.empty_table", base::RefusalKind::invalid,
    "这张表里没有看到表头。请检查是不是选错了文件；要填的表请放在第一张工作表。",
    "No headings were found. Is it the right file? The table has to stand on the first sheet."};
inline const base::RefusalCode too_wide{
    "tables.too_wide", base::RefusalKind::too_large, "这张表太大，最多 {rows} 行、{columns} 列。",
    "The table is too large: {rows} rows and {columns} columns at most."};
}  // namespace refusal

// The cells of a blank or example table, with what merged cells say everywhere they reach.
class Grid {
 public:
  using Row = std::map<std::size_t, std::string>;

  static base::Result<Grid> read(sheets::Table&, std::vector<sheets::CellRange> merged);

  const std::string& text(std::int64_t row, std::size_t column) const;
  // The merged cell that holds it, or the cell alone.
  sheets::CellRange around(std::int64_t row, std::size_t column) const;
  bool is_origin(std::int64_t row, std::size_t column) const;
  const std::vector<sheets::CellRange>& merged() const { return merged_; }
  std::int64_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }

 private:
  std::map<std::int64_t, Row> cells_;
  std::vector<sheets::CellRange> merged_;
  std::int64_t rows_ = 0;
  std::size_t columns_ = 0;
};

// What a person has said about it, where what was found is wrong.
struct Said {
  std::optional<Shape> shape;
  std::optional<std::int64_t> header_first;
  std::optional<std::int64_t> header_last;
};

struct Proposed {
  Layout layout;
  std::vector<Sure> sure;  // Of each slot.
};
base::Result<Proposed> propose(const Grid&, const Dictionary&, const Said&);

}  // namespace tables

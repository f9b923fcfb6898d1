// A worksheet's XML taken apart into what may be changed (rows, cells, merged cells) and what is
// handed on byte for byte (everything else), and how it is put together again.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sheets {

using XmlAttributes = std::vector<std::pair<std::string, std::string>>;  // Prefixed names, as is.

// Rows from 1, columns from 0; both ends included.
struct CellRange {
  std::int64_t first_row = 0;
  std::int64_t last_row = 0;
  std::size_t first_column = 0;
  std::size_t last_column = 0;

  bool holds(std::int64_t row, std::size_t column) const {
    return first_row <= row && row <= last_row && first_column <= column && column <= last_column;
  }
  bool operator==(const CellRange&) const = default;
};
std::optional<CellRange> read_range(std::string_view);  // "A1:C2" or "A1".
std::string to_text(const CellRange&);

struct CellPart {
  XmlAttributes attributes;  // Without its reference.
  std::string inner;         // XML.
  std::optional<std::string> formula;
  bool is_shared = false;  // The formula is an array's, or is told by another cell.

  std::string_view attribute(std::string_view name) const;
};

struct RowPart {
  XmlAttributes attributes;  // Without its number and spans.
  std::map<std::size_t, CellPart> cells;
};

struct SheetParts {
  std::string prefix;  // Of the elements' names: "x:" or nothing.
  std::string before;  // Up to the rows,
  std::map<std::int64_t, RowPart> rows;
  std::string between;  // from the rows to the merged cells,
  std::vector<CellRange> merged;
  std::string after;
};

// Refuses what is no worksheet, is not UTF-8 or has a DOCTYPE.
base::Result<SheetParts> take_apart(std::string_view xml, const std::string& part);
std::string put_together(const SheetParts&);

std::string xml_escaped(std::string_view text);  // Without what XML cannot hold.

}  // namespace sheets

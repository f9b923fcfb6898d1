// A copy of somebody's workbook with values in it: styles, widths, merged cells and everything else
// of theirs stay as they are. What is text stays text, whatever it begins with; formulas keep
// standing where no value goes, and are worked out by whoever opens the file.
#pragma once

#include <string>
#include <vector>

#include "base/described.h"
#include "base/result.h"

namespace sheets {

namespace refusal {
inline const base::RefusalCode macros{
    "sheet.macros", base::RefusalKind::malformed,
    "这个文件带有宏，不能代填。请另存为不带宏的 .xlsx 再上传。",
    "This file has macros in it and cannot be filled in. Save it as .xlsx without them."};
inline const base::RefusalCode no_room{
    "sheet.no_room", base::RefusalKind::invalid,
    "表尾的公式或合并单元格不好下移，名单放不下。请在空表里多留几行（至少 {rows} 行）再上传。",
    "What stands below the list cannot be moved down. Leave more empty rows ({rows} at least)."};
}  // namespace refusal

enum class WrittenKind { text, number, day };
BOOST_DESCRIBE_ENUM(WrittenKind, text, number, day)

struct WrittenCell {
  std::int64_t row = 0;     // From 1.
  std::int64_t column = 0;  // From 0.
  WrittenKind kind = WrittenKind::text;
  std::string text;  // A number in digits, a day as YYYY-MM-DD.
};
BOOST_DESCRIBE_STRUCT(WrittenCell, (), (row, column, kind, text))

struct Filling {
  std::int64_t first_row = 0;  // Of the area that repeats for each row; 0: there is none.
  std::int64_t last_row = 0;   // Its last row in their file.
  std::int64_t rows = 0;       // So many are needed; what stands below moves down.
  bool cleared = false;        // What stands in the area is an example and goes.
  std::vector<WrittenCell> cells;
};
BOOST_DESCRIBE_STRUCT(Filling, (), (first_row, last_row, rows, cleared, cells))

// Of the first sheet that is not hidden.
base::Result<std::string> filled_copy(const std::string& workbook, const Filling&);

struct CellRange;
base::Result<std::vector<CellRange>> merged_cells(const std::string& workbook);

// A workbook of one sheet with these texts, for a table that came as CSV.
std::string plain_workbook(const std::vector<std::vector<std::string>>& rows);

// References to rows from `from` on lead `by` rows further down; for tests.
std::string moved_formula(std::string_view formula, std::int64_t from, std::int64_t by);

}  // namespace sheets

// From the cells of a file to the values of a row. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "imports/model.h"
#include "sheets/table.h"

namespace imports {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode missing{"imports.missing", RefusalKind::invalid, "缺少{field}。",
                                 "{field} is missing."};
inline const RefusalCode no_such_day{"imports.no_such_day", RefusalKind::invalid,
                                     "“{value}”不是一个日期，请写成 1990-03-08 这样。",
                                     "\"{value}\" is no day; write it like 1990-03-08."};
inline const RefusalCode unclear_day{
    "imports.unclear_day", RefusalKind::invalid,
    "“{value}”可能是两个日子，请先说明这一列是日在前还是月在前。",
    "\"{value}\" may be two days: say first whether this column writes day or month first."};
inline const RefusalCode unknown_code{"imports.unknown_code", RefusalKind::invalid,
                                      "不知道“{value}”在这一列是什么意思，请先说明。",
                                      "What \"{value}\" means in this column was not said."};
inline const RefusalCode digits_lost{
    "imports.digits_lost", RefusalKind::invalid,
    "这个号码在表格里是数值，最后几位可能已经变成 0。请把这一列设成“文本”，重新填写后再导入。",
    "This number was kept as a value and has probably lost its last digits. Make the column text, "
    "fill it in again and import it anew."};
inline const RefusalCode too_long{"imports.too_long", RefusalKind::invalid,
                                  "太长了，最多 {max} 个字。",
                                  "Too long: {max} characters at most."};
inline const RefusalCode no_columns{"imports.no_columns", RefusalKind::invalid,
                                    "还没有选哪一列是{field}。", "Choose the column of {field}."};
inline const RefusalCode column_twice{"imports.column_twice", RefusalKind::invalid,
                                      "两列都选成了{field}，只能选一列。",
                                      "Two columns are {field}; only one can be."};
}  // namespace refusal

struct Row {
  std::int64_t number = 0;  // As the file numbers it.
  std::vector<sheets::Cell> cells;
};

// The row of the column names: of the first ten the one with the most names that are known, and of
// those the first; 0 when the file is empty.
std::size_t header_of(const std::vector<Row>&, const std::vector<Field>&);

// The field that a column of this name is, or empty. Spaces, stars and brackets do not count.
std::string field_of(std::string_view header, const std::vector<Field>&);

// Whether some day in the column can be read in two ways, and no other day decides it.
bool is_ambiguous(const std::vector<Row>&, std::size_t first_data, std::size_t column);
// The order that the column's own days prove, when one does.
std::optional<DateOrder> proven_order(const std::vector<Row>&, std::size_t first_data,
                                      std::size_t column);

// The values of a choice's column that are none of its known spellings, each once; bare numbers are
// never known: 0 is yes in some files and no in others.
std::vector<std::string> unknown_codes(const std::vector<Row>&, std::size_t first_data,
                                       std::size_t column, const Field&);

// Refused where two columns are one field, or a required field has none.
base::Result<base::Done> check_plan(const Plan&, const std::vector<Field>&);

// What is wrong names its field; empty cells are no values.
struct Read {
  Values values;
  std::vector<base::Refusal> problems;
};
Read read_row(const Row&, const Plan&, const std::vector<Field>&);

}  // namespace imports

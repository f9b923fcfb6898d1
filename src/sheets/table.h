// Tables that people send, CSV files and XLSX workbooks, read row by row.
//
//   auto opened = sheets::open_table(std::move(bytes), "名单.xlsx");
//   if (!opened) return opened.refusal();
//   sheets::Table& table = **opened;
//   while (table.next()) … table.row() … table.cell(0).text …;
//   if (table.problem()) return *table.problem();
//
// A damaged file may show its damage in its last byte: rows are good once the end was reached
// without a problem. No file makes any of this throw; only the machine does, when memory is out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sheets/refusals.h"

namespace sheets {

// `text` is what a person reads: a number in full (no 1.1E+17), a day as YYYY-MM-DD, with " hh:mm"
// behind it where the cell has a time, a time alone as hh:mm, TRUE or FALSE, #N/A. All of a CSV is
// text. A formula is never worked out: the value that was saved with it stands, or a blank.
struct Cell {
  enum class Kind { blank, text, number, day, boolean, error };
  Kind kind = Kind::blank;
  std::string text;
  bool formula = false;
};

class Table {
 public:
  virtual ~Table() = default;

  // Rows in their order, the blank ones among them too, up to the last with something in it. False
  // at the end and from the first problem on; problem() tells which.
  bool next();
  const std::optional<base::Refusal>& problem() const { return problem_; }

  // Of the row last read; they live until the next one. The row ends with its last cell that has
  // something in it; cell() is blank beyond.
  const std::vector<Cell>& cells() const;
  const Cell& cell(std::size_t column) const;

  // From 1, as Excel numbers them; of a CSV the line the row begins on.
  std::int64_t row() const { return row_; }

 protected:
  // Reads the next row that has something in it into cells_ and filled_row_; false at the end, or
  // with problem_. Blank rows before it are those between row_ and filled_row_.
  virtual bool read_row() = 0;

  void begin_row(std::int64_t number);
  // Puts a cell that has something in it into the row that was begun.
  std::optional<base::Refusal> place(std::size_t column, Cell&&);

  std::vector<Cell> cells_;
  std::int64_t row_ = 0;
  std::int64_t filled_row_ = 0;
  std::optional<base::Refusal> problem_;

 private:
  std::int64_t begun_row_ = 0;
  std::size_t row_bytes_ = 0;
  std::size_t table_bytes_ = 0;
};

struct Options {
  std::optional<std::size_t> sheet;  // Of sheet_names(); none is the first that is not hidden.
};

// What the file is, its first bytes tell; the name only that ".tsv" is separated by tabs.
base::Result<std::unique_ptr<Table>> open_table(std::string bytes, std::string_view file_name,
                                                const Options& options = {});

struct SheetName {
  std::string name;
  bool hidden = false;
};

// The sheets of a workbook that hold cells, in its order; none for a CSV.
base::Result<std::vector<SheetName>> sheet_names(std::string_view bytes);

std::string column_letters(std::size_t column);               // 0 is A, 26 is AA.
std::string cell_name(std::size_t column, std::int64_t row);  // B7

}  // namespace sheets

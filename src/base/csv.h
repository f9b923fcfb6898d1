// CSV as RFC 4180 describes it: quotes, line ends inside quotes, CRLF or LF, a byte order mark.
// Text is UTF-8 or refused; a field, a row's fields and a row's bytes have limits.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

namespace refusal {
inline const RefusalCode csv_not_utf8{"csv.not_utf8", RefusalKind::malformed,
                                      "第 {line} 行不是 UTF-8 编码，请另存为 UTF-8 的 CSV。",
                                      "Line {line} is not UTF-8; save the file as CSV in UTF-8."};
inline const RefusalCode csv_open_quote{
    "csv.open_quote", RefusalKind::malformed, "第 {line} 行开始的引号没有结束。",
    "A quote in the row that begins on line {line} never ends."};
inline const RefusalCode csv_text_after_quote{
    "csv.text_after_quote", RefusalKind::malformed, "第 {line} 行的引号之后还有文字。",
    "In the row that begins on line {line} text follows a closing quote."};
inline const RefusalCode csv_row_too_long{
    "csv.row_too_long", RefusalKind::too_large, "第 {line} 行太长，最多 {max} 字节。",
    "The row on line {line} is too long: {max} bytes at most."};
inline const RefusalCode csv_too_many_fields{"csv.too_many_fields", RefusalKind::too_large,
                                             "第 {line} 行的列太多，最多 {max} 列。",
                                             "Line {line} has too many fields: {max} at most."};
}  // namespace refusal

// One row at a time:
//   CsvReader reader(stream);
//   if (!reader.read_header()) …;
//   while (reader.next()) … reader.field(0) …;
//   if (reader.problem()) return *reader.problem();
class CsvReader {
 public:
  explicit CsvReader(std::istream& in) : in_(in), block_(block_bytes, '\0') {}

  // Reads the first row as names; false when there is none or it is refused.
  bool read_header();
  const std::vector<std::string>& header() const { return header_; }
  std::optional<std::size_t> column(std::string_view name) const;

  // False at the end and from the first problem on; problem() tells which.
  bool next();
  const std::optional<Refusal>& problem() const { return problem_; }

  // Of the row last read; views live until the next one.
  std::size_t field_count() const { return ends_.size(); }
  std::string_view field(std::size_t column) const;  // Empty beyond the row's end.
  bool is_blank() const { return blank_; }           // A line with nothing on it at all.
  std::int64_t row() const { return row_; }          // From 1, the header not counted.
  std::int64_t line() const { return line_; }        // The file's line the row begins on.

 private:
  static constexpr std::size_t block_bytes = 1 << 16;
  static constexpr int end_of_file = -1;
  enum class Stop { comma, row_end, refused };

  bool read_row();
  Stop read_plain();
  Stop read_quoted();
  Stop end_of_field(int c);
  Stop refuse_row(const RefusalCode&, std::size_t max = 0);
  int peek() { return at_ < size_ || fill() ? static_cast<unsigned char>(block_[at_]) : -1; }
  int get();
  bool fill();

  std::istream& in_;
  std::string block_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::string text_;               // The row's fields, one behind the other.
  std::vector<std::size_t> ends_;  // Where each ends.
  std::vector<std::string> header_;
  std::optional<Refusal> problem_;
  bool blank_ = false;
  bool started_ = false;
  std::int64_t row_ = 0;
  std::int64_t line_ = 0;
  std::int64_t next_line_ = 1;
};

// A spreadsheet runs a field that begins with = + - @, a tab or a CR; guarded, it is shown with a
// leading apostrophe instead. For files that people open, not for those that programs read back.
enum class FormulaGuard { off, on };

void write_csv_row(std::string& out, std::initializer_list<std::string_view> fields, FormulaGuard);
void write_csv_row(std::string& out, const std::vector<std::string>& fields, FormulaGuard);

}  // namespace base

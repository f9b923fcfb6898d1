#include "base/csv.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"

namespace base {

bool CsvReader::fill() {
  if (!in_) return false;
  in_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
  size_ = static_cast<std::size_t>(in_.gcount());
  at_ = 0;
  return size_ > 0;
}

int CsvReader::get() {
  const int c = peek();
  if (c == end_of_file) return c;
  ++at_;
  next_line_ += c == '\n';
  return c;
}

CsvReader::Stop CsvReader::refuse_row(const RefusalCode& code, std::size_t max) {
  problem_ = refuse(code)
                 .with("line", std::to_string(line_))
                 .with("row", std::to_string(row_))
                 .with("max", std::to_string(max));
  return Stop::refused;
}

// `c` is what follows a field's text: a comma, a line end or the end of the file.
CsvReader::Stop CsvReader::end_of_field(int c) {
  if (ends_.size() == limits::csv_fields_max) {
    return refuse_row(refusal::csv_too_many_fields, limits::csv_fields_max);
  }
  ends_.push_back(text_.size());
  return c == ',' ? Stop::comma : Stop::row_end;
}

CsvReader::Stop CsvReader::read_plain() {
  for (;;) {
    const int c = get();
    if (c == ',' || c == '\n' || c == end_of_file) return end_of_field(c);
    if (c == '\r' && (peek() == '\n' || peek() == end_of_file)) return end_of_field(get());
    text_ += static_cast<char>(c);
    if (text_.size() > limits::csv_row_bytes_max) break;
  }
  return refuse_row(refusal::csv_row_too_long, limits::csv_row_bytes_max);
}

CsvReader::Stop CsvReader::read_quoted() {
  get();
  while (text_.size() <= limits::csv_row_bytes_max) {
    const int c = get();
    if (c == end_of_file) return refuse_row(refusal::csv_open_quote);
    if (c != '"' || peek() == '"') {
      text_ += static_cast<char>(c);
      if (c == '"') get();
      continue;
    }
    int after = get();
    if (after == '\r') after = get();
    if (after == ',' || after == '\n' || after == end_of_file) return end_of_field(after);
    return refuse_row(refusal::csv_text_after_quote);
  }
  return refuse_row(refusal::csv_row_too_long, limits::csv_row_bytes_max);
}

bool CsvReader::read_row() {
  if (problem_) return false;
  if (!started_) {
    started_ = true;
    if (peek() == 0xEF && size_ >= 3 && block_.compare(0, 3, "\xEF\xBB\xBF") == 0) at_ = 3;
  }
  if (peek() == end_of_file) return false;
  text_.clear();
  ends_.clear();
  line_ = next_line_;
  bool quoted = false;
  for (Stop stop = Stop::comma; stop == Stop::comma;) {
    quoted |= peek() == '"';
    stop = peek() == '"' ? read_quoted() : read_plain();
    if (stop == Stop::refused) return false;
  }
  blank_ = !quoted && ends_.size() == 1 && text_.empty();
  if (!is_utf8(text_)) return refuse_row(refusal::csv_not_utf8), false;
  return true;
}

bool CsvReader::read_header() {
  if (!read_row()) return false;
  for (std::size_t i = 0; i < field_count(); ++i) header_.emplace_back(trim(field(i)));
  return true;
}

std::optional<std::size_t> CsvReader::column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found == header_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header_.begin());
}

bool CsvReader::next() {
  ++row_;
  return read_row();
}

std::string_view CsvReader::field(std::size_t column) const {
  if (column >= ends_.size()) return {};
  const std::size_t begin = column == 0 ? 0 : ends_[column - 1];
  return std::string_view(text_).substr(begin, ends_[column] - begin);
}

static void write_field(std::string& out, std::string_view field, FormulaGuard guard) {
  static constexpr std::string_view dangerous = "=+-@\t\r";
  const bool guarded = guard == FormulaGuard::on && !field.empty() &&
                       dangerous.find(field.front()) != std::string_view::npos;
  const bool quoted = field.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) out += '"';
  if (guarded) out += '\'';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

template <class Fields>
static void write_row(std::string& out, const Fields& fields, FormulaGuard guard) {
  bool first = true;
  for (const auto& field : fields) {
    if (!first) out += ',';
    first = false;
    write_field(out, field, guard);
  }
  // A lone empty field would be a blank line, which readers pass over.
  if (fields.size() == 1 && fields.begin()->empty()) out += "\"\"";
  out += '\n';
}

void write_csv_row(std::string& out, std::initializer_list<std::string_view> fields,
                   FormulaGuard guard) {
  write_row(out, fields, guard);
}

void write_csv_row(std::string& out, const std::vector<std::string>& fields, FormulaGuard guard) {
  write_row(out, fields, guard);
}

}  // namespace base

#include "sheets/delimited.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sheets/encoding.h"
#include "sheets/limits.h"

namespace sheets {

namespace {

constexpr std::string_view separators = ",\t;";

class DelimitedText final : public Table {
 public:
  DelimitedText(std::string text, char separator) : text_(std::move(text)), separator_(separator) {}

  // Excel takes a first line "sep=;" for a remark of where to part the others.
  void heed_remark();

 private:
  bool read_row() override;
  bool read_cells();
  std::string read_plain();
  bool read_quoted(std::string& field);
  bool keep(std::size_t column, std::string&& field);
  bool refuse_row(const base::RefusalCode&, std::int64_t max = 0);
  bool at_end() const { return at_ == text_.size(); }
  bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void pass_line_end();

  const std::string text_;
  char separator_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;       // Of the row that is read,
  std::int64_t next_line_ = 1;  // and of what is read next.
  std::int64_t rows_ = 0;
};

void DelimitedText::heed_remark() {
  static constexpr std::string_view remark = "sep=";
  const std::string_view text = text_;
  if (!text.starts_with(remark) || text.size() < remark.size() + 2) return;
  const char said = text[remark.size()];
  const char after = text[remark.size() + 1];
  if (separators.find(said) == std::string_view::npos || (after != '\n' && after != '\r')) return;
  separator_ = said;
  at_ = remark.size() + 1;
  pass_line_end();
}

bool DelimitedText::read_row() {
  const std::int64_t first_blank = next_line_;
  while (!at_end()) {
    if (++rows_ > limits::rows_max) return refuse_row(refusal::too_many_rows, limits::rows_max);
    line_ = next_line_;
    begin_row(line_);
    if (!read_cells()) return false;
    if (cells_.empty()) continue;
    row_ = first_blank - 1;
    filled_row_ = line_;
    return true;
  }
  return false;
}

bool DelimitedText::read_cells() {
  for (std::size_t column = 0;; ++column) {
    std::string field;
    const bool quoted = !at_end() && text_[at_] == '"';
    if (!quoted) field = read_plain();
    else if (!read_quoted(field)) return false;
    if (!keep(column, std::move(field))) return false;
    if (at_line_end()) break;
    ++at_;  // The separator.
  }
  pass_line_end();
  return true;
}

void DelimitedText::pass_line_end() {
  if (at_end()) return;
  const bool two = text_.compare(at_, 2, "\r\n") == 0;
  at_ += two ? 2 : 1;
  ++next_line_;
}

std::string DelimitedText::read_plain() {
  const std::size_t begin = at_;
  while (!at_line_end() && text_[at_] != separator_) ++at_;
  return text_.substr(begin, at_ - begin);
}

bool DelimitedText::read_quoted(std::string& field) {
  for (++at_; !at_end();) {
    const char c = text_[at_];
    if (c == '\n' || c == '\r') {
      pass_line_end();
      field += '\n';
      continue;
    }
    ++at_;
    if (c == '"') {
      if (at_line_end() || text_[at_] == separator_) return true;
      if (text_[at_] != '"') return refuse_row(refusal::text_after_quote);
      ++at_;
    }
    field += c;
  }
  return refuse_row(refusal::open_quote);
}

bool DelimitedText::keep(std::size_t column, std::string&& field) {
  // ="007" is how people keep Excel from making a number of a text.
  if (field.size() >= 3 && field.starts_with("=\"") && field.ends_with('"') &&
      field.find('"', 2) == field.size() - 1) {
    field = field.substr(2, field.size() - 3);
  }
  if (field.empty()) return true;
  Cell cell{.kind = Cell::Kind::text, .text = std::move(field)};
  problem_ = place(column, std::move(cell));
  return !problem_;
}

bool DelimitedText::refuse_row(const base::RefusalCode& code, std::int64_t max) {
  problem_ =
      base::refuse(code).with("line", std::to_string(line_)).with("max", std::to_string(max));
  return false;
}

struct Seen {
  char separator;
  std::size_t lines = 0;
  std::size_t count = 0;
  bool in_this_line = false;

  auto worth() const { return std::pair(lines, count); }
};

}  // namespace

char separator_of(std::string_view text) {
  std::array<Seen, 3> seen{Seen{separators[0]}, Seen{separators[1]}, Seen{separators[2]}};
  bool quoted = false;
  std::size_t lines = 0;
  for (const char c : text.substr(0, limits::separator_bytes_max)) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') {
      if (++lines == limits::separator_lines_max) break;
      for (Seen& one : seen) one.in_this_line = false;
    }
    for (Seen& one : seen) {
      if (c != one.separator) continue;
      ++one.count;
      one.lines += !std::exchange(one.in_this_line, true);
    }
  }
  return std::max_element(seen.begin(), seen.end(),
                          [](const Seen& a, const Seen& b) { return a.worth() < b.worth(); })
      ->separator;
}

base::Result<std::unique_ptr<Table>> open_delimited(std::string bytes, std::string_view file_name) {
  auto text = to_utf8(std::move(bytes));
  if (!text) return text.refusal();
  const bool tabs = file_name.ends_with(".tsv") || file_name.ends_with(".TSV");
  const char separator = tabs ? '\t' : separator_of(*text);
  auto table = std::make_unique<DelimitedText>(std::move(*text), separator);
  table->heed_remark();
  return std::unique_ptr<Table>(std::move(table));
}

}  // namespace sheets

#include "sheets/table.h"

#include <algorithm>

#include "base/utf8.h"
#include "sheets/archive.h"
#include "sheets/delimited.h"
#include "sheets/limits.h"
#include "sheets/workbook.h"
#include "sheets/worksheet.h"

namespace sheets {

namespace {

enum class Content { workbook, text };

bool starts_like(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char want, char c) {
           return want == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

bool is_web_page(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = base::trim(bytes.substr(0, 1024));
  for (const char* start : {"<?xml", "<!doctype", "<html", "<head", "<meta", "<table"}) {
    if (starts_like(bytes, start)) return true;
  }
  return false;
}

// Excel keeps a locked .xlsx in a container of the old format, in a stream of this name.
bool is_locked(std::string_view compound) {
  using namespace std::string_view_literals;
  return compound.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) !=
         std::string_view::npos;
}

base::Result<Content> recognise(std::string_view bytes) {
  if (bytes.empty()) return refusal::empty_file;
  if (bytes.size() > limits::file_bytes_max) {
    return base::refuse(refusal::file_too_large)
        .with("max", std::to_string(limits::file_bytes_max >> 20));
  }
  if (bytes.starts_with("PK\3\4")) return Content::workbook;
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return is_locked(bytes) ? refusal::locked : refusal::old_workbook;
  }
  if (is_web_page(bytes)) return refusal::web_page;
  if (bytes.starts_with("%PDF-")) return refusal::not_a_table;
  return Content::text;
}

}  // namespace

base::Result<std::unique_ptr<Table>> open_table(std::string bytes, std::string_view file_name,
                                                const Options& options) {
  const auto content = recognise(bytes);
  if (!content) return content.refusal();
  if (*content == Content::workbook) return open_worksheet(std::move(bytes), options);
  return open_delimited(std::move(bytes), file_name);
}

base::Result<std::vector<SheetName>> sheet_names(std::string_view bytes) {
  const auto content = recognise(bytes);
  if (!content) return content.refusal();
  std::vector<SheetName> names;
  if (*content == Content::text) return names;
  auto archive = Archive::open(bytes);
  if (!archive) return archive.refusal();
  const auto workbook = read_workbook(*archive);
  if (!workbook) return workbook.refusal();
  for (const Workbook::Sheet& sheet : workbook->sheets) names.push_back(sheet.name);
  return names;
}

bool Table::next() {
  if (problem_) return false;
  if (row_ >= filled_row_ && !read_row()) return false;
  ++row_;
  return true;
}

const std::vector<Cell>& Table::cells() const {
  static const std::vector<Cell> none;
  return row_ == filled_row_ ? cells_ : none;
}

const Cell& Table::cell(std::size_t column) const {
  static const Cell blank;
  return column < cells().size() ? cells()[column] : blank;
}

void Table::begin_row(std::int64_t number) {
  cells_.clear();
  begun_row_ = number;
  row_bytes_ = 0;
}

std::optional<base::Refusal> Table::place(std::size_t column, Cell&& cell) {
  const auto too_large = [&](const base::RefusalCode& code, std::size_t max) {
    return base::refuse(code)
        .with("cell", cell_name(column, begun_row_))
        .with("row", std::to_string(begun_row_))
        .with("max", std::to_string(max));
  };
  const std::size_t bytes = cell.text.size();
  if (column >= limits::columns_max) {
    return too_large(refusal::too_many_columns, limits::columns_max);
  }
  if (bytes > limits::cell_characters_max &&
      base::character_count(cell.text) > limits::cell_characters_max) {
    return too_large(refusal::cell_too_long, limits::cell_characters_max);
  }
  row_bytes_ += bytes;
  table_bytes_ += bytes;
  if (row_bytes_ > limits::row_bytes_max) {
    return too_large(refusal::row_too_long, limits::row_bytes_max >> 10);
  }
  if (table_bytes_ > limits::table_bytes_max) return base::refuse(refusal::too_much_text);
  if (column >= cells_.size()) cells_.resize(column + 1);
  cells_[column] = std::move(cell);
  return std::nullopt;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return letters;
}

std::string cell_name(std::size_t column, std::int64_t row) {
  return column_letters(column) + std::to_string(row);
}

}  // namespace sheets

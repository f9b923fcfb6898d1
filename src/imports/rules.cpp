#include "imports/rules.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/written_day.h"

namespace imports {

static constexpr std::size_t header_rows_max = 10;
static constexpr std::size_t digits_kept_by_spreadsheets = 15;

// As headers and codes are compared: half width, lower case, without what decorates them.
static std::string plain(std::string_view text) {
  static constexpr std::string_view left_out = " \t\n*#:";
  std::string out;
  for (char c : base::half_width(text)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (left_out.find(c) == std::string_view::npos) out += c;
  }
  for (const char* bracket : {"(", "（", "【", "["}) {
    const std::size_t at = out.find(bracket);
    if (at != std::string::npos && at > 0) out.erase(at);
  }
  return out;
}

static const Field* find(const std::vector<Field>& fields, std::string_view id) {
  for (const Field& field : fields) {
    if (field.id == id) return &field;
  }
  return nullptr;
}

static const sheets::Cell& cell(const Row& row, std::size_t column) {
  static const sheets::Cell blank;
  return column < row.cells.size() ? row.cells[column] : blank;
}

std::string field_of(std::string_view header, const std::vector<Field>& fields) {
  const std::string name = plain(header);
  if (name.empty()) return {};
  for (const Field& field : fields) {
    for (const std::string& known : field.headers) {
      if (plain(known) == name) return field.id;
    }
  }
  return {};
}

std::size_t header_of(const std::vector<Row>& rows, const std::vector<Field>& fields) {
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < std::min(rows.size(), header_rows_max); ++i) {
    std::size_t known = 0;
    for (const sheets::Cell& one : rows[i].cells)
      known += field_of(one.text, fields).empty() ? 0 : 1;
    if (known > most) best = i, most = known;
  }
  return best;
}

// ---- Days ---------------------------------------------------------------------------------------

namespace {

struct Slashed {
  int first = 0;
  int second = 0;
  int year = 0;
};

// 5/3/1990, 05-03-1990, 5.3.1990: what stands first is not said.
std::optional<Slashed> slashed(std::string_view text) {
  const std::string narrow = base::half_width(base::trim(text));
  int parts[3] = {0, 0, 0};
  std::size_t digits[3] = {0, 0, 0};
  std::size_t part = 0;
  for (const char c : narrow) {
    if (c >= '0' && c <= '9') {
      if (++digits[part] > 4) return std::nullopt;
      parts[part] = parts[part] * 10 + (c - '0');
    } else if ((c == '/' || c == '-' || c == '.') && part < 2 && digits[part] > 0) {
      ++part;
    } else {
      return std::nullopt;
    }
  }
  if (part != 2 || digits[0] > 2 || digits[1] > 2 || digits[2] != 4) return std::nullopt;
  return Slashed{parts[0], parts[1], parts[2]};
}

std::optional<base::Date> day_of(const Slashed& written, DateOrder order) {
  const bool day_first = order == DateOrder::day_first;
  const int day = day_first ? written.first : written.second;
  const int month = day_first ? written.second : written.first;
  return base::make_date(written.year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

}  // namespace

std::optional<DateOrder> proven_order(const std::vector<Row>& rows, std::size_t first_data,
                                      std::size_t column) {
  std::optional<DateOrder> proven;
  for (std::size_t i = first_data; i < rows.size(); ++i) {
    const auto written = slashed(cell(rows[i], column).text);
    if (!written) continue;
    const bool day_first = day_of(*written, DateOrder::day_first).has_value();
    const bool month_first = day_of(*written, DateOrder::month_first).has_value();
    if (day_first == month_first) continue;
    const DateOrder one = day_first ? DateOrder::day_first : DateOrder::month_first;
    if (proven && *proven != one) return std::nullopt;  // Both ways: a person decides.
    proven = one;
  }
  return proven;
}

bool is_ambiguous(const std::vector<Row>& rows, std::size_t first_data, std::size_t column) {
  if (proven_order(rows, first_data, column)) return false;
  for (std::size_t i = first_data; i < rows.size(); ++i) {
    const auto written = slashed(cell(rows[i], column).text);
    if (written && written->first != written->second) return true;
  }
  return false;
}

static base::Result<std::string> read_day(std::string_view text, std::optional<DateOrder> order) {
  if (const auto day = base::read_day(text)) return base::to_string(*day);
  const auto written = slashed(text);
  const std::string value(text);
  if (!written) return base::refuse(refusal::no_such_day).with("value", value);
  const auto a = day_of(*written, order.value_or(DateOrder::day_first));
  const auto b = day_of(*written, order.value_or(DateOrder::month_first));
  if (a && b && *a != *b) return base::refuse(refusal::unclear_day).with("value", value);
  if (!a && !b) return base::refuse(refusal::no_such_day).with("value", value);
  return base::to_string(a ? *a : *b);
}

// ---- Codes --------------------------------------------------------------------------------------

static const Answer* known_answer(const Field& field, std::string_view text) {
  const std::string written = plain(text);
  const bool bare_number = written.find_first_not_of("0123456789") == std::string::npos;
  if (bare_number) return nullptr;
  for (const Answer& answer : field.answers) {
    if (plain(answer.label.zh) == written || plain(answer.label.en) == written) return &answer;
    for (const std::string& one : answer.written) {
      if (one == written) return &answer;
    }
  }
  return nullptr;
}

std::vector<std::string> unknown_codes(const std::vector<Row>& rows, std::size_t first_data,
                                       std::size_t column, const Field& field) {
  std::set<std::string> seen;
  for (std::size_t i = first_data; i < rows.size(); ++i) {
    const std::string text(base::trim(cell(rows[i], column).text));
    if (text.empty() || known_answer(field, text) != nullptr) continue;
    seen.insert(text);
    if (seen.size() >= base::limits::list_items_max) break;
  }
  return {seen.begin(), seen.end()};
}

static base::Result<std::string> read_choice(std::string_view text, const Field& field,
                                             std::int64_t column, const Plan& plan) {
  for (const CodeChoice& code : plan.codes) {
    if (code.column == column && code.value == text) return code.meaning;
  }
  if (const Answer* answer = known_answer(field, text)) return answer->id;
  return base::refuse(refusal::unknown_code).with("value", std::string(text));
}

// ---- Rows ---------------------------------------------------------------------------------------

base::Result<base::Done> check_plan(const Plan& plan, const std::vector<Field>& fields) {
  std::set<std::string> chosen;
  for (const ColumnChoice& column : plan.columns) {
    const Field* field = find(fields, column.field);
    if (field == nullptr) continue;
    if (chosen.insert(column.field).second) continue;
    return base::refuse(refusal::column_twice).with("field", field->label.zh).at("columns");
  }
  for (const Field& field : fields) {
    if (!field.required || chosen.contains(field.id)) continue;
    return base::refuse(refusal::no_columns).with("field", field.label.zh).at("columns");
  }
  return base::Done{};
}

static base::Result<std::string> read_cell(const sheets::Cell& cell, const Field& field,
                                           const ColumnChoice& column, const Plan& plan) {
  const std::string text(base::trim(cell.text));
  if (text.empty()) return std::string();
  if (field.shape == Shape::day) return read_day(text, column.order);
  if (field.shape == Shape::choice) return read_choice(text, field, column.column, plan);
  const bool was_value = cell.kind == sheets::Cell::Kind::number;
  if (field.shape == Shape::number && was_value && text.size() > digits_kept_by_spreadsheets) {
    return refusal::digits_lost;
  }
  if (base::character_count(text) > base::limits::name_characters_max) {
    return base::refuse(refusal::too_long)
        .with("max", std::to_string(base::limits::name_characters_max));
  }
  return text;
}

Read read_row(const Row& row, const Plan& plan, const std::vector<Field>& fields) {
  Read read;
  for (const ColumnChoice& column : plan.columns) {
    const Field* field = find(fields, column.field);
    if (field == nullptr) continue;
    auto value =
        read_cell(cell(row, static_cast<std::size_t>(column.column)), *field, column, plan);
    if (!value) read.problems.push_back(base::Refusal(value.refusal()).at(field->id));
    else if (!value->empty()) read.values[field->id] = std::move(*value);
  }
  for (const Field& field : fields) {
    if (!field.required || read.values.contains(field.id)) continue;
    const bool told = std::any_of(read.problems.begin(), read.problems.end(),
                                  [&](const base::Refusal& one) { return one.field == field.id; });
    if (!told) {
      read.problems.push_back(
          base::refuse(refusal::missing).with("field", field.label.zh).at(field.id));
    }
  }
  return read;
}

}  // namespace imports

#include "sheets/worksheet.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "sheets/cell_styles.h"
#include "sheets/cell_text.h"
#include "sheets/limits.h"
#include "sheets/shared_strings.h"
#include "sheets/workbook.h"
#include "sheets/xml.h"

namespace sheets {

namespace {

class Worksheet final : public Table, private Elements {
 public:
  explicit Worksheet(std::string bytes) : bytes_(std::move(bytes)) {}
  std::optional<base::Refusal> open(const Options&);

 private:
  enum class Type { number, shared, text, boolean, error, day };

  bool read_row() override;
  void begin(std::string_view name, const Attributes&) override;
  void end(std::string_view name) override;
  void text(std::string_view) override;

  std::optional<base::Refusal> read_shared(const Workbook&);
  void begin_row_element(const Attributes&);
  void begin_cell(const Attributes&);
  void begin_within_cell(std::string_view name);
  void end_cell();
  bool fill(Cell&, std::string_view said);
  bool fill_number(Cell&, std::string_view said) const;

  const std::string bytes_;
  std::optional<Archive> archive_;
  std::optional<XmlReader> reader_;
  SharedStrings strings_;
  CellStyles styles_;
  FirstDay first_day_ = FirstDay::of_1900;

  bool in_data_ = false;
  bool in_cell_ = false;
  bool in_value_ = false;    // Whose text is the cell's.
  bool in_reading_ = false;  // How a text is pronounced.
  std::int64_t row_number_ = 0;
  std::size_t next_column_ = 0;
  std::size_t column_ = 0;
  Type type_ = Type::number;
  std::uint32_t style_ = 0;
  bool formula_ = false;
  std::string value_;
};

// "AB12" is 27. Letters alone count; the row says where it is itself.
std::optional<std::size_t> column_of(std::string_view reference) {
  static constexpr std::size_t letters_max = 3;
  std::size_t column = 0;
  std::size_t letters = 0;
  for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z';
       ++letters) {
    if (letters == letters_max) return std::nullopt;
    column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
  }
  if (letters == 0) return std::nullopt;
  return column - 1;
}

std::optional<std::size_t> chosen(const Workbook& workbook, const Options& options) {
  const auto& sheets = workbook.sheets;
  if (options.sheet) return *options.sheet < sheets.size() ? options.sheet : std::nullopt;
  if (sheets.empty()) return std::nullopt;
  const auto shown = std::find_if(sheets.begin(), sheets.end(),
                                  [](const auto& sheet) { return !sheet.name.hidden; });
  return shown == sheets.end() ? 0 : static_cast<std::size_t>(shown - sheets.begin());
}

std::optional<base::Refusal> Worksheet::open(const Options& options) {
  auto archive = Archive::open(bytes_);
  if (!archive) return archive.refusal();
  archive_.emplace(std::move(*archive));
  const auto workbook = read_workbook(*archive_);
  if (!workbook) return workbook.refusal();
  const auto sheet = chosen(*workbook, options);
  if (!sheet) {
    return base::refuse(refusal::no_such_sheet)
        .with("number", std::to_string(options.sheet.value_or(0) + 1));
  }
  if (auto problem = read_shared(*workbook)) return problem;
  auto part = archive_->part(workbook->sheets[*sheet].part);
  if (!part) return part.refusal();
  reader_.emplace(std::move(*part), static_cast<Elements&>(*this));
  return std::nullopt;
}

std::optional<base::Refusal> Worksheet::read_shared(const Workbook& workbook) {
  if (workbook.counts_from_1904) first_day_ = FirstDay::of_1904;
  if (!workbook.shared_strings.empty()) {
    if (auto problem =
            read_part(*archive_, workbook.shared_strings, strings_, limits::part_bytes_max))
      return problem;
  }
  if (workbook.styles.empty()) return std::nullopt;
  return read_part(*archive_, workbook.styles, styles_);
}

bool Worksheet::read_row() {
  const XmlReader::Stop stop = reader_->read();
  if (stop == XmlReader::Stop::refused) problem_ = reader_->problem();
  return stop == XmlReader::Stop::paused;
}

void Worksheet::begin(std::string_view name, const Attributes& attributes) {
  if (in_cell_) return begin_within_cell(name);
  if (name == "sheetData") in_data_ = true;
  if (!in_data_) return;
  if (name == "c") begin_cell(attributes);
  else if (name == "row") begin_row_element(attributes);
}

void Worksheet::begin_row_element(const Attributes& attributes) {
  const std::string_view said = attributes["r"];
  const std::int64_t before = row_number_;
  if (said.empty()) row_number_ = before + 1;
  else row_number_ = whole_number(said).value_or(0);
  if (row_number_ <= before) return refuse_part();
  if (row_number_ > limits::rows_max) {
    return refuse(
        base::refuse(refusal::too_many_rows).with("max", std::to_string(limits::rows_max)));
  }
  begin_row(row_number_);
  next_column_ = 0;
}

void Worksheet::begin_cell(const Attributes& attributes) {
  static constexpr std::pair<std::string_view, Type> types[] = {
      {"", Type::number},        {"n", Type::number},  {"s", Type::shared}, {"str", Type::text},
      {"inlineStr", Type::text}, {"b", Type::boolean}, {"e", Type::error},  {"d", Type::day},
  };
  const std::string_view reference = attributes["r"];
  const std::string_view style = attributes["s"];
  const auto column = reference.empty() ? next_column_ : column_of(reference);
  const auto style_number = style.empty() ? 0 : whole_number(style);
  const auto type = std::find_if(std::begin(types), std::end(types),
                                 [&](const auto& one) { return one.first == attributes["t"]; });
  if (row_number_ == 0 || !column || !style_number || type == std::end(types)) {
    return refuse_part();
  }
  in_cell_ = true;
  column_ = *column;
  next_column_ = column_ + 1;
  type_ = type->second;
  style_ = *style_number;
  formula_ = false;
  value_.clear();
}

void Worksheet::begin_within_cell(std::string_view name) {
  if (name == "v") in_value_ = true;
  else if (name == "f") formula_ = true;
  else if (name == "rPh") in_reading_ = true;
  else if (name == "t") in_value_ = !in_reading_;
}

void Worksheet::text(std::string_view piece) {
  static constexpr std::size_t value_bytes_max = 8 * limits::cell_characters_max;
  if (!in_value_) return;
  value_ += piece;
  if (value_.size() <= value_bytes_max) return;
  refuse(base::refuse(refusal::cell_too_long)
             .with("cell", cell_name(column_, row_number_))
             .with("max", std::to_string(limits::cell_characters_max)));
}

void Worksheet::end(std::string_view name) {
  if (name == "v" || name == "t") in_value_ = false;
  else if (name == "rPh") in_reading_ = false;
  else if (name == "c" && in_cell_) end_cell();
  else if (name == "sheetData") in_data_ = false;
  else if (name == "row" && in_data_ && !cells_.empty()) {
    filled_row_ = row_number_;
    pause();
  }
}

void Worksheet::end_cell() {
  in_cell_ = false;
  Cell cell;
  cell.formula = formula_;
  const std::string_view said = type_ == Type::text ? value_ : base::trim(value_);
  if (!said.empty() && !fill(cell, said)) {
    return refuse(base::refuse(refusal::wrong_cell).with("cell", cell_name(column_, row_number_)));
  }
  if (cell.kind == Cell::Kind::blank && !cell.formula) return;
  if (auto problem = place(column_, std::move(cell))) refuse(*std::move(problem));
}

bool Worksheet::fill(Cell& cell, std::string_view said) {
  switch (type_) {
    case Type::number: return fill_number(cell, said);
    case Type::shared: {
      const auto number = whole_number(said);
      const auto text = number ? strings_.at(*number) : std::nullopt;
      if (!text) return false;
      cell.text = *text;
      cell.kind = cell.text.empty() ? Cell::Kind::blank : Cell::Kind::text;
      return true;
    }
    case Type::text:
      cell.text = said;
      unescape(cell.text);
      cell.kind = cell.text.empty() ? Cell::Kind::blank : Cell::Kind::text;
      return true;
    case Type::boolean:
      cell.kind = Cell::Kind::boolean;
      cell.text = said == "1" || said == "true" ? "TRUE" : "FALSE";
      return cell.text == "TRUE" || said == "0" || said == "false";
    case Type::error:
      cell.kind = Cell::Kind::error;
      cell.text = said;
      return true;
    case Type::day:
      cell.kind = Cell::Kind::day;
      const auto day = iso_day_text(said);
      if (day) cell.text = *day;
      return day.has_value();
  }
  return false;
}

// A format for days on a number that is no day, as Excel fills with ####, leaves the number.
bool Worksheet::fill_number(Cell& cell, std::string_view said) const {
  auto number = read_number(said);
  if (!number) return false;
  cell.kind = Cell::Kind::number;
  cell.text = std::move(number->text);
  const NumberFormat format = styles_.at(style_);
  if (format == NumberFormat::number) return true;
  auto day = format == NumberFormat::elapsed ? elapsed_text(number->value)
                                             : day_text(number->value, first_day_);
  if (!day) return true;
  cell.kind = Cell::Kind::day;
  cell.text = *std::move(day);
  return true;
}

}  // namespace

base::Result<std::unique_ptr<Table>> open_worksheet(std::string workbook_bytes,
                                                    const Options& options) {
  auto sheet = std::make_unique<Worksheet>(std::move(workbook_bytes));
  if (auto problem = sheet->open(options)) return *std::move(problem);
  return std::unique_ptr<Table>(std::move(sheet));
}

}  // namespace sheets

#include "sheets/filled_copy.h"

#include <algorithm>

#include "base/time.h"
#include "sheets/archive.h"
#include "sheets/cell_styles.h"
#include "sheets/cell_text.h"
#include "sheets/packing.h"
#include "sheets/refusals.h"
#include "sheets/sheet_parts.h"
#include "sheets/table.h"
#include "sheets/workbook.h"

namespace sheets {

using base::Result;

static constexpr std::uint64_t sheet_bytes_max = std::uint64_t{16} << 20;

namespace {

struct Opened {
  Workbook workbook;
  std::string part;  // Of the sheet that is shown first.
  SheetParts sheet;
  CellStyles styles;
};

Result<Opened> opened(const Archive& archive) {
  auto workbook = read_workbook(archive);
  if (!workbook) return workbook.refusal();
  const auto shown = std::find_if(workbook->sheets.begin(), workbook->sheets.end(),
                                  [](const auto& sheet) { return !sheet.name.hidden; });
  if (shown == workbook->sheets.end()) {
    return base::refuse(refusal::no_such_sheet).with("number", "1");
  }
  Opened out;
  out.part = shown->part;
  const auto xml = whole_part(archive, out.part, sheet_bytes_max);
  if (!xml) return xml.refusal();
  auto sheet = take_apart(*xml, out.part);
  if (!sheet) return sheet.refusal();
  out.sheet = std::move(*sheet);
  if (!workbook->styles.empty()) {
    if (auto problem = read_part(archive, workbook->styles, out.styles)) return *problem;
  }
  out.workbook = std::move(*workbook);
  return out;
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_of_name(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '!' || (c & 0x80) != 0;
}

// The end of a reference like $AB$12 at `at`, with where its row begins; or nothing.
struct Found {
  std::size_t digits = 0;
  std::size_t end = 0;
};
std::optional<Found> reference_at(std::string_view text, std::size_t at) {
  std::size_t i = at;
  if (i < text.size() && text[i] == '$') ++i;
  const std::size_t letters = i;
  while (i < text.size() && is_letter(text[i])) ++i;
  if (i == letters || i - letters > 3) return std::nullopt;
  if (i < text.size() && text[i] == '$') ++i;
  const std::size_t digits = i;
  while (i < text.size() && is_digit(text[i])) ++i;
  if (i == digits || i - digits > 7) return std::nullopt;
  if (i < text.size() && (is_of_name(text[i]) || text[i] == '(')) return std::nullopt;
  return Found{digits, i};
}

std::size_t behind_quotes(std::string_view text, std::size_t at) {
  const std::size_t end = text.find(text[at], at + 1);
  return end == std::string_view::npos ? text.size() : end + 1;
}

}  // namespace

std::string moved_formula(std::string_view formula, std::int64_t from, std::int64_t by) {
  std::string out;
  std::size_t at = 0;
  while (at < formula.size()) {
    const char c = formula[at];
    const bool of_name = at > 0 && (is_of_name(formula[at - 1]) || formula[at - 1] == '$');
    const auto found = of_name ? std::nullopt : reference_at(formula, at);
    std::size_t end = at + 1;
    if (c == '"' || c == '\'') end = behind_quotes(formula, at);
    if (found) end = found->end;
    if (!found) {
      out += formula.substr(at, end - at);
    } else {
      const std::int64_t row =
          std::stoll(std::string(formula.substr(found->digits, found->end - found->digits)));
      out += formula.substr(at, found->digits - at);
      out += std::to_string(row >= from ? row + by : row);
    }
    at = end;
  }
  return out;
}

namespace {

class Filler {
 public:
  Filler(Opened& opened, const Filling& filling)
      : sheet_(opened.sheet),
        styles_(opened.styles),
        counts_from_1904_(opened.workbook.counts_from_1904),
        filling_(filling) {}

  Result<base::Done> run() {
    forget_results();
    if (filling_.first_row > 0) {
      const std::int64_t room = filling_.last_row - filling_.first_row + 1;
      if (filling_.cleared) clear();
      if (filling_.rows > room) {
        const auto made = make_room(filling_.rows - room);
        if (!made) return made;
      }
    }
    for (const WrittenCell& cell : filling_.cells) write(cell);
    return base::Done{};
  }

 private:
  bool is_in_area(std::int64_t row) const {
    return filling_.first_row <= row && row <= filling_.last_row;
  }
  const std::string& x() const { return sheet_.prefix; }

  std::string formula_xml(const std::string& formula) const {
    return "<" + x() + "f>" + xml_escaped(formula) + "</" + x() + "f>";
  }

  // A kept result would be the one of the example. Who opens the file works it out anew.
  void forget_results() {
    for (auto& [number, row] : sheet_.rows) {
      for (auto& [column, cell] : row.cells) {
        if (!cell.formula || cell.is_shared) continue;
        cell.inner = formula_xml(*cell.formula);
        std::erase_if(cell.attributes, [](const auto& one) { return one.first == "t"; });
      }
    }
  }

  void clear() {
    for (auto& [number, row] : sheet_.rows) {
      if (!is_in_area(number)) continue;
      for (auto& [column, cell] : row.cells) {
        if (!cell.formula) empty(cell);
      }
    }
    std::erase_if(sheet_.merged, [&](const CellRange& one) {
      return is_in_area(one.first_row) && one.last_row > one.first_row;
    });
  }

  static void empty(CellPart& cell) {
    cell.inner.clear();
    cell.formula.reset();
    std::erase_if(cell.attributes, [](const auto& one) { return one.first == "t"; });
  }

  Result<base::Done> make_room(std::int64_t extra) {
    const std::int64_t last = filling_.last_row;
    const auto too_tight = [&] {
      return base::refuse(refusal::no_room).with("rows", std::to_string(filling_.rows));
    };
    for (const auto& [number, row] : sheet_.rows) {
      for (const auto& [column, cell] : row.cells) {
        if (number >= last && cell.is_shared) return too_tight();
      }
    }
    for (const CellRange& one : sheet_.merged) {
      if (one.first_row <= last && one.last_row > last) return too_tight();
    }
    move_down(extra);
    const RowPart model = sheet_.rows[last];
    for (std::int64_t by = 1; by <= extra; ++by) sheet_.rows[last + by] = row_like(model, by);
    return base::Done{};
  }

  // References to the area's last row move too, so that a sum over it holds the new rows.
  void move_down(std::int64_t extra) {
    const std::int64_t last = filling_.last_row;
    std::map<std::int64_t, RowPart> rows;
    for (auto& [number, row] : sheet_.rows) {
      if (!is_in_area(number)) move_formulas(row, last, extra);
      rows.emplace(number > last ? number + extra : number, std::move(row));
    }
    sheet_.rows = std::move(rows);
    std::vector<CellRange> added;
    for (CellRange& one : sheet_.merged) {
      if (one.first_row == last && one.last_row == last) {
        for (std::int64_t by = 1; by <= extra; ++by) {
          added.push_back({last + by, last + by, one.first_column, one.last_column});
        }
      }
      if (one.first_row > last) one.first_row += extra, one.last_row += extra;
    }
    sheet_.merged.insert(sheet_.merged.end(), added.begin(), added.end());
  }

  void move_formulas(RowPart& row, std::int64_t from, std::int64_t by) const {
    for (auto& [column, cell] : row.cells) {
      if (!cell.formula || cell.is_shared) continue;
      cell.formula = moved_formula(*cell.formula, from, by);
      cell.inner = formula_xml(*cell.formula);
    }
  }

  // Of the same look; a formula leads from its own row.
  RowPart row_like(const RowPart& model, std::int64_t by) const {
    RowPart row = model;
    for (auto& [column, cell] : row.cells) {
      if (!cell.formula) empty(cell);
    }
    move_formulas(row, filling_.first_row, by);
    return row;
  }

  void write(const WrittenCell& written) {
    CellPart& cell = sheet_.rows[written.row].cells[static_cast<std::size_t>(written.column)];
    empty(cell);
    if (written.text.empty()) return;
    const std::string value = value_of(written, cell);
    if (!value.empty()) {
      cell.inner = "<" + x() + "v>" + value + "</" + x() + "v>";
      return;
    }
    cell.attributes.emplace_back("t", "inlineStr");
    cell.inner = "<" + x() + "is><" + x() + "t xml:space=\"preserve\">" +
                 xml_escaped(written.text) + "</" + x() + "t></" + x() + "is>";
  }

  // A number as one, a day as one where their cell shows days; else nothing, and it is text.
  std::string value_of(const WrittenCell& written, const CellPart& cell) const {
    if (written.kind == WrittenKind::number) {
      const auto number = read_number(written.text);
      return number && number->text == written.text ? written.text : std::string();
    }
    if (written.kind != WrittenKind::day) return {};
    const auto style = whole_number(cell.attribute("s"));
    const auto day = base::parse_date(written.text);
    if (!day || !style || styles_.at(*style) != NumberFormat::day) return {};
    static constexpr std::int64_t of_1900 = 25569;  // Serial numbers of 1970-01-01.
    static constexpr std::int64_t of_1904 = 24107;
    return std::to_string(day->days + (counts_from_1904_ ? of_1904 : of_1900));
  }

  SheetParts& sheet_;
  const CellStyles& styles_;
  const bool counts_from_1904_;
  const Filling& filling_;
};

// The order in which formulas were worked out names cells by where they stood. It may be left out.
Result<base::Done> forget_order_of_formulas(const Archive& archive, Changes& changes) {
  static const std::string order = "xl/calcChain.xml";
  if (!archive.has(order)) return base::Done{};
  for (const std::string part : {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"}) {
    auto xml = whole_part(archive, part, limits::small_part_bytes_max);
    if (!xml) return xml.refusal();
    const std::size_t at = xml->find("calcChain.xml");
    if (at == std::string::npos) continue;
    const std::size_t begin = xml->rfind('<', at);
    const std::size_t end = xml->find('>', at);
    const bool whole =
        begin != std::string::npos && end != std::string::npos && end > 0 && (*xml)[end - 1] == '/';
    if (!whole) return base::refuse(refusal::damaged_file).with("part", part);
    changes.replaced[part] = xml->erase(begin, end - begin + 1);
  }
  changes.removed.push_back(order);
  return base::Done{};
}

}  // namespace

Result<std::string> filled_copy(const std::string& workbook, const Filling& filling) {
  const auto archive = Archive::open(workbook);
  if (!archive) return archive.refusal();
  if (archive->has("xl/vbaProject.bin")) return refusal::macros;
  auto one = opened(*archive);
  if (!one) return one.refusal();
  if (const auto filled = Filler(*one, filling).run(); !filled) return filled.refusal();
  Changes changes;
  changes.replaced[one->part] = put_together(one->sheet);
  if (const auto ok = forget_order_of_formulas(*archive, changes); !ok) return ok.refusal();
  return repacked(workbook, changes);
}

Result<std::vector<CellRange>> merged_cells(const std::string& workbook) {
  const auto archive = Archive::open(workbook);
  if (!archive) return archive.refusal();
  if (archive->has("xl/vbaProject.bin")) return refusal::macros;
  auto one = opened(*archive);
  if (!one) return one.refusal();
  return std::move(one->sheet.merged);
}

}  // namespace sheets

#include "sheets/sheet_parts.h"

#include <expat.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "sheets/limits.h"
#include "sheets/refusals.h"
#include "sheets/table.h"

namespace sheets {

namespace {

struct Reference {
  std::int64_t row = 0;
  std::size_t column = 0;
};

std::optional<Reference> read_reference(std::string_view text) {
  static constexpr std::size_t letters_max = 3;
  static constexpr std::size_t letters_in_alphabet = 26;
  std::size_t at = 0;
  std::size_t column = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
    column = column * letters_in_alphabet + static_cast<std::size_t>(text[at] - 'A') + 1;
  }
  Reference reference;
  const auto [end, error] =
      std::from_chars(text.data() + at, text.data() + text.size(), reference.row);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (at == 0 || at > letters_max || !whole) return std::nullopt;
  if (reference.row < 1 || reference.row > limits::rows_max) return std::nullopt;
  reference.column = column - 1;
  return reference;
}

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Told by expat where everything stands; copies what lies between.
class Taking {
 public:
  Taking(std::string_view xml, SheetParts& into) : xml_(xml), into_(into) {}

  bool run() {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(
        XML_ParserCreate("UTF-8"), XML_ParserFree);
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &Taking::begin_element, &Taking::end_element);
    XML_SetCharacterDataHandler(parser_, &Taking::characters);
    XML_SetStartDoctypeDeclHandler(parser_, [](void* self, const char*, const char*, const char*,
                                               int) { static_cast<Taking*>(self)->stop(); });
    const auto status = XML_Parse(parser_, xml_.data(), static_cast<int>(xml_.size()), 1);
    if (status != XML_STATUS_OK || stopped_ || !has_data_) return false;
    into_.after = std::string(xml_.substr(rest_));
    return true;
  }

 private:
  static void begin_element(void* self, const char* name, const char** pairs) {
    static_cast<Taking*>(self)->begin(name, pairs);
  }
  static void end_element(void* self, const char* name) {
    static_cast<Taking*>(self)->end(local(name));
  }
  static void characters(void* self, const char* text, int size) {
    Taking& taking = *static_cast<Taking*>(self);
    if (taking.in_formula_) taking.cell_->formula->append(text, static_cast<std::size_t>(size));
  }

  void stop() {
    stopped_ = true;
    XML_StopParser(parser_, XML_FALSE);
  }
  std::size_t here() const { return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_)); }
  std::size_t behind() const {
    return here() + static_cast<std::size_t>(XML_GetCurrentByteCount(parser_));
  }

  void begin(std::string_view name, const char** pairs) {
    const std::string_view what = local(name);
    if (cell_ != nullptr) return begin_in_cell(what, pairs);
    if (what == "dimension") return keep(here());
    if (what == "sheetData") {
      has_data_ = true;
      in_data_ = true;
      into_.prefix = std::string(name.substr(0, name.size() - what.size()));
      keep(here());
    } else if (in_data_ && what == "row") {
      begin_row(pairs);
    } else if (in_data_ && what == "c") {
      begin_cell(pairs);
    } else if (what == "mergeCells") {
      keep(here());
    } else if (what == "mergeCell") {
      for (; *pairs != nullptr; pairs += 2) {
        const auto range = read_range(pairs[1]);
        if (std::string_view(*pairs) == "ref" && range) into_.merged.push_back(*range);
      }
    }
  }

  void begin_row(const char** pairs) {
    RowPart row;
    std::int64_t number = row_number_ + 1;
    for (; *pairs != nullptr; pairs += 2) {
      const std::string_view name = *pairs;
      const std::string_view value = pairs[1];
      if (name == "r") std::from_chars(value.data(), value.data() + value.size(), number);
      else if (name != "spans") row.attributes.emplace_back(name, value);
    }
    if (number <= row_number_ || number > limits::rows_max) return stop();
    row_number_ = number;
    column_ = 0;
    row_ = &into_.rows.emplace(number, std::move(row)).first->second;
  }

  void begin_cell(const char** pairs) {
    if (row_ == nullptr) return stop();
    CellPart cell;
    for (; *pairs != nullptr; pairs += 2) {
      const std::string_view name = *pairs;
      if (name != "r") {
        cell.attributes.emplace_back(name, pairs[1]);
        continue;
      }
      const auto reference = read_reference(pairs[1]);
      if (!reference) return stop();
      column_ = reference->column;
    }
    if (column_ >= limits::columns_max) return stop();
    cell_ = &row_->cells.insert_or_assign(column_, std::move(cell)).first->second;
    ++column_;
    inner_ = behind();
  }

  void begin_in_cell(std::string_view what, const char** pairs) {
    if (what != "f") return;
    in_formula_ = true;
    cell_->formula.emplace();
    for (; *pairs != nullptr; pairs += 2) {
      if (std::string_view(*pairs) == "t") {
        cell_->is_shared = std::string_view(pairs[1]) != "normal";
      }
    }
  }

  void end(std::string_view what) {
    if (cell_ != nullptr) {
      if (what == "f") in_formula_ = false;
      if (what == "c") end_cell();
    } else if (what == "dimension") {
      rest_ = behind();  // Left out: it may be true no longer.
    } else if (what == "row") {
      row_ = nullptr;
    } else if (what == "sheetData") {
      in_data_ = false;
      data_over_ = true;
      rest_ = behind();
    } else if (what == "mergeCells") {
      rest_ = behind();
    }
  }

  // An empty element ends where it began; its own end lies behind it.
  void end_cell() {
    if (here() > inner_) cell_->inner = std::string(xml_.substr(inner_, here() - inner_));
    cell_ = nullptr;
  }
  // What stands before `until` and was not kept yet.
  void keep(std::size_t until) {
    const std::string_view text = xml_.substr(rest_, until - rest_);
    if (!data_over_) into_.before += text;
    else into_.between += text;
    rest_ = until;
  }

  std::string_view xml_;
  SheetParts& into_;
  XML_Parser parser_ = nullptr;
  RowPart* row_ = nullptr;
  CellPart* cell_ = nullptr;
  std::int64_t row_number_ = 0;
  std::size_t column_ = 0;
  std::size_t inner_ = 0;
  std::size_t rest_ = 0;
  bool has_data_ = false;
  bool in_data_ = false;
  bool data_over_ = false;
  bool in_formula_ = false;
  bool stopped_ = false;
};

void add_attributes(std::string& out, const XmlAttributes& attributes) {
  for (const auto& [name, value] : attributes) {
    out += " " + name + "=\"" + xml_escaped(value) + "\"";
  }
}

}  // namespace

std::string_view CellPart::attribute(std::string_view name) const {
  for (const auto& [one, value] : attributes) {
    if (one == name) return value;
  }
  return {};
}

std::optional<CellRange> read_range(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto first = read_reference(text.substr(0, colon));
  const auto last = colon == text.size() ? first : read_reference(text.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) {
    return std::nullopt;
  }
  return CellRange{first->row, last->row, first->column, last->column};
}

std::string to_text(const CellRange& range) {
  return cell_name(range.first_column, range.first_row) + ":" +
         cell_name(range.last_column, range.last_row);
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      default:
        if (static_cast<unsigned char>(c) >= ' ' || c == '\t') out += c;
    }
  }
  return out;
}

base::Result<SheetParts> take_apart(std::string_view xml, const std::string& part) {
  SheetParts parts;
  if (Taking(xml, parts).run()) return parts;
  return base::refuse(refusal::damaged_file).with("part", part);
}

std::string put_together(const SheetParts& parts) {
  const std::string& x = parts.prefix;
  std::string out = parts.before + "<" + x + "sheetData>";
  for (const auto& [number, row] : parts.rows) {
    out += "<" + x + "row r=\"" + std::to_string(number) + "\"";
    add_attributes(out, row.attributes);
    out += ">";
    for (const auto& [column, cell] : row.cells) {
      out += "<" + x + "c r=\"" + cell_name(column, number) + "\"";
      add_attributes(out, cell.attributes);
      out += ">" + cell.inner + "</" + x + "c>";
    }
    out += "</" + x + "row>";
  }
  out += "</" + x + "sheetData>" + parts.between;
  if (!parts.merged.empty()) {
    out += "<" + x + "mergeCells count=\"" + std::to_string(parts.merged.size()) + "\">";
    for (const CellRange& one : parts.merged) {
      out += "<" + x + "mergeCell ref=\"" + to_text(one) + "\"/>";
    }
    out += "</" + x + "mergeCells>";
  }
  return out + parts.after;
}

}  // namespace sheets

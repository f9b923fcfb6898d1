#include "sheets/cell_styles.h"

#include <array>

#include "sheets/cell_text.h"

namespace sheets {

namespace {

struct Ids {
  std::uint32_t first;
  std::uint32_t last;
};

// ECMA-376, 18.8.30. From 27 to 36 and from 50 to 58 are the days of Chinese, Japanese and Korean.
constexpr std::array days{Ids{14, 22}, Ids{27, 36}, Ids{45, 47}, Ids{50, 58}};
constexpr std::uint32_t elapsed_hours = 46;

constexpr std::string_view day_letters = "dDyYmMhHsS";

// [h], [mm]: a count of hours or minutes. Other brackets hold a colour, a language or a condition.
bool is_elapsed(std::string_view bracket) {
  return !bracket.empty() && bracket.find_first_not_of("hHmMsS") == std::string_view::npos;
}

}  // namespace

NumberFormat built_in_format(std::uint32_t id) {
  if (id == elapsed_hours) return NumberFormat::elapsed;
  for (const Ids& ids : days) {
    if (id >= ids.first && id <= ids.last) return NumberFormat::day;
  }
  return NumberFormat::number;
}

NumberFormat format_of_code(std::string_view code) {
  NumberFormat format = NumberFormat::number;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == '"' || c == '[') {
      const std::size_t close = code.find(c == '"' ? '"' : ']', at + 1);
      if (close == std::string_view::npos) break;
      if (c == '[' && is_elapsed(code.substr(at + 1, close - at - 1))) return NumberFormat::elapsed;
      at = close;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;  // The next one is shown, left out or repeated.
    } else if (day_letters.find(c) != std::string_view::npos) {
      format = NumberFormat::day;
    }
  }
  return format;
}

NumberFormat CellStyles::at(std::size_t style) const {
  if (style >= format_ids_.size()) return NumberFormat::number;
  const auto own = formats_.find(format_ids_[style]);
  return own != formats_.end() ? own->second : built_in_format(format_ids_[style]);
}

void CellStyles::begin(std::string_view name, const Attributes& attributes) {
  if (name == "numFmts") section_ = Section::formats;
  else if (name == "cellXfs") section_ = Section::cells;
  const bool is_format = section_ == Section::formats && name == "numFmt";
  const bool is_style = section_ == Section::cells && name == "xf";
  if (!is_format && !is_style) return;
  if (formats_.size() + format_ids_.size() == limits::styles_max) return refuse_part();
  const std::string_view id_text = attributes["numFmtId"];
  const auto id = whole_number(id_text.empty() ? "0" : id_text);
  if (!id) return refuse_part();
  if (is_style) format_ids_.push_back(*id);
  else formats_[*id] = format_of_code(attributes["formatCode"]);
}

void CellStyles::end(std::string_view name) {
  if (name == "numFmts" || name == "cellXfs") section_ = Section::other;
}

}  // namespace sheets

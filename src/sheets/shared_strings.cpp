#include "sheets/shared_strings.h"

#include "sheets/cell_text.h"
#include "sheets/refusals.h"

namespace sheets {

std::optional<std::string_view> SharedStrings::at(std::size_t number) const {
  if (number >= ends_.size()) return std::nullopt;
  const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(text_).substr(begin, ends_[number] - begin);
}

void SharedStrings::begin(std::string_view name, const Attributes&) {
  if (name == "si") in_item_ = true;
  else if (name == "rPh") in_reading_ = true;
  else if (name == "t") in_text_ = in_item_ && !in_reading_;
}

void SharedStrings::end(std::string_view name) {
  if (name == "t") in_text_ = false;
  else if (name == "rPh") in_reading_ = false;
  if (name != "si") return;
  in_item_ = false;
  if (ends_.size() == limits::shared_strings_max) {
    return refuse(base::refuse(refusal::too_much_text));
  }
  const std::size_t begin = ends_.empty() ? 0 : ends_.back();
  unescape(text_, begin);
  ends_.push_back(static_cast<std::uint32_t>(text_.size()));
}

void SharedStrings::text(std::string_view piece) {
  if (!in_text_) return;
  if (text_.size() + piece.size() > bytes_max_) {
    return refuse(base::refuse(refusal::too_much_text));
  }
  text_ += piece;
}

}  // namespace sheets

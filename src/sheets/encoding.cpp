#include "sheets/encoding.h"

#include <unicode/localpointer.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/utf8.h"
#include "sheets/refusals.h"

namespace sheets {

namespace {

base::Refusal unreadable(std::ptrdiff_t lines_before) {
  return base::refuse(refusal::unreadable_text).with("line", std::to_string(lines_before + 1));
}

template <class Text>
std::ptrdiff_t line_ends(const Text& text) {
  return std::count(text.begin(), text.end(), '\n');
}

icu::LocalUConverterPointer converter(const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  icu::LocalUConverterPointer made(ucnv_open(encoding, &error));
  if (U_SUCCESS(error)) {
    ucnv_setToUCallBack(made.getAlias(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &error);
  }
  if (U_FAILURE(error)) throw std::runtime_error("ICU cannot read " + std::string(encoding));
  return made;
}

base::Result<std::string> decode(std::string_view bytes, const char* encoding) {
  const auto from = converter(encoding);
  const auto to = converter("UTF-8");
  std::array<UChar, 4096> pivot;
  std::array<char, 64 << 10> piece;
  UChar* pivot_read = pivot.data();
  UChar* pivot_written = pivot.data();
  const char* source = bytes.data();
  std::string text;
  for (bool first = true;; first = false) {
    UErrorCode error = U_ZERO_ERROR;
    char* target = piece.data();
    ucnv_convertEx(to.getAlias(), from.getAlias(), &target, piece.data() + piece.size(), &source,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_read, &pivot_written,
                   pivot.data() + pivot.size(), first, true, &error);
    text.append(piece.data(), target);
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    const std::u16string_view undelivered(pivot_read, pivot_written);
    if (U_FAILURE(error)) return unreadable(line_ends(text) + line_ends(undelivered));
    return text;
  }
}

// Where the text stops being UTF-8.
std::size_t utf8_prefix(std::string_view text) {
  std::size_t at = 0;
  for (std::string_view c; at < text.size(); at += c.size()) {
    c = base::first_character(text.substr(at));
    if (c.size() == 1 && static_cast<unsigned char>(c.front()) >= 0x80) break;
  }
  return at;
}

// A file in UTF-8 with a fault in it could be read as GB18030, with other names from the first to
// the last. Chinese in UTF-8 is of three bytes a character, and GB18030 hardly ever looks like
// that.
bool is_damaged_utf8(std::string_view text) {
  std::size_t good = 0;
  std::size_t bad = 0;
  while (!text.empty()) {
    const std::string_view c = base::first_character(text);
    good += c.size() > 2;
    bad += c.size() == 1 && static_cast<unsigned char>(c.front()) >= 0x80;
    text.remove_prefix(c.size());
  }
  return good > bad;
}

base::Result<std::string> decode_any(std::string bytes) {
  const std::string_view view = bytes;
  if (view.starts_with("\xFF\xFE")) return decode(view.substr(2), "UTF-16LE");
  if (view.starts_with("\xFE\xFF")) return decode(view.substr(2), "UTF-16BE");
  if (view.find('\0') != std::string_view::npos) return refusal::not_a_table;
  const bool marked = view.starts_with("\xEF\xBB\xBF");
  if (base::is_utf8(view)) {
    if (marked) bytes.erase(0, 3);
    return bytes;
  }
  if (marked || is_damaged_utf8(view))
    return unreadable(line_ends(view.substr(0, utf8_prefix(view))));
  return decode(view, "gb18030");
}

}  // namespace

base::Result<std::string> to_utf8(std::string bytes) {
  auto text = decode_any(std::move(bytes));
  if (text && text->find('\0') != std::string::npos) return refusal::not_a_table;
  return text;
}

}  // namespace sheets

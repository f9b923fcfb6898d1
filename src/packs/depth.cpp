#include "packs/depth.h"

#include <algorithm>
#include <string>

namespace packs {

// The position after the string that opens at `at`; the end of the text when it never closes.
static std::size_t after_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool escapes = quote == '"';
  const bool long_form = text.substr(at + 1).starts_with(std::string(2, quote));
  const std::size_t width = long_form ? 3 : 1;
  for (std::size_t i = at + width; i < text.size(); ++i) {
    if (escapes && text[i] == '\\') ++i;
    else if (!long_form && text[i] == '\n') return i;
    else if (text[i] == quote && (!long_form || text.substr(i, 3) == text.substr(at, 3)))
      return i + width;
  }
  return text.size();
}

bool nested_deeper_than(std::string_view toml, std::size_t depth_max) {
  std::size_t brackets = 0;
  std::size_t dots = 0;
  for (std::size_t i = 0; i < toml.size();) {
    const char c = toml[i];
    if (c == '"' || c == '\'') {
      i = after_string(toml, i);
      continue;
    }
    if (c == '#') {
      i = std::min(toml.find('\n', i), toml.size());
      continue;
    }
    if (c == '[' || c == '{') ++brackets;
    if ((c == ']' || c == '}') && brackets > 0) --brackets;
    if (c == '.') ++dots;
    if (c == '=' || c == '\n' || c == ',' || c == '[' || c == '{') dots = 0;
    if (brackets > depth_max || dots > depth_max) return true;
    ++i;
  }
  return false;
}

}  // namespace packs

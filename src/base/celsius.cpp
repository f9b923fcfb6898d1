#include "base/celsius.h"

#include <fmt/format.h>

namespace base {

std::string to_string(Celsius value) {
  return fmt::format("{}.{}", value.tenths / 10, value.tenths % 10);
}

std::optional<Celsius> parse_celsius(std::string_view text) {
  if (text.size() != 4 || text[2] != '.') return std::nullopt;
  for (const std::size_t i : {0, 1, 3}) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
  }
  return Celsius{(text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[3] - '0')};
}

}  // namespace base

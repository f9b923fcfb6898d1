// A body temperature in tenths of a degree. Written with exactly one decimal: "36.6".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Celsius {
  std::int32_t tenths = 0;
  auto operator<=>(const Celsius&) const = default;
};

std::string to_string(Celsius);
std::optional<Celsius> parse_celsius(
    std::string_view);  // dd.d only: "3.65", "365", "36" are empty.

}  // namespace base

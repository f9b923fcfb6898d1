// The administrative tree: province, prefecture, county, township, community (village).
#pragma once

#include <boost/describe.hpp>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"

namespace places {

// code x 100 + generation; equal on all installations. 0 is no place.
struct PlaceId {
  std::int64_t value = 0;
  auto operator<=>(const PlaceId&) const = default;
};

enum class Level : std::uint8_t { province = 1, prefecture, county, township, community };
BOOST_DESCRIBE_ENUM(Level, province, prefecture, county, township, community)

enum class UrbanRural : std::uint8_t { urban, rural, unknown };
BOOST_DESCRIBE_ENUM(UrbanRural, urban, rural, unknown)

enum class UrbanRuralSource : std::uint8_t { proposed, corrected };
BOOST_DESCRIBE_ENUM(UrbanRuralSource, proposed, corrected)

struct Place {
  PlaceId id;
  std::string code;  // 2, 4, 6, 9 or 12 digits, never padded.
  Level level = Level::province;
  std::string name;
  std::string path;  // Names from the province down, joined by '/', a repeated name said once.
  std::optional<PlaceId> parent;
};

}  // namespace places

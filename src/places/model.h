// The administrative tree: province, prefecture, county, township, community (village).
#pragma once

#include <boost/describe.hpp>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace places {

// code x 100 + generation; equal on all installations. 0 is no place.
struct PlaceId {
  std::int64_t value = 0;
  auto operator<=>(const PlaceId&) const = default;
};

enum class Level : std::uint8_t { province = 1, prefecture, county, township, community };
BOOST_DESCRIBE_ENUM(Level, province, prefecture, county, township, community)
inline constexpr std::size_t level_count = 5;

enum class UrbanRural : std::uint8_t { urban, rural, unknown };
BOOST_DESCRIBE_ENUM(UrbanRural, urban, rural, unknown)

enum class UrbanRuralSource : std::uint8_t { proposed, corrected };
BOOST_DESCRIBE_ENUM(UrbanRuralSource, proposed, corrected)

// A place as it is shown.
struct Place {
  PlaceId id;
  std::string code;  // 2, 4, 6, 9 or 12 digits, never padded.
  Level level = Level::province;
  std::string name;
  std::string path;  // Names from the province down, joined by '/', a repeated name said once.
  std::optional<PlaceId> parent;
  UrbanRural urban_rural = UrbanRural::unknown;
  UrbanRuralSource urban_rural_source = UrbanRuralSource::proposed;
};

// A place and everything below it: all places whose span begins in [first, last].
struct Span {
  std::int64_t first = 0;
  std::int64_t last = 0;
  auto operator<=>(const Span&) const = default;
};

// A place as it is kept.
struct PlaceRow {
  PlaceId id;
  std::optional<PlaceId> parent;
  std::string name;
  std::string initials;                  // First letters of the pinyin: 北京市 is bjs.
  std::optional<base::Date> valid_from;  // Empty: as far back as anybody asks.
  std::optional<base::Date> valid_to;    // The first day on which it was no longer so.
  Span span;
  UrbanRural urban_rural = UrbanRural::unknown;
  UrbanRuralSource urban_rural_source = UrbanRuralSource::proposed;

  bool is_current() const { return !valid_to; }
  auto operator<=>(const PlaceRow&) const = default;
};

// A place as a published list of divisions names it.
struct Division {
  std::int64_t code = 0;
  std::string name;
};

}  // namespace places

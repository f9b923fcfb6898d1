// Identifiers: UUIDs of version 7 (RFC 9562), made by whoever creates the record.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  auto operator<=>(const Uuid&) const = default;
};

Uuid make_uuid(std::int64_t unix_ms);              // Version 7; random beyond the time.
std::string to_string(const Uuid&);                // 8-4-4-4-12, lower case.
std::optional<Uuid> parse_uuid(std::string_view);  // Only that form.

// A PersonId is not an EpisodeId: Id<struct PersonTag>.
template <class Tag>
struct Id {
  Uuid value{};
  auto operator<=>(const Id&) const = default;
};

template <class Tag>
std::string to_string(const Id<Tag>& id) {
  return to_string(id.value);
}

}  // namespace base

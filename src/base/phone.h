// Telephone numbers of the mainland: read as people write them, kept in one form.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class PhoneKind : std::uint8_t { mobile, landline };
BOOST_DESCRIBE_ENUM(PhoneKind, mobile, landline)

struct Phone {
  PhoneKind kind = PhoneKind::mobile;
  std::string number;  // 13800001234, or with a hyphen behind the area code: 0571-88886666.
  auto operator<=>(const Phone&) const = default;
};

// Spaces, hyphens, brackets and +86 (0086, 86) are taken off. Empty for anything that is neither a
// mobile number (1[3-9] and nine digits) nor a landline with its area code.
std::optional<Phone> parse_phone(std::string_view text);

}  // namespace base

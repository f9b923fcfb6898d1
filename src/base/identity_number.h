// Identity numbers (GB 11643): what is wrong with one, and what a right one says. Pure.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace base {

enum class Sex : std::uint8_t { male, female };
BOOST_DESCRIBE_ENUM(Sex, male, female)

// In the order in which they are looked for: a number has one fault, the first.
enum class IdentityFault : std::uint8_t {
  empty,
  length,        // Neither 15 nor 18 characters.
  characters,    // Anything but ASCII digits, or an X elsewhere than at the end of 18.
  region,        // No province of the first two digits. Counties come and go: they are not asked.
  birth_date,    // There is no such day.
  check_digit,   // ISO 7064 MOD 11-2; 15 digits have none.
  future_birth,  // After today.
  too_old,       // More than limits::years_back_max years ago.
};
BOOST_DESCRIBE_ENUM(IdentityFault, empty, length, characters, region, birth_date, check_digit,
                    future_birth, too_old)

enum class IdentityKind : std::uint8_t {
  citizen,
  citizen_15_digits,  // Issued until 1999; born 19xx.
  hong_kong_permit,   // Residence permits (港澳台居民居住证): 810000, 820000, 830000.
  macau_permit,
  taiwan_permit,
};
BOOST_DESCRIBE_ENUM(IdentityKind, citizen, citizen_15_digits, hong_kong_permit, macau_permit,
                    taiwan_permit)

struct IdentityVerdict {
  std::optional<IdentityFault> fault;
  std::string number;  // Without spaces around it, X in upper case. The rest only if valid().
  Date birth_date;
  Sex sex = Sex::male;
  IdentityKind kind = IdentityKind::citizen;

  bool valid() const { return !fault; }
};

IdentityVerdict check_identity_number(std::string_view text, Date today);

std::string_view reason(const IdentityVerdict&);  // The fault's name, or empty.

}  // namespace base

#include "base/identity_number.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/limits.h"
#include "base/utf8.h"

namespace base {

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static unsigned read_number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

static bool has_right_characters(std::string_view number) {
  const bool long_form = number.size() == 18;
  const std::string_view digits = long_form ? number.substr(0, 17) : number;
  return std::all_of(digits.begin(), digits.end(), is_digit) &&
         (!long_form || is_digit(number[17]) || number[17] == 'X');
}

static bool is_province(unsigned prefix) {
  static constexpr std::array<std::array<unsigned, 2>, 8> ranges{
      {{11, 15}, {21, 23}, {31, 37}, {41, 46}, {50, 54}, {61, 65}, {71, 71}, {81, 83}}};
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const auto& range) { return range[0] <= prefix && prefix <= range[1]; });
}

static char check_character(std::string_view number) {
  static constexpr std::array<unsigned, 17> weights{7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                    3, 7, 9,  10, 5, 8, 4, 2};
  unsigned sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sum += weights[i] * static_cast<unsigned>(number[i] - '0');
  }
  return "10X98765432"[sum % 11];
}

static std::optional<Date> read_birth_date(std::string_view number) {
  const bool long_form = number.size() == 18;
  const unsigned year =
      long_form ? read_number(number.substr(6, 4)) : 1900 + read_number(number.substr(6, 2));
  const std::string_view rest = number.substr(long_form ? 10 : 8, 4);
  return make_date(static_cast<int>(year), read_number(rest.substr(0, 2)),
                   read_number(rest.substr(2, 2)));
}

static bool is_too_old(Date birth, Date today) {
  const YearMonthDay born = split(birth);
  const YearMonthDay now = split(today);
  const int last_year = born.year + static_cast<int>(limits::years_back_max);
  return std::tuple(last_year, born.month, born.day) < std::tuple(now.year, now.month, now.day);
}

static IdentityKind kind_of(std::string_view number) {
  if (number.size() == 15) return IdentityKind::citizen_15_digits;
  if (number.starts_with("810000")) return IdentityKind::hong_kong_permit;
  if (number.starts_with("820000")) return IdentityKind::macau_permit;
  if (number.starts_with("830000")) return IdentityKind::taiwan_permit;
  return IdentityKind::citizen;
}

IdentityVerdict check_identity_number(std::string_view text, Date today) {
  IdentityVerdict verdict;
  verdict.number = std::string(trim(text));
  std::string& number = verdict.number;
  const auto wrong = [&](IdentityFault fault) {
    verdict.fault = fault;
    return verdict;
  };
  if (number.empty()) return wrong(IdentityFault::empty);
  if (number.back() == 'x') number.back() = 'X';
  const std::size_t count = character_count(number);
  if (count != 15 && count != 18) return wrong(IdentityFault::length);
  if (!has_right_characters(number)) return wrong(IdentityFault::characters);
  if (!is_province(read_number(number.substr(0, 2)))) return wrong(IdentityFault::region);
  const std::optional<Date> birth = read_birth_date(number);
  if (!birth) return wrong(IdentityFault::birth_date);
  if (count == 18 && check_character(number) != number[17]) {
    return wrong(IdentityFault::check_digit);
  }
  if (*birth > today) return wrong(IdentityFault::future_birth);
  if (is_too_old(*birth, today)) return wrong(IdentityFault::too_old);
  verdict.birth_date = *birth;
  verdict.sex = (number[count == 18 ? 16 : 14] - '0') % 2 == 1 ? Sex::male : Sex::female;
  verdict.kind = kind_of(number);
  return verdict;
}

std::string_view reason(const IdentityVerdict& verdict) {
  return verdict.fault ? boost::describe::enum_to_string(*verdict.fault, "") : "";
}

}  // namespace base

#include "base/phone.h"

namespace base {

// The digits alone; empty when anything but digits and the usual separators is there.
static std::string bare_digits(std::string_view text) {
  static constexpr std::string_view separators = " -()";
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') digits += c;
    else if (c == '+' && digits.empty() && text.substr(i).starts_with("+86")) i += 2;
    else if (separators.find(c) == std::string_view::npos) return {};
  }
  return digits;
}

static void drop_country_code(std::string& digits) {
  if (digits.starts_with("0086")) digits.erase(0, 4);
  else if (digits.starts_with("86") && digits.size() >= 12) digits.erase(0, 2);
}

static bool is_mobile(std::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

// 010 and 02x are three digits long, 03xx to 09xx four; 01x but 010 does not exist.
static std::size_t area_code_length(std::string_view digits) {
  if (digits.starts_with("010") || digits.starts_with("02")) return 3;
  return digits.size() > 1 && digits[0] == '0' && digits[1] >= '3' ? 4 : 0;
}

std::optional<Phone> parse_phone(std::string_view text) {
  const bool international = text.find("+86") != std::string_view::npos;
  std::string digits = bare_digits(text);
  drop_country_code(digits);
  if (is_mobile(digits)) return Phone{PhoneKind::mobile, digits};
  // Abroad people drop the area code's 0: +86 571 8888 6666.
  if (international && !digits.empty() && digits[0] != '0') digits.insert(0, 1, '0');
  const std::size_t area = area_code_length(digits);
  if (area == 0 || digits.size() < area + 7 || digits.size() > area + 8) return std::nullopt;
  if (digits[area] < '2') return std::nullopt;  // 0 and 1 begin trunk and service numbers.
  return Phone{PhoneKind::landline, digits.substr(0, area) + "-" + digits.substr(area)};
}

}  // namespace base

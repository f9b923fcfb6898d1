#include "sheets/cell_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/time.h"
#include "base/utf8.h"

namespace sheets {

namespace {

constexpr double whole_numbers_end = 9007199254740992.0;  // 2^53
constexpr std::size_t full_text_characters_max = 40;
constexpr std::int64_t day_seconds = 86'400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number as it is written: "-1.25E+3" is negative, "125", and the point stands behind 4 digits.
struct Written {
  bool negative = false;
  std::string digits;
  std::int64_t point = 0;
};

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

std::optional<Written> take_apart(std::string_view text) {
  Written out;
  out.negative = text.starts_with('-');
  if (out.negative) text.remove_prefix(1);
  const std::string_view whole = take_digits(text);
  std::string_view fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
  }
  if (whole.empty() && fraction.empty()) return std::nullopt;
  out.digits.append(whole).append(fraction);
  out.point = static_cast<std::int64_t>(whole.size());
  if (text.empty()) return out;
  if (text.front() != 'E' && text.front() != 'e') return std::nullopt;
  text.remove_prefix(1);
  const bool small = text.starts_with('-');
  if (small || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view exponent = take_digits(text);
  if (exponent.empty() || exponent.size() > 4 || !text.empty()) return std::nullopt;
  std::int64_t shift = 0;
  for (const char c : exponent) shift = shift * 10 + (c - '0');
  out.point += small ? -shift : shift;
  return out;
}

// For numbers of 2^53 and above: all their digits, the point where it belongs.
std::string in_full(const Written& written) {
  const auto point = static_cast<std::size_t>(written.point);
  std::string digits = written.digits;
  if (digits.size() < point) digits.append(point - digits.size(), '0');
  std::string fraction = digits.substr(point);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  digits.resize(point);
  digits.erase(0, digits.find_first_not_of('0'));
  std::string text = written.negative ? "-" : "";
  text += digits;
  if (!fraction.empty()) text.append(".").append(fraction);
  return text;
}

std::string shortest(double value) {
  std::array<char, 400> buffer;
  char* const end = buffer.data() + buffer.size();
  auto made = std::to_chars(buffer.data(), end, value, std::chars_format::fixed);
  if (made.ptr - buffer.data() > static_cast<std::ptrdiff_t>(full_text_characters_max)) {
    made = std::to_chars(buffer.data(), end, value);
  }
  return {buffer.data(), made.ptr};
}

// Most cells hold one of these, and they are their own text.
bool is_plain(std::string_view text) {
  return !text.empty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), is_digit) &&
         (text.front() != '0' || text.size() == 1);
}

std::string clock_text(std::int64_t seconds) {
  return base::minute_to_string(static_cast<int>(seconds / 60));
}

// To the second: 10:00 is kept as 0.41666666666666669, and sometimes as a little less.
std::optional<std::int64_t> seconds_of(double serial) {
  static constexpr double serial_end = 2958466;  // The first day of the year 10000.
  if (!(serial >= 0 && serial < serial_end)) return std::nullopt;
  return std::llround(serial * static_cast<double>(day_seconds));
}

}  // namespace

std::optional<Number> read_number(std::string_view text) {
  text = base::trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  Number number;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number.value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  if (is_plain(text)) {
    number.text = text;
    return number;
  }
  const auto written = take_apart(text);
  if (!written) return std::nullopt;
  if (number.value == 0) number.text = "0";
  else if (std::abs(number.value) < whole_numbers_end) number.text = shortest(number.value);
  else if (written->point > static_cast<std::int64_t>(full_text_characters_max)) number.text = text;
  else number.text = in_full(*written);
  return number;
}

std::optional<std::string> day_text(double serial, FirstDay first) {
  const auto seconds = seconds_of(serial);
  if (!seconds) return std::nullopt;
  if (serial < 1) return clock_text(std::min(*seconds, day_seconds - 1));
  const std::int64_t day = *seconds / day_seconds;
  const std::int64_t rest = *seconds % day_seconds;
  static const base::Date eve_of_1900 = *base::parse_date("1899-12-31");
  static const base::Date start_of_1904 = *base::parse_date("1904-01-01");
  static constexpr std::int64_t no_such_day = 60;
  const auto after = [&](base::Date start, std::int64_t days) {
    return base::to_string(start + base::Days{static_cast<std::int32_t>(days)});
  };
  std::string text;
  if (first == FirstDay::of_1904) text = after(start_of_1904, day);
  else if (day == no_such_day) text = "1900-02-29";
  else text = after(eve_of_1900, day < no_such_day ? day : day - 1);
  if (text.size() > 10) return std::nullopt;
  if (rest > 0) text += ' ' + clock_text(rest);
  return text;
}

std::optional<std::string> elapsed_text(double serial) {
  const auto seconds = seconds_of(serial);
  if (!seconds) return std::nullopt;
  return clock_text(*seconds);
}

std::optional<std::string> iso_day_text(std::string_view value) {
  value = base::trim(value);
  std::string text;
  if (const auto day = base::parse_date(value.substr(0, 10))) {
    text = base::to_string(*day);
    value.remove_prefix(10);
    if (value.empty()) return text;
    if (value.front() != 'T') return std::nullopt;
  }
  if (value.starts_with('T')) value.remove_prefix(1);
  const auto minute = base::parse_minute(value.substr(0, 5));
  const std::string_view seconds = value.substr(std::min<std::size_t>(5, value.size()));
  if (!minute || (!seconds.empty() && seconds.front() != ':')) return std::nullopt;
  const bool midnight = *minute == 0 && seconds.find_first_not_of(":0.Z") == std::string_view::npos;
  if (!text.empty() && midnight) return text;
  if (!text.empty()) text += ' ';
  return text + base::minute_to_string(*minute);
}

// The character at `at` when "_x" and four hexadecimal digits and "_" stand there.
static std::optional<std::uint32_t> escaped(std::string_view text, std::size_t at) {
  if (text.size() < at + 7 || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') {
    return std::nullopt;
  }
  std::uint32_t code = 0;
  const char* const end = text.data() + at + 6;
  const auto read = std::from_chars(text.data() + at + 2, end, code, 16);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return code;
}

void unescape(std::string& text, std::size_t from) {
  const auto is_special = [](char c) { return c == '_' || c == '\r'; };
  const auto first =
      std::find_if(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), is_special);
  std::size_t at = static_cast<std::size_t>(first - text.begin());
  std::size_t kept = at;
  while (at < text.size()) {
    const auto code = escaped(text, at);
    // Only what XML cannot hold, and the underscore itself, has a need to be kept so.
    const bool known = code && (*code < 0x20 || *code == '_');
    char c = known ? static_cast<char>(*code) : text[at];
    at += known ? 7 : 1;
    if (c == '\r') {
      const auto following = escaped(text, at);
      if (at < text.size() && (text[at] == '\n' || following == 0x0A)) continue;
      c = '\n';
    }
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') text[kept++] = c;
  }
  text.resize(kept);
}

std::optional<std::uint32_t> whole_number(std::string_view digits) {
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

}  // namespace sheets

#include "base/time.h"

#include <fmt/format.h>

#include <chrono>

namespace base {

namespace chr = std::chrono;

static constexpr std::int64_t day_ms = 86'400'000;
static constexpr std::int64_t minute_ms = 60'000;
static constexpr std::int64_t china_offset_ms = 8 * 3'600'000;

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
  if (year < 1800 || year > 9999) return std::nullopt;
  const chr::year_month_day ymd{chr::year{year}, chr::month{month}, chr::day{day}};
  if (!ymd.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(chr::sys_days{ymd}.time_since_epoch().count())};
}

YearMonthDay split(Date date) {
  const chr::year_month_day ymd{chr::sys_days{chr::days{date.days}}};
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
          static_cast<unsigned>(ymd.day())};
}

std::string to_string(Date date) {
  const YearMonthDay ymd = split(date);
  return fmt::format("{:04}-{:02}-{:02}", ymd.year, ymd.month, ymd.day);
}

// Reads exactly `width` digits at `at`; empty when there are fewer.
static std::optional<int> digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  return make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

static std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

std::string to_string(Instant at) {
  const std::int64_t days = floor_div(at.ms, day_ms);
  const std::int64_t rest = at.ms - days * day_ms;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_string(Date{static_cast<int>(days)}),
                     rest / 3'600'000, rest / minute_ms % 60, rest / 1000 % 60, rest % 1000);
}

// Milliseconds east of Greenwich, read from "Z" or "+08:00" at the end of the text.
static std::optional<std::int64_t> parse_offset(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto hours = digits(text, 1, 2);
  const auto minutes = digits(text, 4, 2);
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes) * minute_ms;
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto hours = digits(text, 11, 2);
  const auto minutes = digits(text, 14, 2);
  const auto seconds = digits(text, 17, 2);
  if (!date || !hours || !minutes || !seconds) return std::nullopt;
  if (*hours > 23 || *minutes > 59 || *seconds > 59) return std::nullopt;
  std::size_t at = 19;
  std::int64_t ms = 0;
  if (text[at] == '.') {
    std::int64_t unit = 100;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) {
      ms += (text[at] - '0') * unit;
    }
    if (unit == 100) return std::nullopt;
  }
  const auto offset = parse_offset(text.substr(at));
  if (!offset) return std::nullopt;
  return Instant{date->days * day_ms + *hours * 3'600'000 + *minutes * minute_ms + *seconds * 1000 +
                 ms - *offset};
}

Date date_of(Instant at) {
  return {static_cast<std::int32_t>(floor_div(at.ms + china_offset_ms, day_ms))};
}

Instant start_of(Date date) { return {date.days * day_ms - china_offset_ms}; }

int minute_of_day(Instant at) {
  return static_cast<int>((at.ms - start_of(date_of(at)).ms) / minute_ms);
}

Instant at_minute(Date date, int minute) { return {start_of(date).ms + minute * minute_ms}; }

std::optional<int> parse_minute(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = digits(text, 0, 2);
  const auto minutes = digits(text, 3, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return *hours * 60 + *minutes;
}

std::string minute_to_string(int minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

Instant SystemClock::now() const {
  return {
      chr::duration_cast<chr::milliseconds>(chr::system_clock::now().time_since_epoch()).count()};
}

}  // namespace base

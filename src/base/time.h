// Days, instants and the one clock. Days and hours are China Standard Time (UTC+8, no summer time).
#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Days {
  std::int32_t count = 0;
  auto operator<=>(const Days&) const = default;
};

struct Date {
  std::int32_t days = 0;  // Since 1970-01-01.
  auto operator<=>(const Date&) const = default;
};

inline Date operator+(Date date, Days n) { return {date.days + n.count}; }
inline Date operator-(Date date, Days n) { return {date.days - n.count}; }
inline Days operator-(Date a, Date b) { return {a.days - b.days}; }

struct YearMonthDay {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

std::optional<Date> make_date(int year, unsigned month, unsigned day);  // Empty for 31 February.
YearMonthDay split(Date);
std::string to_string(Date);                       // YYYY-MM-DD
std::optional<Date> parse_date(std::string_view);  // Only that form, only days that exist.

struct Instant {
  std::int64_t ms = 0;  // Since 1970-01-01T00:00Z.
  auto operator<=>(const Instant&) const = default;
};

std::string to_string(Instant);                          // 2026-11-22T06:00:00.000Z
std::optional<Instant> parse_instant(std::string_view);  // Z or +hh:mm, up to milliseconds.

Date date_of(Instant);                              // The day in China at that instant.
Instant start_of(Date);                             // Midnight in China.
int minute_of_day(Instant);                         // 0..1439, in China.
Instant at_minute(Date, int minute_of_day);         // That minute of that day, in China.
std::optional<int> parse_minute(std::string_view);  // HH:MM, 24 h.
std::string minute_to_string(int minute_of_day);

// The only source of "now". Movable only when the server was started with a test clock.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

class TestClock final : public Clock {
 public:
  explicit TestClock(Instant start) : ms_(start.ms) {}
  Instant now() const override { return {ms_.load()}; }
  void set(Instant to) { ms_.store(to.ms); }

 private:
  std::atomic<std::int64_t> ms_;
};

}  // namespace base

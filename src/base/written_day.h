// Days and clock times as people and spreadsheets write them, year first.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace base {

struct WrittenMoment {
  Date day;
  std::optional<int> minute;  // Of the day; none where only the day is written.
  bool operator==(const WrittenMoment&) const = default;
};

// 2020-01-16, 2020/1/16, 2020.1.16, 20200116, 2020年1月16日, each with 15:49 or 15:49:00 behind it
// or not; full-width forms too. Empty for anything else, and for days that do not exist.
std::optional<WrittenMoment> read_moment(std::string_view);
std::optional<Date> read_day(std::string_view);  // The same, when only the day is wanted.

}  // namespace base

// What a person reads in a cell, made from what a workbook keeps in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sheets {

struct Number {
  double value = 0;
  std::string text;
};

// "36.600000000000001" is read as 36.6 and "1.1010119900307101E+17" as 110101199003071010: the
// shortest decimal that means the same number; from 2^53 on, where a double no longer tells whole
// numbers apart, the file's own digits. Empty when it is no number.
std::optional<Number> read_number(std::string_view);

enum class FirstDay { of_1900, of_1904 };

// Days since then, and the hour as their fraction. In 1900 there is a 29 February, as in Excel.
// Empty before the first day and after the year 9999.
std::optional<std::string> day_text(double serial, FirstDay);
std::optional<std::string> elapsed_text(double serial);           // 36:30, or empty below 0.
std::optional<std::string> iso_day_text(std::string_view value);  // 2022-11-22T06:00:00

// Text is kept with _x000D_ in place of what XML cannot hold. Line ends become \n.
void unescape(std::string& text, std::size_t from = 0);

std::optional<std::uint32_t> whole_number(std::string_view digits);

}  // namespace sheets

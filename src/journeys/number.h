// Numbers of runs and flights as people write them, made comparable. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace journeys {

// Every number that the text names, in capitals, without spaces and leading zeros: "ｋ1366/k1367
// 次" is K1366 and K1367; "K1156/1157" and "K1156/7" are K1156 and K1157; "CZ-0348" is CZ348. Empty
// when the text names none.
std::vector<std::string> run_numbers(std::string_view text);

}  // namespace journeys

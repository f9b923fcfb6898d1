// How people write the numbers of trains and flights. [SCR-10]
#include "journeys/number.h"

#include <gtest/gtest.h>

namespace journeys {

using Numbers = std::vector<std::string>;

TEST(RunNumbers, AreComparableInEverySpelling) {
  const struct {
    const char* text;
    Numbers want;
  } rows[] = {
      {"G2371", {"G2371"}},
      {" g2371 ", {"G2371"}},
      {"Ｇ２３７１次", {"G2371"}},
      {"G 2371", {"G2371"}},
      {"G2371次列车", {"G2371"}},
      {"动车D3286", {"D3286"}},
      {"CZ3042", {"CZ3042"}},
      {"cz-3042", {"CZ3042"}},
      {"CZ 3042 航班", {"CZ3042"}},
      {"CZ0348", {"CZ348"}},
      {"3U8052", {"3U8052"}},
      {"3U 8052", {"3U8052"}},
      {"9c-8540", {"9C8540"}},
      {"MU2603A", {"MU2603A"}},
      {"5539", {"5539"}},
      {"K1366/k1367", {"K1366", "K1367"}},
      {"T246/T247", {"T246", "T247"}},
      {"Ｔ246／Ｔ247", {"T246", "T247"}},
      {"K1156/1157", {"K1156", "K1157"}},
      {"K1156/57", {"K1156", "K1157"}},
      {"K1156/7", {"K1156", "K1157"}},
      {"K1156 / 1157 次", {"K1156", "K1157"}},
      {"K1156、K1157", {"K1156", "K1157"}},
      {"K1156，1157", {"K1156", "K1157"}},
      {"K1156-K1157", {"K1156", "K1157"}},
      {"K1156次/K1157次", {"K1156", "K1157"}},
      {"2602/2603", {"2602", "2603"}},
      {"Z998/1000", {"Z998", "Z1000"}},
      {"G2371/G2371", {"G2371"}},
      {"G2371 D3286", {"G2371", "D3286"}},
      {"G2371(4号车厢)", {"G2371"}},
  };
  for (const auto& row : rows) EXPECT_EQ(run_numbers(row.text), row.want) << row.text;
}

TEST(RunNumbers, AreNotMadeUp) {
  for (const char* text : {"", " ", "动车", "/", "高铁二等座", "ABC"}) {
    EXPECT_EQ(run_numbers(text), Numbers{}) << text;
  }
}

}  // namespace journeys

#include "base/written_day.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace base {

TEST(WrittenDay, IsReadInEveryUsualSpelling) {
  struct Row {
    const char* text;
    const char* day;
    int minute;  // -1: none.
  };
  const Row rows[] = {
      {"2020-01-16", "2020-01-16", -1},
      {" 2020/1/6 ", "2020-01-06", -1},
      {"2020.1.16", "2020-01-16", -1},
      {"20200116", "2020-01-16", -1},
      {"2020年1月16日", "2020-01-16", -1},
      {"２０２０－０１－１６", "2020-01-16", -1},
      {"2020/01/16 15:49:00", "2020-01-16", 15 * 60 + 49},
      {"2020-01-16T00:00", "2020-01-16", 0},
      {"2020/01/16 23:59:59.999", "2020-01-16", 23 * 60 + 59},
      {"2020年1月16日 15时49分", "2020-01-16", 15 * 60 + 49},
      {"2020-02-29", "2020-02-29", -1},
  };
  for (const Row& row : rows) {
    const auto moment = read_moment(row.text);
    ASSERT_TRUE(moment) << row.text;
    EXPECT_EQ(to_string(moment->day), row.day) << row.text;
    EXPECT_EQ(moment->minute.value_or(-1), row.minute) << row.text;
    EXPECT_EQ(read_day(row.text), moment->day);
  }
}

TEST(WrittenDay, IsNotGuessed) {
  for (const char* text :
       {"", "今天", "2021-02-29", "2020-13-01", "16/01/2020", "1/16/2020", "20-01-16", "2020-0116",
        "2020-01-16x", "2020-01-16 25:00", "2020-01-16 12:60", "2020-01-16 noon", "202001161",
        "2020年1月16", "2020-01-160"}) {
    EXPECT_FALSE(read_moment(text)) << text;
  }
}

TEST(HalfWidth, TurnsTheWideFormsOfAsciiAndNothingElse) {
  EXPECT_EQ(half_width("Ｇ２３７１／ａｚ～！"), "G2371/az~!");
  EXPECT_EQ(half_width("中\u3000文、。"), "中 文、。");
  EXPECT_EQ(half_width("\uFF00\uFF5F\uFF61"), "\uFF00\uFF5F\uFF61");  // Just outside.
  EXPECT_EQ(half_width("\xEF\xBC"), "\xEF\xBC");                      // Broken bytes stay.
}

TEST(ReplaceAll, GoesOnBehindWhatItPutIn) {
  std::string text = "aXbXX";
  replace_all(text, "X", "XX");
  EXPECT_EQ(text, "aXXbXXXX");
  replace_all(text, "X", "");
  EXPECT_EQ(text, "ab");
}

}  // namespace base

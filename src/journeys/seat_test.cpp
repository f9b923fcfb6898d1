// How people write coaches, rows and cabins. [SCR-10]
#include "journeys/seat.h"

#include <gtest/gtest.h>

namespace journeys {

namespace {

std::string shown(const Seat& seat) {
  std::string out;
  for (const std::string& coach : seat.coaches) out += "c" + coach + " ";
  if (seat.row) out += "r" + std::to_string(*seat.row) + " ";
  if (seat.number) out += "n" + std::to_string(*seat.number) + " ";
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

TEST(Seat, OfTheCoachColumn) {
  const struct {
    const char* text;
    const char* want;
  } rows[] = {
      {"4号车厢", "c4"},
      {"04号车厢", "c4"},
      {"10车厢", "c10"},
      {"第7车厢", "c7"},
      {"第７节车厢", "c7"},
      {"4", "c4"},
      {"04", "c4"},
      {"4号", "c4"},
      {"4车", "c4"},
      {" 4 号 车 厢 ", "c4"},
      {"四号车厢", "c4"},
      {"十二车", "c12"},
      {"二十号车厢", "c20"},
      {"二十一车", "c21"},
      {"十号", "c10"},
      {"加3号车厢", "c+3"},
      {"加3", "c+3"},
      {"加挂3车", "c+3"},
      {"加03号车厢", "c+3"},
      {"餐车车厢", "cdining"},
      {"餐车", "cdining"},
      {"Coach 4", "c4"},
      {"car 4", "c4"},
      {"4、5号车厢", "c4 c5"},
      {"4/5车", "c4 c5"},
      {"4-6号车厢", "c4 c5 c6"},
      {"4至5车", "c4 c5"},
      {"4车12F", "c4 r12"},
      {"04车12F号", "c4 r12"},
      {"4号车厢12排A座", "c4 r12"},
      {"座次12A", "r12"},
      {"12A", "r12"},
      {"二等座4车", "c4"},
      {"硬卧7号车厢下铺", "c7"},
      {"", ""},
      {"不详", ""},
      {"一等座", ""},
      {"2020", ""},
      {"4-400车", ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(shown(read_seat(row.text, Column::coach)), row.want) << row.text;
  }
}

TEST(Seat, OfTheSeatColumn) {
  const struct {
    const char* text;
    const char* want;
  } rows[] = {
      {"12A", "r12"},    {"12a座", "r12"},     {"12-A", "r12"},      {"A12", "r12"},
      {"12排", "r12"},   {"12排A座", "r12"},   {"十二排A座", "r12"}, {"座次12A", "r12"},
      {"012A", "r12"},   {"12", "n12"},        {"12号", "n12"},      {"１２Ａ", "r12"},
      {"第12排", "r12"}, {"4车12F", "c4 r12"}, {"无座", ""},         {"", ""},
      {"靠窗", ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(shown(read_seat(row.text, Column::seat)), row.want) << row.text;
  }
}

TEST(Seat, OfBothColumnsTogether) {
  EXPECT_EQ(shown(read_seat("4", "12A")), "c4 r12");
  EXPECT_EQ(shown(read_seat("", "4车12A")), "c4 r12");
  EXPECT_EQ(shown(read_seat("12A", "")), "r12");
  EXPECT_EQ(shown(read_seat("5车", "4车12A")), "c5 r12");
}

TEST(Seat, KnowsACabinByItsNumber) {
  EXPECT_EQ(read_seat("3012号舱", Column::coach).cabin, "3012");
  EXPECT_EQ(read_seat("３０１２", Column::coach).cabin, "3012");
  EXPECT_EQ(read_seat("二等舱12室", "").cabin, read_seat("2等12房", "").cabin);
  EXPECT_EQ(read_seat("", "12").cabin, "");
}

}  // namespace journeys

// Doors and their order.
#include "households/rules.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/limits.h"

namespace households {

namespace {

std::string shown(const Plan& plan) {
  const auto doors = doors_of(plan);
  if (!doors) return std::string(doors.refusal().code->code);
  std::string out;
  for (const auto& [unit, door] : *doors) out += (out.empty() ? "" : " ") + unit + door;
  return out;
}

}  // namespace

TEST(Doors, AreMadeOnEveryFloorOfEveryUnit) {
  EXPECT_EQ(shown({1, 2, 2}), "101 102 201 202");
  EXPECT_EQ(shown({2, 1, 1}), "1单元101 2单元101");
  EXPECT_EQ(doors_of({1, 10, 10})->back().second, "1010");
}

TEST(Doors, HaveLimits) {
  using namespace base::limits;
  EXPECT_TRUE(doors_of({units_max, 1, 1}));
  EXPECT_TRUE(doors_of({1, floors_max, 1}));
  EXPECT_TRUE(doors_of({1, 1, doors_on_floor_max}));
  for (const Plan& plan : {Plan{0, 1, 1}, Plan{1, 0, 1}, Plan{1, 1, 0}, Plan{units_max + 1, 1, 1},
                           Plan{1, floors_max + 1, 1}, Plan{1, 1, doors_on_floor_max + 1}}) {
    EXPECT_EQ(shown(plan), "households.bad_plan");
  }
}

TEST(Doors, StandInTheOrderOfTheirNumbers) {
  const std::vector<std::string> in_order{"",     "1单元", "2单元", "10单元", "12",   "101",
                                          "0102", "901",   "1001",  "1001甲", "甲12", "甲101"};
  for (std::size_t i = 0; i < in_order.size(); ++i) {
    for (std::size_t j = 0; j < in_order.size(); ++j) {
      if (in_order[i].starts_with("1单元") || in_order[j].starts_with("1单元")) continue;
      EXPECT_EQ(door_before(in_order[i], in_order[j]), i < j && in_order[i] != in_order[j])
          << in_order[i] << " " << in_order[j];
    }
  }
  EXPECT_TRUE(door_before("1单元", "2单元"));
  EXPECT_TRUE(door_before("9栋", "10栋"));
  EXPECT_FALSE(door_before("10栋", "9栋"));
  EXPECT_FALSE(door_before("01", "1"));
  EXPECT_FALSE(door_before("1", "01"));
}

}  // namespace households

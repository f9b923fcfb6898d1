// Flags and their measures: both sides of every edge.
#include "flags/rules.h"

#include <gtest/gtest.h>

namespace flags {
namespace {

const base::Date day0 = *base::parse_date("2026-11-22");
base::Instant at(int hour) { return base::at_minute(day0, hour * 60); }

packs::FlagMeasure measure_of(int every) {
  packs::FlagMeasure made;
  made.id = "border_patrol";
  made.flag = "border";
  made.label = {"边境巡查", "Patrol"};
  made.every = base::Days{every};
  made.due_minute = 18 * 60;
  made.role = "community_worker";
  return made;
}

template <class T>
std::string said(const base::Result<T>& result) {
  return result ? "yes" : std::string(result.refusal().code->code);
}

const Measure measure{{base::make_uuid(1)}, {}, {}, "border_patrol"};

}  // namespace

TEST(Flags, AreSetAndEndedWithAReason) {
  const packs::PlaceFlag known;
  EXPECT_EQ(said(may_set(&known, "指挥部决定")), "yes");
  EXPECT_EQ(said(may_set(&known, "")), "flags.no_reason");
  EXPECT_EQ(said(may_set(nullptr, "指挥部决定")), "flags.unknown_flag");
  Flagged place;
  EXPECT_EQ(said(may_end(place, "已搬迁")), "yes");
  EXPECT_EQ(said(may_end(place, "")), "flags.no_reason");
  place.ended_at = at(9);
  EXPECT_EQ(said(may_end(place, "已搬迁")), "flags.already_ended");
}

TEST(FlagMeasures, AreDueTodayUntilTheirHourElseTomorrow) {
  const auto early = begins(measure, measure_of(1), base::Instant{at(18).ms - 1});
  ASSERT_EQ(early.size(), 2U);
  EXPECT_EQ(std::get<tasks::Raise>(early[0]).due_at, at(18));
  EXPECT_EQ(std::get<tasks::LookAgain>(early[1]).at, base::start_of(day0 + base::Days{1}));
  const auto late = begins(measure, measure_of(7), at(18));
  EXPECT_EQ(std::get<tasks::Raise>(late[0]).due_at, base::at_minute(day0 + base::Days{1}, 18 * 60));
  EXPECT_EQ(std::get<tasks::LookAgain>(late[1]).at, base::start_of(day0 + base::Days{8}));
}

TEST(FlagMeasures, ThatAreOnceAreAskedOnce) {
  EXPECT_EQ(begins(measure, measure_of(0), at(9)).size(), 1U);
}

TEST(FlagMeasures, ComeAgainUnlessTheLastStillWaits) {
  const auto again = comes_again(measure, measure_of(1), false, base::start_of(day0));
  ASSERT_EQ(again.size(), 2U);
  EXPECT_EQ(std::get<tasks::Raise>(again[0]).due_at, at(18));
  const auto waits = comes_again(measure, measure_of(1), true, base::start_of(day0));
  ASSERT_EQ(waits.size(), 1U);
  EXPECT_NE(std::get_if<tasks::LookAgain>(&waits[0]), nullptr);
}

}  // namespace flags

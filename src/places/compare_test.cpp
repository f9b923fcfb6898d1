#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "places/rules.h"

namespace places {
namespace {

const base::Date new_year = *base::make_date(2020, 1, 1);
const base::Date later = *base::make_date(2021, 1, 1);

// 232701 was 加格达奇区 and is 漠河市.
const std::vector<Division> old_list{
    {23, "黑龙江省"}, {2327, "大兴安岭地区"}, {232701, "加格达奇区"}, {232701001, "东山街道"}};

std::vector<Division> with(std::int64_t code, const char* name) {
  std::vector<Division> list = old_list;
  for (Division& division : list) {
    if (division.code == code) division.name = name;
  }
  return list;
}

std::vector<PlaceRow> after(std::vector<PlaceRow> rows, const Changes& changes) {
  for (const PlaceRow& changed : changes.updated) {
    for (PlaceRow& row : rows) {
      if (row.id == changed.id) row = changed;
    }
  }
  rows.insert(rows.end(), changes.added.begin(), changes.added.end());
  std::sort(rows.begin(), rows.end(), [](auto& a, auto& b) { return a.id < b.id; });
  return rows;
}

std::vector<PlaceRow> kept(std::optional<base::Date> from = std::nullopt) {
  return after({}, *compare({}, old_list, from));
}

std::string refused(const base::Result<Changes>& result) {
  return result ? "" : std::string(result.refusal().code->code);
}

TEST(Compare, AddsAllToNothing) {
  const auto rows = kept();
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].id, (PlaceId{2300}));
  EXPECT_EQ(rows[0].parent, std::nullopt);
  EXPECT_EQ(rows[3].id, (PlaceId{23270100100}));
  EXPECT_EQ(rows[3].parent, (PlaceId{23270100}));
  EXPECT_EQ(rows[3].initials, "dsjd");
  EXPECT_TRUE(contains(rows[1].span, rows[3].span));
  EXPECT_EQ(rows[3].valid_from, std::nullopt);
  EXPECT_EQ(kept(new_year)[3].valid_from, new_year);
}

TEST(Compare, ChangesNothingForTheSameList) {
  for (const auto day : {std::optional<base::Date>{}, std::optional{later}}) {
    const auto changes = compare(kept(), old_list, day);
    ASSERT_TRUE(changes);
    EXPECT_TRUE(changes->added.empty());
    EXPECT_TRUE(changes->updated.empty());
  }
}

TEST(Compare, GivesAReusedCodeItsNextGeneration) {
  const auto changes = compare(kept(), with(232701, "漠河市"), new_year);
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->added.size(), 1u);
  EXPECT_EQ(changes->added[0].id, (PlaceId{23270101}));
  EXPECT_EQ(changes->added[0].name, "漠河市");
  EXPECT_EQ(changes->added[0].valid_from, new_year);
  EXPECT_EQ(changes->ended, 1u);
  ASSERT_EQ(changes->updated.size(), 2u);
  EXPECT_EQ(changes->updated[0].id, (PlaceId{23270100}));
  EXPECT_EQ(changes->updated[0].name, "加格达奇区");
  EXPECT_EQ(changes->updated[0].valid_to, new_year);
  // What stays below the code now lies below its new generation, and only there.
  EXPECT_EQ(changes->updated[1].id, (PlaceId{23270100100}));
  EXPECT_EQ(changes->updated[1].parent, (PlaceId{23270101}));
  EXPECT_TRUE(contains(changes->added[0].span, changes->updated[1].span));
  EXPECT_FALSE(contains(changes->updated[0].span, changes->updated[1].span));
}

TEST(Compare, EndsWhatIsNoLongerListedAndBeginsItAgain) {
  std::vector<Division> shorter = old_list;
  shorter.pop_back();
  const auto ended = compare(kept(), shorter, new_year);
  ASSERT_TRUE(ended);
  ASSERT_EQ(ended->updated.size(), 1u);
  EXPECT_EQ(ended->updated[0].valid_to, new_year);
  EXPECT_TRUE(ended->added.empty());

  const auto rows = after(kept(), *ended);
  EXPECT_TRUE(compare(rows, shorter, std::nullopt)->updated.empty());
  EXPECT_EQ(refused(compare(rows, old_list, std::nullopt)), "places.day_needed");
  EXPECT_EQ(refused(compare(rows, old_list, new_year - base::Days{1})), "places.day_not_later");
  const auto again = compare(rows, old_list, new_year);
  ASSERT_TRUE(again);
  ASSERT_EQ(again->added.size(), 1u);
  EXPECT_EQ(again->added[0].id, (PlaceId{23270100101}));
}

TEST(Compare, NeedsADayForWhatIsNoMereAddition) {
  std::vector<Division> longer = old_list;
  longer.push_back({232701002, "卫东街道"});
  EXPECT_EQ(refused(compare(kept(), longer, std::nullopt)), "");
  EXPECT_EQ(refused(compare(kept(), with(232701, "漠河市"), std::nullopt)), "places.day_needed");
  EXPECT_EQ(refused(compare(kept(), {old_list[0]}, std::nullopt)), "places.day_needed");
  const auto dated = kept(new_year);
  EXPECT_EQ(refused(compare(dated, with(23, "黑省"), new_year)), "places.day_not_later");
  EXPECT_EQ(refused(compare(dated, with(23, "黑省"), new_year + base::Days{1})), "");
}

TEST(Compare, RefusesATenthGeneration) {
  auto rows = kept();
  base::Date day = new_year;
  for (int generation = 1; generation < generations_max; ++generation) {
    day = day + base::Days{1};
    const auto changes = compare(rows, with(232701, std::to_string(generation).c_str()), day);
    ASSERT_TRUE(changes) << generation;
    rows = after(rows, *changes);
  }
  EXPECT_EQ(refused(compare(rows, with(232701, "漠河市"), later)), "places.too_many_generations");
}

}  // namespace
}  // namespace places

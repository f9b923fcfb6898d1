// A tag ends. The days are made up.
#include "people/tag.h"

#include <gtest/gtest.h>

namespace people {

namespace {

base::Date day(const char* text) { return *base::parse_date(text); }

packs::KeyGroup group() {
  packs::KeyGroup made;
  made.id = "elder";
  made.list = packs::TagList::care;
  made.days = {10};
  return made;
}

Tag fresh() {
  Tag tag;
  tag.from = day("2030-03-05");
  return tag;
}

}  // namespace

TEST(Tag, EndsOnTheDayThePackGivesOrEarlier) {
  const struct {
    const char* to;
    const char* want;
  } rows[] = {
      {"", "2030-03-15"},
      {"2030-03-15", "2030-03-15"},
      {"2030-03-05", "2030-03-05"},
      {"2030-03-16", "people.tag_too_long"},
      {"2030-03-04", "people.tag_reversed"},
  };
  for (const auto& row : rows) {
    const auto to = base::parse_date(row.to);
    const auto made = tagged(fresh(), group(), to);
    const std::string got =
        made ? base::to_string(made->to) : std::string(made.refusal().code->code);
    EXPECT_EQ(got, row.want) << row.to;
  }
}

TEST(Tag, IsBorneFromItsFirstDayToItsLast) {
  Tag tag = *tagged(fresh(), group(), {});
  EXPECT_FALSE(tag.borne_on(day("2030-03-04")));
  EXPECT_TRUE(tag.borne_on(day("2030-03-05")));
  EXPECT_TRUE(tag.borne_on(day("2030-03-15")));
  EXPECT_FALSE(tag.borne_on(day("2030-03-16")));
  tag.ended_at = base::Instant{1};
  EXPECT_FALSE(tag.borne_on(day("2030-03-05")));
}

}  // namespace people

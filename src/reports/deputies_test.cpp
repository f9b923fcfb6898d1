// Who is on duty, when somebody rests.
#include "reports/deputies.h"

#include <gtest/gtest.h>

#include "packs/library.h"

namespace reports {

namespace {

const store::Responsible wang{{}, "王芳", {}};
const store::Responsible li{{}, "李梅", {}};

std::string told(const std::optional<OnDuty>& one) {
  if (!one) return "nobody";
  return one->name + (one->stands_in_for.empty() ? "" : " for " + one->stands_in_for);
}

bool rests(const char* day) {
  static const packs::LibraryPtr library =
      packs::Library::build({packs::embedded_folders(), {}, {}});
  return packs::is_rest_day(library->latest("platform")->calendar, *base::parse_date(day));
}

}  // namespace

TEST(Deputy, StandsInWhenTheResponsiblePersonRests) {
  EXPECT_EQ(told(on_duty(wang, li, Rest::none)), "王芳");
  EXPECT_EQ(told(on_duty(wang, li, Rest::calendar)), "李梅 for 王芳");
  EXPECT_EQ(told(on_duty(wang, li, Rest::noted)), "李梅 for 王芳");
  EXPECT_EQ(told(on_duty(wang, {}, Rest::noted)), "王芳");       // Nobody else is named,
  EXPECT_EQ(on_duty(wang, {}, Rest::noted)->rest, Rest::noted);  // which is said.
  EXPECT_EQ(told(on_duty({}, li, Rest::noted)), "nobody");
}

TEST(Deputy, DaysOffBeginTodayAtTheEarliestAndAreAMonthAtMost) {
  const base::Date today{20000};
  const auto may = [&](int from, int to) {
    return static_cast<bool>(may_be_off(today + base::Days{from}, today + base::Days{to}, today));
  };
  EXPECT_TRUE(may(0, 0));
  EXPECT_FALSE(may(-1, 0));
  EXPECT_FALSE(may(1, 0));
  EXPECT_TRUE(may(0, 30));
  EXPECT_FALSE(may(0, 31));
}

// As the State Council set them; the Spring Festival of 2020 was lengthened by the epidemic.
TEST(Calendar, KnowsHolidaysAndMadeUpWorkingDays) {
  EXPECT_TRUE(rests("2020-01-30"));
  EXPECT_TRUE(rests("2020-02-02"));
  EXPECT_FALSE(rests("2020-02-03"));
  EXPECT_FALSE(rests("2020-01-19"));  // A Sunday that was worked.
  EXPECT_TRUE(rests("2026-02-16"));   // A Monday in the Spring Festival.
  EXPECT_FALSE(rests("2026-02-14"));  // The Saturday before it.
  EXPECT_TRUE(rests("2026-11-22"));   // A Sunday.
  EXPECT_FALSE(rests("2026-11-23"));
  EXPECT_TRUE(rests("2035-11-24"));  // A Saturday of a year that is not known yet.
}

}  // namespace reports

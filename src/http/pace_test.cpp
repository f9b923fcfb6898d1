#include "http/pace.h"

#include <gtest/gtest.h>

namespace http {

TEST(Pace, lets_an_address_ask_so_often_a_minute_and_no_oftener) {
  Pace pace(2);
  const base::Instant now{600'000};
  EXPECT_TRUE(pace.allows("a", now));
  EXPECT_TRUE(pace.allows("a", now));
  EXPECT_FALSE(pace.allows("a", {now.ms + 59'999}));
  EXPECT_TRUE(pace.allows("a", {now.ms + 60'000}));
}

TEST(Pace, counts_each_address_by_itself) {
  Pace pace(1);
  const base::Instant now{600'000};
  EXPECT_TRUE(pace.allows("a", now));
  EXPECT_TRUE(pace.allows("b", now));
  EXPECT_FALSE(pace.allows("a", now));
}

}  // namespace http

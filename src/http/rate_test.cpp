// How often one address may ask, on both sides of every edge.
#include "http/rate.h"

#include <gtest/gtest.h>

namespace http {
namespace {

TEST(Rate, counts_each_name_by_itself_and_forgets_after_the_window) {
  Rate rate({.in_window_max = 2, .window_ms = 1000, .names_max = 2});
  EXPECT_TRUE(rate.take("a", {0}));
  EXPECT_TRUE(rate.take("a", {500}));
  EXPECT_FALSE(rate.take("a", {999}));
  EXPECT_TRUE(rate.take("b", {999}));
  EXPECT_TRUE(rate.take("a", {1000}));   // The first has left the window.
  EXPECT_FALSE(rate.take("a", {1499}));  // Who was refused has not asked.
  EXPECT_TRUE(rate.take("a", {1500}));
}

TEST(Rate, remembers_no_more_names_than_it_may) {
  Rate rate({.in_window_max = 2, .window_ms = 1000, .names_max = 2});
  EXPECT_TRUE(rate.take("a", {0}));
  EXPECT_TRUE(rate.take("b", {900}));
  EXPECT_FALSE(rate.take("c", {999}));
  EXPECT_TRUE(rate.take("c", {1000}));  // "a" has been quiet for a window.
  EXPECT_FALSE(rate.take("d", {1001}));
}

}  // namespace
}  // namespace http

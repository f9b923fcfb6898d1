// Which readings look copied, as rows with both sides of every edge.
#include "observation/doubt.h"

#include "observation/testing.h"

namespace observation {
namespace {

using namespace testing;  // NOLINT: the regimes and people of these tests.

packs::Doubt three_in_two_minutes() {
  packs::Doubt rule;
  rule.same_in_a_row = 3;
  rule.within_minutes = 2;
  return rule;
}

struct Entry {
  int person;
  int second;
  int tenths;
};

std::vector<Written> written(const std::vector<Entry>& entries) {
  std::vector<EpisodeId> people;
  for (int i = 0; i < 10; ++i) people.push_back({base::make_uuid(i + 1)});
  std::vector<Written> made;
  for (const Entry& entry : entries) {
    made.push_back({{base::make_uuid(50)},
                    people[static_cast<std::size_t>(entry.person)],
                    Instant{at(1, "08:00").ms + entry.second * 1000},
                    Celsius{entry.tenths}});
  }
  return made;
}

TEST(Doubt, Rows) {
  struct Row {
    const char* what;
    std::vector<Entry> entries;
    std::size_t doubted;
  };
  for (const Row& row : {
           Row{"three people, one number, within two minutes",
               {{1, 0, 366}, {2, 60, 366}, {3, 120, 366}},
               3},
           Row{"a second more than two minutes", {{1, 0, 366}, {2, 60, 366}, {3, 121, 366}}, 0},
           Row{"two people", {{1, 0, 366}, {2, 30, 366}}, 0},
           Row{"another number between them",
               {{1, 0, 366}, {2, 20, 366}, {4, 30, 367}, {3, 40, 366}},
               0},
           Row{"one person three times", {{1, 0, 366}, {1, 20, 366}, {1, 40, 366}}, 0},
           Row{"all of a longer row, also where it slides",
               {{1, 0, 366}, {2, 60, 366}, {3, 120, 366}, {4, 180, 366}, {5, 400, 366}},
               4},
           Row{"nothing", {}, 0},
       }) {
    EXPECT_EQ(look_copied(three_in_two_minutes(), written(row.entries)).size(), row.doubted)
        << row.what;
  }
}

}  // namespace
}  // namespace observation

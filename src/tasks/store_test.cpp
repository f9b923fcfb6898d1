// What tasks keep, on both databases.
#include "tasks/store.h"

#include <gtest/gtest.h>

#include "sql/testing.h"

namespace tasks {
namespace {

constexpr identity::TenantId tenant{77};
constexpr places::PlaceId community{44060600100}, other{44060600200};
constexpr identity::Span of_community{2101, 2101}, whole{2000, 2999};
const base::Date day0 = *base::parse_date("2026-03-01");

base::Instant at(int hour) { return base::at_minute(day0, hour * 60); }

class TaskStore : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    write([&](sql::Transaction& tx) {
      for (const auto& [id, span] : {std::pair{community, 2101}, {other, 2102}}) {
        tx.execute(
            "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, span_last, "
            "urban_rural, urban_rural_source) VALUES (?1, ?2, 5, '示例社区', '', 44, ?3, ?3, "
            "'unknown', 'proposed')",
            {id, std::to_string(id.value), span});
      }
    });
  }
  template <class F>
  void write(F f) {
    db().write([&](sql::Transaction& tx) {
      f(tx);
      return sql::Outcome::keep;
    });
  }
  void apply(const Effect& effect, places::PlaceId place = community) {
    write([&](sql::Transaction& tx) { store::apply(tx, actor, {tenant, event, place}, {effect}); });
  }
  Raise raise(const char* kind, int hour, Asked asked = Asked::once_a_day) const {
    return {"made_up", subject, kind, at(hour), "community_worker", {{"slot", "morning"}}, asked};
  }
  std::vector<Task> list(std::optional<Task> after = {}, std::int64_t limit = 50,
                         identity::Span span = whole, bool settled = false) {
    store::Filter filter{event, span, {"community_worker"}, settled, {}, {}, limit};
    if (after) filter.after_due = after->due_at, filter.after_id = after->id;
    return db().query([&](sql::Transaction& tx) { return store::list(tx, tenant, filter); });
  }

  const identity::EventId event{base::make_uuid(5)};
  const base::Uuid subject = base::make_uuid(6);
  const identity::Actor actor{identity::AccountId{base::make_uuid(7)}, at(8)};
};
ON_EACH_DATABASE(TaskStore);

TEST_P(TaskStore, KeepsEveryFieldAndRaisesItOnce) {
  apply(raise("made_up.look", 12));
  apply(raise("made_up.look", 13));
  const auto found = list();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].where.tenant, tenant);
  EXPECT_EQ(found[0].where.event, event);
  EXPECT_EQ(found[0].where.place, community);
  EXPECT_EQ(found[0].slice, "made_up");
  EXPECT_EQ(found[0].subject, subject);
  EXPECT_EQ(found[0].kind, "made_up.look");
  EXPECT_EQ(found[0].due_at, at(12));
  EXPECT_EQ(found[0].role, "community_worker");
  EXPECT_EQ(found[0].detail.front().second.as<std::string>()->c_str(), std::string("morning"));
}

TEST_P(TaskStore, WhatWasSettledIsAskedAgainOnTheSameDayOnlyWhereItSaysSo) {
  apply(raise("made_up.once", 12));
  apply(raise("made_up.again", 12, Asked::again));
  apply(Settle{"made_up", subject, "made_up.once", {}});
  apply(Settle{"made_up", subject, "made_up.again", {}});
  EXPECT_EQ(list().size(), 0U);
  apply(raise("made_up.once", 20));
  Raise evening = raise("made_up.again", 20, Asked::again);
  evening.detail = {{"slot", "evening"}};
  apply(evening);
  const auto found = list();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "made_up.again");
  EXPECT_EQ(found[0].due_at, at(20));
  EXPECT_EQ(*found[0].detail.front().second.as<std::string>(), "evening");
  EXPECT_FALSE(found[0].settled_at);
}

TEST_P(TaskStore, WhatWasWrittenBeforeStaysWhenItIsAskedAgain) {
  apply(raise("made_up.again", 12, Asked::again));
  const Task first = list().front();
  write(
      [&](sql::Transaction& tx) { store::settle(tx, actor, first, "上门两次，家里没人（示例）"); });
  apply(raise("made_up.again", 20, Asked::again));
  const auto found = list();
  ASSERT_EQ(found.size(), 1U);
  const auto& earlier = found.front().detail.back();
  EXPECT_EQ(earlier.first, "earlier");
  EXPECT_EQ(*earlier.second.as<std::string>(), "上门两次，家里没人（示例）");
}

TEST_P(TaskStore, WhatIsAskedAgainIsAskedOfWhoeverHasItNow) {
  apply(raise("made_up.again", 12, Asked::again));
  apply(Settle{"made_up", subject, "made_up.again", {}});
  Raise handed_over = raise("made_up.again", 12, Asked::again);
  handed_over.role = "township";
  apply(handed_over, other);
  EXPECT_TRUE(list().empty());
  handed_over.role = "community_worker";
  apply(Settle{"made_up", subject, "made_up.again", {}});
  apply(handed_over, other);
  ASSERT_EQ(list().size(), 1U);
  EXPECT_EQ(list().front().where.place, other);
}

TEST_P(TaskStore, SettlesUpToADayAndNoFurther) {
  Raise tomorrow = raise("made_up.look", 12);
  tomorrow.due_at = {tomorrow.due_at.ms + 86'400'000};
  apply(raise("made_up.look", 12));
  apply(tomorrow);
  apply(Settle{"made_up", subject, "made_up.look", day0});
  ASSERT_EQ(list().size(), 1U);
  EXPECT_EQ(list()[0].due_at, tomorrow.due_at);
  EXPECT_EQ(list({}, 50, whole, true).size(), 1U);
}

TEST_P(TaskStore, ListsPageByPageEachOnce) {
  for (const char* kind : {"made_up.a", "made_up.b", "made_up.c"}) apply(raise(kind, 12));
  apply(raise("made_up.d", 13));
  apply(raise("made_up.e", 9), other);
  std::vector<Task> seen = list({}, 2);
  while (true) {
    const auto page = list(seen.back(), 2);
    if (page.empty()) break;
    seen.insert(seen.end(), page.begin(), page.end());
    ASSERT_LE(seen.size(), 5U);
  }
  EXPECT_EQ(seen.size(), 5U);
  EXPECT_EQ(seen.front().kind, "made_up.e") << "the first due";
  EXPECT_EQ(seen.back().kind, "made_up.d");
  EXPECT_EQ(list({}, 50, of_community).size(), 4U);
}

TEST_P(TaskStore, CountsWhatIsPastItsTime) {
  apply(raise("made_up.look", 12));
  apply(raise("made_up.see", 12), other);
  const auto overdue = [&](identity::Span span, base::Instant now) {
    return db().query([&](sql::Transaction& tx) {
      return store::overdue_at(tx, {tenant, event, span}, now);
    });
  };
  EXPECT_EQ(overdue(whole, at(12)), 0) << "at the minute itself it is not";
  EXPECT_EQ(overdue(whole, {at(12).ms + 1}), 2);
  EXPECT_EQ(overdue(of_community, at(13)), 1);
}

}  // namespace
}  // namespace tasks

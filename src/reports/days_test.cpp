#include "reports/days.h"

#include <gtest/gtest.h>

#include "reports/duties.h"
#include "reports/store_totals.h"
#include "reports/testing.h"

namespace reports {
namespace {

using namespace testing;  // NOLINT: the cast of these tests.

constexpr base::Days one_day{1};

class ReportingDays : public Fixture {
 protected:
  void SetUp() override {
    Fixture::SetUp();
    register_due(runner(),
                 [this](sql::Transaction&, const events::Event&,
                        base::Date day) -> base::Result<FormInForce> {
                   if (day == without_form) return http_absent;
                   return form_in_force();
                 });
    write([&](sql::Transaction& tx) {
      tasks::store::apply(tx, world.actor, {tenant, world.event.id, county},
                          event_opens(world.event.id, form_in_force().form, opened, at(opened, 9)));
    });
  }

  schedule::Runner& runner() {
    if (!runner_) runner_ = std::make_unique<schedule::Runner>(db());
    return *runner_;
  }

  void submit(PlaceId place, base::Date day, base::Instant now) {
    const Ground community = ground(place);
    const events::Event event = *read(
        [&](sql::Transaction& tx) { return events::store::find(tx, tenant, world.event.id); });
    write([&](sql::Transaction& tx) {
      const identity::Actor actor{world.worker, now};
      store::save(tx, actor, world.report(world.key(place, day), {{"arrivals", 0}}, now));
      settle_duties(tx, actor, event, community, form_in_force(), day);
    });
  }

  // "reports.late a1 2026-11-20; …" for the open tasks, by due time and kind.
  std::vector<std::string> open_tasks() {
    std::vector<std::string> said;
    for (const tasks::Task& task : read([&](sql::Transaction& tx) {
           return testing::open_tasks(tx, world.event, {0, 99999});
         })) {
      said.push_back(task.kind + " " + std::to_string(task.where.place.value) + " " +
                     base::to_string(task.due_on));
    }
    std::sort(said.begin(), said.end());
    return said;
  }

  std::size_t count_of(const std::string& kind, base::Date day) {
    std::size_t found = 0;
    for (const std::string& task : open_tasks()) {
      found += task.starts_with(kind + " ") && task.ends_with(base::to_string(day));
    }
    return found;
  }

  inline static const base::RefusalCode http_absent{"test.no_form", base::RefusalKind::absent, "",
                                                    ""};
  std::optional<base::Date> without_form;
  std::unique_ptr<schedule::Runner> runner_;
};
ON_EACH_DATABASE(ReportingDays);

TEST_P(ReportingDays, AsksEveryCommunityInTheMorningAndOnce) {
  runner().run_due(at(opened, 9));
  EXPECT_EQ(count_of("reports.confirm", opened), 5u);
  EXPECT_EQ(open_tasks().size(), 5u);
  runner().run_due(at(opened, 10));
  EXPECT_EQ(open_tasks().size(), 5u);
}

TEST_P(ReportingDays, AReportInTimeLeavesNothingToDo) {
  runner().run_due(at(opened, 9));
  submit(a1, opened, at(opened, 16, 30));
  EXPECT_EQ(count_of("reports.confirm", opened), 4u);
  runner().run_due({at(opened, 16, 30).ms + 1});
  EXPECT_EQ(count_of("reports.confirm", opened), 0u);
  EXPECT_EQ(count_of("reports.late", opened), 4u);
}

TEST_P(ReportingDays, AtTheDeadlineItselfNobodyIsLate) {
  runner().run_due(at(opened, 16, 30));
  EXPECT_EQ(count_of("reports.confirm", opened), 5u);
  EXPECT_EQ(count_of("reports.late", opened), 0u);
}

TEST_P(ReportingDays, TellsEachTownshipOnceUntilItsLastReportArrives) {
  runner().run_due(at(opened, 17));
  EXPECT_EQ(count_of("reports.missing", opened), 2u);
  submit(b1, opened, at(opened, 18));
  EXPECT_EQ(count_of("reports.missing", opened), 2u);
  submit(b2, opened, at(opened, 18));
  EXPECT_EQ(count_of("reports.missing", opened), 1u);
  EXPECT_EQ(count_of("reports.late", opened), 3u);
}

TEST_P(ReportingDays, TellsTheCountyAfterMidnightWhatWasMissedUntilItIsSent) {
  runner().run_due({base::start_of(opened + one_day).ms - 1});
  EXPECT_EQ(count_of("reports.missed", opened + one_day), 0u);
  runner().run_due(base::start_of(opened + one_day));
  EXPECT_EQ(count_of("reports.missed", opened + one_day), 1u);
  EXPECT_EQ(count_of("reports.confirm", opened + one_day), 5u);
  for (const PlaceId place : {a1, a2, a3, b1}) submit(place, opened, at(opened + one_day, 9));
  EXPECT_EQ(count_of("reports.missed", opened + one_day), 1u) << "one is still missing";
  submit(b2, opened, at(opened + one_day, 9));
  EXPECT_EQ(count_of("reports.missed", opened + one_day), 0u);
  EXPECT_EQ(count_of("reports.late", opened), 0u);
  EXPECT_EQ(count_of("reports.missing", opened), 0u);
  EXPECT_EQ(count_of("reports.confirm", opened + one_day), 5u) << "the new day is still owed";
}

TEST_P(ReportingDays, AClockThatJumpsWalksThroughEveryDay) {
  submit(a1, opened + one_day, at(opened + one_day, 9));
  runner().run_due(at(opened + base::Days{3}, 9));
  EXPECT_EQ(count_of("reports.late", opened), 5u);
  EXPECT_EQ(count_of("reports.late", opened + one_day), 4u) << "one had reported";
  EXPECT_EQ(count_of("reports.late", opened + base::Days{2}), 5u);
  EXPECT_EQ(count_of("reports.confirm", opened + base::Days{3}), 5u);
  EXPECT_EQ(count_of("reports.late", opened + base::Days{3}), 0u);
  for (int day = 1; day <= 3; ++day) {
    EXPECT_EQ(count_of("reports.missed", opened + base::Days{day}), 1u);
  }
}

TEST_P(ReportingDays, CountsTheTotalsAnewEveryNight) {
  submit(a1, opened, at(opened, 9));
  write([](sql::Transaction& tx) { falsify_total(tx, town_a, "cell.arrivals"); });
  const auto wrong = [&] {
    return read([&](sql::Transaction& tx) { return store::recount(tx, world.event).size(); });
  };
  EXPECT_EQ(wrong(), 1u);
  runner().run_due(base::start_of(opened + one_day));
  EXPECT_EQ(wrong(), 0u);
}

TEST_P(ReportingDays, ADayWithoutAFormIsSkippedAndTheNextIsNot) {
  without_form = opened;
  runner().run_due(at(opened + one_day, 9));
  EXPECT_EQ(count_of("reports.late", opened), 0u);
  EXPECT_EQ(count_of("reports.confirm", opened + one_day), 5u);
}

TEST_P(ReportingDays, EndWithTheEvent) {
  runner().run_due(at(opened, 9));
  write([&](sql::Transaction& tx) { close_event(tx, world.event, opened + one_day); });
  runner().run_due(at(opened + base::Days{5}, 9));
  EXPECT_EQ(count_of("reports.late", opened), 0u);
  EXPECT_EQ(open_tasks().size(), 5u);
}

}  // namespace
}  // namespace reports

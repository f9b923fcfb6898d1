// The most protective of all levels: `near` is the lower level that was chosen, `above` the upper.
#include "packs/limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "packs/rules.h"

namespace packs {

using ::testing::UnorderedElementsAreArray;

namespace {

using Roles = std::vector<std::string>;

// A made-up restriction of ten days that both levels have; a row says what each changes.
Regime plain() {
  Regime regime;
  regime.id = "made_up";
  regime.code = RegimeCode::Q2;
  regime.days = {10};
  regime.requires_order = true;
  regime.order_min_level = places::Level::county;
  regime.requires_notice_to_release = true;
  regime.missing_reminders = 2;
  regime.care_due_minutes = 60;
  regime.open_roles = {"a", "b"};
  regime.end_roles = {"a"};
  regime.early_end_roles = {"a"};
  regime.end_reasons = {EndReason::period_over};
  regime.until = Until{{5}, 24};
  regime.label = {"限制", "Restriction"};
  return regime;
}

using Set = std::function<void(Regime&)>;

struct Row {
  const char* what;
  Set near;
  Set above;
  Set want;  // What the resolved entry is, starting from `near`.
  LimitedKeys keys;
};

void same(Regime&) {}
Set days(int count) {
  return [=](Regime& r) { r.days = {count}; };
}
Set first_day(int number) {
  return [=](Regime& r) { r.first_day_number = number; };
}
Set until(int min_days, int hours) {
  return [=](Regime& r) { r.until = Until{{min_days}, hours}; };
}
Set open(Roles roles) {
  return [=](Regime& r) { r.open_roles = roles; };
}
Set early(Roles roles) {
  return [=](Regime& r) { r.early_end_roles = roles; };
}
Set level(places::Level at) {
  return [=](Regime& r) { r.order_min_level = at; };
}
void no_until(Regime& r) { r.until.reset(); }
void voluntary(Regime& r) {
  r.code = RegimeCode::Q5;
  r.voluntary = r.agreement_required = r.ends_on_word = true;
  r.requires_order = r.requires_notice_to_release = false;
  r.order_min_level.reset();
  r.missing_reminders = 1;
  r.end_reasons = {EndReason::period_over, EndReason::persons_word};
  r.label = {"自愿", "Voluntary"};
}

const Row rows[] = {
    {"the same", same, same, same, {}},
    {"shorter below", days(9), same, same, {}},
    {"longer below", days(11), same, days(10), {"days"}},
    {"longer below by where the count starts",
     same,
     first_day(1),
     first_day(1),
     {"first_day_number"}},
    {"the same last day in another way",
     [](Regime& r) { r.days = {11}, r.first_day_number = 1; },
     same,
     same,
     {}},
    {"another start",
     [](Regime& r) { r.count_from = CountFrom::arrival; },
     same,
     [](Regime& r) { r.count_from = CountFrom::opened; },
     {"count_from"}},
    {"another start and longer",
     [](Regime& r) { r.count_from = CountFrom::arrival, r.days = {20}; },
     same,
     [](Regime& r) { r.count_from = CountFrom::opened, r.days = {10}; },
     {"count_from", "days"}},
    {"a condition to end that is only below", same, no_until, no_until, {"until"}},
    {"a condition to end that is only above", no_until, same, same, {}},
    {"a condition to end, one number each", until(4, 48), same, until(4, 24), {"until"}},
    {"a power given to somebody new", open({"a", "c"}), same, open({"a"}), {"open_roles"}},
    {"a power moved to somebody new", open({"c"}), same, open({"a", "b"}), {"open_roles"}},
    {"a power kept to fewer", open({"a"}), same, same, {}},
    {"who may let go: of both", early({"c"}), same, early({"c", "a"}), {"early_end_roles"}},
    {"an order from lower down",
     level(places::Level::township),
     same,
     level(places::Level::county),
     {"order_min_level"}},
    {"an order from higher up", level(places::Level::prefecture), same, same, {}},
    {"held until a notice",
     same,
     [](Regime& r) { r.requires_notice_to_release = false; },
     [](Regime& r) { r.requires_notice_to_release = false; },
     {"requires_notice_to_release"}},
    {"care that only above asks for",
     same,
     [](Regime& r) { r.requires_care_kinds = {"soup"}; },
     [](Regime& r) { r.requires_care_kinds = {"soup"}; },
     {"requires_care_kinds"}},
    {"slower care",
     [](Regime& r) { r.care_due_minutes = 61; },
     same,
     [](Regime& r) { r.care_due_minutes = 60; },
     {"care_due_minutes"}},
    {"more reminders",
     [](Regime& r) { r.missing_reminders = 3; },
     same,
     [](Regime& r) { r.missing_reminders = 2; },
     {"missing_reminders"}},
    {"a harder regime",
     [](Regime& r) { r.code = RegimeCode::Q1; },
     same,
     [](Regime& r) { r.code = RegimeCode::Q2; },
     {"code"}},
    {"voluntary below", voluntary, same, same, {}},
    {"voluntary above",
     same,
     voluntary,
     voluntary,
     {"voluntary", "label", "requires_order", "order_min_level", "code", "agreement_required",
      "ends_on_word", "end_reasons", "missing_reminders"}},
};

}  // namespace

TEST(Limits, OfARegime) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    Regime near = plain(), above = plain();
    row.near(near);
    row.above(above);
    Regime want = near;
    row.want(want);
    EXPECT_THAT(resolve_limits(near, above), UnorderedElementsAreArray(row.keys));
    near.cites = want.cites;
    EXPECT_TRUE(near == want);
  }
}

TEST(Limits, ATightenedKeyTakesTheCitationAndTheValueThatIsShown) {
  Regime near = plain(), above = plain();
  near.days = {12};
  near.values = {{"days", 12}, {"code", "Q2"}};
  above.values = {{"days", 10}, {"code", "Q2"}};
  above.citation.document = "编出来的上级文件";
  resolve_limits(near, above);
  EXPECT_EQ(near.citation_of("days").document, "编出来的上级文件");
  EXPECT_EQ(near.citation_of("code").document, "");
  EXPECT_EQ(base::json::to_text(near.values), R"({"code":"Q2","days":10})");
}

TEST(Limits, OfRegistrationProposalMeasuresAndRetention) {
  Registration near_registration, above_registration;
  near_registration.look_back = {20};
  near_registration.id_number_required = true;
  above_registration.look_back = {10};
  EXPECT_EQ(resolve_limits(near_registration, above_registration).size(), 2u);
  EXPECT_EQ(near_registration.look_back, base::Days{10});
  EXPECT_FALSE(near_registration.id_number_required);

  Proposal near_proposal, above_proposal;
  near_proposal.confirm_roles = {"a", "b"};
  above_proposal.confirm_roles = {"b", "c"};
  resolve_limits(near_proposal, above_proposal);
  EXPECT_EQ(near_proposal.confirm_roles, Roles{"b"});

  Measures near_measures, above_measures;
  near_measures.suppress_below = 3;
  above_measures.suppress_below = 5;
  resolve_limits(near_measures, above_measures);
  EXPECT_EQ(near_measures.suppress_below, 5);

  Retention near_retention, above_retention;
  near_retention.unmask_purposes = {"a", "b"};
  above_retention.unmask_purposes = {"a"};
  resolve_limits(near_retention, above_retention);
  EXPECT_EQ(near_retention.unmask_purposes, Roles{"a"});
}

}  // namespace packs

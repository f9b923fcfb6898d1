// What may become of a case, and what the household rules ask for, as rows.
#include "cases/rules.h"

#include <gtest/gtest.h>

namespace cases {
namespace {

using base::Date;
using base::Days;
using packs::CaseState;

const Date day0 = *base::parse_date("2026-03-01");
const base::Instant noon = base::at_minute(day0, 12 * 60);

template <class T>
std::string code(const base::Result<T>& result) {
  return result ? "ok" : std::string(result.refusal().code->code);
}

Change to(CaseState state, int on = 0) {
  return {state, day0 + Days{on}, {}, {}, {"示例医院〔2026〕5号", ""}};
}

TEST(CaseStates, WhatFollowsWhat) {
  struct Row {
    CaseState from;
    CaseState to;
    const char* code;
  };
  using enum CaseState;
  for (const Row& row : {
           Row{suspected, confirmed, "ok"},
           Row{suspected, excluded, "ok"},
           Row{suspected, recovered, "cases.state_does_not_follow"},
           Row{confirmed, in_treatment, "ok"},
           Row{confirmed, suspected, "cases.state_does_not_follow"},
           Row{in_treatment, recovered, "ok"},
           Row{recovered, confirmed, "ok"},
           Row{recovered, excluded, "cases.state_does_not_follow"},
           Row{excluded, suspected, "ok"},
           Row{excluded, in_treatment, "cases.state_does_not_follow"},
           Row{asymptomatic, confirmed, "ok"},
       }) {
    Case one;
    one.state = row.from;
    one.state_on = day0;
    EXPECT_EQ(code(changed(one, to(row.to), day0)), row.code)
        << static_cast<int>(row.from) << " to " << static_cast<int>(row.to);
  }
}

TEST(CaseStates, DaysAndTheirOrder) {
  Case one;
  one.state = CaseState::confirmed;
  one.state_on = day0;
  const Date today = day0 + Days{3};
  EXPECT_EQ(code(changed(one, to(CaseState::in_treatment, 3), today)), "ok");
  EXPECT_EQ(code(changed(one, to(CaseState::in_treatment, 4), today)), "cases.in_future");
  EXPECT_EQ(code(changed(one, to(CaseState::in_treatment, 0), today)), "ok");
  EXPECT_EQ(code(changed(one, to(CaseState::in_treatment, -1), today)), "cases.before_last");
  Change isolated = to(CaseState::in_treatment, 1);
  isolated.isolated_on = day0 + Days{4};
  EXPECT_EQ(code(changed(one, isolated, today)), "cases.in_future");
  Change unsigned_by = to(CaseState::in_treatment, 1);
  unsigned_by.words.determined_by.clear();
  EXPECT_EQ(code(changed(one, unsigned_by, today)), "cases.determined_by_needed");
  EXPECT_EQ(code(recorded({}, unsigned_by, today)), "cases.determined_by_needed");
}

TEST(CaseStates, WhatWasKnownStays) {
  Change first = to(CaseState::confirmed);
  first.onset_on = day0 - Days{2};
  first.words.treated_at = "示例医院";
  const auto one = recorded({}, first, day0);
  ASSERT_TRUE(one);
  const auto next = changed(*one, to(CaseState::in_treatment, 0), day0);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->onset_on, day0 - Days{2});
  EXPECT_EQ(next->words.treated_at, "示例医院");
  EXPECT_EQ(last_together(*next), day0);
}

// ---- The household ----------------------------------------------------------------------------

packs::HouseholdRule rule(const char* id) {
  packs::HouseholdRule rule;
  rule.id = id;
  rule.states = {CaseState::in_treatment};
  rule.role = "community_worker";
  rule.due_minutes = 60;
  return rule;
}

packs::Pack pack() {
  packs::Pack pack;
  packs::HouseholdRule watched = rule("watched");
  watched.propose = "home_observation";
  packs::HouseholdRule child = rule("child");
  child.below_years = 14;
  child.alone_below_years = 18;
  packs::HouseholdRule dependent = rule("dependent");
  dependent.key_populations = {"KEYP-15"};
  packs::HouseholdRule recovered = rule("recovered");
  recovered.states = {CaseState::recovered};
  recovered.whom = packs::Whom::person;
  recovered.propose = "health_monitoring";
  pack.household_rules = {watched, child, dependent, recovered};
  packs::Regime duty, service;
  duty.id = "home_observation";
  service.id = "health_monitoring";
  service.voluntary = true;
  pack.regimes = {duty, service};
  return pack;
}

Member member(std::optional<int> age, std::vector<std::string> groups = {}) {
  Member made;
  made.person = {base::make_uuid(noon.ms)};
  made.age = age;
  made.key_populations = std::move(groups);
  return made;
}

std::string said(CaseState state, const std::vector<Member>& others) {
  Case one;
  one.state = state;
  one.state_on = day0;
  std::string text;
  for (const Follow& follow : asked(one, pack(), {others, member(40)}, noon)) {
    text += (text.empty() ? "" : " ") + follow.rule;
  }
  return text;
}

TEST(HouseholdRules, WhoIsAskedAfter) {
  struct Row {
    const char* what;
    CaseState state;
    std::vector<Member> others;
    const char* rules;
  };
  Member away = member(35);
  away.is_away = true;
  Member watched = member(35);
  watched.is_watched = true;
  using enum CaseState;
  for (const Row& row : {
           Row{"nobody else at home", in_treatment, {}, ""},
           Row{"another adult", in_treatment, {member(35)}, "watched"},
           Row{"an adult and a child: the child is not alone",
               in_treatment,
               {member(35), member(5)},
               "watched watched"},
           Row{"a child alone", in_treatment, {member(13)}, "watched child"},
           Row{"of 14 it is no child by the rule", in_treatment, {member(14)}, "watched"},
           Row{"a child with one of 17",
               in_treatment,
               {member(17), member(5)},
               "watched watched child"},
           Row{"a child with one of 18", in_treatment, {member(18), member(5)}, "watched watched"},
           Row{"the other adult is in treatment too",
               in_treatment,
               {away, member(5)},
               "watched child"},
           Row{"an age nobody knows is asked after", in_treatment, {member({})}, "watched child"},
           Row{"who is watched already is counted anew, not asked again",
               in_treatment,
               {watched},
               ""},
           Row{"who cannot look after themselves",
               in_treatment,
               {member(80, {"KEYP-15"})},
               "watched dependent"},
           Row{"another tag", in_treatment, {member(80, {"KEYP-14"})}, "watched"},
           Row{"confirmed, the rule speaks of treatment", confirmed, {member(35)}, ""},
           Row{"recovered: the person alone", recovered, {member(35)}, "recovered"},
           Row{"excluded", excluded, {member(35)}, ""},
       }) {
    EXPECT_EQ(said(row.state, row.others), row.rules) << row.what;
  }
}

TEST(HouseholdRules, OneTaskForRegimesAndOneForHelpUntilNothingIsLeft) {
  Case one;
  one.state = CaseState::in_treatment;
  one.state_on = day0;
  std::vector<Follow> follows = asked(one, pack(), {{member(13)}, member(40)}, noon);
  ASSERT_EQ(follows.size(), 2u);
  const auto raised = [&] {
    std::string text;
    for (const tasks::Effect& effect : tasks_of(one, follows)) {
      if (const auto* raise = std::get_if<tasks::Raise>(&effect)) text += raise->kind + " ";
    }
    return text;
  };
  EXPECT_EQ(raised(), "cases.watch cases.help ");
  follows[0].state = FollowState::opened;
  EXPECT_EQ(raised(), "cases.help ");
  follows[1].state = FollowState::done;
  EXPECT_EQ(raised(), "");
}

TEST(HouseholdRules, Settling) {
  struct Row {
    const char* what;
    const char* regime;
    Answer answer;
    const char* note;
    const char* code;
    FollowState state;
  };
  for (const Row& row : {
           Row{"help given", "", Answer::done, "邻居照看", "ok", FollowState::done},
           Row{"without a word", "", Answer::done, "", "cases.note_needed", {}},
           Row{"a regime is done by opening it",
               "home_observation",
               Answer::done,
               "好",
               "cases.open_it",
               {}},
           Row{"a duty is not declined",
               "home_observation",
               Answer::declined,
               "不愿意",
               "cases.not_declined",
               {}},
           Row{"a service may be", "health_monitoring", Answer::declined, "不愿意", "ok",
               FollowState::declined},
           Row{"not needed, with the reason", "home_observation", Answer::not_needed, "不住一起",
               "ok", FollowState::dropped},
       }) {
    Follow follow;
    follow.regime = row.regime;
    const auto settled = settle(follow, pack(), {row.answer, row.note, true});
    EXPECT_EQ(code(settled), row.code) << row.what;
    if (settled) {
      EXPECT_EQ(settled->state, row.state) << row.what;
      EXPECT_EQ(code(settle(*settled, pack(), {row.answer, row.note, true})),
                "cases.follow_settled");
    }
  }
}

TEST(HouseholdRules, WhoMayNotOpenDoesNotWaveADutyAway) {
  Follow follow;
  follow.regime = "home_observation";
  EXPECT_EQ(code(settle(follow, pack(), {Answer::not_needed, "不住一起", false})),
            "cases.not_yours");
  follow.regime = "health_monitoring";
  EXPECT_EQ(code(settle(follow, pack(), {Answer::declined, "不愿意", false})), "ok");
  follow.regime.clear();
  EXPECT_EQ(code(settle(follow, pack(), {Answer::not_needed, "有外婆", false})), "ok");
}

// Who was handed over is asked about where they are, by a task of their own, until it is
// settled or they are back.
TEST(CaseTasks, WhoWasHandedOverIsAskedAboutThere) {
  Case one;
  one.id = {base::make_uuid(1)};
  one.place = {101};
  Follow here, moved;
  here.id = {base::make_uuid(2)};
  here.place = {101};
  here.regime = "home_observation";
  here.due_at = noon;
  moved = here;
  moved.id = {base::make_uuid(3)};
  moved.place = {102};
  moved.due_at = {noon.ms - 1};
  const auto raised = [](const tasks::Effects& effects) {
    std::vector<tasks::Raise> found;
    for (const tasks::Effect& effect : effects) {
      if (const auto* raise = std::get_if<tasks::Raise>(&effect)) found.push_back(*raise);
    }
    return found;
  };
  const auto at_home = raised(tasks_of(one, {here, moved}));
  ASSERT_EQ(at_home.size(), 1u);
  EXPECT_EQ(at_home[0].subject, one.id.value);
  EXPECT_EQ(at_home[0].due_at, noon);
  EXPECT_TRUE(raised(tasks_of(one, {moved})).empty());
  EXPECT_TRUE(raised(tasks_of_moved(one, here)).empty());
  const auto there = raised(tasks_of_moved(one, moved));
  ASSERT_EQ(there.size(), 1u);
  EXPECT_EQ(there[0].subject, moved.id.value);
  EXPECT_EQ(there[0].kind, "cases.watch_moved");
  moved.regime.clear();
  EXPECT_EQ(raised(tasks_of_moved(one, moved))[0].kind, "cases.help_moved");
  moved.state = FollowState::done;
  EXPECT_TRUE(raised(tasks_of_moved(one, moved)).empty());
}

}  // namespace
}  // namespace cases

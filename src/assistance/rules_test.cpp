// What may be done about a need, by whom; who is called on, by when. [SVC-01] [HIGH-SV-08]
#include "assistance/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "assistance/care_rules.h"

namespace assistance {
namespace {

const identity::AccountId liu{base::make_uuid(1)}, wang{base::make_uuid(2)};
const base::Date day0 = *base::parse_date("2026-11-22");
base::Instant at(int day, int hour) { return base::at_minute(day0 + base::Days{day}, hour * 60); }

packs::NeedKind food() {
  packs::NeedKind kind;
  kind.id = "food";
  kind.label = {"物资", "food"};
  kind.owners = {"volunteer", "community_worker", "township"};
  kind.due_minutes = 120;
  kind.late_role = "township";
  kind.late_due_minutes = 30;
  return kind;
}

packs::NeedDesk desk() {
  packs::NeedDesk desk;
  desk.feedback_role = "community_worker";
  desk.feedback_due_minutes = 60;
  return desk;
}

Need need_at(base::Instant now) {
  Need need;
  need.id = {base::make_uuid(9)};
  need.kind = "food";
  need.standing = asked(food(), "volunteer", now);
  return need;
}

Need taken_by(identity::AccountId account) {
  Need need = need_at(at(0, 8));
  need.standing = *taken(need, {account, at(0, 9)});
  need.taken_by_name = "刘网格";
  return need;
}

Need done_one() {
  Need need = taken_by(liu);
  need.standing = *done(need, {liu, at(0, 9)}, "送到门口");
  return need;
}

template <class T>
std::string_view code(const base::Result<T>& result) {
  return result ? "" : result.refusal().code->code;
}

// ---- A need's life -----------------------------------------------------------------------------

TEST(Need, IsOpenWithItsOwnerUntilTheKindsTime) {
  const Standing standing = asked(food(), "volunteer", at(0, 8));
  EXPECT_EQ(standing.state, NeedState::open);
  EXPECT_EQ(standing.role, "volunteer");
  EXPECT_EQ(standing.due_at, at(0, 10));
  EXPECT_FALSE(standing.is_late(at(0, 10)));
  EXPECT_TRUE(standing.is_late({at(0, 10).ms + 1}));
}

TEST(Need, IsTakenOnceAndKeepsItsDeadline) {
  const Need need = taken_by(liu);
  EXPECT_EQ(need.standing.state, NeedState::taken);
  EXPECT_EQ(need.standing.due_at, at(0, 10));
  EXPECT_EQ(code(taken(need, {wang, at(0, 9)})), "assistance.already_taken");
  EXPECT_EQ(code(taken(done_one(), {wang, at(0, 9)})), "assistance.over");
}

TEST(Need, IsGivenBackByWhoHasItOrWhoRecordsNeeds) {
  const Need need = taken_by(liu);
  EXPECT_EQ(given_back(need, {liu, at(0, 9)})->state, NeedState::open);
  EXPECT_EQ(given_back(need, {wang, at(0, 9), true})->taken_by, std::nullopt);
  EXPECT_EQ(code(given_back(need, {wang, at(0, 9)})), "assistance.not_yours");
  EXPECT_EQ(code(given_back(need_at(at(0, 8)), {wang, at(0, 9)})), "assistance.not_taken");
}

TEST(Need, IsDoneWithAWordByWhoHasIt) {
  const Need need = taken_by(liu);
  EXPECT_EQ(done(need, {liu, at(0, 9)}, "送到门口")->state, NeedState::done);
  EXPECT_EQ(done(need, {liu, at(0, 9)}, "送到门口")->ended_at, at(0, 9));
  EXPECT_EQ(code(done(need, {liu, at(0, 9)}, "")), "assistance.no_result");
  EXPECT_EQ(code(done(need, {wang, at(0, 9)}, "送到了")), "assistance.not_yours");
  EXPECT_EQ(done(need, {wang, at(0, 9), true}, "来电说送到了")->state, NeedState::done);
  EXPECT_EQ(code(done(need_at(at(0, 8)), {liu, at(0, 9)}, "好了")), "assistance.not_taken");
}

TEST(Need, ThatWasNotSolvedIsOpenAgainWithTheNextOwner) {
  const Need need = done_one();
  EXPECT_EQ(answered(need, food(), Answer::solved, at(0, 11))->state, NeedState::closed);
  const Standing again = *answered(need, food(), Answer::not_solved, at(0, 11));
  EXPECT_EQ(again.state, NeedState::open);
  EXPECT_EQ(again.role, "community_worker");
  EXPECT_EQ(again.due_at, at(0, 13));
  EXPECT_EQ(again.taken_by, std::nullopt);
  EXPECT_EQ(again.ended_at, std::nullopt);
  EXPECT_EQ(code(answered(taken_by(liu), food(), Answer::solved, at(0, 11))),
            "assistance.not_done");
  Need closed = need;
  closed.standing.state = NeedState::closed;
  EXPECT_EQ(code(answered(closed, food(), Answer::not_solved, at(0, 11))), "assistance.over");
}

TEST(Need, StaysWithTheLastOwnerWhenThereIsNoNext) {
  EXPECT_EQ(next_owner(food(), "volunteer"), "community_worker");
  EXPECT_EQ(next_owner(food(), "community_worker"), "township");
  EXPECT_EQ(next_owner(food(), "township"), "township");
  EXPECT_EQ(next_owner(food(), "somebody_else"), "township");
}

TEST(Need, IsHandedToItsOwnersAlone) {
  const Need need = taken_by(liu);
  const Standing to_role = *handed_over(need, food(), {"township", {}});
  EXPECT_EQ(to_role.state, NeedState::open);
  EXPECT_EQ(to_role.role, "township");
  EXPECT_EQ(to_role.due_at, need.standing.due_at);
  const Standing to_wang = *handed_over(need, food(), {"community_worker", wang});
  EXPECT_EQ(to_wang.state, NeedState::taken);
  EXPECT_EQ(to_wang.taken_by, wang);
  EXPECT_EQ(code(handed_over(need, food(), {"county_cdc", {}})), "assistance.not_its_owner");
  EXPECT_EQ(code(handed_over(done_one(), food(), {"township", {}})), "assistance.over");
}

TEST(Need, IsCalledOffWithAReasonWhileItWaits) {
  EXPECT_EQ(cancelled(taken_by(liu), {wang, at(0, 9)}, "不用了")->state, NeedState::cancelled);
  EXPECT_EQ(code(cancelled(taken_by(liu), {wang, at(0, 9)}, "")), "assistance.no_reason");
  EXPECT_EQ(code(cancelled(done_one(), {wang, at(0, 9)}, "不用了")), "assistance.over");
}

TEST(Need, StepIsTakenBackByWhoMadeItWhenNothingCameAfter) {
  const Need need = done_one();
  Step last;
  last.kind = StepKind::done;
  last.by = liu;
  last.before = taken_by(liu).standing;
  EXPECT_EQ(*taken_back(need, last, {liu, at(0, 10)}), last.before);
  EXPECT_EQ(code(taken_back(need, last, {wang, at(0, 10), true})), "assistance.cannot_take_back");
  last.kind = StepKind::taken_back;
  EXPECT_EQ(code(taken_back(need, last, {liu, at(0, 10)})), "assistance.cannot_take_back");
  last.kind = StepKind::recorded;
  EXPECT_EQ(code(taken_back(need, last, {liu, at(0, 10)})), "assistance.cannot_take_back");
}

// ---- What it asks of whom ----------------------------------------------------------------------

std::vector<tasks::Raise> raised(const tasks::Effects& effects) {
  std::vector<tasks::Raise> found;
  for (const auto& effect : effects) {
    if (const auto* raise = std::get_if<tasks::Raise>(&effect)) found.push_back(*raise);
  }
  return found;
}

bool settles(const tasks::Effects& effects, std::string_view kind) {
  return std::any_of(effects.begin(), effects.end(), [&](const auto& effect) {
    const auto* settle = std::get_if<tasks::Settle>(&effect);
    return settle != nullptr && settle->kind == kind && !settle->up_to;
  });
}

std::optional<base::Instant> looks_at(const tasks::Effects& effects) {
  for (const auto& effect : effects) {
    if (const auto* look = std::get_if<tasks::LookAgain>(&effect)) return look->at;
  }
  return std::nullopt;
}

TEST(NeedTasks, OneForWhoeverHasItAndALookAtItsDeadline) {
  const packs::NeedKind kind = food();
  const packs::NeedDesk said = desk();
  const auto open = effects_of(need_at(at(0, 8)), {kind, said}, at(0, 8));
  ASSERT_EQ(raised(open).size(), 1U);
  EXPECT_EQ(raised(open)[0].kind, "assistance.need_open");
  EXPECT_EQ(raised(open)[0].role, "volunteer");
  EXPECT_EQ(raised(open)[0].due_at, at(0, 10));
  EXPECT_EQ(looks_at(open), base::Instant{at(0, 10).ms + 1});
  const auto taken = effects_of(taken_by(liu), {kind, said}, at(0, 9));
  EXPECT_EQ(raised(taken)[0].kind, "assistance.need_taken");
  EXPECT_TRUE(settles(taken, "assistance.need_open"));
  const auto done = effects_of(done_one(), {kind, said}, at(0, 9));
  ASSERT_EQ(raised(done).size(), 1U);
  EXPECT_EQ(raised(done)[0].kind, "assistance.need_feedback");
  EXPECT_EQ(raised(done)[0].role, "community_worker");
  EXPECT_EQ(raised(done)[0].due_at, at(0, 10));
  EXPECT_EQ(looks_at(done), std::nullopt);
}

TEST(NeedTasks, AnEmergencyIsAskedForInItsOwnWordsUntilItIsDone) {
  const packs::NeedKind kind = food();
  const packs::NeedDesk said = desk();
  for (Need need : {need_at(at(0, 8)), taken_by(liu)}) {
    need.urgent = true;
    const auto asks = raised(effects_of(need, {kind, said}, at(0, 9)));
    ASSERT_EQ(asks.size(), 1U);
    EXPECT_EQ(asks[0].kind, "assistance.need_urgent");
  }
  Need over = done_one();
  over.urgent = true;
  EXPECT_TRUE(settles(effects_of(over, {kind, said}, at(0, 9)), "assistance.need_urgent"));
}

TEST(NeedTasks, WhoStandsAboveIsToldOnlyWhenItIsLate) {
  const packs::NeedKind kind = food();
  const packs::NeedDesk said = desk();
  EXPECT_TRUE(when_late(need_at(at(0, 8)), {kind, said}, at(0, 10)).empty());
  const auto late = raised(when_late(need_at(at(0, 8)), {kind, said}, at(0, 11)));
  ASSERT_EQ(late.size(), 1U);
  EXPECT_EQ(late[0].kind, "assistance.need_late");
  EXPECT_EQ(late[0].role, "township");
  EXPECT_EQ(late[0].due_at, base::Instant{at(0, 11).ms + 30 * 60'000});
  EXPECT_TRUE(raised(when_late(done_one(), {kind, said}, at(0, 11))).empty());
  EXPECT_TRUE(settles(effects_of(done_one(), {kind, said}, at(0, 9)), "assistance.need_late"));
  EXPECT_FALSE(settles(effects_of(taken_by(liu), {kind, said}, at(0, 11)), "assistance.need_late"));
}

// ---- Who is to be called on --------------------------------------------------------------------

packs::CarePlan plan(std::string id, std::vector<std::string> groups) {
  packs::CarePlan plan;
  plan.id = std::move(id);
  plan.groups = std::move(groups);
  plan.first = base::Days{1};
  plan.within = base::Days{3};
  plan.due_minute = 18 * 60;
  plan.contact_role = "grid_worker";
  plan.escalate_role = "township";
  plan.escalate_after_minutes = 60;
  plan.attempts = 2;
  plan.escalate_due_minutes = 120;
  return plan;
}

Plans plans() {
  Plans all{plan("alone", {"elder_alone"}), plan("observed", {"elder_alone"}),
            plan("ill", {"chronic"})};
  all[1].during = packs::CareWhile::home_observed;
  all[1].within = base::Days{1};
  all[2].within = base::Days{14};
  all[2].first = base::Days{5};
  return all;
}

Watched somebody(std::string group, int from_day) {
  Watched who;
  who.person = {base::make_uuid(3)};
  who.tags = {{std::move(group), day0 + base::Days{from_day}}};
  return who;
}

TEST(CareDue, FirstByTheTagThenByTheLastContact) {
  const Plans all = plans();
  Watched who = somebody("elder_alone", 0);
  const auto first = *due_of(all, who, at(0, 12));
  EXPECT_EQ(first.at, at(1, 18));
  EXPECT_TRUE(first.never);
  EXPECT_EQ(first.status, CareStatus::in_time);
  EXPECT_EQ(due_of(all, who, at(1, 18))->status, CareStatus::due_today);
  EXPECT_EQ(due_of(all, who, {at(1, 18).ms + 1})->status, CareStatus::overdue);
  who.reached_at = at(1, 9);
  const auto next = *due_of(all, who, at(1, 12));
  EXPECT_EQ(next.at, at(4, 18));
  EXPECT_FALSE(next.never);
}

TEST(CareDue, TheStricterPlanHoldsAndNobodyElseIsAsked) {
  const Plans all = plans();
  Watched both = somebody("elder_alone", 0);
  both.tags.push_back({"chronic", day0});
  EXPECT_EQ(due_of(all, both, at(0, 9))->plan->id, "alone");
  EXPECT_EQ(due_of(all, somebody("chronic", 0), at(0, 9))->at, at(5, 18));
  EXPECT_FALSE(due_of(all, somebody("from_abroad", 0), at(0, 9)));
}

TEST(CareDue, EveryDayWhileObservedAtHome) {
  const Plans all = plans();
  Watched who = somebody("elder_alone", 0);
  who.reached_at = at(5, 9);
  EXPECT_EQ(due_of(all, who, at(5, 12))->at, at(8, 18));
  who.observed_since = day0 + base::Days{6};
  EXPECT_EQ(due_of(all, who, at(6, 12))->at, at(7, 18)) << "the first contact after it began";
  who.reached_at = at(7, 9);
  EXPECT_EQ(due_of(all, who, at(7, 12))->at, at(8, 18));
}

TEST(CareDue, ANewTagIsLookedAtEarlyWhoeverWasReachedBefore) {
  const Plans all = plans();
  Watched who = somebody("chronic", 10);
  who.reached_at = at(8, 9);
  EXPECT_EQ(due_of(all, who, at(10, 9))->at, at(15, 18)) << "not fourteen days after the contact";
}

TEST(CareTasks, TheWorkerOnTheDayAndTheTownshipWhenNobodyWent) {
  const Plans all = plans();
  const Watched who = somebody("elder_alone", 0);
  EXPECT_TRUE(raised(care_effects(all, who, at(0, 12))).empty());
  EXPECT_EQ(looks_at(care_effects(all, who, at(0, 12))), base::start_of(day0 + base::Days{1}));
  const auto morning = care_effects(all, who, at(1, 0));
  ASSERT_EQ(raised(morning).size(), 1U);
  EXPECT_EQ(raised(morning)[0].kind, "assistance.contact_due");
  EXPECT_EQ(raised(morning)[0].role, "grid_worker");
  EXPECT_EQ(raised(morning)[0].due_at, at(1, 18));
  EXPECT_EQ(looks_at(morning), at(1, 19));
  const auto evening = raised(care_effects(all, who, at(1, 19)));
  ASSERT_EQ(evening.size(), 2U);
  EXPECT_EQ(evening[1].kind, "assistance.contact_overdue");
  EXPECT_EQ(evening[1].role, "township");
  EXPECT_EQ(evening[1].due_at, at(1, 21));
}

TEST(CareTasks, SoManyAttemptsInVainGoToTheTownshipAtOnce) {
  const Plans all = plans();
  Watched who = somebody("elder_alone", 0);
  who.attempts = 1;
  who.tried_at = at(0, 10);
  EXPECT_TRUE(raised(care_effects(all, who, at(0, 10))).empty());
  who.attempts = 2;
  who.tried_at = at(0, 11);
  const auto told = raised(care_effects(all, who, at(0, 11)));
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].kind, "assistance.not_reached");
  EXPECT_EQ(told[0].role, "township");
  EXPECT_EQ(told[0].due_at, at(0, 13)) << "the same day";
}

TEST(CareTasks, NothingIsAskedOfWhomNoPlanNames) {
  Watched who = somebody("elder_alone", 0);
  who.tags.clear();
  const auto effects = care_effects(plans(), who, at(0, 9));
  EXPECT_TRUE(settles(effects, "assistance.contact_due"));
  EXPECT_TRUE(settles(effects, "assistance.not_reached"));
  EXPECT_EQ(looks_at(effects), std::nullopt);
}

TEST(CareContact, SaysWhatTheProblemWas) {
  EXPECT_TRUE(check_contact(Outcome::well, ""));
  EXPECT_TRUE(check_contact(Outcome::not_reached, ""));
  EXPECT_EQ(code(check_contact(Outcome::solved, "")), "assistance.no_problem");
  EXPECT_EQ(code(check_contact(Outcome::unsolved, "")), "assistance.no_problem");
  EXPECT_TRUE(check_contact(Outcome::unsolved, "米快吃完了"));
}

TEST(CareContact, IsWithdrawnTheSameDayByWhoWroteIt) {
  Contact contact;
  contact.at = at(0, 9);
  contact.by = liu;
  EXPECT_TRUE(may_withdraw(contact, liu, at(0, 23)));
  EXPECT_EQ(code(may_withdraw(contact, wang, at(0, 10))), "assistance.contact_not_yours");
  EXPECT_EQ(code(may_withdraw(contact, liu, at(1, 0))), "assistance.contact_not_yours");
  contact.withdrawn_at = at(0, 10);
  EXPECT_EQ(code(may_withdraw(contact, liu, at(0, 11))), "assistance.contact_withdrawn");
}

}  // namespace
}  // namespace assistance

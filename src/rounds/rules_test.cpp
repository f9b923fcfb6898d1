// Watch and patrols: both sides of every edge.
#include "rounds/rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rounds {
namespace {

const base::Date day0 = *base::parse_date("2026-11-22");
base::Instant at(int hour, int minute = 0) { return base::at_minute(day0, hour * 60 + minute); }
const base::Days one_day{1};

packs::WatchSlot slot(const char* id, int from_hour, int to_hour) {
  packs::WatchSlot made;
  made.id = id;
  made.from_minute = from_hour * 60;
  made.to_minute = to_hour * 60;
  return made;
}
const packs::WatchSlot by_day = slot("day", 8, 20);
const packs::WatchSlot by_night = slot("night", 20, 8);

packs::WatchDesk desk() {
  packs::WatchDesk made;
  made.look_minute = 16 * 60;
  made.gap_role = "community_worker";
  made.gap_due_minute = 20 * 60;
  made.late_after_minutes = 30;
  made.late_role = "township";
  made.late_due_minutes = 60;
  return made;
}

Shift shift(const packs::WatchSlot& of = by_day) {
  Shift made;
  made.id = {base::make_uuid(1)};
  made.day = day0;
  made.slot = of.id;
  made.officer.name = "刘网格";
  return made;
}

packs::FindingKind kind(bool follow) {
  packs::FindingKind made;
  made.id = "environment";
  made.label = {"积水", "Water"};
  made.follow = follow;
  made.role = "community_worker";
  made.due_minutes = 60;
  made.late_role = "township";
  made.late_due_minutes = 30;
  return made;
}

Note note(bool follow = true) {
  Note made;
  made.id = {base::make_uuid(2)};
  made.words = "楼后积水";
  made.at = at(9);
  made.by = {base::make_uuid(3)};
  made.due_at = due_of(kind(follow), made.at);
  return made;
}

template <class T>
std::string said(const base::Result<T>& result) {
  return result ? "yes" : std::string(result.refusal().code->code);
}

template <class T>
const T* only(const tasks::Effects& effects, std::size_t which = 0) {
  return which < effects.size() ? std::get_if<T>(&effects[which]) : nullptr;
}

}  // namespace

TEST(Shifts, OfTheNightEndOnTheNextDay) {
  EXPECT_EQ(begins_at(by_night, day0), at(20));
  EXPECT_EQ(ends_at(by_night, day0), base::at_minute(day0 + one_day, 8 * 60));
  EXPECT_EQ(ends_at(by_day, day0), at(20));
  EXPECT_EQ(ends_at(slot("whole", 8, 8), day0), base::at_minute(day0 + one_day, 8 * 60));
}

TEST(Shifts, StandAsTheClockAndTheOfficerSay) {
  Shift one = shift();
  const base::Instant before{at(8).ms - 1};
  const base::Instant last{at(20).ms - 1};
  EXPECT_EQ(state_of(one, by_day, before), ShiftState::planned);
  EXPECT_EQ(state_of(one, by_day, at(8)), ShiftState::late);
  EXPECT_EQ(state_of(one, by_day, last), ShiftState::late);
  EXPECT_EQ(state_of(one, by_day, at(20)), ShiftState::missed);
  one.begun_at = at(8, 5);
  EXPECT_EQ(state_of(one, by_day, at(9)), ShiftState::on_duty);
  EXPECT_EQ(state_of(one, by_day, at(21)), ShiftState::on_duty);
  one.ended_at = at(20);
  EXPECT_EQ(state_of(one, by_day, at(21)), ShiftState::done);
}

TEST(Shifts, ThatNobodyIsDownForAreGaps) {
  const std::vector<packs::WatchSlot> slots{by_day, by_night};
  EXPECT_EQ(gaps(slots, {}).size(), 2U);
  ASSERT_EQ(gaps(slots, {shift(by_day)}).size(), 1U);
  EXPECT_EQ(gaps(slots, {shift(by_day)}).front()->id, "night");
  EXPECT_TRUE(gaps(slots, {shift(by_day), shift(by_night)}).empty());
  Shift withdrawn = shift(by_night);
  withdrawn.withdrawn_at = at(9);
  EXPECT_EQ(gaps(slots, {shift(by_day), withdrawn}).size(), 1U);
}

TEST(Shifts, ArePlannedFromTodayOnForAMonthAtMost) {
  const Officer somebody{{}, "老吴"};
  EXPECT_EQ(said(may_plan({day0, day0}, somebody, day0)), "yes");
  EXPECT_EQ(said(may_plan({day0, day0 + base::Days{30}}, somebody, day0)), "yes");
  EXPECT_EQ(said(may_plan({day0, day0 + base::Days{31}}, somebody, day0)), "rounds.bad_days");
  EXPECT_EQ(said(may_plan({day0 - one_day, day0}, somebody, day0)), "rounds.bad_days");
  EXPECT_EQ(said(may_plan({day0 + one_day, day0}, somebody, day0)), "rounds.bad_days");
  EXPECT_EQ(said(may_plan({day0, day0}, {}, day0)), "rounds.no_name");
}

TEST(Shifts, AreChangedUntilSomebodyIsThere) {
  Shift one = shift();
  EXPECT_EQ(said(may_change(one, by_day, base::Instant{at(20).ms - 1})), "yes");
  EXPECT_EQ(said(may_change(one, by_day, at(20))), "rounds.shift_over");
  one.begun_at = at(8);
  EXPECT_EQ(said(may_change(one, by_day, at(9))), "rounds.begun_already");
}

TEST(Shifts, AreBegunOnTheirDayOnceAndHandedOverWithAWord) {
  Shift one = shift(by_night);
  EXPECT_EQ(said(may_begin(one, by_night, base::Instant{base::start_of(day0).ms - 1})),
            "rounds.not_yet");
  EXPECT_EQ(said(may_begin(one, by_night, base::start_of(day0))), "yes");
  EXPECT_EQ(said(may_begin(one, by_night, base::Instant{ends_at(by_night, day0).ms - 1})), "yes");
  EXPECT_EQ(said(may_begin(one, by_night, ends_at(by_night, day0))), "rounds.shift_over");
  EXPECT_EQ(said(may_hand_over(one, "没有情况")), "rounds.not_begun");
  one.begun_at = at(20);
  EXPECT_EQ(said(may_begin(one, by_night, at(21))), "rounds.begun_already");
  EXPECT_EQ(said(may_hand_over(one, "")), "rounds.no_handover");
  EXPECT_EQ(said(may_hand_over(one, "没有情况")), "yes");
  one.ended_at = at(23);
  EXPECT_EQ(said(may_hand_over(one, "没有情况")), "rounds.handed_over");
}

TEST(Shifts, ThatNobodyHasBegunAreToldOnce) {
  const auto planned = shift_planned(shift(), by_day, desk());
  ASSERT_NE(only<tasks::LookAgain>(planned), nullptr);
  EXPECT_EQ(only<tasks::LookAgain>(planned)->at, at(8, 30));
  const auto told = shift_late(shift(), desk(), at(8, 30));
  ASSERT_NE(only<tasks::Raise>(told), nullptr);
  EXPECT_EQ(only<tasks::Raise>(told)->role, "township");
  EXPECT_EQ(only<tasks::Raise>(told)->due_at, at(9, 30));
  Shift begun = shift();
  begun.begun_at = at(8, 10);
  EXPECT_TRUE(shift_late(begun, desk(), at(8, 30)).empty());
  Shift withdrawn = shift();
  withdrawn.withdrawn_at = at(8, 10);
  EXPECT_TRUE(shift_late(withdrawn, desk(), at(8, 30)).empty());
}

TEST(Roster, IsLookedAtEveryDayAndGapsAreATask) {
  const RosterId roster{base::make_uuid(4)};
  EXPECT_EQ(next_look(roster, desk(), base::Instant{at(16).ms - 1}).at, at(16));
  EXPECT_EQ(next_look(roster, desk(), at(16)).at, base::at_minute(day0 + one_day, 16 * 60));
  const auto asked = roster_looked_at(roster, desk(), day0, 2);
  ASSERT_NE(only<tasks::Raise>(asked), nullptr);
  EXPECT_EQ(only<tasks::Raise>(asked)->due_at, at(20));
  EXPECT_NE(only<tasks::Settle>(roster_looked_at(roster, desk(), day0, 0)), nullptr);
}

TEST(Findings, SayWhatItIsWhereSomebodyHasToSeeToIt) {
  const packs::FindingKind followed = kind(true);
  const packs::FindingKind plain = kind(false);
  Note one = note();
  EXPECT_EQ(said(check_note(one, nullptr)), "rounds.unknown_kind");
  EXPECT_EQ(said(check_note(one, &followed)), "yes");
  one.words.clear();
  EXPECT_EQ(said(check_note(one, &followed)), "rounds.no_words");
  EXPECT_EQ(said(check_note(one, &plain)), "yes");
  EXPECT_EQ(due_of(followed, at(9)), at(10));
  EXPECT_FALSE(due_of(plain, at(9)));
}

TEST(Findings, AreATaskUntilTheyAreAnswered) {
  const auto asked = noted(note(), kind(true));
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(only<tasks::Raise>(asked)->kind, "rounds.finding");
  EXPECT_EQ(only<tasks::Raise>(asked)->due_at, at(10));
  EXPECT_EQ(only<tasks::LookAgain>(asked, 1)->at, at(10));
  EXPECT_TRUE(noted(note(false), kind(false)).empty());
  EXPECT_EQ(note_late(note(), kind(true), at(10)).size(), 1U);
  EXPECT_EQ(said(may_answer(note(), "")), "rounds.no_answer");
  EXPECT_EQ(said(may_answer(note(), "已清掉")), "yes");
  Note answered = note();
  answered.answered_at = at(9, 30);
  EXPECT_EQ(said(may_answer(answered, "已清掉")), "rounds.nothing_to_answer");
  EXPECT_TRUE(note_late(answered, kind(true), at(10)).empty());
  EXPECT_EQ(said(may_answer(note(false), "已清掉")), "rounds.nothing_to_answer");
}

TEST(Findings, AreWithdrawnByWhoNotedThemTheSameDay) {
  const Note one = note();
  EXPECT_EQ(said(may_withdraw(one, one.by, base::Instant{base::start_of(day0 + one_day).ms - 1})),
            "yes");
  EXPECT_EQ(said(may_withdraw(one, one.by, base::start_of(day0 + one_day))),
            "rounds.cannot_withdraw");
  EXPECT_EQ(said(may_withdraw(one, {base::make_uuid(9)}, at(10))), "rounds.cannot_withdraw");
  Note answered = one;
  answered.answered_at = at(10);
  EXPECT_EQ(said(may_withdraw(answered, one.by, at(11))), "rounds.cannot_withdraw");
  Note withdrawn = one;
  withdrawn.withdrawn_at = at(10);
  EXPECT_EQ(said(may_withdraw(withdrawn, one.by, at(11))), "rounds.cannot_withdraw");
}

}  // namespace rounds

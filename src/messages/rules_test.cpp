// Whom a message reaches by what, when it leaves, what it may not say, and where everything that
// goes wrong ends: with a person on the telephone.
#include "messages/rules.h"

#include <gtest/gtest.h>

namespace messages {
namespace {

using base::Instant;

packs::MessageDesk desk() {
  packs::MessageDesk made;
  made.quiet_from_minute = 21 * 60;
  made.quiet_to_minute = 8 * 60;
  made.undo_seconds = 30;
  made.sms_a_day_max = 2;
  made.part_characters = 70;
  made.joined_characters = 67;
  made.retry_seconds = 30;
  made.retry_seconds_max = 600;
  made.receipt_ask_seconds = 20;
  made.receipt_minutes = 20;
  made.unsent_minutes = 30;
  made.group_characters_max = 500;
  made.group_a_minute_max = 20;
  made.call_role = "community_worker";
  made.call_minutes = 240;
  made.call_attempts = 3;
  return made;
}

const base::Date day0 = *base::parse_date("2026-11-22");
Instant at(const char* hour, int later_days = 0) {
  return base::at_minute(day0 + base::Days{later_days}, *base::parse_minute(hour));
}
Instant plus(Instant from, int seconds) { return {from.ms + seconds * std::int64_t{1000}}; }
std::string code_of(const base::Result<base::Done>& result) {
  return result ? "" : std::string(result.refusal().code->code);
}

Message sms() {
  Message made;
  made.id = {base::make_uuid(at("09:00").ms)};
  made.person = people::PersonId{base::make_uuid(1)};
  made.kind = "reading_missing";
  made.leaves_at = at("09:00");
  made.next_at = made.leaves_at;
  return made;
}
Message post() {
  Message made = sms();
  made.person.reset();
  made.channel = Channel::group;
  return made;
}
Message handed_over() { return taken_up(sms(), desk(), at("09:00")); }

// ---- Ways ---------------------------------------------------------------------------------------

struct WayCase {
  Candidate who;
  Means means;
  Channel channel;
  Reason reason;
};

TEST(MessageWay, WhoHasAMobileIsSentAnSmsAndEverybodyElseIsTelephoned) {
  constexpr Means ready{true, true};
  const WayCase cases[] = {
      {{true, true, true, 0}, ready, Channel::sms, Reason::none},
      {{true, true, true, 1}, ready, Channel::sms, Reason::none},
      {{true, true, true, 2}, ready, Channel::call, Reason::a_day_max},
      {{false, false, true, 0}, ready, Channel::call, Reason::no_phone},
      {{true, false, true, 0}, ready, Channel::call, Reason::landline},
      {{true, true, false, 0}, ready, Channel::call, Reason::wants_no_sms},
      {{true, true, true, 0}, {false, false}, Channel::call, Reason::no_gateway},
      {{true, true, true, 0}, {true, false}, Channel::call, Reason::no_template},
      // What is the person's own comes before what is ours.
      {{true, true, false, 2}, {false, false}, Channel::call, Reason::wants_no_sms},
  };
  for (const WayCase& one : cases) {
    const Way way = way_of(one.who, one.means, desk());
    EXPECT_EQ(way.channel, one.channel);
    EXPECT_EQ(way.reason, one.reason);
  }
}

TEST(MessageWay, NothingLeavesInTheQuietHours) {
  EXPECT_EQ(leaves_at(desk(), at("09:00")), plus(at("09:00"), 30));
  EXPECT_EQ(leaves_at(desk(), plus(at("21:00"), -31)), plus(at("21:00"), -1));
  EXPECT_EQ(leaves_at(desk(), plus(at("21:00"), -30)), at("08:00", 1));
  EXPECT_EQ(leaves_at(desk(), at("23:59")), at("08:00", 1));
  EXPECT_EQ(leaves_at(desk(), at("00:00", 1)), at("08:00", 1));
  EXPECT_EQ(leaves_at(desk(), plus(at("08:00"), -31)), at("08:00"));
  EXPECT_EQ(leaves_at(desk(), at("08:00")), plus(at("08:00"), 30));
  packs::MessageDesk noon = desk();
  noon.quiet_from_minute = 12 * 60;
  noon.quiet_to_minute = 14 * 60;
  EXPECT_EQ(leaves_at(noon, at("12:30")), at("14:00"));
  EXPECT_EQ(leaves_at(noon, at("23:00")), plus(at("23:00"), 30));
}

TEST(MessageWay, NobodyHasToTelephoneInTheQuietHours) {
  EXPECT_EQ(due_at(desk(), at("09:00"), 240), at("13:00"));
  EXPECT_EQ(due_at(desk(), at("20:00"), 240), at("11:00", 1));
  EXPECT_EQ(due_at(desk(), at("22:00"), 240), at("12:00", 1));
  EXPECT_EQ(due_at(desk(), at("17:00"), 240), at("21:00"));
}

// ---- Words --------------------------------------------------------------------------------------

TEST(MessageWords, MarksAreFilled) {
  EXPECT_EQ(filled("{count} 位，{by}前，{where}。{place}",
                   {"和平社区", "10:30", 12, {{"where", "活动室"}}}),
            "12 位，10:30前，活动室。和平社区");
  packs::MessageKind kind;
  kind.answer_minutes = 120;
  EXPECT_EQ(answer_by(kind, at("08:00")), "10:00");
  EXPECT_EQ(answer_by(kind, plus(at("08:00"), 1)), "10:30");
  EXPECT_EQ(answer_by(kind, at("22:30")), "11月23日 00:30");
}

TEST(MessageWords, AnSmsCostsByItsParts) {
  const auto parts = [](std::size_t characters) {
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) text += "字";
    return parts_of(text, desk());
  };
  EXPECT_EQ(parts(0), 0);
  EXPECT_EQ(parts(1), 1);
  EXPECT_EQ(parts(70), 1);
  EXPECT_EQ(parts(71), 2);
  EXPECT_EQ(parts(134), 2);
  EXPECT_EQ(parts(135), 3);
}

TEST(MessageWords, ATextForManyNamesNobody) {
  struct Words {
    const char* text;
    const char* code;
  };
  const Words cases[] = {
      {"明天 8:00—18:00 在和平社区活动室量体温，还有 12 位没有填报。", ""},
      {"请打 12345 或 120。11月22日到11月30日。", ""},
      {"请加 13800001234", "messages.holds_phone"},
      {"请加 138 0000 1234", "messages.holds_phone"},
      {"请加 138-0000-1234", "messages.holds_phone"},
      {"请加１３８００００１２３４", "messages.holds_phone"},
      {"编号 9913800001234", "messages.holds_phone"},
      {"座机 0757-88886666", "messages.holds_phone"},
      {"身份证 11010519491231002X", "messages.holds_identity_number"},
      {"身份证 110105 19491231 002X", "messages.holds_identity_number"},
      {"张三丰明天来取", "messages.holds_name"},
      {"3栋2单元501有人没填", "messages.holds_door"},
      {"3栋101没填", "messages.holds_door"},
      {"501室没填", "messages.holds_door"},
      {"3栋的邻居们请填报", ""},
      {"一户一人来领", ""},
  };
  for (const Words& one : cases) {
    EXPECT_EQ(code_of(check_words(one.text, {"张三丰", "李"})), one.code) << one.text;
  }
  // What is refused is not told in full, either.
  const auto refused = check_words("请加 13800001234", {});
  EXPECT_EQ(base::message(refused.refusal(), base::Language::zh).find("13800001234"),
            std::string::npos);
  EXPECT_EQ(code_of(check_group_text(" \n", {}, desk())), "messages.text_empty");
  const std::string longest(500, 'a');
  EXPECT_EQ(code_of(check_group_text(longest, {}, desk())), "");
  EXPECT_EQ(code_of(check_group_text(longest + "a", {}, desk())), "messages.too_long");
  EXPECT_EQ(code_of(check_sms_words("量体温", {"体温"})), "messages.holds_word");
  EXPECT_EQ(code_of(check_sms_words("来取材料", {"体温"})), "");
}

TEST(MessageWords, FieldsAreFilledInAndNoLongerThanTheirTemplate) {
  packs::MessageKind kind;
  kind.fields = {{"hours", {"什么时候", "When"}, 5}};
  EXPECT_EQ(code_of(check_fields(kind, {})), "messages.field_missing");
  EXPECT_EQ(code_of(check_fields(kind, {{"hours", ""}})), "messages.field_missing");
  EXPECT_EQ(code_of(check_fields(kind, {{"hours", "上午八点整"}})), "");
  EXPECT_EQ(code_of(check_fields(kind, {{"hours", "上午八点整前"}})), "messages.too_long");
  EXPECT_EQ(code_of(check_fields(kind, {{"hours", "上午"}, {"who", "某人"}})),
            "messages.unknown_kind");
}

// ---- On its way ---------------------------------------------------------------------------------

TEST(MessageOnItsWay, IsHandedOverBeforeAnybodyIsAsked) {
  const Message handed = handed_over();
  EXPECT_EQ(handed.state, State::handed);
  EXPECT_EQ(handed.handed_at, at("09:00"));
  EXPECT_EQ(handed.attempts, 1);
  EXPECT_EQ(handed.next_at, plus(at("09:00"), 20));
  // Taken up again it is looked after: never handed over twice.
  const Message again = taken_up(handed, desk(), plus(at("09:00"), 20));
  EXPECT_EQ(again.state, State::handed);
  EXPECT_EQ(again.attempts, 1);
  EXPECT_EQ(again.handed_at, at("09:00"));
  EXPECT_EQ(again.next_at, plus(at("09:00"), 60));
}

TEST(MessageOnItsWay, WhatTheGatewaySaysIsKept) {
  const Message accepted =
      answered(handed_over(), {Handing::accepted, "123^4", "OK"}, desk(), at("09:00"));
  EXPECT_EQ(accepted.state, State::accepted);
  EXPECT_EQ(accepted.gateway_id, "123^4");
  ASSERT_TRUE(accepted.next_at);
  const Message refused =
      answered(handed_over(), {Handing::refused, "", "isv.OUT_OF_SERVICE"}, desk(), at("09:00"));
  EXPECT_EQ(refused.state, State::to_do);
  EXPECT_EQ(refused.reason, Reason::refused);
  EXPECT_EQ(refused.code, "isv.OUT_OF_SERVICE");
  EXPECT_FALSE(refused.next_at);
}

TEST(MessageOnItsWay, WhatCertainlyWasNotSentIsTriedAgainForAWhile) {
  const Handed not_sent{Handing::again, "", "connection refused"};
  Message message = answered(handed_over(), not_sent, desk(), at("09:00"));
  EXPECT_EQ(message.state, State::queued);
  EXPECT_FALSE(message.handed_at);
  EXPECT_EQ(message.next_at, plus(at("09:00"), 30));
  message = answered(taken_up(message, desk(), *message.next_at), not_sent, desk(), at("09:01"));
  EXPECT_EQ(message.next_at, plus(at("09:01"), 60));
  message =
      answered(taken_up(message, desk(), at("09:29")), not_sent, desk(), plus(at("09:30"), -1));
  EXPECT_EQ(message.state, State::queued);
  message = answered(taken_up(message, desk(), at("09:30")), not_sent, desk(), at("09:30"));
  EXPECT_EQ(message.state, State::to_do);
  EXPECT_EQ(message.reason, Reason::not_sent);
}

TEST(MessageOnItsWay, ALostAnswerIsAskedAboutAndNeverSentAgain) {
  Message message = answered(handed_over(), {Handing::unknown, "", "timeout"}, desk(), at("09:00"));
  EXPECT_EQ(message.state, State::handed);
  message = taken_up(message, desk(), *message.next_at);
  EXPECT_EQ(message.attempts, 1);
  const Receipted absent{Receipt::absent, "", ""};
  message = looked_after(message, absent, desk(), plus(at("09:20"), -1));
  EXPECT_EQ(message.state, State::handed);
  message = looked_after(message, absent, desk(), at("09:20"));
  EXPECT_EQ(message.state, State::to_do);
  EXPECT_EQ(message.reason, Reason::unknown);
}

TEST(MessageOnItsWay, AReceiptSettlesItAndNoReceiptAsksForACall) {
  const Message accepted =
      answered(handed_over(), {Handing::accepted, "1", "OK"}, desk(), at("09:00"));
  const Message delivered =
      looked_after(accepted, {Receipt::delivered, "", "DELIVERED"}, desk(), at("09:01"));
  EXPECT_EQ(delivered.state, State::delivered);
  EXPECT_EQ(delivered.settled_at, at("09:01"));
  EXPECT_FALSE(delivered.next_at);
  const Message failed =
      looked_after(accepted, {Receipt::undelivered, "", "MK:0012"}, desk(), at("09:01"));
  EXPECT_EQ(failed.state, State::to_do);
  EXPECT_EQ(failed.reason, Reason::undelivered);
  EXPECT_EQ(failed.code, "MK:0012");
  const Receipted waiting{Receipt::waiting, "", ""};
  EXPECT_EQ(looked_after(accepted, waiting, desk(), plus(at("09:20"), -1)).state, State::accepted);
  const Message late = looked_after(accepted, waiting, desk(), at("09:20"));
  EXPECT_EQ(late.state, State::to_do);
  EXPECT_EQ(late.reason, Reason::no_receipt);
  // A late receipt still counts: nobody is called who has it.
  EXPECT_EQ(looked_after(accepted, {Receipt::delivered, "", ""}, desk(), at("10:00")).state,
            State::delivered);
}

TEST(MessageOnItsWay, APostWhoseAnswerGotLostIsLookedAtByAPerson) {
  const Message handed = taken_up(post(), desk(), at("09:00"));
  EXPECT_EQ(answered(handed, {Handing::accepted, "", "0"}, desk(), at("09:00")).state,
            State::delivered);
  const Message unknown = answered(handed, {Handing::unknown, "", ""}, desk(), at("09:00"));
  EXPECT_EQ(unknown.state, State::to_do);
  EXPECT_EQ(unknown.reason, Reason::robot_unknown);
  EXPECT_EQ(answered(handed, {Handing::refused, "", "93000"}, desk(), at("09:00")).reason,
            Reason::robot_refused);
  EXPECT_EQ(answered(handed, {Handing::again, "", "45009"}, desk(), at("09:00")).state,
            State::queued);
  EXPECT_EQ(answered(handed, {Handing::again, "", "45009"}, desk(), at("09:30")).reason,
            Reason::robot_refused);
}

TEST(MessageOnItsWay, WhatHasLeftIsNotCalledBack) {
  Round round;
  EXPECT_EQ(code_of(may_withdraw(round, {sms(), post()})), "");
  EXPECT_EQ(code_of(may_withdraw(round, {sms(), handed_over()})), "messages.has_left");
  round.withdrawn_at = at("09:00");
  EXPECT_EQ(code_of(may_withdraw(round, {sms()})), "messages.has_left");
}

// ---- Telephoning --------------------------------------------------------------------------------

Message to_call() {
  Message made = sms();
  made.state = State::to_do;
  made.reason = Reason::no_phone;
  made.next_at.reset();
  return made;
}
const identity::AccountId worker{base::make_uuid(2)}, other{base::make_uuid(3)};
Call call(CallResult result, Instant when, std::optional<Instant> again = {}) {
  Call made;
  made.id = {base::make_uuid(when.ms)};
  made.at = when;
  made.by = worker;
  made.result = result;
  made.again_at = again;
  return made;
}

TEST(MessageCall, ClosesWhenThePersonWasToldAndNotBefore) {
  const auto state = [](CallResult result) {
    return called(to_call(), call(result, at("10:00"), at("12:00")))->state;
  };
  EXPECT_EQ(state(CallResult::reached), State::done);
  EXPECT_EQ(state(CallResult::told_in_person), State::done);
  EXPECT_EQ(state(CallResult::not_reached), State::to_do);
  EXPECT_EQ(state(CallResult::call_again), State::to_do);
  EXPECT_EQ(called(to_call(), call(CallResult::call_again, at("10:00"), at("12:00")))->again_at,
            at("12:00"));
  EXPECT_EQ(called(to_call(), call(CallResult::call_again, at("10:00"), at("10:00")))
                .refusal()
                .code->code,
            "messages.again_past");
  EXPECT_EQ(called(sms(), call(CallResult::reached, at("10:00"))).refusal().code->code,
            "messages.not_to_do");
}

TEST(MessageCall, ItsOwnLastNoteOfTheDayIsTakenBack) {
  const Call first = call(CallResult::not_reached, at("10:00"));
  const Call second = call(CallResult::reached, at("11:00"));
  const Message told = *called(to_call(), second);
  const auto back = [&](const Call& which, identity::AccountId by, Instant when) {
    Call withdrawal;
    withdrawal.by = by;
    withdrawal.at = when;
    return uncalled(told, {first, second}, which, withdrawal);
  };
  const auto open = back(second, worker, at("11:01"));
  ASSERT_TRUE(open);
  EXPECT_EQ(open->state, State::to_do);
  EXPECT_FALSE(open->settled_at);
  EXPECT_EQ(back(first, worker, at("11:01")).refusal().code->code, "messages.call_not_yours");
  EXPECT_EQ(back(second, other, at("11:01")).refusal().code->code, "messages.call_not_yours");
  EXPECT_EQ(back(second, worker, at("00:00", 1)).refusal().code->code, "messages.call_not_yours");
}

TEST(MessageCall, IsATaskUntilNobodyIsLeft) {
  Round round;
  round.leaves_at = at("09:00");
  packs::MessageKind kind;
  kind.roles = {"community_worker"};
  const auto asked = effects_of(round, kind, desk(), {true, false});
  ASSERT_EQ(asked.size(), 2u);
  const auto* raise = std::get_if<tasks::Raise>(&asked[0]);
  ASSERT_NE(raise, nullptr);
  EXPECT_EQ(raise->kind, "messages.call");
  EXPECT_EQ(raise->role, "community_worker");
  EXPECT_EQ(raise->due_at, at("13:20"));
  EXPECT_NE(std::get_if<tasks::Settle>(&asked[1]), nullptr);
  const auto settled = effects_of(round, kind, desk(), {false, false});
  EXPECT_NE(std::get_if<tasks::Settle>(&settled[0]), nullptr);
}

}  // namespace
}  // namespace messages

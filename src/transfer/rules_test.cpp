// Who owns a person while they are handed over: both sides of every edge, and any order of events.
#include "transfer/rules.h"

#include <gtest/gtest.h>

#include <random>

namespace transfer {
namespace {

using base::Date;
using base::Days;
using base::Instant;

const Date day0 = *base::parse_date("2026-03-01");
const Names names{"示例东社区", "示例桥村"};
constexpr std::int64_t ms_a_minute = 60'000;

Instant at(int day, const char* time) {
  return base::at_minute(day0 + Days{day}, *base::parse_minute(time));
}

struct Policy {
  packs::TransferRules transfer;
  packs::Reintegration reintegration;
  packs::TransferReason reason;
  Policy() {
    transfer.role = "community_worker";
    transfer.above_role = "township";
    transfer.acknowledge_minutes = 240;
    transfer.answer_minutes = 600;
    transfer.arrival_hours = 12;
    transfer.feedback_minutes = 60;
    reintegration.role = "community_worker";
    reintegration.days = {Days{1}, Days{7}};
    reintegration.due_minute = 18 * 60;
  }
  Rules rules() const { return {transfer, reintegration}; }
  Asked asked(Instant now) const { return {&reason, true, now}; }
};

Transfer draft() {
  Transfer transfer;
  transfer.id = {base::make_uuid(1)};
  transfer.from = {{77}, identity::EventId{base::make_uuid(2)}, {1}};
  transfer.to = {{77}, transfer.from.event, {2}};
  transfer.expected_on = day0 + Days{1};
  return transfer;
}

Transfer offered(const Policy& policy) {
  return offer(draft(), policy.rules(), names, policy.asked(at(0, "09:00")))->transfer;
}

Transfer accepted(const Policy& policy) {
  return accept(offered(policy), policy.rules(), names, at(0, "10:00"))->transfer;
}

const tasks::Raise* raised(const tasks::Effects& effects, std::string_view kind) {
  for (const auto& effect : effects) {
    const auto* one = std::get_if<tasks::Raise>(&effect);
    if (one != nullptr && one->kind == kind) return one;
  }
  return nullptr;
}

bool settles(const tasks::Effects& effects, std::string_view kind) {
  for (const auto& effect : effects) {
    const auto* one = std::get_if<tasks::Settle>(&effect);
    if (one != nullptr && one->kind == kind) return true;
  }
  return false;
}

std::optional<Instant> looks(const tasks::Effects& effects, std::string_view kind) {
  for (const auto& effect : effects) {
    const auto* one = std::get_if<tasks::LookAgain>(&effect);
    if (one != nullptr && one->kind == kind) return one->at;
  }
  return std::nullopt;
}

std::string code(const auto& result) {
  return result ? "" : std::string(result.refusal().code->code);
}

TEST(Transfer, TheReceiverHearsAtOnceAndIsAskedInTime) {
  const Policy policy;
  const auto made = offer(draft(), policy.rules(), names, policy.asked(at(0, "09:00")));
  ASSERT_TRUE(made);
  const auto* task = raised(made->told.at_receiver, "transfer.to_acknowledge");
  ASSERT_NE(task, nullptr);
  EXPECT_EQ(task->due_at, at(0, "13:00"));
  EXPECT_EQ(task->role, "community_worker");
  EXPECT_EQ(looks(made->told.at_sender, look::unanswered), at(0, "13:00"));
  EXPECT_EQ(looks(made->told.at_sender, look::arrival), at(2, "12:00"));
}

TEST(Transfer, AnOfferThatCannotBeSaysWhy) {
  const Policy policy;
  const auto refused = [&](auto change, Asked asked) {
    Transfer transfer = draft();
    change(transfer);
    return code(offer(transfer, policy.rules(), names, asked));
  };
  const auto nothing = [](Transfer&) {};
  const Asked good = policy.asked(at(0, "09:00"));
  EXPECT_EQ(refused(nothing, good), "");
  EXPECT_EQ(refused([](Transfer& t) { t.to.place = t.from.place; }, good), "transfer.same_place");
  EXPECT_EQ(refused([](Transfer& t) { t.expected_on = day0 - Days{1}; }, good),
            "transfer.expected_past");
  EXPECT_EQ(refused([](Transfer& t) { t.expected_on = day0; }, good), "");
  EXPECT_EQ(refused(nothing, {nullptr, true, good.now}), "transfer.unknown_reason");
  EXPECT_EQ(refused(nothing, {&policy.reason, false, good.now}), "transfer.not_community");
  EXPECT_EQ(refused([](Transfer& t) { t.content.go_on = std::string(2001, 'a'); }, good),
            "transfer.too_long");
}

// SORMAS #9836, #10553: two departments could edit one case, and it was editable before acceptance.
TEST(Transfer, TheSenderOwnsUntilItIsAcceptedAndTheReceiverFromThenOn) {
  const Policy policy;
  Transfer transfer = offered(policy);
  EXPECT_EQ(owner(transfer), Side::sender);
  transfer = acknowledge(transfer, policy.rules(), names, at(0, "10:00"))->transfer;
  EXPECT_EQ(owner(transfer), Side::sender);
  transfer = accept(transfer, policy.rules(), names, at(0, "11:00"))->transfer;
  EXPECT_EQ(owner(transfer), Side::receiver);
  transfer = arrive(transfer, policy.rules(), {day0, false}, at(0, "12:00"))->transfer;
  EXPECT_EQ(owner(transfer), Side::receiver);
  EXPECT_EQ(owner(refuse(offered(policy), policy.rules(), names, "x", at(0, "10:00"))->transfer),
            Side::sender);
  EXPECT_EQ(owner(withdraw(offered(policy), names, "x", at(0, "10:00"))->transfer), Side::sender);
  EXPECT_EQ(owner(not_arrive(accepted(policy), "x")->transfer), Side::receiver);
}

TEST(Transfer, AnAnswerIsGivenOnce) {
  const Policy policy;
  const auto answers = [&](const Transfer& transfer) {
    return std::vector{code(acknowledge(transfer, policy.rules(), names, at(0, "12:00"))),
                       code(accept(transfer, policy.rules(), names, at(0, "12:00"))),
                       code(refuse(transfer, policy.rules(), names, "x", at(0, "12:00"))),
                       code(withdraw(transfer, names, "x", at(0, "12:00")))};
  };
  using Codes = std::vector<std::string>;
  EXPECT_EQ(answers(offered(policy)), (Codes{"", "", "", ""}));
  EXPECT_EQ(answers(accepted(policy)), Codes(4, "transfer.already_accepted"));
  EXPECT_EQ(answers(refuse(offered(policy), policy.rules(), names, "x", at(0, "10:00"))->transfer),
            Codes(4, "transfer.already_refused"));
  EXPECT_EQ(answers(withdraw(offered(policy), names, "x", at(0, "10:00"))->transfer),
            Codes(4, "transfer.withdrawn"));
  EXPECT_EQ(code(refuse(offered(policy), policy.rules(), names, "", at(0, "10:00"))),
            "transfer.reason_needed");
}

// SORMAS #2430: the home district lost sight of whoever was handed over.
TEST(Transfer, ARefusalIsATaskOfTheSender) {
  const Policy policy;
  const auto refused = refuse(offered(policy), policy.rules(), names, "地址不对", at(0, "10:00"));
  ASSERT_TRUE(refused);
  const auto* task = raised(refused->told.at_sender, "transfer.refused");
  ASSERT_NE(task, nullptr);
  EXPECT_EQ(task->due_at, at(0, "11:00"));
  EXPECT_TRUE(settles(refused->told.at_receiver, "transfer.to_acknowledge"));
  EXPECT_TRUE(settles(refused->told.at_receiver, "transfer.to_answer"));
}

TEST(Transfer, WhatIsNotAnsweredInTimeIsToldToTheTownshipsAbove) {
  const Policy policy;
  const Transfer transfer = offered(policy);
  const Told two = after_deadline(transfer, policy.rules(), names, false, at(0, "13:00"));
  ASSERT_NE(raised(two.at_receiver, "transfer.overdue"), nullptr);
  ASSERT_NE(raised(two.at_sender, "transfer.overdue_sent"), nullptr);
  EXPECT_EQ(raised(two.at_receiver, "transfer.overdue")->role, "township");
  const Told one = after_deadline(transfer, policy.rules(), names, true, at(0, "13:00"));
  EXPECT_NE(raised(one.at_receiver, "transfer.overdue"), nullptr);
  EXPECT_EQ(raised(one.at_sender, "transfer.overdue_sent"), nullptr);
  EXPECT_TRUE(after_deadline(accepted(policy), policy.rules(), names, false, at(0, "13:00"))
                  .at_receiver.empty());
}

TEST(Transfer, WhoDoesNotComeIsAskedAfterOnBothSidesUntilItIsAnswered) {
  const Policy policy;
  const Told asked = after_expected_day(accepted(policy), policy.rules(), names, at(2, "12:00"));
  EXPECT_NE(raised(asked.at_receiver, "transfer.not_arrived"), nullptr);
  EXPECT_NE(raised(asked.at_sender, "transfer.not_arrived_sent"), nullptr);
  for (const auto& answer :
       {not_arrive(accepted(policy), "改到下周"),
        arrive(accepted(policy), policy.rules(), {day0 + Days{2}, false}, at(2, "13:00"))}) {
    ASSERT_TRUE(answer);
    EXPECT_TRUE(settles(answer->told.at_receiver, "transfer.not_arrived"));
    EXPECT_TRUE(settles(answer->told.at_sender, "transfer.not_arrived_sent"));
    EXPECT_TRUE(after_expected_day(answer->transfer, policy.rules(), names, at(3, "12:00"))
                    .at_receiver.empty());
  }
  EXPECT_EQ(code(arrive(offered(policy), policy.rules(), {day0, false}, at(0, "12:00"))),
            "transfer.not_accepted");
  EXPECT_EQ(code(arrive(accepted(policy), policy.rules(), {day0 + Days{1}, false}, at(0, "12:00"))),
            "transfer.arrival_in_future");
}

TEST(Transfer, WhoComesHomeFromASiteIsAskedAfterOnThePacksDays) {
  const Policy policy;
  const auto home = arrive(accepted(policy), policy.rules(), {day0, true}, at(0, "12:00"));
  ASSERT_TRUE(home);
  EXPECT_EQ(looks(home->told.at_sender, look::follow_up), at(1, "00:00"));
  const Told first = after_home(home->transfer, policy.rules(), at(1, "00:00"));
  ASSERT_NE(raised(first.at_receiver, "transfer.reintegration"), nullptr);
  EXPECT_EQ(raised(first.at_receiver, "transfer.reintegration")->due_at, at(1, "18:00"));
  EXPECT_EQ(looks(first.at_sender, look::follow_up), at(7, "00:00"));
  const Told last = after_home(home->transfer, policy.rules(), at(7, "00:00"));
  EXPECT_NE(raised(last.at_receiver, "transfer.reintegration"), nullptr);
  EXPECT_EQ(looks(last.at_sender, look::follow_up), std::nullopt);
  EXPECT_TRUE(settles(answer_follow_up(home->transfer, true, "well")->at_receiver,
                      "transfer.reintegration"));
  EXPECT_EQ(code(answer_follow_up(home->transfer, false, "x")), "transfer.unknown_answer");
  EXPECT_EQ(code(answer_follow_up(accepted(policy), true, "well")), "transfer.no_follow_up");
  const auto no_site = arrive(accepted(policy), policy.rules(), {day0, false}, at(0, "12:00"));
  EXPECT_EQ(looks(no_site->told.at_sender, look::follow_up), std::nullopt);
}

// Whatever is tried in whatever order: the person changes hands at most once, only by acceptance,
// and what is refused changes nothing.
TEST(Transfer, InAnyOrderThereIsOneOwnerAtEveryInstant) {
  const Policy policy;
  std::mt19937 random(20260301);
  for (int run = 0; run < 2000; ++run) {
    Transfer transfer = offered(policy);
    int handed_over = 0;
    for (int step = 0; step < 12; ++step) {
      const Instant now{at(0, "10:00").ms + step * ms_a_minute};
      const int what = static_cast<int>(random() % 6);
      const auto tried = what == 0   ? acknowledge(transfer, policy.rules(), names, now)
                         : what == 1 ? accept(transfer, policy.rules(), names, now)
                         : what == 2 ? refuse(transfer, policy.rules(), names, "x", now)
                         : what == 3 ? withdraw(transfer, names, "x", now)
                         : what == 4 ? arrive(transfer, policy.rules(), {day0, true}, now)
                                     : not_arrive(transfer, "x");
      if (!tried) continue;
      const bool moves = owner(tried->transfer) != owner(transfer);
      if (moves) {
        ++handed_over;
        EXPECT_EQ(what, 1);
        EXPECT_EQ(owner(tried->transfer), Side::receiver);
      }
      EXPECT_TRUE(!is_open(tried->transfer.state) || is_open(transfer.state));
      transfer = tried->transfer;
    }
    EXPECT_LE(handed_over, 1);
    EXPECT_EQ(owner(transfer) == Side::receiver, handed_over == 1);
  }
}

}  // namespace
}  // namespace transfer

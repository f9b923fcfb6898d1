// The rules of an episode's end as rows: who may, when, and what is left to do.
#include "observation/testing.h"

namespace observation {
namespace {

using namespace testing;  // NOLINT: the regimes and people of these tests.

TEST(ObservationEnd, Rows) {
  struct Row {
    const char* what;
    bool voluntary;
    int day;
    packs::EndReason reason;
    const char* role;
    Care care;
    const char* note;
    const char* want;
  };
  using packs::EndReason;
  for (const Row& row : {
           Row{"the day before the last", false, 12, EndReason::period_over, "community_worker",
               Care::none_awaited, "", "observation.too_early"},
           Row{"on the last day", false, 13, EndReason::period_over, "community_worker",
               Care::none_awaited, "", "ok"},
           Row{"by a role that may not", false, 13, EndReason::period_over, "volunteer",
               Care::none_awaited, "", "observation.role_may_not_end"},
           Row{"early by the community", false, 5, EndReason::authorised_early, "community_worker",
               Care::none_awaited, "x", "observation.role_may_not_end"},
           Row{"early by the CDC without a reason", false, 5, EndReason::authorised_early,
               "county_cdc", Care::none_awaited, "", "observation.reason_needed"},
           Row{"early by the CDC with one", false, 5, EndReason::authorised_early, "county_cdc",
               Care::none_awaited, "x", "ok"},
           Row{"while care is awaited", false, 13, EndReason::period_over, "community_worker",
               Care::awaited, "", "observation.care_open"},
           Row{"a reason it does not know", false, 13, EndReason::persons_word, "community_worker",
               Care::none_awaited, "", "observation.reason_not_offered"},
           Row{"voluntary: on the person's word, at any time", true, 1, EndReason::persons_word,
               "community_worker", Care::none_awaited, "", "ok"},
           Row{"voluntary: even while care is awaited", true, 1, EndReason::persons_word,
               "community_worker", Care::awaited, "", "ok"},
       }) {
    const packs::Regime of = row.voluntary ? voluntary_regime() : regime();
    const auto result = end(opened(of), of, {},
                            {.reason = row.reason,
                             .note = row.note,
                             .notice_number = {},
                             .roles_held = {row.role},
                             .care = row.care,
                             .now = at(row.day, "09:00")});
    EXPECT_EQ(code(result), row.want) << row.what;
  }
}

TEST(ObservationEnd, ThePeriodIsNotOverBeforeTheTemperatureIsNormal) {
  packs::Regime of = regime();
  of.days = Days{7};
  of.until = packs::Until{Days{7}, 24};
  const Episode episode = opened(of);
  const std::vector<Reading> feverish{reading(6, "morning", "08:00", 375)};
  const auto ended_at = [&](const char* time) {
    return code(end(episode, of, feverish,
                    {.reason = packs::EndReason::period_over,
                     .note = {},
                     .notice_number = {},
                     .roles_held = {"community_worker"},
                     .care = Care::none_awaited,
                     .now = at(7, time)}));
  };
  EXPECT_EQ(ended_at("08:00"), "observation.too_early");
  EXPECT_EQ(ended_at("08:01"), "ok");
}

TEST(ObservationEnd, ThePersonsWordAloneEndsOnlyWhatIsVoluntary) {
  packs::Regime of = regime();
  of.end_reasons = {packs::EndReason::persons_word};
  const Ending ending{.reason = packs::EndReason::persons_word,
                      .note = {},
                      .notice_number = {},
                      .roles_held = {"community_worker"},
                      .care = Care::none_awaited,
                      .now = at(5, "09:00")};
  EXPECT_EQ(code(end(opened(of), of, {}, ending)), "observation.role_may_not_end");
  of.ends_on_word = true;
  EXPECT_EQ(code(end(opened(of), of, {}, ending)), "ok");
}

TEST(ObservationEnd, LeavesNothingToDoButTheCareThatIsAwaited) {
  const packs::Regime of = regime();
  const auto ended = end(opened(of), of, {},
                         {.reason = packs::EndReason::period_over,
                          .note = {},
                          .notice_number = {},
                          .roles_held = {"community_worker"},
                          .care = Care::none_awaited,
                          .now = at(13, "09:00")});
  ASSERT_TRUE(ended);
  std::vector<std::string> settled;
  for (const tasks::Effect& effect : ended->effects) {
    if (const auto* one = std::get_if<tasks::Settle>(&effect)) settled.push_back(one->kind);
  }
  EXPECT_EQ(settled, (std::vector<std::string>{
                         "observation.reading_missing", "observation.reading_missing_escalated",
                         "observation.ends_today", "observation.asked_to_end",
                         "observation.kept_past_end", "observation.kept_past_end_escalated"}));
}

TEST(ObservationEnd, ReleaseNeedsTheInstitutionsNotice) {
  packs::Regime of = regime();
  of.requires_notice_to_release = true;
  Ending ending{.reason = packs::EndReason::period_over,
                .note = {},
                .notice_number = {},
                .roles_held = {"community_worker"},
                .care = Care::none_awaited,
                .now = at(13, "09:00")};
  EXPECT_EQ(code(end(opened(of), of, {}, ending)), "observation.notice_needed");
  ending.notice_number = "示例-1";
  EXPECT_EQ(code(end(opened(of), of, {}, ending)), "ok");
}

TEST(ObservationEnd, NobodyStaysInAVoluntaryServiceByItself) {
  const packs::Regime of = voluntary_regime();
  const auto before = near_end(opened(of), of, {}, Care::none_awaited, at(12, "23:59"));
  EXPECT_EQ(before.state.state, State::open);
  const auto after = near_end(opened(of), of, {}, Care::none_awaited, at(13, "00:00"));
  EXPECT_EQ(after.state.state, State::ended);
  EXPECT_EQ(after.state.ended_on, day0 + Days{13});
}

TEST(ObservationEnd, KeepingPastTheEndIsToldToThoseAbove) {
  const packs::Regime of = regime();
  const auto past = near_end(opened(of), of, {}, Care::none_awaited, at(14, "00:00"));
  EXPECT_EQ(past.state.state, State::open);
  bool told = false;
  for (const tasks::Effect& effect : past.effects) {
    const auto* raise = std::get_if<tasks::Raise>(&effect);
    told |= raise != nullptr && raise->role == "township";
  }
  EXPECT_TRUE(told);
}

TEST(ObservationOwnWord, AsksToEndOnlyWhereTheRegimeEndsOnIt) {
  struct Row {
    const char* what;
    bool voluntary;
    bool ended;
    const char* want;
  };
  for (const Row& row : {Row{"voluntary", true, false, "ok"},
                         Row{"voluntary, over already", true, true, "observation.ended"},
                         Row{"by an order", false, false, "observation.not_ended_by_word"}}) {
    const packs::Regime of = row.voluntary ? voluntary_regime() : regime();
    Episode episode = opened(of);
    if (row.ended) {
      episode.state = State::ended;
      episode.ended_on = day0 + Days{3};
    }
    EXPECT_EQ(code(ask_to_end(episode, of, at(4, "10:00"))), row.want) << row.what;
  }
  const packs::Regime of = voluntary_regime();
  const auto effects = ask_to_end(opened(of), of, at(4, "10:00"));
  ASSERT_EQ(effects->size(), 2U);
  EXPECT_EQ(std::get<tasks::Settle>(effects->front()).kind, "observation.reading_missing")
      << "nobody asks them for a reading meanwhile";
  const auto& raised = std::get<tasks::Raise>(effects->back());
  EXPECT_EQ(raised.kind, "observation.asked_to_end");
  EXPECT_EQ(raised.due_at, at(4, "23:59"));
  EXPECT_EQ(raised.role, "community_worker");
}

TEST(ObservationOwnWord, IsPutRightByThePersonAndNobodyElsesIs) {
  const std::pair<Recorder, const char*> rows[] = {
      {Recorder::person, "ok"},
      {Recorder::family, "ok"},
      {Recorder::worker, "observation.not_said_by_you"},
      {Recorder::clinic, "observation.not_said_by_you"}};
  const Episode open = opened(voluntary_regime());
  for (const auto& [by, want] : rows) {
    Reading said = reading(1, "morning", "08:00", 366);
    said.by = by;
    EXPECT_EQ(code(may_correct_own(open, said)), want) << want;
  }
  Episode over = open;
  over.state = State::ended;
  over.ended_on = day0 + Days{3};
  Reading said = reading(1, "morning", "08:00", 366);
  said.by = Recorder::person;
  EXPECT_EQ(code(may_correct_own(over, said)), "observation.ended");
}

TEST(ObservationEnd, WhatFollowsIsAskedForOnlyWhenThePeriodIsOver) {
  packs::Regime of = regime();
  of.open_roles = {"issuing_institution"};
  const auto asks = [&](packs::EndReason reason, const char* role) {
    Ending ending;
    ending.reason = reason;
    ending.note = "示例";
    ending.roles_held = {role};
    ending.now = at(20, "09:00");
    const auto ended = end(opened(of), of, {}, ending);
    EXPECT_TRUE(ended);
    return std::any_of(ended->effects.begin(), ended->effects.end(), [](const auto& effect) {
      const auto* raise = std::get_if<tasks::Raise>(&effect);
      return raise != nullptr && raise->kind == "observation.next_stage" &&
             raise->role == "issuing_institution";
    });
  };
  EXPECT_FALSE(asks(packs::EndReason::period_over, "community_worker")) << "nothing follows";
  of.next = "home_monitoring";
  EXPECT_TRUE(asks(packs::EndReason::period_over, "community_worker"));
  EXPECT_FALSE(asks(packs::EndReason::case_confirmed, "community_worker"));
}

}  // namespace
}  // namespace observation

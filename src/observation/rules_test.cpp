// The rules of an episode as rows: how long, opening, readings, what is missing.
#include "observation/testing.h"

namespace observation {
namespace {

using namespace testing;  // NOLINT: the regimes and people of these tests.

// ---- How long -------------------------------------------------------------------------------

TEST(ObservationLength, LastDayFollowsTheCount) {
  struct Row {
    const char* what;
    int days;
    int first_number;
    int last;
  };
  for (const Row& row : {
           Row{"7 days counted from day 1 end 6 days later (published: 01-02 to 01-08)", 7, 1, 6},
           Row{"14 days counted from day 1", 14, 1, 13},
           Row{"12 days after the last exposure, which is day 0", 12, 0, 12},
       }) {
    packs::Regime of = regime();
    of.days = Days{row.days};
    of.first_day_number = row.first_number;
    EXPECT_EQ(last_day_of(of, day0, {}), day0 + Days{row.last}) << row.what;
  }
}

TEST(ObservationLength, OnsetNeverShortensButMayLengthen) {
  packs::Regime of = regime();
  of.days = Days{7};
  of.first_day_number = 0;
  of.until = packs::Until{Days{7}, 24};
  EXPECT_EQ(last_day_of(of, day0, day0), day0 + Days{7});
  EXPECT_EQ(last_day_of(of, day0, day0 + Days{2}), day0 + Days{9});
  EXPECT_EQ(last_day_of(of, day0, day0 - Days{5}), day0 + Days{7});
}

TEST(ObservationLength, WaitsForMoreThanADayOfNormalTemperature) {
  packs::Regime of = voluntary_regime();
  of.days = Days{7};
  of.until = packs::Until{Days{7}, 24};
  Episode episode = opened(of);
  const std::vector<Reading> readings{reading(7, "morning", "08:00", 375)};
  EXPECT_TRUE(expected_end(episode, of, readings, at(8, "08:00")).waits_for_normal);
  EXPECT_FALSE(expected_end(episode, of, readings, at(8, "08:01")).waits_for_normal);
  EXPECT_EQ(expected_end(episode, of, readings, at(8, "08:01")).on, day0 + Days{8});
  EXPECT_EQ(expected_end(episode, of, {}, at(8, "08:01")).on, day0 + Days{7});
  const std::vector<Reading> at_the_limit{reading(7, "morning", "08:00", 373)};
  EXPECT_TRUE(expected_end(episode, of, at_the_limit, at(8, "08:00")).waits_for_normal);
  const std::vector<Reading> normal{reading(7, "morning", "08:00", 372)};
  EXPECT_FALSE(expected_end(episode, of, normal, at(8, "08:00")).waits_for_normal);
}

// What a form of 2003 did with the contacts of a case: from 37.5 a doctor is asked, from 38.0 at
// once. (NetEpi, Australia: contact follow-up)
TEST(ObservationUrgent, AHighTemperatureDoesNotWait) {
  packs::Regime of = regime();
  of.fever_from = Celsius{375};
  of.urgent = packs::Urgent{Celsius{380}, 15, {"马上", "At once"}};
  struct Row {
    int tenths;
    int minutes;  // Until somebody has seen to it; 0: nobody is asked.
  };
  for (const Row& row : {Row{374, 0}, Row{375, 120}, Row{379, 120}, Row{380, 15}, Row{395, 15}}) {
    const auto recorded =
        record(opened(of), of, {}, reading(1, "morning", "08:00", row.tenths), at(1, "08:00"));
    ASSERT_TRUE(recorded);
    ASSERT_EQ(recorded->care.has_value(), row.minutes > 0) << row.tenths;
    if (recorded->care) {
      EXPECT_EQ(recorded->care->due_at.ms - at(1, "08:00").ms, row.minutes * 60'000) << row.tenths;
    }
  }
}

// ---- Opening --------------------------------------------------------------------------------

TEST(ObservationOpening, AGuardianAgreesForAChild) {
  const packs::Regime of = voluntary_regime();
  Episode episode;
  episode.base_on = day0;
  for (const auto& [agreed_by, guardian_below, expected] :
       {std::tuple{"self", std::optional<int>{}, "ok"},
        std::tuple{"self", std::optional<int>{14}, "observation.guardian_agrees"},
        std::tuple{"guardian", std::optional<int>{14}, "ok"}}) {
    episode.words.agreement_by = agreed_by;
    EXPECT_EQ(code(open({episode, at(0, "09:00"), guardian_below}, of)), expected) << agreed_by;
  }
}

TEST(ObservationOpening, OnlyTheRolesOfThePack) {
  packs::Regime of = regime();
  of.open_roles = {"county_cdc", "issuing_institution"};
  EXPECT_EQ(code(may_open(of, {"community_worker", "county_cdc"})), "ok");
  EXPECT_EQ(code(may_open(of, {"community_worker"})), "observation.role_may_not_open");
  EXPECT_EQ(code(may_open(of, {})), "observation.role_may_not_open");
}

TEST(ObservationOpening, AStageThatFollowsMayBeginTomorrowAndNoOther) {
  packs::Regime of = regime();
  Episode episode;
  episode.base_on = day0 + Days{1};
  EXPECT_EQ(code(open({episode, at(0, "09:00")}, of)), "observation.future_base");
  episode.follows = EpisodeId{base::make_uuid(1)};
  EXPECT_EQ(code(open({episode, at(0, "09:00")}, of)), "ok");
  episode.base_on = day0 + Days{2};
  EXPECT_EQ(code(open({episode, at(0, "09:00")}, of)), "observation.future_base");
}

TEST(ObservationOpening, Rows) {
  struct Row {
    const char* what;
    int base_day;
    const char* agreement;
    bool order_needed;
    const char* order;
    const char* want;
  };
  for (const Row& row : {
           Row{"from today", 0, "self", false, "", "ok"},
           Row{"from tomorrow", 1, "self", false, "", "observation.future_base"},
           Row{"its last day is today", -12, "self", false, "", "ok"},
           Row{"it was over yesterday", -13, "self", false, "", "observation.already_over"},
           Row{"nobody agreed", 0, "", false, "", "observation.agreement_needed"},
           Row{"an order is needed and not there", 0, "self", true, "", "observation.order_needed"},
           Row{"an order is needed and there", 0, "self", true, "示例〔2026〕1号", "ok"},
       }) {
    packs::Regime of = voluntary_regime();
    of.requires_order = row.order_needed;
    Episode episode;
    episode.base_on = day0 + Days{row.base_day};
    episode.words.agreement_by = row.agreement;
    episode.order_reference = row.order;
    EXPECT_EQ(code(open({episode, at(0, "09:00")}, of)), row.want) << row.what;
  }
}

TEST(ObservationOpening, NobodyIsKeptWithoutNamedCare) {
  packs::Regime of = regime();
  of.requires_care_kinds = {"food", "medicine"};
  Episode episode;
  episode.base_on = day0;
  episode.words.care = {{"food", "示例甲", "13800000000"}, {"medicine", "示例乙", ""}};
  EXPECT_EQ(code(open({episode, at(0, "09:00")}, of)), "observation.care_people_needed");
  episode.words.care[1].phone = "13800000001";
  EXPECT_EQ(code(open({episode, at(0, "09:00")}, of)), "ok");
}

// ---- Readings -------------------------------------------------------------------------------

TEST(ObservationReading, Rows) {
  struct Row {
    const char* what;
    int day;
    const char* slot;
    const char* taken;
    int tenths;
    const char* now;  // On day 2.
    const char* want;
  };
  for (const Row& row : {
           Row{"this morning", 2, "morning", "08:00", 366, "08:05", "ok"},
           Row{"yesterday evening, typed in late", 1, "evening", "18:00", 366, "08:05", "ok"},
           Row{"tomorrow", 3, "morning", "08:00", 366, "08:05", "observation.future_day"},
           Row{"a minute ahead", 2, "morning", "08:06", 366, "08:05", "observation.future_day"},
           Row{"before it began", -1, "morning", "08:00", 366, "08:05", "observation.before_start"},
           Row{"no such slot", 2, "noon", "08:00", 366, "08:05", "observation.unknown_slot"},
           Row{"the evening has not begun", 2, "evening", "08:00", 366, "15:59",
               "observation.slot_not_begun"},
           Row{"the evening has begun", 2, "evening", "16:00", 366, "16:00", "ok"},
           Row{"33.9 is no body temperature", 2, "morning", "08:00", 339, "08:05",
               "observation.temperature_implausible"},
           Row{"34.0 may be", 2, "morning", "08:00", 340, "08:05", "ok"},
           Row{"43.0 may be", 2, "morning", "08:00", 430, "08:05", "ok"},
           Row{"43.1 is none", 2, "morning", "08:00", 431, "08:05",
               "observation.temperature_implausible"},
       }) {
    const packs::Regime of = regime();
    const auto result = record(opened(of), of, {},
                               reading(row.day, row.slot, row.taken, row.tenths), at(2, row.now));
    EXPECT_EQ(code(result), row.want) << row.what;
  }
}

TEST(ObservationReading, TakenOnAnotherDayIsRefused) {
  const packs::Regime of = regime();
  Reading wrong = reading(1, "morning", "08:00", 366);
  wrong.taken_at = at(2, "07:00");
  EXPECT_EQ(code(record(opened(of), of, {}, wrong, at(2, "08:00"))),
            "observation.taken_on_other_day");
}

TEST(ObservationReading, DoubledReadingSaysWhoWasFirst) {
  const packs::Regime of = regime();
  Reading first = reading(2, "morning", "07:30", 366);
  first.recorded_by = "王芳（示例）";
  first.received_at = at(2, "07:32");
  const auto result =
      record(opened(of), of, first, reading(2, "morning", "08:00", 367), at(2, "08:05"));
  ASSERT_EQ(code(result), "observation.reading_exists");
  const std::string text = base::message(result.refusal(), base::Language::zh);
  EXPECT_NE(text.find("王芳（示例）"), std::string::npos);
  EXPECT_NE(text.find("07:32"), std::string::npos);
  EXPECT_NE(text.find("36.6"), std::string::npos);
}

TEST(ObservationReading, FeverOrSymptomAsksForCare) {
  struct Row {
    const char* what;
    int tenths;
    std::vector<std::string> symptoms;
    bool care;
  };
  for (const Row& row : {
           Row{"a tenth under fever", 372, {}, false},
           Row{"fever", 373, {}, true},
           Row{"cough without fever", 366, {"cough"}, true},
       }) {
    const packs::Regime of = regime();
    Reading made = reading(2, "morning", "08:00", row.tenths);
    made.measured.symptoms = row.symptoms;
    const auto result = record(opened(of), of, {}, made, at(2, "08:05"));
    ASSERT_TRUE(result) << row.what;
    EXPECT_EQ(result->care.has_value(), row.care) << row.what;
    if (row.care) {
      EXPECT_EQ(result->care->due_at, at(2, "10:05")) << row.what;
    }
  }
}

TEST(ObservationReading, MissedOneHoldsNoTemperatureAndOthersMust) {
  const packs::Regime of = regime();
  Reading missed = reading(2, "morning", "08:00", 366);
  missed.status = Status::missed;
  EXPECT_EQ(code(record(opened(of), of, {}, missed, at(2, "08:05"))),
            "observation.nothing_measured");
  missed.measured.temperature.reset();
  EXPECT_EQ(code(record(opened(of), of, {}, missed, at(2, "08:05"))), "ok");
  missed.status = Status::seen_ok;
  EXPECT_EQ(code(record(opened(of), of, {}, missed, at(2, "08:05"))),
            "observation.nothing_measured");
}

TEST(ObservationCorrection, KeepsWhatStoodAndNeedsAReason) {
  const packs::Regime of = regime();
  const Reading before = reading(2, "morning", "08:00", 376);
  EXPECT_EQ(
      code(correct(opened(of), of, before, {Celsius{366}, {}}, "", Care::awaited, at(2, "09:00"))),
      "observation.reason_needed");
  const auto result =
      correct(opened(of), of, before, {Celsius{366}, {}}, "看错了", Care::awaited, at(2, "09:00"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->reading.corrected_from, Celsius{376});
  EXPECT_EQ(result->reading.version, 2);
  EXPECT_FALSE(result->reading.abnormal);
}

// ---- What is missing ------------------------------------------------------------------------

TEST(ObservationMissing, CountsOnlySlotsThatAreOverAndWereAsked) {
  const packs::Regime of = regime();
  const Episode episode = opened(of);  // Day 0, 09:00: that morning was asked.
  EXPECT_EQ(missing(episode, of, {}, at(0, "11:59"), 9).size(), 0u);
  EXPECT_EQ(missing(episode, of, {}, at(0, "12:00"), 9).size(), 1u);
  EXPECT_EQ(missing(episode, of, {}, at(1, "12:00"), 9).size(), 3u);
  const std::vector<Reading> there{reading(0, "morning", "09:30", 366)};
  EXPECT_EQ(missing(episode, of, there, at(1, "12:00"), 9).size(), 2u);
}

TEST(ObservationMissing, ReminderComesWhenSlotAndGraceAreOver) {
  const packs::Regime of = regime();
  const Episode episode = opened(of);
  const auto reminded = [&](const std::vector<Reading>& readings) {
    for (const tasks::Effect& effect : after_slot(episode, of, readings, at(1, "13:00"))) {
      const auto* raise = std::get_if<tasks::Raise>(&effect);
      if (raise != nullptr && raise->kind == "observation.reading_missing") return true;
    }
    return false;
  };
  EXPECT_TRUE(reminded({}));
  EXPECT_FALSE(reminded({reading(1, "morning", "08:00", 366)}));
}

TEST(ObservationMissing, TheLevelAboveKnowsAfterSoManyInARow) {
  packs::Regime of = regime();
  of.missing_reminders = 2;
  const auto above = [](const Episode& episode, const packs::Regime& by, int day, const char* time,
                        const std::vector<Reading>& readings) {
    for (const tasks::Effect& effect : after_slot(episode, by, readings, at(day, time))) {
      const auto* raise = std::get_if<tasks::Raise>(&effect);
      if (raise != nullptr && raise->kind == "observation.reading_missing_escalated") {
        EXPECT_EQ(raise->role, "township");
        return *raise->detail.front().second.as<std::int64_t>();
      }
    }
    return std::int64_t{0};
  };
  const Episode episode = opened(of);
  Reading not_reached = reading(1, "morning", "08:00", 366);
  not_reached.measured = {};
  not_reached.status = Status::missed;
  struct Row {
    const char* what;
    int day;
    const char* time;
    std::vector<Reading> readings;
    std::int64_t want;
  };
  for (const Row& row : {
           Row{"the first is missing", 0, "13:00", {}, 0},
           Row{"the second too", 0, "21:00", {}, 2},
           Row{"the third, on the next day", 1, "13:00", {}, 3},
           Row{"a reading between", 1, "13:00", {reading(0, "evening", "18:00", 366)}, 0},
           Row{"not reached is not read", 1, "13:00", {not_reached}, 3},
           Row{"it is there", 0, "21:00", {reading(0, "evening", "18:00", 366)}, 0},
       }) {
    EXPECT_EQ(above(episode, of, row.day, row.time, row.readings), row.want) << row.what;
  }
  packs::Regime voluntary = voluntary_regime();
  voluntary.missing_reminders = 1;
  EXPECT_EQ(above(opened(voluntary), voluntary, 1, "21:00", {}), 0);
}

TEST(ObservationMissing, IsAskedAgainInTheEveningOnlyWhereItIsADuty) {
  for (const bool is_voluntary : {false, true}) {
    const packs::Regime of = is_voluntary ? voluntary_regime() : regime();
    const auto effects = after_slot(opened(of), of, {}, at(1, "21:00"));
    const auto raised = std::find_if(effects.begin(), effects.end(), [](const auto& effect) {
      const auto* raise = std::get_if<tasks::Raise>(&effect);
      return raise != nullptr && raise->kind == "observation.reading_missing";
    });
    ASSERT_NE(raised, effects.end());
    EXPECT_EQ(std::get<tasks::Raise>(*raised).asked,
              is_voluntary ? tasks::Asked::once_a_day : tasks::Asked::again);
  }
}

TEST(ObservationMissing, AReadingSettlesItsReminderAndAsksForTheOtherThatIsStillMissing) {
  struct Row {
    const char* what;
    bool voluntary;
    std::vector<Reading> all;  // With the one of that morning.
    const char* now;
    bool asks_for_evening;
    bool leaves_above_in_peace;
  };
  const Reading morning = reading(1, "morning", "08:00", 366);
  const Reading evening = reading(1, "evening", "18:00", 366);
  for (const Row& row : {
           Row{"the evening is still to come", false, {morning}, "13:30", false, true},
           Row{"the evening is missing too", false, {morning}, "21:30", true, false},
           Row{"both are there", false, {morning, evening}, "21:30", false, true},
           Row{"voluntary: nobody is pressed", true, {morning}, "21:30", false, false},
       }) {
    const packs::Regime of = row.voluntary ? voluntary_regime() : regime();
    bool asks = false, peace = false, settled = false;
    for (const auto& effect : after_reading(opened(of), of, row.all, morning, at(1, row.now))) {
      if (const auto* raise = std::get_if<tasks::Raise>(&effect)) {
        asks = raise->kind == "observation.reading_missing" &&
               *raise->detail.back().second.as<std::string>() == "evening" &&
               raise->asked == tasks::Asked::again;
      } else if (const auto* settle = std::get_if<tasks::Settle>(&effect)) {
        peace = peace || settle->kind == "observation.reading_missing_escalated";
        settled = settled || settle->kind == "observation.reading_missing";
      }
    }
    EXPECT_TRUE(settled) << row.what;
    EXPECT_EQ(asks, row.asks_for_evening) << row.what;
    EXPECT_EQ(peace, row.leaves_above_in_peace) << row.what;
  }
}

TEST(ObservationReading, TakesOverWhereNobodyWasReached) {
  const packs::Regime of = voluntary_regime();
  const Episode episode = opened(of);
  Reading missed = reading(1, "morning", "08:00", 366);
  missed.id = ReadingId{base::make_uuid(7)};
  missed.measured = {};
  missed.status = Status::missed;
  const auto taken =
      record(episode, of, missed, reading(1, "morning", "08:30", 394), at(1, "08:30"));
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->reading.id, missed.id);
  EXPECT_EQ(taken->reading.version, missed.version + 1);
  EXPECT_TRUE(taken->care);
  EXPECT_EQ(code(record(episode, of, missed, missed, at(1, "08:30"))),
            "observation.reading_exists");
  EXPECT_EQ(code(record(episode, of, reading(1, "morning", "08:00", 366),
                        reading(1, "morning", "08:30", 394), at(1, "08:30"))),
            "observation.reading_exists");
}

}  // namespace
}  // namespace observation

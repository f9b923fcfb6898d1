// The published worked examples, from the packs as they are shipped, to the day. The packs that
// hold them have ended and run in reviews and drills alone.
#include "observation/stages.h"

#include <gtest/gtest.h>

#include "observation/rules.h"
#include "packs/library.h"

namespace observation {
namespace {

using base::Date;
using base::Days;

packs::PackPtr shipped(const char* id) {
  static const packs::LibraryPtr library =
      packs::Library::build({packs::embedded_folders(), {}, {}});
  return library->latest(id);
}

Date day(const char* text) { return *base::parse_date(text); }

std::vector<Stage> from(const char* pack, const char* regime, const char* start) {
  static std::vector<packs::PackPtr> kept;  // The stages point into them.
  kept.push_back(shipped(pack));
  return stages(*kept.back(), *packs::find(kept.back()->regimes, regime), day(start), {});
}

std::string said(const std::vector<Stage>& stages) {
  std::string text;
  for (const Stage& stage : stages) {
    text += (text.empty() ? "" : "; ") + stage.regime->id + " " + base::to_string(stage.first) +
            ".." + base::to_string(stage.last) + " tests";
    for (const Date test : stage.tests) {
      text += " " + std::to_string((test - stage.first).count + 1);
    }
  }
  return text;
}

TEST(PublishedExamples, FillingUpSevenAndSeven) {
  // Left the risk county on 01-01, stayed in a low-risk area 01-02..01-03, arrived on 01-04.
  const auto found = from("cn-covid-2022-04", "central_observation", "2022-01-01");
  EXPECT_EQ(said(found),
            "central_observation 2022-01-02..2022-01-08 tests 1 4 7; "
            "home_monitoring 2022-01-09..2022-01-15 tests 2 7");
}

TEST(PublishedExamples, FourteenAndSevenWithItsTests) {
  const auto found = from("cn-covid-2021-05", "central_observation", "2021-06-01");
  EXPECT_EQ(said(found),
            "central_observation 2021-06-01..2021-06-14 tests 1 4 7 10 14; "
            "home_monitoring 2021-06-15..2021-06-21 tests 2 7");
}

TEST(PublishedExamples, FourteenSevenSeven) {
  const auto found = from("cn-covid-2021-05", "entry_observation", "2021-06-01");
  EXPECT_EQ(said(found),
            "entry_observation 2021-06-01..2021-06-14 tests 1 4 7 10 14; "
            "destination_observation 2021-06-15..2021-06-21 tests 2 7; "
            "home_monitoring 2021-06-22..2021-06-28 tests 2 7");
}

TEST(PublishedExamples, SevenDaysAtHomeWithThreeTests) {
  const auto found = from("cn-covid-2022-11", "home_observation", "2022-11-12");
  EXPECT_EQ(said(found), "home_observation 2022-11-12..2022-11-18 tests 1 4 7");
}

TEST(PublishedExamples, TheNinthPlanAndTheTwentyMeasures) {
  EXPECT_EQ(said(from("cn-covid-2022-06", "central_observation", "2022-07-01")),
            "central_observation 2022-07-01..2022-07-07 tests 1 2 3 5 7; "
            "home_monitoring 2022-07-08..2022-07-10 tests 3");
  EXPECT_EQ(said(from("cn-covid-2022-11", "central_observation", "2022-11-12")),
            "central_observation 2022-11-12..2022-11-16 tests 1 2 3 5; "
            "home_quarantine 2022-11-17..2022-11-19 tests 1 3");
}

TEST(PublishedExamples, HomeMonitoringMeasuresTwiceADayAndAsksForSixSymptoms) {
  for (const char* id : {"cn-covid-2020-04", "cn-covid-2021-05"}) {
    const packs::PackPtr pack = shipped(id);
    const packs::Regime& of = *packs::find(pack->regimes, "health_monitoring");
    ASSERT_EQ(of.slots.size(), 2u) << id;
    EXPECT_EQ(of.slots[0].label.zh, "早");
    EXPECT_EQ(of.slots[1].label.zh, "晚");
    for (const char* symptom :
         {"fever", "cough", "fatigue", "sore_throat", "loss_of_smell", "diarrhoea"}) {
      EXPECT_TRUE(packs::find(pack->symptoms, symptom) != nullptr) << symptom;
      EXPECT_TRUE(std::find(of.symptoms.begin(), of.symptoms.end(), symptom) != of.symptoms.end())
          << id << " " << symptom;
    }
  }
}

// ---- Stages -----------------------------------------------------------------------------------

packs::Regime made_up(const char* id, int days, const char* next) {
  packs::Regime regime;
  regime.id = id;
  regime.days = Days{days};
  regime.first_day_number = 1;
  regime.next = next;
  return regime;
}

TEST(Stages, FollowWithoutAGapAndEndWhereACircleCloses) {
  packs::Pack pack;
  pack.regimes = {made_up("a", 3, "b"), made_up("b", 2, "a"), made_up("c", 9, "")};
  pack.regimes[1].first_day_number = 0;
  const auto found = stages(pack, pack.regimes[0], day("2026-03-01"), {});
  EXPECT_EQ(said(found), "a 2026-03-01..2026-03-03 tests; b 2026-03-04..2026-03-05 tests");
  EXPECT_EQ(base_after(pack.regimes[0], day("2026-03-03")), day("2026-03-04"));
  EXPECT_EQ(base_after(pack.regimes[1], day("2026-03-03")), day("2026-03-03"));
}

}  // namespace
}  // namespace observation

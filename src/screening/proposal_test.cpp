// What follows from an arrival under the packs that stand in the program. Everybody is made up
// (示例).
#include "screening/proposal.h"

#include <gtest/gtest.h>

#include "screening/made_up.h"

namespace screening {
namespace {

using namespace made_up;
using packs::Answer;

struct Want {
  std::string category;
  std::string outcome;  // The first option.
  bool operator==(const Want&) const = default;
};
void PrintTo(const Want& want, std::ostream* out) {
  *out << want.category << " -> " << want.outcome;
}

Want found(const Proposed& proposed) {
  return {proposed.category != nullptr ? proposed.category->id : "",
          proposed.options.empty() ? "" : proposed.options.front().id};
}

// ---- RULE-06: the rules of 2020 and 2021 ------------------------------------------------------

// In the drill, the event lists 11 as high-risk and 12 as medium-risk from 1 April 2020 on.
Setting drill(const packs::Pack& pack, base::Date on) {
  Setting around = setting(pack, on);
  around.areas.push_back({"high_risk", place("11"), day("2020-04-01"), {}});
  around.areas.push_back({"medium_risk", place("12"), day("2020-04-01"), {}});
  return around;
}

Declaration arrived(const char* on, std::vector<Journey> journeys,
                    std::vector<const char*> proofs = {}) {
  Declaration said;
  said.arrived_on = day(on);
  said.journeys = std::move(journeys);
  said.well = true;
  said.temperature = base::Celsius{366};
  for (const char* proof : proofs) said.proofs.push_back({proof, ""});
  return said;
}

struct Rule06Case {
  const char* what;
  Declaration said;
  Want want;
};

Declaration in_2020(std::vector<Journey> journeys, std::vector<const char*> proofs = {}) {
  return arrived("2020-04-18", std::move(journeys), std::move(proofs));
}

TEST(ArrivalsOf2020, FollowTheLaterPaper) {  // [RULE-06] [LOW-PC-09] [AMB-03]
  const Journey high = stay("110105", "2020-04-10", "2020-04-17");
  const Journey medium = stay("120101", "2020-04-10", "2020-04-17");
  const Journey other = stay("33", "2020-04-10", "2020-04-17");
  const Want advice{"not_high_risk", "health_advice"}, waived{"not_high_risk", "waived"};
  const Want unclear{"origin_unclear", "ask_again"};
  Declaration feverish = in_2020({other});
  feverish.temperature = base::Celsius{373};
  Declaration nearly = in_2020({other});
  nearly.temperature = base::Celsius{372};
  const Rule06Case cases[] = {
      {"from abroad",
       in_2020({stay_abroad("2020-04-01", "2020-04-17")}),
       {"from_abroad", "central_observation"}},
      {"high-risk", in_2020({high}), {"high_risk", "home_observation"}},
      {"high-risk with both proofs",
       in_2020({high}, {"green_code", "point_to_point"}),
       {"high_risk", "home_observation"}},
      {"medium-risk is not high-risk in 2020", in_2020({medium}), advice},
      {"medium-risk with both proofs in 2020", in_2020({medium}, {"green_code", "point_to_point"}),
       waived},
      {"green code and point to point", in_2020({other}, {"green_code", "point_to_point"}), waived},
      {"completion and point to point", in_2020({other}, {"completion_proof", "point_to_point"}),
       waived},
      {"green code alone", in_2020({other}, {"green_code"}), advice},
      {"completion alone", in_2020({other}, {"completion_proof"}), advice},
      {"two health proofs, no transport", in_2020({other}, {"green_code", "completion_proof"}),
       advice},
      {"point to point alone", in_2020({other}, {"point_to_point"}), advice},
      {"no proof", in_2020({other}), advice},
      {"37.3", feverish, {"not_high_risk", "fever_clinic"}},
      {"37.2", nearly, advice},
      {"Wuhan while listed",
       in_2020({stay("4201", "2020-04-08", "2020-04-12")}),
       {"epidemic_origin", "health_advice"}},
      {"Wuhan a day later", in_2020({stay("4201", "2020-04-09", "2020-04-12")}), advice},
      {"Wuhan while listed, both proofs",
       in_2020({stay("4201", "2020-04-08", "2020-04-12")}, {"green_code", "point_to_point"}),
       {"epidemic_origin", "waived"}},
      {"nothing said", in_2020({}), unclear},
      {"high-risk without days", in_2020({stay("11", "", "")}), unclear},
      {"abroad without days", in_2020({stay_abroad("", "")}), unclear},
  };
  const packs::Pack pack = pack_on("cn-covid-2020-04", day("2020-04-20"));
  for (const Rule06Case& one : cases) {
    EXPECT_EQ(found(propose(one.said, drill(pack, day("2020-04-20")))), one.want) << one.what;
  }
}

TEST(ArrivalsOf2021, MediumRiskIsMonitoredAlsoWithBothProofs) {  // [RULE-06]
  const packs::Pack pack = pack_on("cn-covid-2020-04", day("2021-02-10"));
  const Journey medium = stay("120101", "2021-02-01", "2021-02-07");
  const Want want{"medium_risk", "health_monitoring"};
  const Setting around = drill(pack, day("2021-02-10"));
  EXPECT_EQ(found(propose(arrived("2021-02-08", {medium}), around)), want);
  EXPECT_EQ(
      found(propose(arrived("2021-02-08", {medium}, {"green_code", "point_to_point"}), around)),
      want);
}

// ---- Chikungunya ------------------------------------------------------------------------------

struct ChikungunyaCase {
  const char* what;
  std::function<void(Declaration&)> change;
  Want want;
};

TEST(ArrivalsFromAffectedAreas, AreInvitedToWatchTheirHealth) {  // [SCR-07] [SCR-16]
  const Want returnee{"returnee_affected", "self_monitoring"};
  const Want other{"other_returnee", "advice_only"};
  const Want unclear{"origin_unclear", "ask_again"};
  const auto stayed = [](const char* code, const char* from, const char* to) {
    return [=](Declaration& said) { said.journeys = {stay(code, from, to)}; };
  };
  const ChikungunyaCase cases[] = {
      {"Shunde", [](Declaration&) {}, returnee},
      {"below Shunde", stayed("440606001", "2025-08-10", "2025-08-17"), returnee},
      {"beside Shunde", stayed("440605", "2025-08-10", "2025-08-17"), other},
      {"the province, Shunde or not", stayed("44", "2025-08-10", "2025-08-17"), unclear},
      {"left 12 days before arrival", stayed("440606", "2025-08-01", "2025-08-06"), returnee},
      {"left 13 days before arrival", stayed("440606", "2025-08-01", "2025-08-05"), other},
      {"there all the time", stayed("440606", "2025-07-01", "2025-08-18"), returnee},
      {"only the last day is known", stayed("440606", "", "2025-08-10"), returnee},
      {"only the first day is known", stayed("440606", "2025-08-10", ""), returnee},
      {"only the last day is known, 12 days before", stayed("440606", "", "2025-08-06"), returnee},
      {"only the last day is known, 13 days before", stayed("440606", "", "2025-08-05"), other},
      {"only the first day is known, that of arrival", stayed("440606", "2025-08-18", ""),
       returnee},
      {"came long ago, left who knows when", stayed("440606", "2025-07-10", ""), unclear},
      {"no days", stayed("440606", "", ""), unclear},
      {"elsewhere without days", stayed("4401", "", ""), other},
      {"no journeys", [](Declaration& d) { d.journeys.clear(); }, unclear},
      {"words without a place", [](Declaration& d) { d.journeys[0].from_place_id.reset(); },
       unclear},
      {"no day of arrival", [](Declaration& d) { d.arrived_on.reset(); }, unclear},
      {"abroad",
       [](Declaration& d) { d.journeys = {stay_abroad("2025-08-01", "2025-08-17")}; },
       {"from_abroad", "advice_only"}},
      {"elsewhere, then Shunde",
       [](Declaration& d) { d.journeys.insert(d.journeys.begin(), stay("4401", "", "")); },
       returnee},
      {"with a case, from elsewhere",
       [](Declaration& d) {
         d.journeys = {stay("4401", "2025-08-10", "2025-08-17")}, d.shared_with_case = Shared::yes;
       },
       {"shared_with_case", "advice_only"}},
      {"with a case or not, from elsewhere",
       [](Declaration& d) {
         d.journeys = {stay("4401", "2025-08-10", "2025-08-17")};
         d.shared_with_case = Shared::unknown;
       },
       other},
      {"a doctor says so",
       [](Declaration& d) {
         d.diagnosis = Diagnosis{"chikungunya", day("2025-08-17"), ToldBy::doctor};
       },
       {"diagnosed", "mosquito_proof_care"}},
      {"the person thinks so",
       [](Declaration& d) {
         d.diagnosis = Diagnosis{"chikungunya", day("2025-08-17"), ToldBy::self};
       },
       returnee},
  };
  const packs::Pack pack = chikungunya();
  for (const ChikungunyaCase& one : cases) {
    Declaration said = complete();
    one.change(said);
    EXPECT_EQ(found(propose(said, setting(pack, day("2025-08-18")))), one.want) << one.what;
  }
}

TEST(ArrivalsFromAffectedAreas, NobodyIsFromAnAreaThatIsNoLongerListed) {
  const packs::Pack pack = chikungunya();
  const Setting around = setting(pack, day("2025-08-30"));
  const Want returnee{"returnee_affected", "self_monitoring"};
  const Want other{"other_returnee", "advice_only"};
  EXPECT_EQ(
      found(propose(arrived("2025-08-30", {stay("440606", "2025-08-26", "2025-08-29")}), around)),
      returnee);
  EXPECT_EQ(
      found(propose(arrived("2025-08-30", {stay("440606", "2025-08-27", "2025-08-29")}), around)),
      other);
  // Of whom only the day they came there is known: the last day of the listing, and the one after.
  EXPECT_EQ(found(propose(arrived("2025-08-30", {stay("440606", "2025-08-26", "")}), around)),
            returnee);
  EXPECT_EQ(found(propose(arrived("2025-08-30", {stay("440606", "2025-08-27", "")}), around)),
            other);
}

TEST(ArrivalsFromAffectedAreas, WhoIsUnwellIsSentToADoctor) {
  const packs::Pack pack = chikungunya();
  const auto proposal = [&](Declaration said) {
    return propose(said, setting(pack, day("2025-08-18"))).proposal->id;
  };
  Declaration said = complete();
  said.temperature = base::Celsius{372};
  EXPECT_EQ(proposal(said), "p_returnee");
  said.temperature = base::Celsius{373};
  EXPECT_EQ(proposal(said), "p_returnee_unwell");
  said.temperature.reset();
  EXPECT_EQ(proposal(said), "p_returnee");
  said.well = false;
  EXPECT_EQ(proposal(said), "p_returnee");
  said.symptoms = {"rash"};
  EXPECT_EQ(proposal(said), "p_returnee_unwell");
}

// ---- Unknown ----------------------------------------------------------------------------------

TEST(Unknown, PutsNobodyUnderAMeasure) {  // [AMB-03]
  std::vector<Declaration> vague(6);
  vague[1].arrived_on = day("2020-04-18");
  vague[2] = in_2020({stay("11", "", "")});
  vague[3] = in_2020({stay_abroad("", "")});
  vague[4] = in_2020({Journey{}});
  vague[5] = in_2020({stay("11", "2020-04-10", "2020-04-17")});
  vague[5].arrived_on.reset();
  const packs::Pack pack = pack_on("cn-covid-2020-04", day("2020-04-20"));
  for (std::size_t i = 0; i < vague.size(); ++i) {
    EXPECT_EQ(found(propose(vague[i], drill(pack, day("2020-04-20")))),
              (Want{"origin_unclear", "ask_again"}))
        << i;
  }
}

TEST(Unknown, ADiagnosisOfTheirOwnIsNone) {
  const packs::Pack pack = chikungunya();
  Declaration said = complete();
  const Setting around = setting(pack, day("2025-08-18"));
  const auto answer = [&] {
    return ArrivalFacts(said, around).answer(packs::Diagnosed{"chikungunya"}).answer;
  };
  EXPECT_EQ(answer(), Answer::no);
  said.diagnosis = Diagnosis{"chikungunya", {}, ToldBy::self};
  EXPECT_EQ(answer(), Answer::unknown);
  said.diagnosis->told_by = ToldBy::doctor;
  EXPECT_EQ(answer(), Answer::yes);
}

// ---- Days -------------------------------------------------------------------------------------

TEST(ExposureDays, AreTheLastInTheListedArea) {  // [RULE-07]
  const packs::Pack pack = chikungunya();
  const auto dates = [&](const Declaration& said) {
    return propose(said, setting(pack, day("2025-08-30"))).dates;
  };
  const ExposureDates one = dates(complete());
  EXPECT_EQ(one.left_on, day("2025-08-17"));
  EXPECT_EQ(one.last_exposure_on, day("2025-08-17"));
  const ExposureDates delisted =
      dates(arrived("2025-08-30", {stay("440606", "2025-08-20", "2025-08-29")}));
  EXPECT_EQ(delisted.left_on, day("2025-08-29"));
  EXPECT_EQ(delisted.last_exposure_on, day("2025-08-26"));
  const ExposureDates two =
      dates(arrived("2025-08-18", {stay("440606", "2025-08-06", "2025-08-09"),
                                   stay("440606", "2025-08-12", "2025-08-14"),
                                   stay("4401", "2025-08-14", "2025-08-18")}));
  EXPECT_EQ(two.last_exposure_on, day("2025-08-14"));
  const ExposureDates open = dates(arrived("2025-08-18", {stay("440606", "2025-08-10", "")}));
  EXPECT_FALSE(open.left_on);
  EXPECT_FALSE(open.last_exposure_on);
}

struct PeriodCase {
  const char* what;
  packs::CountFrom from;
  int first_day_number;
  ExposureDates dates;
  const char* start;
  const char* last_day;
  packs::CountFrom kind;
  const char* word;
};

TEST(Period, CountsFromTheDayThePackNamesOrSaysWhichOtherDay) {  // [RULE-07]
  using From = packs::CountFrom;
  const auto d = [](const char* text) { return std::optional(day(text)); };
  const ExposureDates all{d("2025-08-18"), d("2025-08-17"), d("2025-08-15"), d("2025-08-19"), {}};
  const ExposureDates arrival{d("2025-08-18"), {}, {}, {}, {}};
  const PeriodCase cases[] = {
      {"last exposure", From::last_exposure, 0, all, "2025-08-15", "2025-08-25",
       From::last_exposure, "from_last_exposure"},
      {"counted as day 1", From::last_exposure, 1, all, "2025-08-15", "2025-08-24",
       From::last_exposure, "from_last_exposure"},
      {"no exposure", From::last_exposure, 0, arrival, "2025-08-18", "2025-08-28", From::arrival,
       "from_arrival_instead"},
      {"leaving", From::leaving, 0, all, "2025-08-17", "2025-08-27", From::leaving, "from_leaving"},
      {"no leaving", From::leaving, 0, arrival, "2025-08-18", "2025-08-28", From::arrival,
       "from_arrival_instead"},
      {"nothing known",
       From::leaving,
       0,
       {},
       "2025-08-20",
       "2025-08-30",
       From::opened,
       "from_opened_instead"},
      {"arrival", From::arrival, 0, all, "2025-08-18", "2025-08-28", From::arrival, "from_arrival"},
      {"no arrival",
       From::arrival,
       0,
       {},
       "2025-08-20",
       "2025-08-30",
       From::opened,
       "from_opened_instead"},
      {"onset", From::onset, 0, all, "2025-08-19", "2025-08-29", From::onset, "from_onset"},
      {"no onset", From::onset, 0, arrival, "2025-08-20", "2025-08-30", From::opened,
       "from_opened_instead"},
      {"opened", From::opened, 0, all, "2025-08-20", "2025-08-30", From::opened, "from_opened"},
  };
  for (const PeriodCase& one : cases) {
    packs::Regime regime;
    regime.count_from = one.from;
    regime.days = {10};
    regime.first_day_number = one.first_day_number;
    const Period found = period(regime, one.dates, day("2025-08-20"));
    EXPECT_EQ(base::to_string(found.start), one.start) << one.what;
    EXPECT_EQ(base::to_string(found.last_day), one.last_day) << one.what;
    EXPECT_EQ(found.kind, one.kind) << one.what;
    EXPECT_EQ(found.counted.word, one.word) << one.what;
  }
}

TEST(Period, ThatIsOverIsNotOffered) {  // [OBS-02]
  const packs::Pack pack = chikungunya();
  Declaration said = complete();
  said.journeys = {stay("440606", "2025-08-01", "2025-08-06")};
  EXPECT_EQ(propose(said, setting(pack, day("2025-08-18"))).options.front().id, "self_monitoring");
  const Proposed late = propose(said, setting(pack, day("2025-08-19")));
  ASSERT_EQ(late.options.size(), 1U);
  EXPECT_EQ(late.options.front().id, "advice_only");
}

// ---- In words ---------------------------------------------------------------------------------

TEST(ProposalWords, SayWhatWhenAndWhy) {  // [SCR-16]
  const packs::Pack pack = chikungunya();
  const Proposed proposed = propose(complete(), setting(pack, day("2025-08-20")));
  const Wording zh(library().words(), base::Language::zh);
  EXPECT_EQ(title(proposed.options[0], zh), "自我健康监测 12 天");
  EXPECT_NE(sentence(proposed, proposed.options[0], zh).find("12 天，到 8月29日 周五"),
            std::string::npos);
  ASSERT_FALSE(proposed.reasons.empty());
  EXPECT_EQ(proposed.reasons[0].zh, "8月10日 周日 至 8月17日 周日 在示例地（有疫情地区）停留");
  EXPECT_EQ(proposed.reasons.back().zh, "从最后暴露 8月17日 周日 起算");
  for (const packs::Text& reason : proposed.reasons) {
    EXPECT_EQ((reason.zh + reason.en).find('{'), std::string::npos) << reason.en;
  }
}

TEST(ProposalWords, NameOnlyRolesThatMayOpenTheRegime) {  // [RULE-06]
  const packs::Pack pack = pack_on("cn-covid-2020-04", day("2020-04-20"));
  const Proposed proposed =
      propose(in_2020({stay("33", "2020-04-10", "2020-04-17")}), drill(pack, day("2020-04-20")));
  const Option* home = find(proposed, "home_observation");
  ASSERT_NE(home, nullptr);
  EXPECT_EQ(home->confirm_roles, std::vector<std::string>{"county_cdc"});
}

}  // namespace
}  // namespace screening

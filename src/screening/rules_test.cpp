// What may be said, how clear it is, what may be decided. Everybody here is made up (示例).
#include "screening/rules.h"

#include <gtest/gtest.h>

#include <set>

#include "base/record.h"
#include "screening/made_up.h"

namespace screening {
namespace {

using namespace made_up;

// ---- The ten clarities ------------------------------------------------------------------------

struct Told {
  Declaration said = complete();
  people::Particulars who = zhang();
};

struct ClarityCase {
  const char* what;
  const char* unclear;  // Ids of the clarities that are not clear, with spaces.
  std::function<void(Told&)> change;
};

std::string unclear_ids(const Told& told) {
  const packs::Pack pack = chikungunya();
  std::string ids;
  for (const Clarity& item : score(told.said, told.who, pack).items) {
    if (!item.unclear.empty()) ids += (ids.empty() ? "" : " ") + item.asked->id;
  }
  return ids;
}

TEST(TenClarities, AreEachClearOrNot) {  // [SCR-06] to [SCR-14]
  using people::Sex;
  const ClarityCase cases[] = {
      {"everything said", "", [](Told&) {}},
      {"no day of arrival", "arrival_time", [](Told& t) { t.said.arrived_on.reset(); }},
      {"no journey", "origin", [](Told& t) { t.said.journeys.clear(); }},
      {"no last day", "origin", [](Told& t) { t.said.journeys[0].stayed_to.reset(); }},
      {"no first day", "origin", [](Told& t) { t.said.journeys[0].stayed_from.reset(); }},
      {"no place", "origin", [](Told& t) { t.said.journeys[0].from_place_id.reset(); }},
      {"abroad with days", "",
       [](Told& t) { t.said.journeys = {stay_abroad("2025-08-10", "2025-08-17")}; }},
      {"abroad without days", "origin", [](Told& t) { t.said.journeys = {stay_abroad("", "")}; }},
      {"one of two journeys undated", "origin",
       [](Told& t) { t.said.journeys.push_back(stay("4401", "", "")); }},
      {"no transport", "transport", [](Told& t) { t.said.transports.clear(); }},
      {"a train without number", "transport", [](Told& t) { t.said.transports[0].number = ""; }},
      {"a car has none", "",
       [](Told& t) {
         t.said.transports = {{"private_car", "", {}, ""}};
       }},
      {"stops not asked", "stops", [](Told& t) { t.said.stops.reset(); }},
      {"stops asked, some", "",
       [](Told& t) {
         t.said.stops = {{{"长沙南站", {}}}};
       }},
      {"shared not asked", "shared_transport", [](Told& t) { t.said.shared_with_case.reset(); }},
      {"shared not known", "shared_transport",
       [](Told& t) { t.said.shared_with_case = Shared::unknown; }},
      {"shared: yes", "", [](Told& t) { t.said.shared_with_case = Shared::yes; }},
      {"health not asked", "health", [](Told& t) { t.said.well.reset(); }},
      {"no temperature", "health", [](Told& t) { t.said.temperature.reset(); }},
      {"unwell, with what?", "health", [](Told& t) { t.said.well = false; }},
      {"unwell with a rash", "", [](Told& t) { t.said.well = false, t.said.symptoms = {"rash"}; }},
      {"precautions not asked", "precautions", [](Told& t) { t.said.precautions.reset(); }},
      {"no precautions taken", "", [](Told& t) { t.said.precautions->clear(); }},
      {"no name", "particulars", [](Told& t) { t.who.name = ""; }},
      {"sex not known", "particulars", [](Told& t) { t.who.sex = Sex::unknown; }},
      {"no birth date", "particulars", [](Told& t) { t.who.birth_date.reset(); }},
      {"no identity number is clear", "", [](Told& t) { t.who.id_number.reset(); }},
      {"no telephone", "contact", [](Told& t) { t.who.phone.reset(); }},
      {"a landline", "", [](Told& t) { t.who.phone = "0757-80001234"; }},
  };
  for (const ClarityCase& one : cases) {
    Told told;
    one.change(told);
    EXPECT_EQ(unclear_ids(told), one.unclear) << one.what;
  }
}

TEST(TenClarities, OfAnEmptyRecordOnlyTheCountIsClear) {  // [SCR-05] [SCR-15]
  const packs::Pack pack = chikungunya();
  const Score nothing = score({}, {}, pack);
  EXPECT_EQ(nothing.clear(), 1);
  EXPECT_EQ(nothing.of(), 10);
  EXPECT_FALSE(nothing.complete());
  EXPECT_TRUE(score(complete(), zhang(), pack).complete());
}

TEST(TenClarities, SayEveryReasonInBothLanguages) {  // [SCR-15]
  const packs::Pack pack = chikungunya();
  Declaration said = complete();
  said.journeys = {stay("4401", "", "")};
  said.transports[0].number = "";
  std::set<std::string> words;
  for (const auto& [declaration, who] :
       {std::pair{Declaration{}, people::Particulars{}}, {said, zhang()}}) {
    for (const Clarity& item : score(declaration, who, pack).items) {
      for (const Phrase& phrase : item.unclear) {
        EXPECT_TRUE(library().words().has("arrival", phrase.word)) << phrase.word;
        const std::string text = Wording(library().words(), base::Language::zh).say(phrase);
        EXPECT_EQ(text.find('{'), std::string::npos) << text;
        words.insert(phrase.word);
      }
    }
  }
  EXPECT_GE(words.size(), 13U);
}

// ---- What cannot be ---------------------------------------------------------------------------

struct CheckCase {
  const char* what;
  const char* field;  // Empty: it passes.
  const char* code;
  std::function<void(Declaration&)> change;
};

constexpr const char* today_text = "2025-08-20";

base::Result<base::Done> check_said(const Declaration& said, const char* notice = "ckg-notice-1") {
  return check(said, zhang(), notice, chikungunya(), day(today_text));
}

const CheckCase check_cases[] = {
    {"all is said", "", "", [](Declaration&) {}},
    {"nothing is said", "", "", [](Declaration& d) { d = {}; }},
    {"arrived today", "", "", [](Declaration& d) { d.arrived_on = day("2025-08-20"); }},
    {"arrives tomorrow", "arrived_on", "screening.in_future",
     [](Declaration& d) { d.arrived_on = day("2025-08-21"); }},
    {"a wrong century", "arrived_on", "screening.too_long_ago",
     [](Declaration& d) { d = {}, d.arrived_on = day("1925-08-20"); }},
    {"ten years back", "", "", [](Declaration& d) { d = {}, d.arrived_on = day("2015-01-01"); }},
    {"the day before that", "arrived_on", "screening.too_long_ago",
     [](Declaration& d) { d = {}, d.arrived_on = day("2014-12-31"); }},
    {"left on the day of arrival", "", "",
     [](Declaration& d) { d.journeys[0].stayed_to = day("2025-08-18"); }},
    {"left after arrival", "journeys[0].stayed_to", "screening.after_arrival",
     [](Declaration& d) { d.journeys[0].stayed_to = day("2025-08-19"); }},
    {"came after arrival", "journeys[0].stayed_from", "screening.after_arrival",
     [](Declaration& d) { d.journeys = {stay("4401", "2025-08-19", "")}; }},
    {"one day's stay", "", "",
     [](Declaration& d) { d.journeys = {stay("4401", "2025-08-10", "2025-08-10")}; }},
    {"left before coming", "journeys[1].stayed_to", "screening.stay_reversed",
     [](Declaration& d) { d.journeys.push_back(stay("4401", "2025-08-10", "2025-08-09")); }},
    {"future stay without arrival", "journeys[0].stayed_to", "screening.in_future",
     [](Declaration& d) { d.arrived_on.reset(), d.journeys[0].stayed_to = day("2025-08-21"); }},
    {"abroad, and a place at home", "journeys[0].abroad", "screening.abroad_with_place",
     [](Declaration& d) { d.journeys[0].abroad = true; }},
    {"rode after arrival", "transports[0].on", "screening.after_arrival",
     [](Declaration& d) { d.transports[0].on = day("2025-08-19"); }},
    {"no such transport", "transports[0].mode", "screening.not_in_list",
     [](Declaration& d) { d.transports[0].mode = "rocket"; }},
    {"stopped after arrival", "stops[0].on", "screening.after_arrival",
     [](Declaration& d) {
       d.stops = {{{"示例站", day("2025-08-19")}}};
     }},
    {"no such symptom", "symptoms[0]", "screening.not_in_list",
     [](Declaration& d) { d.symptoms = {"cough"}; }},
    {"no such precaution", "precautions[0]", "screening.not_in_list",
     [](Declaration& d) { d.precautions = {{"mask"}}; }},
    {"no such proof", "proofs[0].kind", "screening.not_in_list",
     [](Declaration& d) {
       d.proofs = {{"green_code", ""}};
     }},
    {"lowest temperature", "", "", [](Declaration& d) { d.temperature = base::Celsius{340}; }},
    {"below it", "temperature", "screening.implausible_temperature",
     [](Declaration& d) { d.temperature = base::Celsius{339}; }},
    {"highest temperature", "", "", [](Declaration& d) { d.temperature = base::Celsius{430}; }},
    {"above it", "temperature", "screening.implausible_temperature",
     [](Declaration& d) { d.temperature = base::Celsius{431}; }},
    {"falls ill tomorrow", "onset_on", "screening.in_future",
     [](Declaration& d) { d.onset_on = day("2025-08-21"); }},
    {"another illness", "diagnosis.illness", "screening.not_in_list",
     [](Declaration& d) {
       d.diagnosis = Diagnosis{"mumps", {}, ToldBy::doctor};
     }},
    {"diagnosed with a future onset", "diagnosis.onset_on", "screening.in_future",
     [](Declaration& d) {
       d.diagnosis = Diagnosis{"chikungunya", day("2025-08-21"), ToldBy::doctor};
     }},
};

TEST(ArrivalCheck, RefusesWhatCannotBeAndNamesTheField) {  // [SCR-06] [SCR-07] [AMB-19]
  for (const CheckCase& one : check_cases) {
    Declaration said = complete();
    one.change(said);
    const auto checked = check_said(said);
    if (*one.field == '\0') {
      EXPECT_TRUE(checked) << one.what;
      continue;
    }
    ASSERT_FALSE(checked) << one.what;
    ASSERT_EQ(checked.refusal().problems.size(), 1U) << one.what;
    EXPECT_EQ(checked.refusal().problems[0].field, one.field) << one.what;
    EXPECT_EQ(checked.refusal().problems[0].code->code, one.code) << one.what;
  }
}

TEST(ArrivalCheck, ThirtyFirstOfFebruaryIsNoDay) {
  Declaration said;
  base::json::Problems problems;
  base::json::read_record(*base::json::parse(R"({"arrived_on":"2025-02-31"})"), said, problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].field, "arrived_on");
  EXPECT_EQ(problems[0].code->code, "request.no_such_day");
}

TEST(ArrivalCheck, NamesEveryWrongFieldAtOnce) {
  Declaration said = complete();
  said.temperature = base::Celsius{450};
  said.symptoms = {"cough", "rash"};
  const auto checked = check_said(said, "some other notice");
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.refusal().code->code, "screening.notice_not_shown");
  EXPECT_EQ(checked.refusal().problems.size(), 3U);
}

TEST(ArrivalCheck, AsksForTheIdentityNumberOnlyWhereThePackDoes) {
  packs::Pack pack = chikungunya();
  people::Particulars who = zhang();
  EXPECT_TRUE(check(complete(), who, "ckg-notice-1", pack, day(today_text)));
  pack.registration.id_number_required = true;
  const auto checked = check(complete(), who, "ckg-notice-1", pack, day(today_text));
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.refusal().code->code, "screening.id_number_needed");
  who.id_number = "11010119900101001X";
  EXPECT_TRUE(check(complete(), who, "ckg-notice-1", pack, day(today_text)));
}

// ---- Correcting particulars -------------------------------------------------------------------

TEST(PersonChange, KeepsWhatIsAbsentOrStillMasked) {
  people::Particulars before = zhang();
  before.id_number = "11010119900101001X";
  EXPECT_EQ(base::json::record_to_text(changed(before, {})), base::json::record_to_text(before));
  PersonChange masked;
  masked.name = "张**";
  masked.phone = "138****1234";
  masked.id_number = "1****************X";
  EXPECT_EQ(base::json::record_to_text(changed(before, masked)),
            base::json::record_to_text(before));
  PersonChange change;
  change.name = "张新示例";
  change.phone = "";
  change.door = "502";
  const people::Particulars after = changed(before, change);
  EXPECT_EQ(after.name, "张新示例");
  EXPECT_FALSE(after.phone);
  EXPECT_EQ(after.door, "502");
  EXPECT_EQ(after.building, "3栋");
  EXPECT_EQ(after.id_number, before.id_number);
}

TEST(PersonChange, OfANewRegistrationTakesNothingAway) {
  people::Particulars given;
  given.name = "张示例";
  const people::Particulars after = changed(zhang(), change_of(given));
  EXPECT_EQ(base::json::record_to_text(after), base::json::record_to_text(zhang()));
}

}  // namespace
}  // namespace screening

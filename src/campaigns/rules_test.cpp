// Campaigns: what may be opened and answered, what an answer asks for, and what is screened.
#include "campaigns/rules.h"

#include <gtest/gtest.h>

namespace campaigns {

namespace {

constexpr base::Date today{20'000};

packs::CampaignQuestion question(const std::string& id, const std::string& task) {
  packs::CampaignQuestion made;
  made.id = id;
  made.task = task;
  made.role = task.empty() ? "" : "community_worker";
  made.due_minutes = 60;
  return made;
}

Questions questions() {
  Questions all{question("returned", "campaigns.returned"), question("pets", ""),
                question("people", "")};
  all[2].answering = packs::Answering::people;
  all[2].most = 20;
  return all;
}

Campaign campaign() {
  Campaign made;
  made.name = "排查";
  made.from = today;
  made.to = today + base::Days{2};
  made.asked = {"returned", "pets", "people"};
  return made;
}

Finding answered(Said returned) {
  Finding made;
  made.outcome = Outcome::answered;
  made.words = {{{"returned", returned}, {"pets", Said::yes}}, 3, ""};
  return made;
}

std::string said(const base::Result<base::Done>& result) {
  return result ? "" : std::string(result.refusal().code->code);
}

std::string shown(const tasks::Effects& effects) {
  std::string out;
  for (const tasks::Effect& effect : effects) {
    if (const auto* raise = std::get_if<tasks::Raise>(&effect)) out += "+" + raise->kind;
    if (const auto* settle = std::get_if<tasks::Settle>(&effect)) out += "-" + settle->kind;
  }
  return out;
}

}  // namespace

TEST(Campaign, HasANameDaysThatAreNotOverAndKnownQuestions) {
  EXPECT_EQ(said(check(campaign(), questions(), today)), "");
  Campaign wrong = campaign();
  wrong.name = "";
  EXPECT_EQ(said(check(wrong, questions(), today)), "campaigns.no_name");
  wrong = campaign();
  wrong.to = wrong.from - base::Days{1};
  EXPECT_EQ(said(check(wrong, questions(), today)), "campaigns.reversed");
  EXPECT_EQ(said(check(campaign(), questions(), today + base::Days{2})), "");
  EXPECT_EQ(said(check(campaign(), questions(), today + base::Days{3})), "campaigns.over_already");
  wrong = campaign();
  wrong.asked = {};
  EXPECT_EQ(said(check(wrong, questions(), today)), "campaigns.nothing_asked");
  wrong.asked = {"shoes"};
  EXPECT_EQ(said(check(wrong, questions(), today)), "campaigns.unknown_question");
}

TEST(Campaign, TakesFindingsFromItsFirstDayToItsLastOrToTheDayItWasClosed) {
  EXPECT_EQ(said(check_running(campaign(), today - base::Days{1})), "campaigns.not_begun");
  EXPECT_EQ(said(check_running(campaign(), today)), "");
  EXPECT_EQ(said(check_running(campaign(), today + base::Days{2})), "");
  EXPECT_EQ(said(check_running(campaign(), today + base::Days{3})), "campaigns.is_over");
  Campaign closed = campaign();
  closed.closed_on = today;
  EXPECT_EQ(said(check_running(closed, today)), "");
  EXPECT_EQ(said(check_running(closed, today + base::Days{1})), "campaigns.is_over");
}

TEST(Finding, AnswersEveryQuestionWhenSomebodyAnsweredAndNoneElse) {
  const Questions asked = asked_of(campaign(), questions());
  EXPECT_EQ(said(check(answered(Said::no), asked)), "");
  Finding short_of_one = answered(Said::no);
  short_of_one.words.answers.pop_back();
  EXPECT_EQ(said(check(short_of_one, asked)), "campaigns.answer_missing");
  Finding nobody_counted = answered(Said::no);
  nobody_counted.words.people = std::nullopt;
  EXPECT_EQ(said(check(nobody_counted, asked)), "campaigns.answer_missing");
  for (const auto& [people, code] :
       {std::pair{-1, "campaigns.people_out_of_range"}, std::pair{0, ""}, std::pair{20, ""},
        std::pair{21, "campaigns.people_out_of_range"}}) {
    Finding counted = answered(Said::no);
    counted.words.people = people;
    EXPECT_EQ(said(check(counted, asked)), code) << people;
  }
  Finding strange = answered(Said::no);
  strange.words.answers.push_back({"shoes", Said::yes});
  EXPECT_EQ(said(check(strange, asked)), "campaigns.unknown_question");
  for (const Outcome outcome : {Outcome::away, Outcome::refused, Outcome::vacant}) {
    Finding silent;
    silent.outcome = outcome;
    EXPECT_EQ(said(check(silent, asked)), "");
    silent.words.answers = {{"returned", Said::yes}};
    EXPECT_EQ(said(check(silent, asked)), "campaigns.not_asked");
  }
}

TEST(Finding, IsTakenBackOnItsOwnDayWhileItStands) {
  Finding finding = answered(Said::no);
  finding.found_on = today;
  EXPECT_EQ(said(check_taking_back(finding, today)), "");
  EXPECT_EQ(said(check_taking_back(finding, today + base::Days{1})), "campaigns.another_day");
  finding.replaced_by = FindingId{};
  EXPECT_EQ(said(check_taking_back(finding, today)), "campaigns.not_standing");
}

TEST(Finding, AsksSomebodyToLookOnceForEachYesAndNoMoreWhenItIsCorrected) {
  const Words yes = answered(Said::yes).words;
  const Words no = answered(Said::no).words;
  const Words unknown = answered(Said::unknown).words;
  const auto effects = [](const Words* before, const Words* after) {
    return shown(effects_of({FindingId{}, before, after}, questions(), base::Instant{0}));
  };
  EXPECT_EQ(effects(nullptr, &yes), "+campaigns.returned");
  EXPECT_EQ(effects(nullptr, &no), "");
  EXPECT_EQ(effects(nullptr, &unknown), "");
  EXPECT_EQ(effects(&yes, &yes), "");
  EXPECT_EQ(effects(&yes, &no), "-campaigns.returned");
  EXPECT_EQ(effects(&no, &yes), "+campaigns.returned");
  EXPECT_EQ(effects(&yes, nullptr), "-campaigns.returned");
  EXPECT_EQ(follow_ups_of(yes, questions()), 1);
  EXPECT_EQ(follow_ups_of(no, questions()), 0);
}

TEST(Progress, CountsADoorAsScreenedWhenAnsweredOrVacantOnly) {
  const Progress first{.doors = 5, .answered = 1, .vacant = 1, .away = 2, .refused = 1};
  EXPECT_EQ(screened(first), 2);
  EXPECT_EQ(first + first, (Progress{10, 2, 2, 4, 2, 0}));
}

TEST(Inspection, LooksAtEveryItemAndNamesADayWhenThereIsSomethingToMend) {
  packs::InspectionItem everywhere;
  everywhere.id = "responsible";
  packs::InspectionItem at_school;
  at_school.id = "absences";
  at_school.kinds = {"school"};
  const Items all{everywhere, at_school};
  EXPECT_EQ(items_for(all, "shop").size(), 1u);
  const Items items = items_for(all, "school");
  ASSERT_EQ(items.size(), 2u);
  packs::Mending mending;
  mending.role = "community_worker";
  mending.days_max = 30;

  Inspection one;
  one.on = today;
  one.record.items = {{"responsible", Looked::good}};
  EXPECT_EQ(said(check(one, items, mending)), "campaigns.answer_missing");
  one.record.items.push_back({"absences", Looked::mend});
  one.to_mend = 1;
  EXPECT_EQ(said(check(one, items, mending)), "campaigns.mend_by_wrong");
  one.mend_by = today + base::Days{31};
  EXPECT_EQ(said(check(one, items, mending)), "campaigns.mend_by_wrong");
  one.mend_by = today + base::Days{30};
  EXPECT_EQ(said(check(one, items, mending)), "");
  EXPECT_EQ(shown(effects_of({one, nullptr}, mending)), "+campaigns.mended");
  const Inspection before = one;
  EXPECT_EQ(shown(effects_of({one, &before}, mending)), "-campaigns.mended+campaigns.mended");
  one.to_mend = 0;
  EXPECT_EQ(said(check(one, items, mending)), "campaigns.nothing_to_mend");
  one.mend_by = std::nullopt;
  EXPECT_EQ(shown(effects_of({one, &before}, mending)), "-campaigns.mended");
  EXPECT_EQ(shown(effects_of({one, &one}, mending)), "");
  one.record.items.push_back({"shoes", Looked::good});
  EXPECT_EQ(said(check(one, items, mending)), "campaigns.unknown_question");
}

}  // namespace campaigns

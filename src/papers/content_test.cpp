// What stands on a paper, by the packs that are shipped. Everybody here is made up (示例).
#include "papers/content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "base/record.h"
#include "packs/library.h"
#include "packs/rules.h"

namespace papers {

using ::testing::HasSubstr;
using ::testing::Not;

namespace {

const packs::Library& library() {
  static const packs::LibraryPtr shared =
      packs::Library::build({packs::embedded_folders(), {}, {}});
  return *shared;
}

// The pack with the statutes of a day.
packs::Pack pack_on(const char* id, base::Date day) {
  const packs::PackPtr whole = library().latest(id);
  packs::Pack pack = *whole;
  const packs::Scene scene{
      .event = packs::EventKind::review, .day = day, .path = {}, .packs = {{whole, {}}}};
  pack.statutes.clear();
  const auto found = packs::all_in_force(scene, &packs::Pack::statutes);
  for (const auto& one : *found) {
    pack.statutes.push_back(one.entry);
  }
  return pack;
}

Facts facts(base::Date day) {
  Facts facts;
  facts.who.name = "钱七（示例）";
  facts.who.sex = people::Sex::male;
  facts.who.birth_date = base::parse_date("1975-01-15");
  facts.who.id_number = "110101197501150011";
  facts.who.building = "5栋";
  facts.who.unit = "1单元";
  facts.who.door = "101";
  facts.place = "示例社区";
  facts.place_path = "示例省示例县示例社区";
  facts.number = "示例县解观〔2026〕1号";
  facts.now = base::at_minute(day, 9 * 60);
  EpisodeFacts& episode = facts.episode.emplace();
  episode.regime = "home_observation";
  episode.regime_label = "居家医学观察";
  episode.first_day = day - base::Days{2};
  episode.last_day = day + base::Days{1};
  episode.days = base::Days{14};
  episode.fever_from = "37.3";
  episode.order = "示例令〔2020〕1号";
  episode.slots = {{"morning", "早", "06:00–12:00"}, {"evening", "晚", "16:00–20:00"}};
  episode.readings = {{day - base::Days{2}, "evening", "36.8", "咳嗽"}};
  return facts;
}

printing::Paper composed(const char* pack_id, const char* kind, const char* day, Facts given) {
  const packs::Pack pack = pack_on(pack_id, *base::parse_date(day));
  const packs::PaperKind* found = packs::find(pack.papers, kind);
  if (found == nullptr) throw std::logic_error("no such paper");
  return compose(*found, pack, library().words(), given);
}

printing::Paper composed(const char* pack_id, const char* kind, const char* day) {
  return composed(pack_id, kind, day, facts(*base::parse_date(day)));
}

std::string text_of(const printing::Paper& paper) { return base::json::record_to_text(paper); }

constexpr const char* covid = "cn-covid-2020-04";

}  // namespace

TEST(Content, ANoticeQuotesTheArticlesThatAreInForceOnItsDay) {
  const std::string before = text_of(composed(covid, "observation_notice", "2020-05-01"));
  EXPECT_THAT(before, HasSubstr("《中华人民共和国治安管理处罚法》第五十条"));
  EXPECT_THAT(before, Not(HasSubstr("第六十一条")));
  EXPECT_THAT(before, HasSubstr("第三十九条"));
  const std::string last = text_of(composed(covid, "observation_notice", "2025-12-31"));
  EXPECT_THAT(last, HasSubstr("治安管理处罚法》第五十条"));
  const std::string after = text_of(composed(covid, "observation_notice", "2026-01-01"));
  EXPECT_THAT(after, HasSubstr("《中华人民共和国治安管理处罚法》第六十一条"));
  EXPECT_THAT(after, Not(HasSubstr("第五十条")));
  EXPECT_THAT(after, HasSubstr("第五十八条"));
}

TEST(Content, AReleaseNoticeSaysWhoWhenAndWhatWasFound) {
  Facts given = facts(*base::parse_date("2026-03-01"));
  given.wanted = {
      .body = "示例县疾控中心", .need = "", .needed_by = "", .conclusion = "期满，无不适"};
  const auto paper = composed(covid, "release_notice", "2026-03-01", given);
  EXPECT_EQ(paper.title, "解除隔离医学观察通知书");
  EXPECT_EQ(paper.number, "示例县解观〔2026〕1号");
  EXPECT_EQ(paper.salutation, "钱七（示例）：");
  EXPECT_EQ(paper.body, "示例县疾控中心");
  EXPECT_EQ(paper.seal, "（盖章）");
  EXPECT_EQ(paper.day, "2026年3月1日");
  const std::string text = text_of(paper);
  EXPECT_THAT(text, HasSubstr("2026年2月27日至2026年3月2日"));
  EXPECT_THAT(text, HasSubstr("经核实：期满，无不适"));
  EXPECT_THAT(text, HasSubstr("送达人（签字）"));
  EXPECT_THAT(text, HasSubstr("示例省示例县示例社区5栋1单元101"));
}

TEST(Content, ASheetHoldsEveryDayAndWhatIsKnownWhenAskedFor) {
  Facts given = facts(*base::parse_date("2026-03-01"));
  auto paper = composed(covid, "temperature_sheet", "2026-03-01", given);
  ASSERT_TRUE(paper.table);
  EXPECT_EQ(paper.table->rows.size(), 4u);
  EXPECT_EQ(paper.table->columns.size(), 6u);  // Day, two of each slot, who wrote it.
  EXPECT_EQ(paper.table->rows.front().cells.at(3), "");
  given.filled = Filled::as_known;
  paper = composed(covid, "temperature_sheet", "2026-03-01", given);
  EXPECT_EQ(paper.table->rows.front().cells.at(3), "36.8");
  EXPECT_EQ(paper.table->rows.front().cells.at(4), "咳嗽");
  EXPECT_EQ(paper.table->rows.front().cells.at(1), "");
}

TEST(Content, WhatSomebodyHasTypedIsNotLookedInto) {
  Facts given = facts(*base::parse_date("2026-03-01"));
  given.who.name = "{order}";
  given.wanted.conclusion = "{name";
  const std::string text = text_of(composed(covid, "release_notice", "2026-03-01", given));
  EXPECT_THAT(text, HasSubstr("{order}："));
  EXPECT_THAT(text, HasSubstr("{name"));
}

// Nobody who takes part of their own will reads of isolation, orders or signatures.
TEST(Content, TheInformationSheetOfAVoluntaryServiceOrdersNothing) {
  Facts given = facts(*base::parse_date("2026-03-01"));
  given.episode->regime_label = "自我健康监测";
  const auto paper = composed("cn-chikungunya-2025", "information_sheet", "2026-03-01", given);
  EXPECT_TRUE(paper.signs.empty());
  EXPECT_EQ(paper.seal, "");
  for (const char* word : {"隔离", "解除", "必须", "应当", "不得", "责令", "强制"}) {
    EXPECT_THAT(text_of(paper), Not(HasSubstr(word)));
  }
}

}  // namespace papers

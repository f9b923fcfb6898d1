// What a pack may say of papers: five uses and no more, the release notice never the community's,
// nothing like an order where it is voluntary. [DOC-01] is proved where the API refuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "packs/made_up.h"
#include "packs/rules.h"

namespace packs {

using made_up::edited;
using ::testing::HasSubstr;

static std::string papers() {
  return R"(
[[statute]]
id = "old"
part = "liability"
label = { zh = "打嗝法第五十条", en = "Hiccup law, article 50" }
effective_to = 2030-05-31
)" + made_up::common +
         R"(
[[statute]]
id = "new"
part = "liability"
label = { zh = "打嗝法第六十一条", en = "Hiccup law, article 61" }
cite = { source = "paper", clause = "第一条" }
confidence = "official"
effective_from = 2030-06-01
[[lawful_need]]
id = "home"
label = { zh = "回家", en = "Going home" }
)" + made_up::common +
         R"(
[[paper]]
id = "sheet"
use = "information_sheet"
label = { zh = "告知单", en = "Sheet" }
mark = "告"
body = { zh = "{place}", en = "{place}" }
regimes = ["watching"]
issue_roles = ["neighbour"]
serve_roles = ["neighbour"]
serve_role = "neighbour"
serve_due_minutes = 60
fields = ["name", "period"]
paragraph = [ { text = { zh = "谢谢{name}。", en = "Thanks, {name}." } } ]
statutes = ["old", "new"]
signs = ["receiver"]
)" + made_up::common +
         R"(
[[paper]]
id = "proof"
use = "residence_proof"
label = { zh = "居住证明", en = "Proof" }
mark = "证"
body = { zh = "{place}", en = "{place}" }
regimes = []
issue_roles = ["neighbour"]
serve_roles = []
fields = ["name", "need"]
paragraph = []
statutes = []
)" + made_up::common;
}

static Folder folder() {
  Folder folder = made_up::folder();
  folder.files.push_back({"papers.toml", papers()});
  return folder;
}

TEST(PapersTopic, IsRead) {
  const Pack pack = made_up::must_load(folder(), made_up::surroundings());
  ASSERT_EQ(pack.papers.size(), 2u);
  const PaperKind& sheet = pack.papers.front();
  EXPECT_EQ(sheet.use, PaperUse::information_sheet);
  EXPECT_EQ(sheet.mark, "告");
  EXPECT_EQ(sheet.serve_due_minutes, 60);
  EXPECT_EQ(sheet.fields, (std::vector{PaperField::name, PaperField::period}));
  EXPECT_EQ(sheet.paragraphs, (std::vector<Text>{{"谢谢{name}。", "Thanks, {name}."}}));
  EXPECT_EQ(sheet.signs, (std::vector{PaperSign::receiver}));
  EXPECT_EQ(pack.lawful_needs.front().label.zh, "回家");
}

static std::vector<std::string> statutes_on(const char* day) {
  const auto pack = std::make_shared<Pack>(made_up::must_load(folder(), made_up::surroundings()));
  const Scene scene{
      .event = EventKind::real, .day = *base::parse_date(day), .path = {}, .packs = {{pack, {}}}};
  std::vector<std::string> ids;
  const auto found = all_in_force(scene, &Pack::statutes);
  for (const auto& one : *found) ids.push_back(one.entry.id);
  return ids;
}

TEST(PapersTopic, OneArticleIsInForceUntilADayAndAnotherFromTheNext) {
  EXPECT_EQ(statutes_on("2030-05-31"), (std::vector<std::string>{"old"}));
  EXPECT_EQ(statutes_on("2030-06-01"), (std::vector<std::string>{"new"}));
}

TEST(PapersTopic, AProofOfNothingTheLawNeedsIsRefused) {
  Folder without = folder();
  std::string& text = without.files.back().bytes;
  const std::size_t need = text.find("[[lawful_need]]");
  text.erase(need, text.find("[[paper]]") - need);
  text.insert(0, "lawful_need = []\n");
  const auto pack = load(without, made_up::surroundings());
  ASSERT_FALSE(pack);
  EXPECT_THAT(describe(pack.refusal(), base::Language::en), HasSubstr("[[lawful_need]]"));
}

struct PaperMistake {
  const char* what;
  const char* from;
  const char* to;
  const char* problem;  // Part of the English text.
};

class PapersMistake : public ::testing::TestWithParam<PaperMistake> {};

TEST_P(PapersMistake, IsRefused) {
  const PaperMistake& mistake = GetParam();
  const auto pack =
      load(edited(folder(), "papers.toml", mistake.from, mistake.to), made_up::surroundings());
  ASSERT_FALSE(pack);
  EXPECT_THAT(describe(pack.refusal(), base::Language::en), HasSubstr(mistake.problem));
}

INSTANTIATE_TEST_SUITE_P(
    Of, PapersMistake,
    ::testing::Values(PaperMistake{"another_use", "use = \"information_sheet\"",
                                   "use = \"health_certificate\"", "health_certificate"},
                      PaperMistake{"an_order_in_what_is_voluntary", "谢谢{name}", "请隔离", "隔离"},
                      PaperMistake{"a_notice_of_what_is_voluntary", "use = \"information_sheet\"",
                                   "use = \"opening_notice\"", "voluntary = false"},
                      PaperMistake{"a_release_by_the_community", "use = \"information_sheet\"",
                                   "use = \"release_notice\"", "neighbour"},
                      PaperMistake{"an_unknown_mark_in_a_text", "谢谢{name}", "谢谢{nobody}",
                                   "{nobody}"},
                      PaperMistake{"an_unknown_regime", "regimes = [\"watching\"]",
                                   "regimes = [\"nothing\"]", "nothing"},
                      PaperMistake{"an_unknown_statute", "statutes = [\"old\", \"new\"]",
                                   "statutes = [\"lost\"]", "lost"},
                      PaperMistake{"an_unknown_role", "issue_roles = [\"neighbour\"]",
                                   "issue_roles = [\"stranger\"]", "stranger"},
                      PaperMistake{"a_task_for_who_may_not_serve", "serve_role = \"neighbour\"",
                                   "serve_role = \"healer\"", "serve_roles"},
                      PaperMistake{"a_proof_about_an_episode", "regimes = []",
                                   "regimes = [\"watching\"]", "residence_proof"}),
    [](const auto& test) { return std::string(test.param.what); });

}  // namespace packs

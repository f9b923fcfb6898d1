// What may be declared by a community's link, and what becomes of it. Everybody here is made up
// (示例).
#include "screening/declaring_rules.h"

#include <gtest/gtest.h>

#include "screening/made_up.h"

namespace screening {
namespace {

using made_up::day;

DeclaringLink link() {
  DeclaringLink link;
  link.title = "返乡报备（示例）";
  link.phone = "0571-88886666";
  return link;
}

TEST(DeclaringLink, HoldsAsLongAsTheRulesSay) {
  const packs::Declaring policy = made_up::chikungunya().declaring;
  ASSERT_EQ(policy.link_valid.count, 30);
  const auto made = made_link(link(), policy, day("2025-08-20"));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->valid_to, day("2025-09-19"));
  events::Event event;
  EXPECT_TRUE(check_open(*made, event, day("2025-09-19")));
  const auto late = check_open(*made, event, day("2025-09-20"));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.refusal().code, &refusal::link_expired);
  EXPECT_NE(base::message(late.refusal(), base::Language::zh).find("0571-88886666"),
            std::string::npos);
  DeclaringLink stopped = *made;
  stopped.stopped = true;
  EXPECT_EQ(check_open(stopped, event, day("2025-08-20")).refusal().code, &refusal::link_stopped);
  event.closed_on = day("2025-08-20");
  EXPECT_EQ(check_open(*made, event, day("2025-08-20")).refusal().code, &refusal::link_closed);
}

TEST(DeclaringLink, NeedsATitleAPhoneAndRulesForIt) {
  const packs::Declaring policy = made_up::chikungunya().declaring;
  DeclaringLink untitled = link(), unreachable = link();
  untitled.title = "";
  unreachable.phone = "123";
  const base::Date today = day("2025-08-20");
  EXPECT_EQ(made_link(untitled, policy, today).refusal().field, "title");
  EXPECT_EQ(made_link(unreachable, policy, today).refusal().field, "phone");
  EXPECT_EQ(made_link(link(), {}, today).refusal().code, &refusal::no_declaring);
}

struct SaidCase {
  const char* what;
  const char* field;  // Empty: it may be declared.
  DeclaredBy by;
  bool agreed;
  const char* born;
  std::optional<std::string> phone;
  std::optional<FilledBy> filler;
};

TEST(Declared, IsCheckedForConsentGuardianAndANumberToCall) {
  const FilledBy daughter{"张小妹（示例）", "女儿", "138 0000 1234"};
  const SaidCase cases[] = {
      {"by oneself", "", DeclaredBy::self, true, "1990-05-01", "13800001234", {}},
      {"no tick", "agreed", DeclaredBy::self, false, "1990-05-01", "13800001234", {}},
      {"no phone", "person.phone", DeclaredBy::self, true, "1990-05-01", {}, {}},
      {"thirteen", "declared_by", DeclaredBy::self, true, "2011-08-21", "13800001234", {}},
      {"fourteen today", "", DeclaredBy::self, true, "2011-08-20", "13800001234", {}},
      {"a child, by family", "", DeclaredBy::family, true, "2020-05-01", {}, daughter},
      {"by nobody", "filled_by.name", DeclaredBy::family, true, "1950-05-01", {}, {}},
      {"by one unreachable",
       "filled_by.phone",
       DeclaredBy::family,
       true,
       "1950-05-01",
       {},
       FilledBy{"张小妹（示例）", "女儿", ""}},
      {"as a worker", "declared_by", DeclaredBy::worker, true, "1990-05-01", "13800001234", {}},
  };
  for (const SaidCase& one : cases) {
    SCOPED_TRACE(one.what);
    Said said;
    said.person.birth_date = day(one.born);
    said.person.phone = one.phone;
    said.filled_by = one.filler;
    const auto result = declared(said, {one.by, one.agreed, 14}, day("2025-08-20"));
    EXPECT_EQ(result ? "" : result.refusal().field, one.field);
    if (!result) continue;
    EXPECT_EQ(phone_of(*result), "13800001234");
    const bool child = *people::age_on(said.person, day("2025-08-20")) < 14;
    EXPECT_EQ(result->agreed_by, child ? GivenBy::guardian : GivenBy::self);
  }
}

TEST(Receipt, IsReadAsPeopleTypeIt) {
  const std::string code = receipt_code("00112233445566778899aabbccddeeff");
  ASSERT_EQ(code.size(), 9u);
  EXPECT_EQ(code[4], '-');
  EXPECT_EQ(normal_receipt(code), code);
  EXPECT_EQ(normal_receipt("abcd efgh"), "ABCD-EFGH");
  EXPECT_EQ(normal_receipt("abcdefgh"), "ABCD-EFGH");
  EXPECT_NE(code, receipt_code("10112233445566778899aabbccddeeff"));
}

TEST(Declared, IsLookedAtOnceAndSettingAsideIsTakenBack) {
  const identity::AccountId worker{base::make_uuid(3)};
  const packs::Declaring policy = made_up::chikungunya().declaring;
  Declared waiting;
  waiting.said = Said{};
  const auto aside = set_aside(waiting, NotTaken::duplicate, worker, {1000});
  ASSERT_TRUE(aside);
  EXPECT_EQ(aside->state, DeclaredState::set_aside);
  EXPECT_EQ(aside->reason, NotTaken::duplicate);
  EXPECT_TRUE(std::holds_alternative<tasks::Settle>(look_effects(*aside, policy, {1000})[0]));
  EXPECT_EQ(registered(*aside, worker, {2000}).refusal().code, &refusal::looked_at_already);
  EXPECT_EQ(withdrawn(*aside).refusal().code, &refusal::looked_at_already);
  const auto back = returned(*aside);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->state, DeclaredState::waiting);
  EXPECT_FALSE(back->reason || back->looked_at || back->looked_by);
  const auto effects = look_effects(*back, policy, {1000});
  const auto* raised = std::get_if<tasks::Raise>(&effects[0]);
  ASSERT_TRUE(raised);
  EXPECT_EQ(raised->role, "community_worker");
  EXPECT_EQ(raised->due_at.ms, 1000 + 1440 * 60 * 1000);
  EXPECT_EQ(returned(*back).refusal().code, &refusal::not_set_aside);
  const auto gone = withdrawn(*back);
  ASSERT_TRUE(gone);
  EXPECT_FALSE(gone->said);
  const auto taken = registered(*back, worker, {3000});
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->looked_by, worker);
  EXPECT_EQ(registered(*taken, worker, {4000}).refusal().code, &refusal::looked_at_already);
}

TEST(HowItCame, IsSaidByAWorkerAndAPaperHasItsDay) {
  const base::Date today = day("2025-08-20");
  EXPECT_TRUE(check(How{DeclaredBy::worker, Via::visit, {}}, today));
  EXPECT_TRUE(check(How{DeclaredBy::self, Via::paper, today}, today));
  EXPECT_EQ(check(How{DeclaredBy::self, Via::paper, {}}, today).refusal().code,
            &refusal::paper_day_needed);
  EXPECT_EQ(check(How{DeclaredBy::self, Via::paper, day("2025-08-21")}, today).refusal().code,
            &refusal::in_future);
  EXPECT_EQ(check(How{DeclaredBy::self, Via::link, today}, today).refusal().field, "declared_via");
}

}  // namespace
}  // namespace screening

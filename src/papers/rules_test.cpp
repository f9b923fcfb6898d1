#include "papers/rules.h"

#include <gtest/gtest.h>

#include "packs/model.h"

namespace papers {

using packs::PaperUse;

namespace {

const base::Instant nine = base::at_minute(*base::parse_date("2026-03-01"), 9 * 60);
base::Instant later(int minutes) { return {nine.ms + minutes * 60'000}; }

packs::PaperKind kind(PaperUse use) {
  packs::PaperKind kind;
  kind.id = "paper";
  kind.use = use;
  kind.label = {"文书（示例）", "Paper"};
  if (use != PaperUse::residence_proof) kind.regimes = {"home_observation"};
  kind.issue_roles = {"issuer"};
  kind.serve_roles = {"community_worker"};
  kind.serve_role = "community_worker";
  kind.serve_due_minutes = 60;
  return kind;
}

Paper paper() {
  static const base::Uuid episode = base::make_uuid(2);
  Paper paper;
  paper.id = {base::make_uuid(1)};
  paper.episode = episode;
  paper.issued_at = nine;
  paper.serve_role = "community_worker";
  paper.serve_by = later(60);
  paper.number.text = "示例解观〔2026〕1号";
  return paper;
}

const std::vector<std::string> issuer{"issuer"};
const std::vector<std::string> worker{"community_worker"};
const Wanted whole{
    .body = "示例机构", .need = "home", .needed_by = "示例医院", .conclusion = "期满"};

packs::Pack pack() {
  packs::Pack pack;
  pack.lawful_needs.emplace_back().id = "home";
  return pack;
}

std::string issuing(PaperUse use, const Wanted& wanted, std::vector<Paper> before = {},
                    std::vector<std::string> roles = issuer) {
  const packs::PaperKind of = kind(use);
  const packs::Pack in = pack();
  const std::string regime = use == PaperUse::residence_proof ? "" : "home_observation";
  const auto may =
      may_issue({of, in, regime, std::move(before), std::move(roles), ""}, paper(), wanted);
  return may ? "issued" : std::string(may.refusal().code->code);
}

template <class T>
std::string code(const base::Result<T>& result) {
  return result ? "done" : std::string(result.refusal().code->code);
}

template <class Effect>
int count(const tasks::Effects& effects) {
  int n = 0;
  for (const auto& effect : effects) n += std::holds_alternative<Effect>(effect) ? 1 : 0;
  return n;
}

Serving serving(How how, Receipt receipt) {
  return {.at = later(10), .how = how, .receipt = receipt, .receiver = "", .witness = ""};
}

}  // namespace

TEST(Issuing, AsksForWhatThePaperNeeds) {
  EXPECT_EQ(issuing(PaperUse::release_notice, whole), "issued");
  EXPECT_EQ(issuing(PaperUse::release_notice, {.body = "示例机构"}), "papers.conclusion_needed");
  EXPECT_EQ(issuing(PaperUse::opening_notice, {.body = "示例机构"}), "issued");
  EXPECT_EQ(issuing(PaperUse::opening_notice, {}), "papers.body_needed");
}

TEST(Issuing, AResidenceProofNeedsALawfulNeedAndWhoItIsFor) {
  Wanted wanted = whole;
  EXPECT_EQ(issuing(PaperUse::residence_proof, wanted), "issued");
  wanted.need = "";
  EXPECT_EQ(issuing(PaperUse::residence_proof, wanted), "papers.need_needed");
  wanted.need = "because_they_want_it";
  EXPECT_EQ(issuing(PaperUse::residence_proof, wanted), "papers.need_needed");
  wanted = whole;
  wanted.needed_by = "";
  EXPECT_EQ(issuing(PaperUse::residence_proof, wanted), "papers.needed_by_needed");
}

TEST(Issuing, IsForTheRolesOfThePackAlone) {
  EXPECT_EQ(issuing(PaperUse::release_notice, whole, {}, worker), "papers.role_may_not_issue");
  EXPECT_EQ(issuing(PaperUse::release_notice, whole, {}, {}), "papers.role_may_not_issue");
}

TEST(Issuing, OfANoticeOnlyOneStandsAtATime) {
  EXPECT_EQ(issuing(PaperUse::release_notice, whole, {paper()}), "papers.already_issued");
  Paper withdrawn = paper();
  withdrawn.state = State::withdrawn;
  EXPECT_EQ(issuing(PaperUse::release_notice, whole, {withdrawn}), "issued");
  EXPECT_EQ(issuing(PaperUse::temperature_sheet, whole, {paper()}), "issued");
}

TEST(Issuing, OnlyWhatIsForTheRegimeIsOffered) {
  EXPECT_TRUE(is_about(kind(PaperUse::release_notice), "home_observation"));
  EXPECT_FALSE(is_about(kind(PaperUse::release_notice), "self_monitoring"));
  EXPECT_FALSE(is_about(kind(PaperUse::release_notice), ""));
  EXPECT_TRUE(is_about(kind(PaperUse::residence_proof), ""));
  EXPECT_FALSE(is_about(kind(PaperUse::residence_proof), "home_observation"));
}

TEST(Issuing, AsksSomebodyToServeIt) {
  const auto effects = after_issuing(paper());
  ASSERT_EQ(count<tasks::Raise>(effects), 1);
  const auto& raise = std::get<tasks::Raise>(effects.front());
  EXPECT_EQ(raise.role, "community_worker");
  EXPECT_EQ(raise.due_at, later(60));
  Paper handed_over = paper();
  handed_over.serve_by.reset();
  EXPECT_TRUE(after_issuing(handed_over).empty());
}

TEST(Issuing, ANumberSaysPlaceKindYearAndSerial) {
  Number number{.place = {}, .year = 2026, .rehearsal = false, .serial = 12, .text = ""};
  EXPECT_EQ(number_text("和平社区", "居证", number, "演练"), "和平社区居证〔2026〕12号");
  number.rehearsal = true;
  EXPECT_EQ(number_text("和平社区", "居证", number, "演练"), "演练和平社区居证〔2026〕12号");
}

struct Served {
  How how;
  Receipt receipt;
  const char* receiver;
  const char* witness;
  const char* answer;
};

TEST(ServingAPaper, TheReceiptFitsHowItWasServed) {
  for (const Served& one : std::initializer_list<Served>{
           {How::by_hand, Receipt::given, "", "", "done"},
           {How::by_hand, Receipt::refused, "", "李见（示例）", "done"},
           {How::by_hand, Receipt::refused, "", "", "papers.witness_needed"},
           {How::by_hand, Receipt::none, "", "", "papers.wrong_receipt"},
           {How::left_with_family, Receipt::given, "张妻（示例）", "", "done"},
           {How::left_with_family, Receipt::given, "", "", "papers.receiver_needed"},
           {How::read_by_phone, Receipt::none, "", "", "done"},
           {How::read_by_phone, Receipt::given, "", "", "papers.wrong_receipt"}}) {
    Serving said = serving(one.how, one.receipt);
    said.receiver = one.receiver;
    said.witness = one.witness;
    const auto served = serve(paper(), kind(PaperUse::release_notice), said, {worker, later(20)});
    EXPECT_EQ(code(served), one.answer) << boost::describe::enum_to_string(one.how, "");
  }
}

TEST(ServingAPaper, SettlesTheTaskAndIsDoneOnce) {
  const auto of = kind(PaperUse::release_notice);
  const auto served =
      serve(paper(), of, serving(How::by_hand, Receipt::given), {worker, later(20)});
  ASSERT_TRUE(served);
  EXPECT_EQ(served->paper.state, State::served);
  EXPECT_EQ(count<tasks::Settle>(served->effects), 1);
  EXPECT_EQ(
      code(serve(served->paper, of, serving(How::by_hand, Receipt::given), {worker, later(30)})),
      "papers.already_served");
}

TEST(ServingAPaper, HappensAfterItWasIssuedAndNotLaterThanNow) {
  const auto of = kind(PaperUse::release_notice);
  Serving said = serving(How::by_hand, Receipt::given);
  said.at = later(20);
  EXPECT_EQ(code(serve(paper(), of, said, {worker, later(20)})), "done");
  EXPECT_EQ(code(serve(paper(), of, said, {worker, {later(20).ms - 1}})), "papers.wrong_time");
  said.at = nine;
  EXPECT_EQ(code(serve(paper(), of, said, {worker, later(20)})), "done");
  said.at = {nine.ms - 1};
  EXPECT_EQ(code(serve(paper(), of, said, {worker, later(20)})), "papers.wrong_time");
  Paper within_the_minute = paper();
  within_the_minute.issued_at = {nine.ms + 30'000};
  said.at = nine;
  EXPECT_EQ(code(serve(within_the_minute, of, said, {worker, later(20)})), "done");
}

TEST(ServingAPaper, IsForTheRolesOfThePackAlone) {
  auto of = kind(PaperUse::release_notice);
  const Serving said = serving(How::by_hand, Receipt::given);
  EXPECT_EQ(code(serve(paper(), of, said, {issuer, later(20)})), "papers.role_may_not_serve");
  of.serve_roles.clear();
  EXPECT_EQ(code(serve(paper(), of, said, {worker, later(20)})), "papers.not_served");
}

TEST(ServingAPaper, CanBeTakenBackAndIsAskedForAgain) {
  const auto of = kind(PaperUse::release_notice);
  const Doer doer{worker, later(20)};
  const auto served = serve(paper(), of, serving(How::by_hand, Receipt::given), doer);
  const auto undone = undo_serving(served->paper, of, doer);
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->paper.state, State::issued);
  EXPECT_FALSE(undone->paper.serving);
  EXPECT_EQ(count<tasks::Raise>(undone->effects), 1);
  EXPECT_EQ(code(undo_serving(undone->paper, of, doer)), "papers.not_served_yet");
}

TEST(Withdrawing, NeedsAReasonAndTheRoleThatIssues) {
  const auto of = kind(PaperUse::release_notice);
  EXPECT_EQ(code(withdraw(paper(), of, "", {issuer, nine})), "papers.reason_needed");
  EXPECT_EQ(code(withdraw(paper(), of, "写错", {worker, nine})), "papers.role_may_not_issue");
  const auto withdrawn = withdraw(paper(), of, "写错", {issuer, nine});
  ASSERT_TRUE(withdrawn);
  EXPECT_EQ(withdrawn->paper.state, State::withdrawn);
  EXPECT_EQ(withdrawn->paper.withdrawn_reason, "写错");
  EXPECT_EQ(count<tasks::Settle>(withdrawn->effects), 1);
  EXPECT_EQ(code(withdraw(withdrawn->paper, of, "再", {issuer, nine})), "papers.withdrawn");
  EXPECT_EQ(
      code(serve(withdrawn->paper, of, serving(How::by_hand, Receipt::given), {worker, later(20)})),
      "papers.withdrawn");
}

TEST(Papers, AreLateWhenTheyShouldHaveBeenServed) {
  Paper one = paper();
  EXPECT_FALSE(one.is_late(later(60)));
  EXPECT_TRUE(one.is_late({later(60).ms + 1}));
  one.state = State::served;
  EXPECT_FALSE(one.is_late(later(90)));
}

TEST(RefusedDemands, SayWhoWantedWhatAndWhen) {
  const base::Date today = base::date_of(nine);
  Demand demand;
  demand.demanded_by = "示例公司";
  demand.demanded = "健康证明";
  demand.demanded_on = today;
  EXPECT_TRUE(check(demand, today));
  demand.demanded_on = today + base::Days{1};
  EXPECT_EQ(code(check(demand, today)), "papers.future_day");
  demand.demanded_on = today;
  demand.demanded = "";
  EXPECT_EQ(code(check(demand, today)), "papers.say_who_and_what");
}

}  // namespace papers

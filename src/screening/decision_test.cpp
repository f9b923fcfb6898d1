// Who may decide what, and what it needs; the tasks an arrival raises. Everybody is made up (示例).
#include <gtest/gtest.h>

#include "screening/made_up.h"

namespace screening {
namespace {

using namespace made_up;

const base::Date on = day("2025-08-20");

struct Scene {
  packs::Pack pack = chikungunya();
  Declaration said = complete();
  std::int64_t age = 40;
  Arrival arrival;
  Choice choice{.choice = "self_monitoring",
                .reason = {},
                .agreement = Agreement{GivenBy::self, "愿意，每天量"},
                .order_reference = {},
                .care = {}};
  Decider decider{.account = {base::make_uuid(1)}, .roles = {"clinic_doctor"}, .at = {1000}};

  Proposed proposed() const {
    Setting around = setting(pack, on);
    around.age = age;
    return propose(said, around);
  }
  std::string code() const {
    const auto decided = decide(arrival, proposed(), choice, decider);
    return decided ? "ok" : std::string(decided.refusal().code->code);
  }
};

struct DecideCase {
  const char* what;
  const char* want;
  std::function<void(Scene&)> change;
};

TEST(Decision, OfAVoluntaryRegime) {  // [SCR-16]
  const DecideCase cases[] = {
      {"as proposed, agreed", "ok", [](Scene&) {}},
      {"by the CDC", "ok", [](Scene& s) { s.decider.roles = {"county_cdc"}; }},
      {"by a community worker", "screening.role_needed",
       [](Scene& s) { s.decider.roles = {"community_worker"}; }},
      {"by nobody in particular", "screening.role_needed", [](Scene& s) { s.decider.roles = {}; }},
      {"no agreement", "screening.agreement_needed", [](Scene& s) { s.choice.agreement.reset(); }},
      {"an agreement without words", "screening.agreement_needed",
       [](Scene& s) { s.choice.agreement->in_words = " "; }},
      {"13 years old, own word", "screening.guardian_agreement_needed",
       [](Scene& s) { s.age = 13; }},
      {"14 years old, own word", "ok", [](Scene& s) { s.age = 14; }},
      {"13 years old, guardian's word", "ok",
       [](Scene& s) { s.age = 13, s.choice.agreement->given_by = GivenBy::guardian; }},
      {"an alternative, no reason", "screening.reason_needed",
       [](Scene& s) { s.choice.choice = "advice_only", s.choice.agreement.reset(); }},
      {"an alternative, blank reason", "screening.reason_needed",
       [](Scene& s) { s.choice.choice = "advice_only", s.choice.reason = "  "; }},
      {"an alternative with a reason", "ok",
       [](Scene& s) {
         s.choice.choice = "advice_only", s.choice.agreement.reset(), s.choice.reason = "本人不愿";
       }},
      {"something else", "screening.not_offered", [](Scene& s) { s.choice.choice = "see_doctor"; }},
      {"a second time", "screening.already_decided",
       [](Scene& s) { s.arrival.decision = Decision{}; }},
      {"care that nobody asked for, unnamed", "screening.care_person_incomplete",
       [](Scene& s) {
         s.choice.care = {{CareKind::food, "", "13800001234"}};
       }},
      {"nothing proposed", "screening.nothing_proposed",
       [](Scene& s) { s.pack.proposals.clear(); }},
  };
  for (const DecideCase& one : cases) {
    Scene scene;
    one.change(scene);
    EXPECT_EQ(scene.code(), one.want) << one.what;
  }
}

// From a high-risk area, in a drill under the rules of 2020.
Scene restrictive() {
  Scene scene;
  scene.pack = pack_on("cn-covid-2020-04", on);
  packs::OriginList* list = nullptr;
  for (packs::OriginList& one : scene.pack.origin_lists) {
    if (one.id == "high_risk") list = &one;
  }
  packs::OriginArea area;
  area.code = "440606";
  area.from = day("2025-08-01");
  list->areas = {area};
  scene.said.precautions = {{"mask"}};
  scene.choice.choice = "home_observation";
  scene.choice.agreement.reset();
  scene.choice.order_reference = "示例令〔2025〕1号";
  scene.choice.care = {{CareKind::food, "李示例", "13800001111"},
                       {CareKind::medicine, "李示例", "13800001111"},
                       {CareKind::emergency_transport, "王示例", "0757-80001234"},
                       {CareKind::comfort, "赵示例", "13800002222"}};
  scene.decider.roles = {"county_cdc"};
  return scene;
}

TEST(Decision, RestrictsNobodyWithoutAnOrderAndWithoutCare) {  // [RULE-06]
  const DecideCase cases[] = {
      {"with order and care", "ok", [](Scene&) {}},
      {"without an order", "screening.order_needed",
       [](Scene& s) { s.choice.order_reference.reset(); }},
      {"with a blank order", "screening.order_needed",
       [](Scene& s) { s.choice.order_reference = " "; }},
      {"nobody for food", "screening.care_needed",
       [](Scene& s) { s.choice.care.erase(s.choice.care.begin()); }},
      {"nobody for comfort", "screening.care_needed", [](Scene& s) { s.choice.care.pop_back(); }},
      {"nobody at all", "screening.care_needed", [](Scene& s) { s.choice.care.clear(); }},
      {"care without telephone", "screening.care_person_incomplete",
       [](Scene& s) { s.choice.care[1].phone = "999"; }},
      {"by a community worker", "screening.role_needed",
       [](Scene& s) { s.decider.roles = {"community_worker"}; }},
      {"by the clinic's doctor", "screening.role_needed",
       [](Scene& s) { s.decider.roles = {"clinic_doctor"}; }},
      {"by the institution", "ok", [](Scene& s) { s.decider.roles = {"issuing_institution"}; }},
  };
  for (const DecideCase& one : cases) {
    Scene scene = restrictive();
    one.change(scene);
    EXPECT_EQ(scene.code(), one.want) << one.what;
  }
}

TEST(Decision, NamesEveryKindOfCareThatIsMissing) {
  Scene scene = restrictive();
  scene.choice.care.resize(1);
  const auto decided = decide(scene.arrival, scene.proposed(), scene.choice, scene.decider);
  ASSERT_FALSE(decided);
  ASSERT_EQ(decided.refusal().problems.size(), 3U);
  EXPECT_EQ(decided.refusal().problems[0].code->code, "screening.medicine_person_needed");
  EXPECT_EQ(decided.refusal().problems[1].code->code,
            "screening.emergency_transport_person_needed");
  EXPECT_EQ(decided.refusal().problems[2].code->code, "screening.comfort_person_needed");
}

TEST(Decision, HoldsWhatWasSaid) {
  Scene scene;
  scene.choice.reason = "本人主动提出";
  scene.choice.order_reference = "示例令〔2026〕1号";
  const auto decided = decide(scene.arrival, scene.proposed(), scene.choice, scene.decider);
  ASSERT_TRUE(decided);
  const Decision want{.choice = "self_monitoring",
                      .reason = "本人主动提出",
                      .agreement = Agreement{GivenBy::self, "愿意，每天量"},
                      .order_reference = "示例令〔2026〕1号",
                      .decided_at = {1000},
                      .decided_by = scene.decider.account,
                      .episode = {}};
  EXPECT_EQ(*decided->decision, want);
}

// ---- Tasks ------------------------------------------------------------------------------------

const tasks::Raise* raised(const tasks::Effects& effects, std::string_view kind) {
  for (const tasks::Effect& effect : effects) {
    const auto* raise = std::get_if<tasks::Raise>(&effect);
    if (raise != nullptr && raise->kind == kind) return raise;
  }
  return nullptr;
}

TEST(ArrivalTasks, AreRaisedUntilDecidedAndComplete) {  // [SCR-15] [SCR-16]
  Scene scene;
  scene.arrival.recorded_at = base::at_minute(on, 9 * 60);
  const auto effects_now = [&] {
    return effects(scene.arrival, score(scene.said, zhang(), scene.pack), scene.proposed(),
                   scene.pack);
  };
  const tasks::Effects first = effects_now();
  ASSERT_NE(raised(first, "screening.decide"), nullptr);
  EXPECT_EQ(raised(first, "screening.decide")->role, "clinic_doctor");
  EXPECT_EQ(raised(first, "screening.decide")->due_at, base::at_minute(on, 13 * 60));
  EXPECT_EQ(raised(first, "screening.incomplete"), nullptr);
  scene.said.stops.reset();
  scene.arrival.decision = Decision{};
  const tasks::Effects later = effects_now();
  EXPECT_EQ(raised(later, "screening.decide"), nullptr);
  ASSERT_NE(raised(later, "screening.incomplete"), nullptr);
  EXPECT_EQ(raised(later, "screening.incomplete")->role, "community_worker");
  EXPECT_EQ(raised(later, "screening.incomplete")->due_at,
            base::at_minute(on + base::Days{1}, 9 * 60));
}

}  // namespace
}  // namespace screening

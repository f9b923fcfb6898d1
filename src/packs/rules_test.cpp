#include "packs/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "packs/made_up.h"

namespace packs {

namespace {

// Answers what the test says; the reason is the question's name.
struct SaidFacts final : Facts {
  std::map<std::string, Answer> said;

  Finding say(const std::string& name) const {
    const auto found = said.find(name);
    return {found == said.end() ? Answer::unknown : found->second, {name, name}};
  }
  Finding answer(const StayedInOrigin& q) const override { return say(q.list); }
  Finding answer(const FromAbroad&) const override { return say("abroad"); }
  Finding answer(const HasProof& q) const override { return say(q.kind); }
  Finding answer(const HasSymptom&) const override { return say("symptom"); }
  Finding answer(const TemperatureAtLeast& q) const override {
    return say(base::to_string(q.from));
  }
  Finding answer(const SharedWithCase&) const override { return say("shared"); }
  Finding answer(const CategoryIs& q) const override { return say(q.id); }
  Finding answer(const Diagnosed& q) const override { return say(q.illness); }
  Finding answer(const HolidayReturn&) const override { return say("holiday"); }
};

constexpr Answer yes = Answer::yes, no = Answer::no, unknown = Answer::unknown;
using Kind = Predicate::Kind;

Predicate is(Question question) {
  Predicate out;
  out.kind = Kind::is;
  out.question = std::move(question);
  return out;
}

Predicate over(Kind kind, std::vector<Predicate> of) {
  Predicate out;
  out.kind = kind;
  out.of = std::move(of);
  return out;
}

// A tree over proofs named p0, p1, … that are answered as given.
Judgement judge(Kind kind, const std::vector<Answer>& answers) {
  SaidFacts facts;
  std::vector<Predicate> proofs;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string name = "p" + std::to_string(i);
    facts.said[name] = answers[i];
    proofs.push_back(is(HasProof{name}));
  }
  return evaluate(over(kind, std::move(proofs)), facts);
}

std::string reasons(const Judgement& judgement) {
  std::string out;
  for (const Text& one : judgement.because) out += one.zh + " ";
  return out;
}

}  // namespace

TEST(Predicate, TwoAnswersInEveryCombination) {
  const struct {
    Answer a, b, all, any, none;
  } rows[] = {
      {yes, yes, yes, yes, no},
      {yes, no, no, yes, no},
      {yes, unknown, unknown, yes, no},
      {no, yes, no, yes, no},
      {no, no, no, no, yes},
      {no, unknown, no, unknown, unknown},
      {unknown, yes, unknown, yes, no},
      {unknown, no, no, unknown, unknown},
      {unknown, unknown, unknown, unknown, unknown},
  };
  for (const auto& row : rows) {
    const std::vector answers{row.a, row.b};
    SCOPED_TRACE(testing::PrintToString(answers));
    EXPECT_EQ(judge(Kind::all, answers).answer, row.all);
    EXPECT_EQ(judge(Kind::any, answers).answer, row.any);
    EXPECT_EQ(judge(Kind::none, answers).answer, row.none);
  }
}

TEST(Predicate, OverNothing) {
  EXPECT_EQ(judge(Kind::all, {}).answer, yes);
  EXPECT_EQ(judge(Kind::any, {}).answer, no);
  EXPECT_EQ(judge(Kind::none, {}).answer, yes);
}

TEST(Predicate, OneAnswerIsItself) {
  for (const Answer answer : {yes, no, unknown}) {
    EXPECT_EQ(judge(Kind::all, {answer}).answer, answer);
    EXPECT_EQ(judge(Kind::any, {answer}).answer, answer);
  }
}

TEST(Predicate, TheReasonsAreThoseThatDecided) {
  EXPECT_EQ(reasons(judge(Kind::all, {yes, no, no})), "p1 p2 ");
  EXPECT_EQ(reasons(judge(Kind::all, {yes, unknown, yes})), "p1 ");
  EXPECT_EQ(reasons(judge(Kind::any, {no, yes, unknown})), "p1 ");
  EXPECT_EQ(reasons(judge(Kind::any, {no, unknown})), "p1 ");
  EXPECT_EQ(reasons(judge(Kind::none, {no, no})), "p0 p1 ");
  EXPECT_EQ(reasons(judge(Kind::none, {no, yes})), "p1 ");
}

TEST(Predicate, EveryQuestionReachesItsFactWithItsArguments) {
  const Question questions[] = {StayedInOrigin{"islands"},
                                FromAbroad{},
                                HasProof{"note"},
                                HasSymptom{},
                                TemperatureAtLeast{base::Celsius{371}},
                                SharedWithCase{},
                                CategoryIs{"anybody"},
                                Diagnosed{"hiccups"},
                                HolidayReturn{}};
  const char* names[] = {"islands", "abroad",  "note",    "symptom", "37.1",
                         "shared",  "anybody", "hiccups", "holiday"};
  for (std::size_t i = 0; i < std::size(names); ++i) {
    SaidFacts facts;
    facts.said[names[i]] = yes;
    EXPECT_EQ(evaluate(is(questions[i]), facts).answer, yes) << names[i];
  }
}

TEST(Predicate, Nested) {
  SaidFacts facts;
  facts.said = {{"a", no}, {"b", yes}};
  const Predicate either = over(Kind::any, {is(HasProof{"a"}), is(HasProof{"b"})});
  const Predicate neither = over(Kind::none, {is(HasProof{"c"})});
  const Predicate tree = over(Kind::all, {either, neither});
  EXPECT_EQ(evaluate(tree, facts).answer, unknown);
  facts.said["c"] = no;
  EXPECT_EQ(evaluate(tree, facts).answer, yes);
}

// ---- In force -------------------------------------------------------------------------------

namespace {

base::Date day(const char* text) { return *base::parse_date(text); }

places::Place place(std::int64_t id, places::Level level, const char* name) {
  return {.id = {id}, .code = "", .level = level, .name = name, .path = name, .parent = {}};
}
const places::Place village = place(3, places::Level::community, "编出来的村");
const places::Place county = place(2, places::Level::county, "编出来的县");
const places::Place elsewhere = place(9, places::Level::county, "别处");

struct Edit {
  const char* file;
  const char* from;
  const char* to;
};

std::shared_ptr<const Pack> pack_with(const std::vector<Edit>& edits) {
  static const Surroundings around = made_up::surroundings();
  Folder folder = made_up::folder();
  for (const Edit& edit : edits) folder = made_up::edited(folder, edit.file, edit.from, edit.to);
  return std::make_shared<const Pack>(made_up::must_load(folder, around));
}

Scene scene(const char* on, std::vector<Bound> packs, EventKind event = EventKind::real) {
  return {event, day(on), {village, county}, std::move(packs)};
}

std::string days_on(const Scene& asked) {
  const auto found = in_force(asked, &Pack::regimes, "watching");
  return found ? std::to_string(found->entry.days.count) : std::string(found.refusal().code->code);
}

}  // namespace

TEST(InForce, BothSidesOfEveryDay) {
  const auto pack = pack_with({{"observation.toml", "effective_from = 2030-01-01",
                                "effective_from = 2030-03-01\neffective_to = 2030-04-30"}});
  const struct {
    const char* on;
    EventKind event;
    const char* want;
  } rows[] = {
      {"2030-02-28", EventKind::real, "policy.nothing_in_force"},
      {"2030-03-01", EventKind::real, "9"},
      {"2030-04-30", EventKind::real, "9"},
      {"2030-05-01", EventKind::real, "policy.nothing_in_force"},
      {"2030-05-01", EventKind::drill, "policy.nothing_in_force"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(days_on(scene(row.on, {{pack, {}}}, row.event)), row.want) << row.on;
}

TEST(InForce, ThePacksOwnDaysHoldInARealEventAndNotInAReviewOrDrill) {
  const auto pack = pack_with(
      {{"observation.toml", "effective_from = 2030-01-01", "effective_from = 2029-01-01"}});
  const struct {
    const char* on;
    const char* real;
    const char* review;
  } rows[] = {
      {"2029-12-31", "policy.nothing_in_force", "9"},
      {"2030-01-01", "9", "9"},
      {"2030-12-31", "9", "9"},
      {"2031-01-01", "policy.nothing_in_force", "9"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(days_on(scene(row.on, {{pack, {}}})), row.real) << row.on;
    EXPECT_EQ(days_on(scene(row.on, {{pack, {}}}, EventKind::review)), row.review) << row.on;
    EXPECT_EQ(days_on(scene(row.on, {{pack, {}}}, EventKind::drill)), row.review) << row.on;
  }
}

TEST(InForce, TheLatestOfOneLevelFromItsDayOnEvenIfItIsLonger) {
  const auto old = pack_with({});
  const auto later = pack_with(
      {{"observation.toml", "days = 9", "days = 11"},
       {"observation.toml", "effective_from = 2030-01-01", "effective_from = 2030-05-01"}});
  for (const auto& packs : {std::vector<Bound>{{old, {}}, {later, {}}}, {{later, {}}, {old, {}}}}) {
    EXPECT_EQ(days_on(scene("2030-04-30", packs)), "9");
    EXPECT_EQ(days_on(scene("2030-05-01", packs)), "11");
  }
}

TEST(InForce, HistoricAndDrillPacksDoNotRunInARealEvent) {
  const struct {
    const char* status;
    EventKind event;
    const char* want;
  } rows[] = {
      {"historic", EventKind::real, "policy.not_for_event"},
      {"historic", EventKind::review, "9"},
      {"historic", EventKind::drill, "9"},
      {"drill", EventKind::real, "policy.not_for_event"},
      {"drill", EventKind::drill, "9"},
  };
  for (const auto& row : rows) {
    const std::string status = std::string("status = \"") + row.status + "\"";
    const auto pack = pack_with(
        {{"pack.toml", "status = \"current\"", status.c_str()}, {"pack.toml", "\"real\", ", ""}});
    EXPECT_EQ(days_on(scene("2030-02-01", {{pack, {}}}, row.event)), row.want) << row.status;
  }
  const auto no_drill = pack_with({{"pack.toml", ", \"drill\"", ""}});
  EXPECT_EQ(days_on(scene("2030-02-01", {{no_drill, {}}}, EventKind::drill)),
            "policy.not_for_event");
  EXPECT_EQ(days_on(scene("2030-02-01", {{no_drill, {}}}, EventKind::review)), "9");
}

TEST(InForce, TheNearestPlaceUpTheTreeComesFirstAndOtherPlacesDoNotCount) {
  const auto all = pack_with({});
  const auto of_county = pack_with({{"observation.toml", "days = 9", "days = 8"}});
  const auto of_village = pack_with({{"observation.toml", "days = 9", "days = 7"}});
  EXPECT_EQ(days_on(scene("2030-02-01", {{all, {}}, {of_county, county}, {of_village, village}})),
            "7");
  EXPECT_EQ(days_on(scene("2030-02-01", {{all, {}}, {of_county, county}})), "8");
  EXPECT_EQ(days_on(scene("2030-02-01", {{all, {}}, {of_village, elsewhere}})), "9");
  EXPECT_EQ(days_on(scene("2030-02-01", {{of_village, elsewhere}})), "policy.nothing_in_force");
}

TEST(InForce, EntriesKeepTheOrderOfTheNearestPack) {
  const auto all = pack_with({});
  const auto near =
      pack_with({{"arrivals.toml", "id = \"tips\"", "id = \"songs\""},
                 {"arrivals.toml", "alternatives = [\"tips\"]", "alternatives = [\"songs\"]"}});
  const auto found =
      all_in_force(scene("2030-02-01", {{all, {}}, {near, village}}), &Pack::advices);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 2u);
  EXPECT_EQ((*found)[0].entry.id, "songs");
  EXPECT_EQ((*found)[1].entry.id, "tips");
}

TEST(InForce, WhatAPackHasOneOfIsFoundWhateverItsId) {
  const auto all = pack_with({});
  const auto near = pack_with({{"arrivals.toml", "id = \"notice-1\"", "id = \"notice-2\""}});
  const auto found = in_force(scene("2030-02-01", {{all, {}}, {near, village}}), &Pack::notice);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->entry.id, "notice-2");
  const auto none = in_force(scene("2029-02-01", {{all, {}}}), &Pack::notice);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.refusal().code, &refusal::nothing_in_force);
}

TEST(InForce, SaysWhy) {
  const Words words = made_up::surroundings().words;
  const auto all = pack_with({{"observation.toml", "days = 9", "days = 5"}});
  const auto near = pack_with({});
  const auto plain = in_force(scene("2030-02-01", {{all, {}}}), &Pack::regimes, "watching");
  EXPECT_EQ(why(*plain, words).zh, "《编出来的打嗝规则》，2030-01-01 起。");
  const auto limited =
      in_force(scene("2030-02-01", {{all, {}}, {near, village}}), &Pack::regimes, "watching");
  EXPECT_EQ(why(*limited, words).zh,
            "编出来的村用《编出来的打嗝规则》，2030-01-01 起。days 按《编出来的打嗝规则》。");
  EXPECT_EQ(why(*limited, words).en,
            "编出来的村: \"Made-up rules for hiccups\" from 2030-01-01. days follows \"Made-up "
            "rules for hiccups\".");
}

}  // namespace packs

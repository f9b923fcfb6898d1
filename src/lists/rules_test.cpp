// Comparing a row with the registers, and what answering it needs.
#include "lists/rules.h"

#include <gtest/gtest.h>

#include <random>

namespace lists {
namespace {

constexpr places::PlaceId here{1}, there{2};
const people::PersonId somebody{base::make_uuid(1)};
const base::Instant now = base::at_minute(*base::parse_date("2026-03-01"), 9 * 60);

packs::PushedList rules() {
  packs::PushedList rules;
  rules.role = "community_worker";
  rules.above_role = "township";
  rules.acknowledge_minutes = 60;
  rules.answer_minutes = 600;
  return rules;
}

Content named(const char* name, const char* phone, const char* id_number = "") {
  Content content;
  content.name = name;
  content.phone = phone;
  content.id_number = id_number;
  return content;
}

Row row(RowState state, std::optional<places::PlaceId> place = here) {
  Row row;
  row.id = {base::make_uuid(2)};
  row.place = place;
  row.state = state;
  row.found = Found::new_person;
  return row;
}

struct Case {
  const char* what;
  Content content;
  std::optional<places::PlaceId> place;
  std::vector<Candidate> candidates;
  Found found;
};

TEST(PushedLists, ARowIsComparedWithWhatItsCommunityHas) {
  const Candidate by_number{somebody, here, "甲", true, KnownAs::episode};
  const Candidate by_phone{somebody, here, "甲", false, KnownAs::resident};
  const Candidate other_place{somebody, there, "甲", true, KnownAs::resident};
  const Candidate phone_there{somebody, there, "丙", false, KnownAs::resident};
  const std::vector<Case> cases{
      {"identity number", named("乙", "1", "2"), here, {by_number}, Found::matched},
      {"name and phone", named("甲", "1"), here, {by_phone}, Found::matched},
      {"name with spaces", named(" 甲 ", "1"), here, {by_phone}, Found::matched},
      {"phone alone", named("乙", "1"), here, {by_phone}, Found::possible},
      {"phone, no name", named("", "1"), here, {by_phone}, Found::possible},
      {"sure one wins", named("乙", "1", "2"), here, {by_phone, by_number}, Found::matched},
      {"in another community", named("甲", "1", "2"), here, {other_place}, Found::elsewhere},
      {"somebody's phone there", named("甲", "1"), here, {phone_there}, Found::new_person},
      {"nobody", named("甲", "1"), here, {}, Found::new_person},
      {"nobody, by number", named("甲", "", "2"), here, {}, Found::new_person},
      {"no number at all", named("甲", ""), here, {}, Found::unreachable},
      {"no community", named("甲", "1"), {}, {by_phone}, Found::unplaced}};
  for (const Case& one : cases) {
    const Comparison made = compare(one.content, one.place, one.candidates);
    EXPECT_EQ(made.found, one.found) << one.what;
    const bool known = one.found == Found::matched || one.found == Found::possible;
    EXPECT_EQ(made.person.has_value(), known) << one.what;
  }
  EXPECT_EQ(compare(named("乙", "1", "2"), here, {by_number}).known_as, KnownAs::episode);
}

TEST(PushedLists, WhoIsNotMatchedIsATaskInTime) {
  Row matched = row(RowState::staged);
  matched.found = Found::matched;
  EXPECT_EQ(send(matched, rules(), now).row.state, RowState::matched);
  EXPECT_TRUE(send(matched, rules(), now).effects.empty());
  const Sent open = send(row(RowState::staged), rules(), now);
  EXPECT_EQ(open.row.state, RowState::open);
  ASSERT_EQ(open.effects.size(), 1u);
  EXPECT_EQ(std::get<tasks::Raise>(open.effects.front()).due_at.ms, now.ms + 600 * 60'000);
  EXPECT_TRUE(send(row(RowState::staged, std::nullopt), rules(), now).effects.empty());
}

TEST(PushedLists, AnAnswerSaysWhatIsKnown) {
  const auto code = [](RowState state, Answer said) {
    const auto answered = answer(row(state), said, now);
    return answered ? std::string() : std::string(answered.refusal().code->code);
  };
  const auto said = [](const char* word, const char* note, bool person = false) {
    Answer made;
    made.answer = word;
    made.note = note;
    made.is_known_word = true;
    if (person) made.person = somebody;
    return made;
  };
  EXPECT_EQ(code(RowState::open, said("not_here", "问过物业")), "");
  EXPECT_EQ(code(RowState::open, said("not_here", "  ")), "lists.note_needed");
  EXPECT_EQ(code(RowState::open, said("found", "", true)), "");
  EXPECT_EQ(code(RowState::open, said("found", "")), "lists.person_needed");
  EXPECT_EQ(code(RowState::open, Answer{}), "lists.unknown_answer");
  EXPECT_EQ(code(RowState::answered, said("not_here", "x")), "lists.already_answered");
  EXPECT_EQ(code(RowState::returned, said("not_here", "x")), "lists.already_answered");
  EXPECT_EQ(code(RowState::matched, said("not_here", "x")), "lists.not_open");
  EXPECT_EQ(code(RowState::withdrawn, said("not_here", "x")), "lists.not_open");
  EXPECT_EQ(answer(row(RowState::open), said("wrong", "x"), now)->row.state, RowState::returned);
  EXPECT_EQ(answer(row(RowState::open), said("left", "x"), now)->row.state, RowState::answered);
}

TEST(PushedLists, TheSenderPlacesWhatHasNoCommunityAndWhatCameBack) {
  const Comparison fresh{Found::new_person, KnownAs::nothing, {}};
  const auto placed = place(row(RowState::open, std::nullopt), there, fresh, rules(), now);
  ASSERT_TRUE(placed);
  EXPECT_EQ(placed->row.place, there);
  EXPECT_EQ(placed->row.state, RowState::open);
  EXPECT_FALSE(place(row(RowState::open), there, fresh, rules(), now));
  EXPECT_FALSE(place(row(RowState::answered), there, fresh, rules(), now));
  EXPECT_FALSE(place(row(RowState::withdrawn, std::nullopt), there, fresh, rules(), now));
  EXPECT_EQ(place(row(RowState::returned), there, fresh, rules(), now)->row.state, RowState::open);
}

TEST(PushedLists, APartIsLateOnBothSidesOfItsMinute) {
  Part part;
  part.sent_at = now;
  const auto after = [&](std::int64_t minutes) { return base::Instant{now.ms + minutes * 60'000}; };
  EXPECT_FALSE(is_late(part, 3, rules(), after(60)));
  EXPECT_TRUE(is_late(part, 3, rules(), base::Instant{after(60).ms + 1}));
  part.acknowledged_at = now;
  EXPECT_FALSE(is_late(part, 3, rules(), after(600)));
  EXPECT_TRUE(is_late(part, 3, rules(), base::Instant{after(600).ms + 1}));
  EXPECT_FALSE(is_late(part, 0, rules(), after(900)));
}

}  // namespace
}  // namespace lists

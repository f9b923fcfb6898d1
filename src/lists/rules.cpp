#include "lists/rules.h"

#include "base/limits.h"
#include "base/utf8.h"

namespace lists {

using base::Instant;
using base::Result;

namespace {

constexpr std::int64_t ms_a_minute = 60'000;
constexpr int last_minute = 24 * 60 - 1;

Instant later(Instant from, std::int64_t minutes) { return {from.ms + minutes * ms_a_minute}; }

tasks::Settle settle(base::Uuid subject, const char* kind) { return {slice, subject, kind}; }

bool is_same_name(std::string_view a, std::string_view b) {
  return !a.empty() && base::trim(a) == base::trim(b);
}

// Somebody has to find out about the row.
tasks::Raise ask(const Row& row, const packs::PushedList& rules, Instant now) {
  return {slice,      row.id.value, "lists.to_answer",  later(now, rules.answer_minutes),
          rules.role, {},           tasks::Asked::again};
}

}  // namespace

Comparison compare(const Content& content, std::optional<places::PlaceId> place,
                   const std::vector<Candidate>& candidates) {
  if (!place) return {Found::unplaced, KnownAs::nothing, {}};
  const Candidate* elsewhere = nullptr;
  const Candidate* possible = nullptr;
  for (const Candidate& one : candidates) {
    const bool sure = one.by_id_number || is_same_name(one.name, content.name);
    if (one.place == *place && sure) return {Found::matched, one.known_as, one.person};
    if (one.place == *place && possible == nullptr) possible = &one;
    if (one.place != *place && sure) elsewhere = &one;
  }
  if (possible != nullptr) return {Found::possible, possible->known_as, possible->person};
  if (elsewhere != nullptr) return {Found::elsewhere, KnownAs::nothing, {}};
  const bool reachable = !content.phone.empty() || !content.id_number.empty();
  return {reachable ? Found::new_person : Found::unreachable, KnownAs::nothing, {}};
}

Result<base::Done> check(const Content& content) {
  if (content.name.empty() && content.phone.empty() && content.id_number.empty()) {
    return base::refuse(refusal::nobody).at("name");
  }
  return base::Done{};
}

Sent send(Row row, const packs::PushedList& rules, Instant now) {
  if (row.found == Found::matched) {
    row.state = RowState::matched;
    return {std::move(row), {}};
  }
  row.state = RowState::open;
  tasks::Effects effects;
  if (row.place) effects.push_back(ask(row, rules, now));
  return {std::move(row), std::move(effects)};
}

Result<Sent> answer(Row row, const Answer& said, Instant now) {
  if (!said.is_known_word) return base::refuse(refusal::unknown_answer).at("answer");
  if (row.state == RowState::answered || row.state == RowState::returned) {
    return base::refuse(refusal::already_answered).with("by", row.answered_by);
  }
  if (row.state != RowState::open) return refusal::not_open;
  if (said.answer == "found" && !said.person) {
    return base::refuse(refusal::person_needed).at("person_id");
  }
  if (said.answer != "found" && base::trim(said.note).empty()) {
    return base::refuse(refusal::note_needed).at("note");
  }
  if (base::character_count(said.note) > base::limits::text_characters_max) {
    return base::refuse(refusal::too_long)
        .with("max", std::to_string(base::limits::text_characters_max))
        .at("note");
  }
  row.state = said.answer == "wrong" ? RowState::returned : RowState::answered;
  row.answer = said.answer;
  row.content.answer_note = said.note;
  row.answered_at = now;
  row.answered_by = said.by;
  if (said.person) {
    row.person = said.person;
    row.known_as = said.known_as;
  }
  tasks::Effects effects{settle(row.id.value, "lists.to_answer")};
  return Sent{std::move(row), std::move(effects)};
}

Result<Sent> place(Row row, places::PlaceId where, const Comparison& compared,
                   const packs::PushedList& rules, Instant now) {
  if (row.state == RowState::withdrawn || row.state == RowState::staged) return refusal::not_open;
  const bool again = row.state == RowState::returned;  // Put right by the sender.
  if (row.place && !again) return refusal::placed_already;
  row.place = where;
  row.found = compared.found;
  row.known_as = compared.known_as;
  row.person = compared.person;
  row.answer.clear();
  row.answered_at.reset();
  row.answered_by.clear();
  return send(std::move(row), rules, now);
}

Sent withdraw(Row row) {
  tasks::Effects effects;
  if (row.state == RowState::open || row.state == RowState::staged) {
    row.state = RowState::withdrawn;
    effects.push_back(settle(row.id.value, "lists.to_answer"));
  }
  return {std::move(row), std::move(effects)};
}

// ---- Parts ------------------------------------------------------------------------------------

tasks::Effects arrive(const Part& part, const packs::PushedList& rules, std::int64_t rows,
                      Instant now) {
  const Instant due = later(now, rules.acknowledge_minutes);
  return {
      tasks::Raise{slice,
                   part.id.value,
                   "lists.to_acknowledge",
                   due,
                   rules.role,
                   {{"rows", rows}},
                   tasks::Asked::again},
      tasks::LookAgain{slice, part.id.value, look::unacknowledged, due},
      tasks::LookAgain{slice, part.id.value, look::unanswered, later(now, rules.answer_minutes)}};
}

tasks::Effects acknowledge(const Part& part) {
  return {settle(part.id.value, "lists.to_acknowledge"),
          tasks::LookNoMore{slice, part.id.value, look::unacknowledged}};
}

tasks::Effects withdraw(const Part& part) {
  tasks::Effects effects = acknowledge(part);
  effects.push_back(settle(part.id.value, "lists.overdue"));
  effects.push_back(tasks::LookNoMore{slice, part.id.value, look::unanswered});
  return effects;
}

tasks::Effects remind_above(const Part& part, const packs::PushedList& rules, Instant now) {
  return {tasks::Raise{slice,
                       part.id.value,
                       "lists.overdue",
                       base::at_minute(base::date_of(now), last_minute),
                       rules.above_role,
                       {},
                       tasks::Asked::again}};
}

bool is_late(const Part& part, std::int64_t open, const packs::PushedList& rules, Instant now) {
  if (!part.acknowledged_at && later(part.sent_at, rules.acknowledge_minutes) < now) return true;
  return open > 0 && later(part.sent_at, rules.answer_minutes) < now;
}

}  // namespace lists

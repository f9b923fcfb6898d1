#include "cases/rules.h"

#include <algorithm>

namespace cases {

using base::Date;
using base::Instant;
using base::Result;
using packs::CaseState;

std::vector<CaseState> may_become(CaseState state) {
  using enum CaseState;
  switch (state) {
    case suspected: return {confirmed, asymptomatic, in_treatment, excluded};
    case asymptomatic: return {confirmed, in_treatment, recovered, excluded};
    case confirmed: return {in_treatment, recovered, excluded};
    case in_treatment: return {recovered, confirmed, asymptomatic, excluded};
    case recovered: return {confirmed, asymptomatic, in_treatment};
    case excluded: return {suspected, confirmed, asymptomatic};
  }
  return {};
}

static std::string words_of(const std::vector<CaseState>& states) {
  std::string text;
  for (const CaseState state : states) {
    text += (text.empty() ? "" : ", ") + std::string(boost::describe::enum_to_string(state, ""));
  }
  return text;
}

static Result<base::Done> check_days(const Change& change, Date today) {
  for (const auto& [day, field] :
       {std::pair{std::optional(change.on), "on"}, std::pair{change.onset_on, "onset_on"},
        std::pair{change.isolated_on, "isolated_on"}}) {
    if (!day || *day <= today) continue;
    return base::refuse(refusal::in_future).with("day", base::to_string(*day)).at(field);
  }
  if (change.words.determined_by.empty()) {
    return base::refuse(refusal::determined_by_needed).at("determined_by");
  }
  return base::Done{};
}

static Case with(Case one, const Change& change) {
  one.state = change.state;
  one.state_on = change.on;
  if (change.onset_on) one.onset_on = change.onset_on;
  if (change.isolated_on) one.isolated_on = change.isolated_on;
  one.words.determined_by = change.words.determined_by;
  if (!change.words.treated_at.empty()) one.words.treated_at = change.words.treated_at;
  return one;
}

Result<Case> recorded(Case one, const Change& change, Date today) {
  if (const auto ok = check_days(change, today); !ok) return ok.refusal();
  return with(std::move(one), change);
}

Result<Case> changed(Case one, const Change& change, Date today) {
  const auto may = may_become(one.state);
  if (std::find(may.begin(), may.end(), change.state) == may.end()) {
    return base::refuse(refusal::state_does_not_follow)
        .with("from", boost::describe::enum_to_string(one.state, ""))
        .with("to", boost::describe::enum_to_string(change.state, ""))
        .with("may", words_of(may))
        .at("state");
  }
  if (const auto ok = check_days(change, today); !ok) return ok.refusal();
  if (change.on < one.state_on) {
    return base::refuse(refusal::before_last)
        .with("day", base::to_string(change.on))
        .with("before", base::to_string(one.state_on))
        .at("on");
  }
  return with(std::move(one), change);
}

Date last_together(const Case& one) { return one.isolated_on.value_or(one.state_on); }

bool drops_all(CaseState state) { return state == CaseState::excluded; }

// ---- The household --------------------------------------------------------------------------

static bool bears_one(const Member& member, const std::vector<std::string>& of) {
  return of.empty() || std::any_of(of.begin(), of.end(), [&](const std::string& group) {
           return std::find(member.key_populations.begin(), member.key_populations.end(), group) !=
                  member.key_populations.end();
         });
}

static bool is_alone(const Home& home, int adult_from) {
  return std::none_of(home.others.begin(), home.others.end(), [&](const Member& member) {
    return !member.is_away && member.age && *member.age >= adult_from;
  });
}

static bool fits(const packs::HouseholdRule& rule, const Member& member, const Home& home) {
  if (member.is_away && rule.whom == packs::Whom::others) return false;
  if (member.is_watched && !rule.propose.empty()) return false;
  if (!bears_one(member, rule.key_populations)) return false;
  if (rule.below_years > 0 && member.age && *member.age >= rule.below_years) return false;
  return rule.alone_below_years == 0 || is_alone(home, rule.alone_below_years);
}

static Follow follow_of(const packs::HouseholdRule& rule, const Member& member, const Case& one,
                        Instant now) {
  return {.id = FollowId{base::make_uuid(now.ms)},
          .person = member.person,
          .place = one.place,
          .rule = rule.id,
          .regime = rule.propose,
          .last_on = last_together(one),
          .role = rule.role,
          .due_at = Instant{now.ms + std::int64_t{rule.due_minutes} * 60'000},
          .state = FollowState::asked,
          .episode = {},
          .note = {},
          .settled_by = {}};
}

std::vector<Follow> asked(const Case& one, const packs::Pack& pack, const Home& home, Instant now) {
  std::vector<Follow> follows;
  for (const packs::HouseholdRule& rule : pack.household_rules) {
    const auto& states = rule.states;
    if (std::find(states.begin(), states.end(), one.state) == states.end()) continue;
    if (rule.whom == packs::Whom::person) {
      if (fits(rule, home.person, home)) follows.push_back(follow_of(rule, home.person, one, now));
      continue;
    }
    for (const Member& member : home.others) {
      if (fits(rule, member, home)) follows.push_back(follow_of(rule, member, one, now));
    }
  }
  return follows;
}

// One task for the regimes and one for the help, to whoever is asked first.
static void task_of(const Case& one, const std::vector<Follow>& follows, bool regimes,
                    tasks::Effects& effects) {
  const char* kind = regimes ? "cases.watch" : "cases.help";
  const Follow* first = nullptr;
  for (const Follow& follow : follows) {
    if (follow.state != FollowState::asked || follow.regime.empty() == regimes) continue;
    if (follow.place != one.place) continue;
    if (first == nullptr || follow.due_at < first->due_at) first = &follow;
  }
  effects.push_back(tasks::Settle{slice, one.id.value, kind, {}});
  if (first == nullptr) return;
  effects.push_back(
      tasks::Raise{slice, one.id.value, kind, first->due_at, first->role, {}, tasks::Asked::again});
}

tasks::Effects tasks_of(const Case& one, const std::vector<Follow>& follows) {
  tasks::Effects effects;
  task_of(one, follows, true, effects);
  task_of(one, follows, false, effects);
  return effects;
}

tasks::Effects tasks_of_moved(const Case& one, const Follow& follow) {
  const char* kind = follow.regime.empty() ? "cases.help_moved" : "cases.watch_moved";
  tasks::Effects effects{tasks::Settle{slice, follow.id.value, kind, {}}};
  if (follow.state != FollowState::asked || follow.place == one.place) return effects;
  effects.push_back(tasks::Raise{
      slice, follow.id.value, kind, follow.due_at, follow.role, {}, tasks::Asked::again});
  return effects;
}

Result<Follow> settle(Follow follow, const packs::Pack& pack, const Settling& settling) {
  if (follow.state != FollowState::asked) return refusal::follow_settled;
  const bool is_duty = !follow.regime.empty() && settling.answer != Answer::declined;
  if (is_duty && !settling.may_open) return refusal::not_yours;
  if (settling.note.empty()) return base::refuse(refusal::note_needed).at("note");
  const packs::Regime* regime = packs::find(pack.regimes, follow.regime);
  if (settling.answer == Answer::done && regime != nullptr) return refusal::open_it;
  if (settling.answer == Answer::declined && regime != nullptr && !regime->voluntary) {
    return refusal::not_declined;
  }
  follow.note = settling.note;
  switch (settling.answer) {
    case Answer::done: follow.state = FollowState::done; break;
    case Answer::declined: follow.state = FollowState::declined; break;
    case Answer::not_needed: follow.state = FollowState::dropped; break;
  }
  return follow;
}

}  // namespace cases

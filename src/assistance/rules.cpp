#include "assistance/rules.h"

#include <algorithm>

namespace assistance {

using base::Result;

static base::Instant after(base::Instant at, int minutes) {
  return {at.ms + std::int64_t{minutes} * 60'000};
}

Standing asked(const packs::NeedKind& kind, std::string_view owner, base::Instant now) {
  return {.state = NeedState::open,
          .role = std::string(owner),
          .taken_by = {},
          .due_at = after(now, kind.due_minutes),
          .ended_at = {}};
}

static base::Refusal named(const base::RefusalCode& code, const Need& need) {
  return base::refuse(code).with("name", need.taken_by_name);
}

static Result<base::Done> may_see_to(const Need& need, const Deed& deed) {
  if (!need.standing.is_waiting()) return refusal::over;
  if (need.standing.taken_by && need.standing.taken_by != deed.by && !deed.records) {
    return named(refusal::not_yours, need);
  }
  return base::Done{};
}

static Standing ended(Standing standing, NeedState state, base::Instant at) {
  standing.state = state;
  standing.ended_at = at;
  return standing;
}

Result<Standing> taken(const Need& need, const Deed& deed) {
  if (!need.standing.is_waiting()) return refusal::over;
  if (need.standing.taken_by) return named(refusal::already_taken, need);
  Standing standing = need.standing;
  standing.state = NeedState::taken;
  standing.taken_by = deed.by;
  return standing;
}

Result<Standing> given_back(const Need& need, const Deed& deed) {
  if (const auto may = may_see_to(need, deed); !may) return may.refusal();
  if (!need.standing.taken_by) return refusal::not_taken;
  Standing standing = need.standing;
  standing.state = NeedState::open;
  standing.taken_by = {};
  return standing;
}

Result<Standing> handed_over(const Need& need, const packs::NeedKind& kind, const Owner& to) {
  if (!need.standing.is_waiting()) return refusal::over;
  const auto& owners = kind.owners;
  if (std::find(owners.begin(), owners.end(), to.role) == owners.end()) {
    return base::refuse(refusal::not_its_owner).at("role");
  }
  Standing standing = need.standing;
  standing.role = to.role;
  standing.taken_by = to.account;
  standing.state = to.account ? NeedState::taken : NeedState::open;
  return standing;
}

Result<Standing> done(const Need& need, const Deed& deed, std::string_view words) {
  if (const auto may = may_see_to(need, deed); !may) return may.refusal();
  if (!need.standing.taken_by) return refusal::not_taken;
  if (words.empty()) return base::refuse(refusal::no_result).at("words");
  return ended(need.standing, NeedState::done, deed.at);
}

std::string next_owner(const packs::NeedKind& kind, std::string_view role) {
  const auto at = std::find(kind.owners.begin(), kind.owners.end(), role);
  if (at == kind.owners.end() || at + 1 == kind.owners.end()) return kind.owners.back();
  return *(at + 1);
}

Result<Standing> answered(const Need& need, const packs::NeedKind& kind, Answer answer,
                          base::Instant now) {
  if (need.standing.state != NeedState::done) {
    return need.standing.is_waiting() ? refusal::not_done : refusal::over;
  }
  if (answer == Answer::not_solved) {
    return asked(kind, next_owner(kind, need.standing.role), now);
  }
  Standing standing = need.standing;
  standing.state = NeedState::closed;
  return standing;
}

Result<Standing> cancelled(const Need& need, const Deed& deed, std::string_view reason) {
  if (!need.standing.is_waiting()) return refusal::over;
  if (reason.empty()) return base::refuse(refusal::no_reason).at("words");
  return ended(need.standing, NeedState::cancelled, deed.at);
}

Result<Standing> taken_back(const Need& need, const Step& last, const Deed& deed) {
  const bool is_first = last.kind == StepKind::recorded;
  const bool is_own = last.by == deed.by && last.before != need.standing;
  if (is_first || last.kind == StepKind::taken_back || !is_own) return refusal::cannot_take_back;
  return last.before;
}

// ---- What it asks of whom ----------------------------------------------------------------------

static tasks::Settle settle(const Need& need, const char* kind) {
  return {.slice = slice, .subject = need.id.value, .kind = kind};
}

struct Asking {
  const char* kind;
  const std::string& role;
  base::Instant due;
};

static tasks::Raise raise(const Need& need, const NeedRules& rules, const Asking& asking) {
  return {.slice = slice,
          .subject = need.id.value,
          .kind = asking.kind,
          .due_at = asking.due,
          .role = asking.role,
          .detail = {{"need_zh", rules.kind.label.zh},
                     {"need_en", rules.kind.label.en},
                     {"owner", need.taken_by_name}},
          .asked = tasks::Asked::again};
}

// An emergency is asked for in words of its own, whoever has it.
static const char* kind_of_task(const Need& need) {
  if (need.urgent) return "assistance.need_urgent";
  return need.standing.taken_by ? "assistance.need_taken" : "assistance.need_open";
}

tasks::Effects effects_of(const Need& need, const NeedRules& rules, base::Instant now) {
  const Standing& standing = need.standing;
  tasks::Effects effects{
      settle(need, "assistance.need_open"), settle(need, "assistance.need_taken"),
      settle(need, "assistance.need_urgent"), settle(need, "assistance.need_feedback")};
  if (!standing.is_late(now)) effects.emplace_back(settle(need, "assistance.need_late"));
  if (standing.is_waiting()) {
    effects.emplace_back(raise(need, rules, {kind_of_task(need), standing.role, standing.due_at}));
    // One moment after it: what is done at the minute itself is in time.
    effects.emplace_back(
        tasks::LookAgain{slice, need.id.value, "need_late", {standing.due_at.ms + 1}});
    return effects;
  }
  effects.emplace_back(tasks::LookNoMore{slice, need.id.value, "need_late"});
  if (standing.state == NeedState::done) {
    effects.emplace_back(raise(need, rules,
                               {"assistance.need_feedback", rules.desk.feedback_role,
                                after(*standing.ended_at, rules.desk.feedback_due_minutes)}));
  }
  return effects;
}

tasks::Effects when_late(const Need& need, const NeedRules& rules, base::Instant now) {
  if (!need.standing.is_late(now)) return {};
  return {raise(
      need, rules,
      {"assistance.need_late", rules.kind.late_role, after(now, rules.kind.late_due_minutes)})};
}

}  // namespace assistance

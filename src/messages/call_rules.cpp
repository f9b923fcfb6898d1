// Telephoning those whom no message reached.
#include <algorithm>

#include "messages/rules.h"

namespace messages {

using base::Instant;
using base::Result;

static Message after(Message message, CallResult result, std::optional<Instant> again_at,
                     Instant at) {
  const bool told = result == CallResult::reached || result == CallResult::told_in_person;
  message.state = told ? State::done : State::to_do;
  message.settled_at = told ? std::optional(at) : std::nullopt;
  message.again_at = result == CallResult::call_again ? again_at : std::nullopt;
  return message;
}

Result<Message> called(Message message, const Call& call) {
  if (message.state != State::to_do || !message.person) return refusal::not_to_do;
  if (call.result == CallResult::call_again && call.again_at && *call.again_at <= call.at) {
    return base::refuse(refusal::again_past).at("again_at");
  }
  return after(std::move(message), call.result, call.again_at, call.at);
}

Result<Message> uncalled(Message message, const std::vector<Call>& calls, const Call& call,
                         const Call& withdrawal) {
  if (call.withdrawn_at) return refusal::call_withdrawn;
  const bool is_own = call.by == withdrawal.by;
  const bool is_today = base::date_of(call.at) == base::date_of(withdrawal.at);
  const auto stands = [](const Call& one) { return !one.withdrawn_at; };
  const auto last = std::find_if(calls.rbegin(), calls.rend(), stands);
  const bool is_last = last != calls.rend() && last->id == call.id;
  if (!is_own || !is_today || !is_last) return refusal::call_not_yours;
  const auto before = std::find_if(std::next(last), calls.rend(), stands);
  if (before == calls.rend()) {
    return after(std::move(message), CallResult::not_reached, std::nullopt, withdrawal.at);
  }
  return after(std::move(message), before->result, before->again_at, before->at);
}

tasks::Effects effects_of(const Round& round, const packs::MessageKind& kind,
                          const packs::MessageDesk& desk, const Left& left) {
  tasks::Effects effects;
  // One day for the whole round, whenever each of its messages fails: so it stays one task.
  const Instant known = {round.leaves_at.ms + desk.receipt_minutes * std::int64_t{60'000}};
  const Instant due = due_at(desk, known, desk.call_minutes);
  const auto ask = [&](bool is_left, const char* what, const std::string& role) {
    if (!is_left) {
      effects.emplace_back(tasks::Settle{slice, round.id.value, what});
      return;
    }
    effects.emplace_back(
        tasks::Raise{.slice = slice,
                     .subject = round.id.value,
                     .kind = what,
                     .due_at = due,
                     .role = role,
                     .detail = {{"kind_zh", kind.label.zh}, {"kind_en", kind.label.en}},
                     .asked = tasks::Asked::again});
  };
  ask(left.calls, "messages.call", desk.call_role);
  ask(left.group, "messages.group", kind.roles.empty() ? desk.call_role : kind.roles.front());
  return effects;
}

}  // namespace messages

#include "transfer/rules.h"

#include "base/limits.h"
#include "base/utf8.h"

namespace transfer {

using base::Instant;
using base::Result;

namespace {

constexpr std::int64_t ms_a_minute = 60'000;
constexpr int last_minute = 24 * 60 - 1;

Instant later(Instant from, std::int64_t minutes) { return {from.ms + minutes * ms_a_minute}; }

std::string said_at(std::optional<Instant> at) {
  if (!at) return {};
  return base::to_string(base::date_of(*at)) + " " +
         base::minute_to_string(base::minute_of_day(*at));
}

tasks::Raise raise(const Transfer& transfer, const char* kind, Instant due, std::string role) {
  return {slice, transfer.id.value, kind, due, std::move(role), {}, tasks::Asked::again};
}

tasks::Raise about_both(tasks::Raise task, const Transfer& transfer, const Names& names) {
  task.detail = {
      {"from", names.from}, {"to", names.to}, {"day", base::to_string(transfer.expected_on)}};
  return task;
}

tasks::Settle settle(const Transfer& transfer, const char* kind) {
  return {slice, transfer.id.value, kind};
}

tasks::LookAgain look_again(const Transfer& transfer, const char* kind, Instant at) {
  return {slice, transfer.id.value, kind, at};
}

tasks::LookNoMore look_no_more(const Transfer& transfer, const char* kind) {
  return {slice, transfer.id.value, kind};
}

Instant asked_after(const Transfer& transfer, const Rules& rules) {
  return later(base::start_of(transfer.expected_on + base::Days{1}),
               std::int64_t{rules.transfer.arrival_hours} * 60);
}

Told arrival_answered(const Transfer& transfer) {
  return {{settle(transfer, "transfer.not_arrived_sent"), look_no_more(transfer, look::arrival)},
          {settle(transfer, "transfer.not_arrived")}};
}

void add(Told& told, Told more) {
  for (auto& one : more.at_sender) told.at_sender.push_back(std::move(one));
  for (auto& one : more.at_receiver) told.at_receiver.push_back(std::move(one));
}

// Nobody waits for an answer any more.
Told answered(const Transfer& transfer) {
  return {{settle(transfer, "transfer.overdue_sent"), look_no_more(transfer, look::unanswered)},
          {settle(transfer, "transfer.to_acknowledge"), settle(transfer, "transfer.to_answer"),
           settle(transfer, "transfer.overdue")}};
}

}  // namespace

bool is_open(State state) { return state == State::offered || state == State::acknowledged; }

Side owner(const Transfer& transfer) {
  switch (transfer.state) {
    case State::accepted:
    case State::arrived:
    case State::not_arrived: return Side::receiver;
    default: return Side::sender;
  }
}

Result<base::Done> check_words(std::string_view text, const char* field) {
  if (base::character_count(text) <= base::limits::text_characters_max) return base::Done{};
  return base::refuse(refusal::too_long)
      .with("max", std::to_string(base::limits::text_characters_max))
      .at(field);
}

Result<Changed> offer(Transfer transfer, const Rules& rules, const Names& names,
                      const Asked& asked) {
  if (asked.reason == nullptr) return base::refuse(refusal::unknown_reason).at("reason");
  if (!asked.to_community) return base::refuse(refusal::not_community).at("to_place_id");
  if (transfer.from.place == transfer.to.place) {
    return base::refuse(refusal::same_place).at("to_place_id");
  }
  if (transfer.expected_on < base::date_of(asked.now)) {
    return base::refuse(refusal::expected_past).at("expected_on");
  }
  if (const auto ok = check_words(transfer.content.go_on, "go_on"); !ok) return ok.refusal();
  if (const auto ok = check_words(transfer.content.number, "number"); !ok) return ok.refusal();
  transfer.state = State::offered;
  transfer.offered_at = asked.now;
  const Instant due = later(asked.now, rules.transfer.acknowledge_minutes);
  Told told{{look_again(transfer, look::unanswered, due),
             look_again(transfer, look::arrival, asked_after(transfer, rules))},
            {about_both(raise(transfer, "transfer.to_acknowledge", due, rules.transfer.role),
                        transfer, names)}};
  return Changed{std::move(transfer), std::move(told)};
}

Result<base::Done> may_answer(const Transfer& transfer, const Names& names) {
  const std::string at = said_at(transfer.answered_at);
  switch (transfer.state) {
    case State::offered:
    case State::acknowledged: return base::Done{};
    case State::refused:
      return base::refuse(refusal::already_refused).with("at", at).with("from", names.from);
    case State::withdrawn:
      return base::refuse(refusal::withdrawn).with("at", at).with("from", names.from);
    default: return base::refuse(refusal::already_accepted).with("at", at).with("to", names.to);
  }
}

Result<Changed> acknowledge(Transfer transfer, const Rules& rules, const Names& names,
                            Instant now) {
  if (const auto ok = may_answer(transfer, names); !ok) return ok.refusal();
  if (transfer.state == State::acknowledged) return Changed{std::move(transfer), {}};
  transfer.state = State::acknowledged;
  transfer.acknowledged_at = now;
  const Instant due = later(now, rules.transfer.answer_minutes);
  Told told{
      {settle(transfer, "transfer.overdue_sent"), look_again(transfer, look::unanswered, due)},
      {settle(transfer, "transfer.to_acknowledge"), settle(transfer, "transfer.overdue"),
       about_both(raise(transfer, "transfer.to_answer", due, rules.transfer.role), transfer,
                  names)}};
  return Changed{std::move(transfer), std::move(told)};
}

Result<Changed> accept(Transfer transfer, const Rules& rules, const Names& names, Instant now) {
  if (const auto ok = may_answer(transfer, names); !ok) return ok.refusal();
  const Instant asked = asked_after(transfer, rules);
  transfer.state = State::accepted;
  transfer.answered_at = now;
  if (!transfer.acknowledged_at) transfer.acknowledged_at = now;
  Told told = answered(transfer);
  // Where the expected day is over both sides have been asked already.
  if (asked > now) told.at_sender.push_back(look_again(transfer, look::arrival, asked));
  return Changed{std::move(transfer), std::move(told)};
}

Result<Changed> refuse(Transfer transfer, const Rules& rules, const Names& names,
                       std::string_view why, Instant now) {
  if (const auto ok = may_answer(transfer, names); !ok) return ok.refusal();
  if (why.empty()) return base::refuse(refusal::reason_needed).at("note");
  if (const auto ok = check_words(why, "note"); !ok) return ok.refusal();
  transfer.state = State::refused;
  transfer.answered_at = now;
  Told told = answered(transfer);
  add(told, arrival_answered(transfer));
  told.at_sender.push_back(
      about_both(raise(transfer, "transfer.refused", later(now, rules.transfer.feedback_minutes),
                       rules.transfer.role),
                 transfer, names));
  return Changed{std::move(transfer), std::move(told)};
}

Result<Changed> withdraw(Transfer transfer, const Names& names, std::string_view why, Instant now) {
  if (const auto ok = may_answer(transfer, names); !ok) return ok.refusal();
  if (why.empty()) return base::refuse(refusal::reason_needed).at("note");
  if (const auto ok = check_words(why, "note"); !ok) return ok.refusal();
  return end_with_event(std::move(transfer), now);
}

Changed end_with_event(Transfer transfer, Instant now) {
  if (is_open(transfer.state)) {
    transfer.state = State::withdrawn;
    transfer.answered_at = now;
  }
  Told told = answered(transfer);
  add(told, arrival_answered(transfer));
  told.at_sender.push_back(look_no_more(transfer, look::follow_up));
  told.at_receiver.push_back(settle(transfer, "transfer.said"));
  told.at_receiver.push_back(settle(transfer, "transfer.reintegration"));
  return {std::move(transfer), std::move(told)};
}

Result<Changed> arrive(Transfer transfer, const Rules& rules, const Arrival& arrival, Instant now) {
  if (transfer.state == State::arrived) {
    return base::refuse(refusal::arrival_noted).with("day", base::to_string(*transfer.arrived_on));
  }
  if (transfer.state != State::accepted && transfer.state != State::not_arrived) {
    return refusal::not_accepted;
  }
  if (arrival.on > base::date_of(now)) {
    return base::refuse(refusal::arrival_in_future).at("arrived_on");
  }
  transfer.state = State::arrived;
  transfer.arrived_on = arrival.on;
  Told told = arrival_answered(transfer);
  if (arrival.follow_up && !rules.reintegration.days.empty()) {
    told.at_sender.push_back(look_again(
        transfer, look::follow_up, base::start_of(arrival.on + rules.reintegration.days.front())));
  }
  return Changed{std::move(transfer), std::move(told)};
}

Result<Changed> not_arrive(Transfer transfer, std::string_view why) {
  if (transfer.state == State::arrived) {
    return base::refuse(refusal::arrival_noted).with("day", base::to_string(*transfer.arrived_on));
  }
  if (transfer.state != State::accepted) return refusal::not_accepted;
  if (why.empty()) return base::refuse(refusal::reason_needed).at("note");
  if (const auto ok = check_words(why, "note"); !ok) return ok.refusal();
  transfer.state = State::not_arrived;
  Told told = arrival_answered(transfer);
  return Changed{std::move(transfer), std::move(told)};
}

Result<Told> say(const Transfer& transfer, const Rules& rules, const Names& names, Side by,
                 Instant now) {
  const Instant due = later(now, rules.transfer.feedback_minutes);
  const auto word = [&](const char* kind) {
    return about_both(raise(transfer, kind, due, rules.transfer.role), transfer, names);
  };
  // Who answers has read what the other side said.
  if (by == Side::sender) {
    return Told{{settle(transfer, "transfer.said_sent")}, {word("transfer.said")}};
  }
  return Told{{word("transfer.said_sent")}, {settle(transfer, "transfer.said")}};
}

// ---- What the program looks at again ------------------------------------------------------------

Told after_deadline(const Transfer& transfer, const Rules& rules, const Names& names,
                    bool one_township, Instant now) {
  if (!is_open(transfer.state)) return {};
  const Instant due = base::at_minute(base::date_of(now), last_minute);
  Told told;
  told.at_receiver.push_back(about_both(
      raise(transfer, "transfer.overdue", due, rules.transfer.above_role), transfer, names));
  if (!one_township) {
    told.at_sender.push_back(about_both(
        raise(transfer, "transfer.overdue_sent", due, rules.transfer.above_role), transfer, names));
  }
  return told;
}

Told after_expected_day(const Transfer& transfer, const Rules& rules, const Names& names,
                        Instant now) {
  if (!is_open(transfer.state) && transfer.state != State::accepted) return {};
  const Instant due = base::at_minute(base::date_of(now), last_minute);
  const auto ask = [&](const char* kind) {
    return about_both(raise(transfer, kind, due, rules.transfer.role), transfer, names);
  };
  return {{ask("transfer.not_arrived_sent")}, {ask("transfer.not_arrived")}};
}

Told after_home(const Transfer& transfer, const Rules& rules, Instant due_at) {
  if (transfer.state != State::arrived || !transfer.arrived_on) return {};
  Told told;
  const base::Date today = base::date_of(due_at);
  for (const base::Days day : rules.reintegration.days) {
    const base::Date on = *transfer.arrived_on + day;
    if (on == today) {
      tasks::Raise task =
          raise(transfer, "transfer.reintegration",
                base::at_minute(on, rules.reintegration.due_minute), rules.reintegration.role);
      task.detail = {{"day_number", day.count}};
      told.at_receiver.push_back(std::move(task));
    }
    if (on > today) {
      told.at_sender.push_back(look_again(transfer, look::follow_up, base::start_of(on)));
      break;
    }
  }
  return told;
}

Result<Told> answer_follow_up(const Transfer& transfer, bool known_answer,
                              std::string_view answer) {
  if (!known_answer) return base::refuse(refusal::unknown_answer).at("answer");
  if (transfer.state != State::arrived) return refusal::no_follow_up;
  Told told{{}, {settle(transfer, "transfer.reintegration")}};
  // Asking after somebody is a help, and stops when they say so.
  if (answer == "declined") told.at_sender.push_back(look_no_more(transfer, look::follow_up));
  return told;
}

}  // namespace transfer

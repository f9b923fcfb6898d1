#include "messages/view.h"

#include <algorithm>

#include "people/store.h"

namespace messages {

std::string reason_label(const Context& context, Reason reason, base::Language language) {
  if (reason == Reason::none) return {};
  return context.word("message_reason", boost::describe::enum_to_string(reason, ""), language);
}

RoundView row_of(http::Call& call, const Context& context, const Round& round) {
  const auto counts = store::progress(call.tx, round.tenant, round.id);
  RoundView view;
  view.id = round.id;
  view.kind = round.kind;
  view.kind_label = kind_of(*context.policy(), round.kind).label.in(call.language);
  view.made_at = round.made_at;
  view.made_by = round.made_by_name;
  view.leaves_at = round.leaves_at;
  view.withdrawn = round.withdrawn_at.has_value();
  view.people = counts.people;
  view.on_its_way = counts.on_its_way;
  view.delivered = counts.delivered;
  view.to_call = counts.to_call;
  view.told = counts.told;
  return view;
}

MessageView view_of(http::Call& call, const Context& context, const Message& message,
                    const Round& round) {
  const auto policy = context.policy();
  MessageView view;
  view.id = message.id;
  view.round_id = message.round;
  view.kind_label = kind_of(*policy, message.kind).label.in(call.language);
  const auto person = people::store::get(call.tx, context.vault, message.tenant, *message.person);
  view.person = people::masked(person, call.today);
  view.channel = message.channel;
  view.state = message.state;
  view.reason = message.reason;
  view.reason_label = reason_label(context, message.reason, call.language);
  view.code = message.code;
  view.call_text = round.call_text;
  view.again_at = message.again_at;
  std::int64_t in_vain = 0;
  for (const Call& one : store::calls_of(call.tx, message.tenant, message.id)) {
    if (!one.withdrawn_at && one.result == CallResult::not_reached) ++in_vain;
    view.calls.push_back({one.id, one.at, one.by_name, one.result, one.withdrawn_at.has_value()});
  }
  view.go_there = message.state == State::to_do && in_vain >= policy->desk.call_attempts;
  return view;
}

}  // namespace messages

#include "assistance/view.h"

#include "base/mask.h"
#include "base/words.h"
#include "people/store.h"

namespace assistance {

CitationView view_of(const packs::Citation& citation) {
  return {citation.document, citation.clause, citation.confidence, citation.from};
}

std::vector<KindView> kinds_of(const packs::Pack& platform, base::Language language) {
  std::vector<KindView> views;
  for (const packs::NeedKind& kind : platform.need_kinds) {
    views.push_back({kind.id, kind.label.in(language), kind.hint.in(language), kind.urgent,
                     kind.call, kind.due_minutes});
  }
  return views;
}

static void name_subject(http::Call& call, const Context& context, const Need& need,
                         NeedRow& into) {
  if (need.person) {
    const people::PersonView person = people::masked(
        people::store::get(call.tx, context.vault, need.tenant, *need.person), call.today);
    into.name_masked = person.name_masked;
    into.address = person.address;
  } else if (const auto door = context.door(call.tx, need.tenant, need.household->value)) {
    into.address = door->address;
  }
}

static void fill(http::Call& call, const Context& context, const Need& need, NeedRow& into) {
  const Standing& standing = need.standing;
  into.id = need.id;
  into.kind = need.kind;
  into.kind_label = kind_of(*context.platform(), need).label.in(call.language);
  into.urgent = need.urgent;
  into.state = standing.state;
  into.late = standing.is_late(call.now);
  into.mine = standing.taken_by == call.who.account;
  into.place = places::view_of(*context.places.now(), need.place);
  into.owner = context.role_label(standing.role, call.language);
  into.taken_by = need.taken_by_name;
  into.recorded_at = need.recorded_at;
  into.due_at = standing.due_at;
  into.ended_at = standing.ended_at;
  name_subject(call, context, need, into);
}

NeedRow row_of(http::Call& call, const Context& context, const Need& need) {
  NeedRow row;
  fill(call, context, need, row);
  return row;
}

std::string phone_to_call(http::Call& call, const Context& context, const Need& need) {
  if (!need.said.phone.empty() || !need.person) return need.said.phone;
  return people::store::get(call.tx, context.vault, need.tenant, *need.person)
      .particulars.phone.value_or("");
}

static StepView shown(http::Call& call, const Context& context, const Step& step) {
  StepView view{.kind = step.kind,
                .what = context.word("need_step", base::word(step.kind), call.language),
                .at = step.at,
                .by = step.by_name,
                .words = step.words};
  if (step.by && step.by_name.empty()) view.by = context.word("actor", "own_link", call.language);
  return view;
}

static CanView can_of(const http::Call& call, const Found& found, const std::vector<Step>& steps) {
  CanView can;
  if (found.event_closed) return can;
  const Standing& standing = found.need.standing;
  const Deed deed{call.who.account, call.now, found.records};
  const bool sees_to_it = static_cast<bool>(given_back(found.need, deed));
  can.take = standing.is_waiting() && !standing.taken_by;
  can.give_back = sees_to_it;
  can.finish = sees_to_it;
  can.answer = found.records && standing.state == NeedState::done;
  can.hand_over = found.records && standing.is_waiting();
  can.cancel = found.records && standing.is_waiting();
  can.take_back = !steps.empty() && static_cast<bool>(taken_back(found.need, steps.back(), deed));
  return can;
}

NeedView view_of(http::Call& call, const Context& context, const Found& found) {
  const Need& need = found.need;
  const std::vector<Step> steps = store::steps(call.tx, context.vault, need);
  NeedView view;
  fill(call, context, need, view);
  view.event_id = need.event;
  view.version = need.version;
  if (found.records) {
    view.person_id = need.person;
    view.household_id = need.household;
  }
  view.words = need.said.words;
  view.asker_label = context.word("asker", base::word(need.asker), call.language);
  view.channel_label = context.word("need_channel", base::word(need.channel), call.language);
  const std::string phone = phone_to_call(call, context, need);
  if (!phone.empty()) view.phone_masked = base::mask_phone(phone);
  view.call = found.kind.call;
  for (const Step& step : steps) view.steps.push_back(shown(call, context, step));
  view.can = can_of(call, found, steps);
  view.citation = view_of(found.kind.citation);
  if (!view.can.hand_over) return view;
  for (const std::string& role : found.kind.owners) {
    view.owners.push_back({role, context.role_label(role, call.language)});
  }
  for (const Colleague& one : colleagues(call, context, found.kind.owners, need.place)) {
    view.colleagues.push_back(
        {one.account, one.name, one.role, context.role_label(one.role, call.language)});
  }
  return view;
}

}  // namespace assistance

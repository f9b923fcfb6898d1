#include "transfer/view.h"

#include "base/mask.h"

namespace transfer {

namespace {

std::string regime_label(const Context& context, const Watch& watch, base::Language language) {
  const auto pack = context.pack_of(watch.pack_hash);
  const packs::Regime* regime = pack ? packs::find(pack->regimes, watch.regime) : nullptr;
  return regime != nullptr ? regime->label.in(language) : watch.regime;
}

base::Instant answer_due(const packs::TransferRules& rules, const Transfer& transfer) {
  constexpr std::int64_t ms_a_minute = 60'000;
  if (transfer.acknowledged_at) {
    return {transfer.acknowledged_at->ms + rules.answer_minutes * ms_a_minute};
  }
  return {transfer.offered_at.ms + rules.acknowledge_minutes * ms_a_minute};
}

bool is_late(const packs::TransferRules& rules, const Transfer& transfer, base::Instant now) {
  const bool waits_for_arrival = is_open(transfer.state) || transfer.state == State::accepted;
  if (is_open(transfer.state) && answer_due(rules, transfer) < now) return true;
  return waits_for_arrival && transfer.expected_on < late_at(rules, now).expected_before;
}

MayView may(const http::Call& call, const Context& context, const Found& found) {
  const Transfer& transfer = found.transfer;
  const auto tree = context.places.now();
  const auto holds = [&](std::string_view permission, places::PlaceId place) {
    for (const identity::ScopePart& part : call.who.scope(permission).parts) {
      if (tree->contains(part.place, place)) return true;
    }
    return false;
  };
  const bool answers = holds("transfer.answer", transfer.to.place);
  const bool open = is_open(transfer.state);
  MayView view;
  view.acknowledge = answers && transfer.state == State::offered;
  view.accept = answers && open;
  view.withdraw = open && holds("transfer.offer", transfer.from.place);
  view.arrive =
      answers && (transfer.state == State::accepted || transfer.state == State::not_arrived);
  view.say = !transfer.destroyed && (holds("transfer.say", transfer.from.place) ||
                                     holds("transfer.say", transfer.to.place));
  const packs::TransferReason* reason =
      packs::find(context.platform()->transfer_reasons, transfer.reason);
  view.follow_up =
      answers && transfer.state == State::arrived && reason != nullptr && reason->follow_up;
  return view;
}

// What opens the side's own record: the sender's until the person has left, then the receiver's.
void add_records(TransferView& view, const Found& found) {
  const Transfer& transfer = found.transfer;
  const bool moved = owner(transfer) == Side::receiver;
  if (moved && found.receives) {
    if (transfer.to.event) view.event_id = transfer.to.event->value;
    if (transfer.to_person) view.person_id = transfer.to_person->value;
    view.episode_id = transfer.to_episode;
  } else if (!moved && found.sends) {
    view.event_id = transfer.from.event->value;
    view.person_id = transfer.person.value;
    view.episode_id = transfer.episode;
  }
}

}  // namespace

store::Late late_at(const packs::TransferRules& rules, base::Instant now) {
  constexpr std::int64_t ms_a_minute = 60'000;
  const auto before = [&](std::int64_t minutes) {
    return base::Instant{now.ms - minutes * ms_a_minute};
  };
  return {.offered_before = before(rules.acknowledge_minutes),
          .acknowledged_before = before(rules.answer_minutes),
          .expected_before = base::date_of(before(std::int64_t{rules.arrival_hours} * 60))};
}

FormView form_view(const Context& context, base::Language language) {
  FormView view;
  for (const packs::TransferReason& reason : context.platform()->transfer_reasons) {
    view.reasons.push_back({reason.id, reason.label.in(language), reason.follow_up});
  }
  const auto words = context.words();
  for (const packs::Word& word : words->of("transfer_means")) {
    view.means.push_back({word.id, word.label.in(language)});
  }
  for (const packs::Word& word : words->of("reintegration_answer")) {
    view.follow_up_answers.push_back({word.id, word.label.in(language)});
  }
  return view;
}

RowView row_view(const http::Call& call, const Context& context, const Transfer& transfer) {
  const auto tree = context.places.now();
  const auto platform = context.platform();
  const packs::TransferReason* reason = packs::find(platform->transfer_reasons, transfer.reason);
  RowView view;
  view.id = transfer.id;
  view.state = transfer.state;
  view.name_masked = base::mask_name(transfer.content.person.name);
  view.from = places::view_of(*tree, transfer.from.place);
  view.to = places::view_of(*tree, transfer.to.place);
  view.reason_label = reason != nullptr ? reason->label.in(call.language) : transfer.reason;
  view.expected_on = transfer.expected_on;
  view.offered_at = transfer.offered_at;
  view.arrived_on = transfer.arrived_on;
  if (transfer.content.watch) {
    view.regime_label = regime_label(context, *transfer.content.watch, call.language);
  }
  view.late = is_late(platform->transfer, transfer, call.now);
  return view;
}

TransferView transfer_view(http::Call& call, const Context& context, const Found& found) {
  const Transfer& transfer = found.transfer;
  TransferView view;
  static_cast<RowView&>(view) = row_view(call, context, transfer);
  people::Person person;
  person.particulars = transfer.content.person;
  const people::PersonView masked = people::masked(person, call.today);
  view.phone_masked = masked.phone_masked;
  view.sex = masked.sex;
  view.age = masked.age;
  view.address = masked.address;
  if (!transfer.content.means.empty()) {
    view.means_label =
        context.words()->label("transfer_means", transfer.content.means, call.language);
  }
  view.number = transfer.content.number;
  view.go_on = transfer.content.go_on;
  if (const auto& watch = transfer.content.watch) {
    view.watch = WatchView{*view.regime_label, watch->base_on,  watch->last_day,
                           watch->readings,    watch->abnormal, watch->care_awaited};
  }
  view.owner = owner(transfer);
  view.answer_due_at = answer_due(context.platform()->transfer, transfer);
  view.other_county = transfer.crosses_counties();
  view.event_there = transfer.to.event.has_value();
  view.sends = found.sends;
  view.receives = found.receives;
  add_records(view, found);
  view.destroyed = transfer.destroyed;
  view.may = may(call, context, found);
  for (const Step& step : store::steps(call.tx, context.vault, transfer)) {
    view.steps.push_back({step.number, step.at, step.by, step.side, step.what, step.note});
  }
  return view;
}

}  // namespace transfer

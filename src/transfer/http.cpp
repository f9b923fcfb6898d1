#include "transfer/http.h"

#include "transfer/store.h"
#include "transfer/view.h"

namespace transfer {

using base::Result;
using http::Call;

namespace {

constexpr const char* answering = "transfer.answer";

struct OneInput {
  TransferId transfer_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (transfer_id))

struct PlainInput {
  TransferId transfer_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(PlainInput, (), (transfer_id, id))

struct NoteInput {
  TransferId transfer_id;
  base::Uuid id;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(NoteInput, (), (transfer_id, id, note))

struct ArrivalInput {
  TransferId transfer_id;
  base::Uuid id;
  base::Date arrived_on;
};
BOOST_DESCRIBE_STRUCT(ArrivalInput, (), (transfer_id, id, arrived_on))

struct FollowUpInput {
  TransferId transfer_id;
  base::Uuid id;
  std::string answer;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(FollowUpInput, (), (transfer_id, id, answer, note))

enum class Field { name, phone };
BOOST_DESCRIBE_ENUM(Field, name, phone)
enum class Purpose { contact, verify, care, document };
BOOST_DESCRIBE_ENUM(Purpose, contact, verify, care, document)

struct UnmaskInput {
  TransferId transfer_id;
  Field field = Field::phone;
  Purpose purpose = Purpose::contact;
};
BOOST_DESCRIBE_STRUCT(UnmaskInput, (), (transfer_id, field, purpose))

struct UnmaskView {
  std::optional<std::string> value;
};
BOOST_DESCRIBE_STRUCT(UnmaskView, (), (value))

Rules rules_of(const packs::Pack& platform) { return {platform.transfer, platform.reintegration}; }

identity::AuditSubject about_person(const Transfer& transfer) {
  return {transfer.from.tenant, "person", transfer.person.value, transfer.from.event,
          transfer.from.place};
}

// Keeps what a rule made of it, with its line of history and the tasks on both sides.
Result<TransferId> keep(Call& call, const Context& context, const Result<Changed>& changed,
                        const store::Written& written) {
  if (!changed) return changed.refusal();
  const Transfer& transfer = changed->transfer;
  if (!store::save(call.tx, context.vault, call.actor(), transfer, written)) {
    return http::changed_meanwhile(transfer.id);
  }
  store::apply(call.tx, call.actor(), sides_of(context, transfer), changed->told);
  return transfer.id;
}

Result<TransferView> show(Call& call, const Context& context, const OneInput& input) {
  const auto found = find(call, context, "transfer.read", input.transfer_id);
  if (!found) return found.refusal();
  call.note_read("transfer.read", store::about(found->transfer));
  call.note_read("person.read", about_person(found->transfer));
  return transfer_view(call, context, *found);
}

Result<TransferView> show_made(Call& call, const Context& context, const TransferId& id) {
  const auto found = find(call, context, "transfer.read", id);
  if (!found) return found.refusal();
  return transfer_view(call, context, *found);
}

Result<TransferId> acknowledge_it(Call& call, const Context& context, const PlainInput& input) {
  const auto found = find_received(call, context, answering, input.transfer_id);
  if (!found) return found.refusal();
  const Transfer& transfer = found->transfer;
  const auto platform = context.platform();
  const auto changed =
      acknowledge(transfer, rules_of(*platform), names_of(context, transfer), call.now);
  if (changed && transfer.state == State::acknowledged) return transfer.id;
  return keep(call, context, changed, {Side::receiver, "acknowledged"});
}

Result<TransferId> refuse_it(Call& call, const Context& context, const NoteInput& input) {
  const auto found = find_received(call, context, answering, input.transfer_id);
  if (!found) return found.refusal();
  const Transfer& transfer = found->transfer;
  const auto platform = context.platform();
  return keep(
      call, context,
      refuse(transfer, rules_of(*platform), names_of(context, transfer), input.note, call.now),
      {Side::receiver, "refused", input.note});
}

Result<TransferId> withdraw_it(Call& call, const Context& context, const NoteInput& input) {
  const auto found = find_sent(call, context, "transfer.offer", input.transfer_id);
  if (!found) return found.refusal();
  const Transfer& transfer = found->transfer;
  return keep(call, context, withdraw(transfer, names_of(context, transfer), input.note, call.now),
              {Side::sender, "withdrawn", input.note});
}

Result<TransferId> note_arrival(Call& call, const Context& context, const ArrivalInput& input) {
  const auto found = find_received(call, context, answering, input.transfer_id);
  if (!found) return found.refusal();
  const auto platform = context.platform();
  const packs::TransferReason* reason =
      packs::find(platform->transfer_reasons, found->transfer.reason);
  const Arrival arrival{input.arrived_on, reason != nullptr && reason->follow_up};
  return keep(call, context, arrive(found->transfer, rules_of(*platform), arrival, call.now),
              {Side::receiver, "arrived"});
}

Result<TransferId> note_absence(Call& call, const Context& context, const NoteInput& input) {
  const auto found = find_received(call, context, answering, input.transfer_id);
  if (!found) return found.refusal();
  return keep(call, context, not_arrive(found->transfer, input.note),
              {Side::receiver, "not_arrived", input.note});
}

Result<TransferId> say_it(Call& call, const Context& context, const NoteInput& input) {
  const auto found = find(call, context, "transfer.say", input.transfer_id);
  if (!found) return found.refusal();
  const Transfer& transfer = found->transfer;
  if (input.note.empty()) return base::refuse(refusal::words_needed).at("note");
  if (const auto ok = check_words(input.note, "note"); !ok) return ok.refusal();
  const Side by = found->receives ? Side::receiver : Side::sender;
  const auto platform = context.platform();
  const auto told = say(transfer, rules_of(*platform), names_of(context, transfer), by, call.now);
  if (!told) return told.refusal();
  store::add_step(call.tx, context.vault, call.actor(), transfer, {by, "said", input.note});
  store::apply(call.tx, call.actor(), sides_of(context, transfer), *told);
  return transfer.id;
}

Result<TransferId> follow_up(Call& call, const Context& context, const FollowUpInput& input) {
  const auto found = find_received(call, context, answering, input.transfer_id);
  if (!found) return found.refusal();
  const Transfer& transfer = found->transfer;
  if (const auto ok = check_words(input.note, "note"); !ok) return ok.refusal();
  const auto told = answer_follow_up(
      transfer, context.words()->has("reintegration_answer", input.answer), input.answer);
  if (!told) return told.refusal();
  store::add_step(call.tx, context.vault, call.actor(), transfer,
                  {Side::receiver, "follow_up." + input.answer, input.note});
  store::apply(call.tx, call.actor(), sides_of(context, transfer), *told);
  return transfer.id;
}

// Who is to be called before they come.
Result<UnmaskView> unmask(Call& call, const Context& context, const UnmaskInput& input) {
  const auto found = find(call, context, "person.unmask", input.transfer_id);
  if (!found) return found.refusal();
  call.note_read("person.unmasked", about_person(found->transfer),
                 {{"field", boost::describe::enum_to_string(input.field, "")},
                  {"purpose", boost::describe::enum_to_string(input.purpose, "")}});
  const people::Particulars& who = found->transfer.content.person;
  if (input.field == Field::phone) return UnmaskView{who.phone};
  return UnmaskView{who.name};
}

}  // namespace

// ---- Finding ------------------------------------------------------------------------------------

Result<Found> find(Call& call, const Context& context, std::string_view permission, TransferId id) {
  const identity::Scope scope = call.who.scope(permission);
  auto placed = store::find(call.tx, context.vault, scope, id);
  if (!placed) return http::refusal::not_found;
  return Found{std::move(placed->transfer), scope.covers(placed->from_at),
               scope.covers(placed->to_at)};
}

Result<Found> find_sent(Call& call, const Context& context, std::string_view permission,
                        TransferId id) {
  auto found = find(call, context, permission, id);
  if (found && !found->sends) return http::refusal::not_found;
  return found;
}

Result<Found> find_received(Call& call, const Context& context, std::string_view permission,
                            TransferId id) {
  auto found = find(call, context, permission, id);
  if (found && !found->receives) return http::refusal::not_found;
  return found;
}

Names names_of(const Context& context, const Transfer& transfer) {
  const auto tree = context.places.now();
  return {places::view_of(*tree, transfer.from.place).name,
          places::view_of(*tree, transfer.to.place).name};
}

Sides sides_of(const Context& context, const Transfer& transfer) {
  const auto tree = context.places.now();
  Sides sides{{transfer.from.tenant, *transfer.from.event, transfer.from.place}, {}, false};
  if (transfer.to.event) {
    sides.to = tasks::Where{transfer.to.tenant, *transfer.to.event, transfer.to.place};
  }
  sides.one_township = tree->parent(transfer.from.place) == tree->parent(transfer.to.place);
  return sides;
}

std::optional<base::Refusal> moved_away(Call& call, const Context& context,
                                        std::string_view permission, base::Uuid episode) {
  const auto placed =
      store::that_moved(call.tx, context.vault, call.who.scope(permission), episode);
  if (!placed) return std::nullopt;
  const Transfer& transfer = placed->transfer;
  const base::Instant at = transfer.answered_at.value_or(transfer.offered_at);
  return base::refuse(refusal::moved_away)
      .with("to", names_of(context, transfer).to)
      .with("at", base::to_string(base::date_of(at)));
}

void end_with_event(sql::Transaction& tx, const Context& context, const identity::Actor& actor,
                    identity::TenantId tenant, identity::EventId event) {
  for (const Transfer& transfer : store::of_event(tx, context.vault, tenant, event)) {
    const Changed ended = end_with_event(transfer, actor.at);
    if (is_open(transfer.state)) {
      store::save(tx, context.vault, actor, ended.transfer, {Side::program, "withdrawn"});
    }
    store::apply(tx, actor, sides_of(context, transfer), ended.told);
  }
}

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<OneInput, TransferView>("/v1/transfers/{transfer_id}", "transfer.read", with(show));
  routes.post<PlainInput, TransferId, TransferView>("/v1/transfers/{transfer_id}/acknowledgement",
                                                    answering, with(acknowledge_it),
                                                    with(show_made));
  routes.post<NoteInput, TransferId, TransferView>("/v1/transfers/{transfer_id}/refusal", answering,
                                                   with(refuse_it), with(show_made));
  routes.post<NoteInput, TransferId, TransferView>("/v1/transfers/{transfer_id}/withdrawal",
                                                   "transfer.offer", with(withdraw_it),
                                                   with(show_made));
  routes.post<ArrivalInput, TransferId, TransferView>(
      "/v1/transfers/{transfer_id}/arrival", answering, with(note_arrival), with(show_made));
  routes.post<NoteInput, TransferId, TransferView>("/v1/transfers/{transfer_id}/absence", answering,
                                                   with(note_absence), with(show_made));
  routes.post<NoteInput, TransferId, TransferView>("/v1/transfers/{transfer_id}/words",
                                                   "transfer.say", with(say_it), with(show_made));
  routes.post<FollowUpInput, TransferId, TransferView>("/v1/transfers/{transfer_id}/follow-ups",
                                                       answering, with(follow_up), with(show_made));
  routes.search<UnmaskInput, UnmaskView>("/v1/transfers/{transfer_id}/unmasking", "person.unmask",
                                         with(unmask));
}

}  // namespace transfer

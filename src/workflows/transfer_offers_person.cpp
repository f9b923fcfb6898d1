#include "base/phone.h"
#include "events/rules.h"
#include "events/store.h"
#include "identity/store.h"
#include "observation/store.h"
#include "people/rules.h"
#include "people/store.h"
#include "screening/store.h"
#include "transfer/store.h"
#include "transfer/view.h"
#include "workflows/transfer_moves_person.h"
#include "workflows/transfer_parts.h"

namespace workflows {

using base::Result;
using http::Call;
using transfer::Transfer;
using transfer::TransferId;

// ---- Shared with acceptance ---------------------------------------------------------------------

std::optional<events::Event> event_at(sql::Transaction& tx, const places::Tree& tree,
                                      const events::Event& origin, places::PlaceId place) {
  if (!origin.closed_on && tree.contains(origin.place, place)) return origin;
  for (events::Event& event : events::store::open_events(tx)) {
    const bool alike = event.illness == origin.illness && event.kind == origin.kind;
    if (alike && tree.contains(event.place, place)) return std::move(event);
  }
  return std::nullopt;
}

transfer::Watch watch_of(sql::Transaction& tx, identity::Vault& vault,
                         const observation::Episode& episode) {
  transfer::Watch watch{episode.regime, episode.pack_hash, episode.base_on, episode.last_day};
  for (const observation::Reading& reading : observation::store::readings(tx, vault, episode)) {
    const bool seen = reading.status == observation::Status::seen_ok ||
                      reading.status == observation::Status::seen_not_ok;
    if (seen) ++watch.readings;
    if (reading.abnormal) ++watch.abnormal;
  }
  for (const observation::CareNeed& need : observation::store::care_needs(tx, vault, episode)) {
    if (!need.outcome) watch.care_awaited = true;
  }
  return watch;
}

Result<transfer::TransferView> show_transfer(Call& call, const TransferContext& context,
                                             const TransferId& id) {
  const auto found = transfer::find(call, context.transfer, "transfer.read", id);
  if (!found) return found.refusal();
  return transfer::transfer_view(call, context.transfer, *found);
}

namespace {

struct OfferInput {
  TransferId id;
  people::PersonId person_id;
  places::PlaceId to_place_id;
  std::string reason;
  base::Date expected_on;
  std::optional<std::string> means;
  std::optional<std::string> number;
  std::optional<std::string> phone;  // Else the one that is known.
  std::string go_on;
};
BOOST_DESCRIBE_STRUCT(OfferInput, (),
                      (id, person_id, to_place_id, reason, expected_on, means, number, phone,
                       go_on))

Result<transfer::Content> content_of(Call& call, const TransferContext& context,
                                     const OfferInput& input, const people::Person& person) {
  transfer::Content content;
  content.person = person.particulars;
  if (input.phone && !input.phone->empty()) {
    const auto phone = base::parse_phone(*input.phone);
    if (!phone) return base::refuse(people::refusal::bad_phone).at("phone");
    content.person.phone = phone->number;
  }
  content.means = input.means.value_or("");
  if (!content.means.empty() && !context.transfer.words()->has("transfer_means", content.means)) {
    return base::refuse(transfer::refusal::unknown_means).at("means");
  }
  content.number = input.number.value_or("");
  content.go_on = input.go_on;
  const auto episode =
      observation::store::open_of_person(call.tx, context.transfer.vault, person.tenant, person.id);
  if (episode) content.watch = watch_of(call.tx, context.transfer.vault, *episode);
  return content;
}

// Refused while something about the person is not decided, or another offer waits.
Result<base::Done> may_be_offered(Call& call, const TransferContext& context,
                                  const people::Person& person) {
  identity::Vault& vault = context.transfer.vault;
  const auto waiting = transfer::store::waiting_for(call.tx, vault, person.tenant, person.id);
  if (waiting) {
    return base::refuse(transfer::refusal::already_offered)
        .with("to", transfer::names_of(context.transfer, *waiting).to);
  }
  for (const screening::Arrival& arrival :
       screening::store::of_person(call.tx, vault, person.tenant, person.id)) {
    if (!arrival.decision && arrival.place == person.place) return transfer::refusal::undecided;
  }
  return base::Done{};
}

Result<Transfer> draft(Call& call, const TransferContext& context, const OfferInput& input,
                       const people::Person& person) {
  const auto origin = events::store::find(call.tx, person.tenant, person.event);
  if (!origin || origin->closed_on) return http::refusal::not_found;
  const auto where = identity::store::locate(call.tx, input.to_place_id);
  if (!where || !where->county) {
    return base::refuse(transfer::refusal::not_community).at("to_place_id");
  }
  auto content = content_of(call, context, input, person);
  if (!content) return content.refusal();
  Transfer transfer;
  transfer.id = input.id;
  transfer.from = {person.tenant, person.event, person.place};
  // A county that has had no event yet hears all the same.
  const identity::TenantId to =
      identity::store::tenant_of_county(call.tx, *where->county, call.now);
  transfer.to = {to, {}, input.to_place_id};
  const auto there = event_at(call.tx, *context.transfer.places.now(), *origin, input.to_place_id);
  if (there) transfer.to.event = there->id;
  transfer.person = person.id;
  transfer.lawful_basis = person.lawful_basis;
  transfer.reason = input.reason;
  transfer.expected_on = input.expected_on;
  transfer.content = std::move(*content);
  const auto episode =
      observation::store::open_of_person(call.tx, context.transfer.vault, person.tenant, person.id);
  if (episode) transfer.episode = episode->id.value;
  return transfer;
}

Result<TransferId> offer(Call& call, const TransferContext& context, const OfferInput& input) {
  const auto person = people::store::find(call.tx, context.transfer.vault,
                                          call.who.scope("transfer.offer"), input.person_id);
  if (!person) return http::refusal::not_found;
  if (const auto ok = may_be_offered(call, context, *person); !ok) return ok.refusal();
  auto drafted = draft(call, context, input, *person);
  if (!drafted) return drafted.refusal();
  const auto platform = context.transfer.platform();
  const auto place = context.transfer.places.now()->find(input.to_place_id);
  const transfer::Asked asked{.reason = packs::find(platform->transfer_reasons, input.reason),
                              .to_community = place && place->level == places::Level::community,
                              .now = call.now};
  const transfer::Names names = transfer::names_of(context.transfer, *drafted);
  const auto offered = transfer::offer(std::move(*drafted),
                                       {platform->transfer, platform->reintegration}, names, asked);
  if (!offered) return offered.refusal();
  transfer::store::add(call.tx, context.transfer.vault, call.actor(), offered->transfer);
  transfer::store::apply(call.tx, call.actor(),
                         transfer::sides_of(context.transfer, offered->transfer), offered->told);
  return offered->transfer.id;
}

}  // namespace

void add_offer_route(http::Routes& routes, const TransferContext& context) {
  routes.post<OfferInput, TransferId, transfer::TransferView>(
      "/v1/transfers", "transfer.offer",
      [&context](Call& call, const OfferInput& input) { return offer(call, context, input); },
      [&context](Call& call, const TransferId& id) { return show_transfer(call, context, id); });
}

}  // namespace workflows

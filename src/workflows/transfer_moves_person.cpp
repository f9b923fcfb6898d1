#include "workflows/transfer_moves_person.h"

#include <algorithm>

#include "events/store.h"
#include "households/rules.h"
#include "households/store.h"
#include "observation/rules.h"
#include "observation/store.h"
#include "observation/view.h"
#include "people/resident_store.h"
#include "people/store.h"
#include "screening/store.h"
#include "tasks/store.h"
#include "transfer/store.h"
#include "workflows/transfer_parts.h"

namespace workflows {

using base::Result;
using http::Call;
using observation::Episode;
using transfer::Transfer;
using transfer::TransferId;

namespace {

struct AcceptInput {
  TransferId transfer_id;
  base::Uuid id;
  std::optional<households::HouseholdId> household_id;
  std::optional<std::string> relation;
};
BOOST_DESCRIBE_STRUCT(AcceptInput, (), (transfer_id, id, household_id, relation))

// One acceptance on its way through: who and what goes where.
struct Moving {
  Call& call;
  const TransferContext& context;
  Transfer transfer;
  events::Event event;  // That goes on with it.
  std::optional<households::Household> household;
  std::string building;
  std::string relation;

  identity::Vault& vault() const { return context.transfer.vault; }
};

// The old address stays behind; behind a door it is that door's.
people::Particulars at_new_place(const Moving& moving, people::Particulars who) {
  who.building = moving.building;
  who.unit = moving.household ? moving.household->unit : "";
  who.door = moving.household ? moving.household->door : "";
  return who;
}

void settle_behind_door(const Moving& moving, const people::Person& person) {
  if (!moving.household) return;
  const people::store::Home home{{person.tenant, person.event}, moving.household->id.value};
  people::store::settle(moving.call.tx, moving.call.actor(), person,
                        {moving.household->id.value, moving.relation,
                         !people::store::has_contact(moving.call.tx, home)});
}

// What was still to be asked about the registration is no longer the sender's to ask.
void settle_registration(const Moving& moving, const people::Person& person) {
  for (const screening::Arrival& arrival :
       screening::store::of_person(moving.call.tx, moving.vault(), person.tenant, person.id)) {
    tasks::store::apply(moving.call.tx, moving.call.actor(),
                        {arrival.tenant, arrival.event, arrival.place},
                        {tasks::Settle{"screening", arrival.id.value, "screening.incomplete", {}}});
  }
}

// ---- Within one event: the same records move ----------------------------------------------------

// The one that is open, or that ended with something still to be done: the next stage, or care that
// is awaited.
std::optional<Episode> unfinished_episode(Moving& moving, const people::Person& person) {
  auto latest = observation::store::latest_of_person(moving.call.tx, moving.vault(), person.tenant,
                                                     person.id);
  if (!latest || latest->state == observation::State::open) return latest;
  const auto open = tasks::store::open_about(moving.call.tx, person.tenant, latest->id.value);
  return open.empty() ? std::nullopt : std::move(latest);
}

Result<base::Done> move_records(Moving& moving) {
  Call& call = moving.call;
  Transfer& transfer = moving.transfer;
  people::Person person =
      people::store::get(call.tx, moving.vault(), transfer.from.tenant, transfer.person);
  person.place = transfer.to.place;
  person.particulars = at_new_place(moving, person.particulars);
  person.particulars.phone = transfer.content.person.phone;
  people::store::save(call.tx, moving.vault(), call.actor(), person);
  settle_behind_door(moving, person);
  settle_registration(moving, person);
  transfer.to_person = person.id;
  if (const auto episode = unfinished_episode(moving, person)) {
    if (!observation::store::move(call.tx, call.actor(), *episode, transfer.to.place)) {
      return http::changed_meanwhile(transfer.id);
    }
    tasks::store::move(call.tx, episode->tenant, episode->id.value, transfer.to.place);
    transfer.episode = transfer.to_episode = episode->id.value;
    if (episode->state == observation::State::open) {
      transfer.content.watch = watch_of(call.tx, moving.vault(), *episode);
    }
  }
  take_along(call, moving.context, person);
  return base::Done{};
}

// ---- Into another county's event: records of its own --------------------------------------------

// One identity number in one event is one person, whoever registered them.
Result<people::Person> registered_there(Moving& moving, const people::Person& person) {
  Call& call = moving.call;
  const people::Particulars who = at_new_place(moving, moving.transfer.content.person);
  if (person.particulars.id_number) {
    auto known =
        people::store::find_by(call.tx, moving.vault(), moving.event.tenant, moving.event.id,
                               people::store::Number::id_number, *person.particulars.id_number);
    if (!known.empty()) {
      people::Person& there = known.front();
      if (observation::store::open_of_person(call.tx, moving.vault(), there.tenant, there.id)) {
        return transfer::refusal::already_watched;
      }
      there.place = moving.transfer.to.place;
      there.particulars = who;
      people::store::save(call.tx, moving.vault(), call.actor(), there);
      return std::move(there);
    }
  }
  people::Person there{.id = {base::make_uuid(call.now.ms)},
                       .tenant = moving.event.tenant,
                       .event = moving.event.id,
                       .place = moving.transfer.to.place,
                       .lawful_basis = person.lawful_basis,
                       .particulars = who,
                       .version = 1};
  people::store::add(call.tx, moving.vault(), call.actor(), there);
  return there;
}

// Care that is still awaited goes along, with the reading that asked for it; its task is the new
// owner's from now on.
void take_care_along(Moving& moving, const Episode& left, const Episode& next,
                     const packs::Regime& regime) {
  Call& call = moving.call;
  const auto readings = observation::store::readings(call.tx, moving.vault(), left);
  for (observation::CareNeed need : observation::store::care_needs(call.tx, moving.vault(), left)) {
    if (need.outcome) continue;
    const auto cause =
        std::find_if(readings.begin(), readings.end(),
                     [&](const observation::Reading& one) { return one.id == need.reading; });
    observation::CareNeed closed = need;
    closed.outcome = observation::handed_over;
    closed.closed_at = call.now;
    observation::store::save_outcome(call.tx, moving.vault(), call.actor(), left, closed);
    if (cause == readings.end()) continue;
    observation::Reading reading = *cause;
    reading.id = {base::make_uuid(call.now.ms)};
    reading.version = 1;
    observation::store::add_reading(call.tx, moving.vault(), call.actor(), next, reading);
    need.id = {base::make_uuid(call.now.ms)};
    need.reading = reading.id;
    observation::store::add_care(call.tx, call.actor(), next, need);
    tasks::store::apply(call.tx, call.actor(), observation::store::where(next),
                        {tasks::Raise{observation::slice,
                                      next.id.value,
                                      "observation.care_needed",
                                      need.due_at,
                                      regime.care_role,
                                      {},
                                      tasks::Asked::again}});
  }
}

Result<base::Done> hand_over_episode(Moving& moving, const Episode& episode,
                                     const people::Person& there) {
  Call& call = moving.call;
  const auto pack = moving.context.transfer.pack_of(episode.pack_hash);
  if (!pack) return observation::refusal::unknown_regime;
  const auto exposures = observation::store::exposures(call.tx, moving.vault(), episode);
  const packs::Regime& regime = observation::regime_of(*pack, episode);
  const observation::Elsewhere elsewhere{
      {base::make_uuid(call.now.ms)}, there.tenant, there.event, there.place, there.id};
  const auto handed = observation::hand_over(episode, regime, exposures, elsewhere, call.now);
  const Episode& next = handed.goes_on.state;
  if (!observation::store::save(call.tx, moving.vault(), call.actor(), handed.left.state,
                                episode.version, "episode.ended")) {
    return http::changed_meanwhile(moving.transfer.id);
  }
  observation::store::take_up(call.tx, moving.vault(), call.actor(), handed);
  tasks::store::apply(call.tx, call.actor(), observation::store::where(episode),
                      handed.left.effects);
  tasks::store::apply(call.tx, call.actor(), observation::store::where(next),
                      handed.goes_on.effects);
  take_care_along(moving, handed.left.state, next, regime);
  moving.transfer.episode = episode.id.value;
  moving.transfer.to_episode = next.id.value;
  return base::Done{};
}

Result<base::Done> make_records(Moving& moving) {
  Call& call = moving.call;
  Transfer& transfer = moving.transfer;
  const people::Person person =
      people::store::get(call.tx, moving.vault(), transfer.from.tenant, transfer.person);
  const auto episode =
      observation::store::open_of_person(call.tx, moving.vault(), person.tenant, person.id);
  if (episode) transfer.content.watch = watch_of(call.tx, moving.vault(), *episode);
  const auto there = registered_there(moving, person);
  if (!there) return there.refusal();
  settle_behind_door(moving, *there);
  settle_registration(moving, person);
  take_care_list_along(call, moving.context, {person, *there});
  transfer.to_person = there->id;
  return episode ? hand_over_episode(moving, *episode, *there) : base::Done{};
}

// ---- Accepting ----------------------------------------------------------------------------------

Result<base::Done> find_door(Moving& moving, const AcceptInput& input) {
  if (!input.household_id) return base::Done{};
  const identity::Scope scope = moving.call.who.scope("transfer.answer");
  const auto household = households::store::find(moving.call.tx, scope, *input.household_id);
  const auto building = household
                            ? households::store::find(moving.call.tx, scope, household->building)
                            : std::nullopt;
  if (!building || household->place != moving.transfer.to.place) {
    return base::refuse(transfer::refusal::household_elsewhere).at("household_id");
  }
  const std::string relation = input.relation.value_or("");
  if (!relation.empty() && !moving.context.transfer.words()->has("member", relation)) {
    return base::refuse(households::refusal::not_in_list).with("value", relation).at("relation");
  }
  moving.household = *household;
  moving.building = building->name;
  moving.relation = relation;
  return base::Done{};
}

// Only who looks after somebody hands them over: registered elsewhere meanwhile, they are not the
// sender's to give.
Result<base::Done> still_there(const Moving& moving) {
  const Transfer& transfer = moving.transfer;
  const people::Person person =
      people::store::get(moving.call.tx, moving.vault(), transfer.from.tenant, transfer.person);
  if (person.place == transfer.from.place) return base::Done{};
  return base::refuse(transfer::refusal::gone_elsewhere)
      .with("from", transfer::names_of(moving.context.transfer, transfer).from);
}

Result<events::Event> event_there(Call& call, const TransferContext& context,
                                  const Transfer& transfer) {
  const auto origin = events::store::find(call.tx, transfer.from.tenant, *transfer.from.event);
  auto event = event_at(call.tx, *context.transfer.places.now(), *origin, transfer.to.place);
  if (event) return std::move(*event);
  return base::refuse(transfer::refusal::no_event_there)
      .with("illness", context.transfer.words()->label("illness", origin->illness, call.language))
      .with("from", transfer::names_of(context.transfer, transfer).from);
}

Result<TransferId> accept(Call& call, const TransferContext& context, const AcceptInput& input) {
  const auto found =
      transfer::find_received(call, context.transfer, "transfer.answer", input.transfer_id);
  if (!found) return found.refusal();
  const auto platform = context.transfer.platform();
  const transfer::Names names = transfer::names_of(context.transfer, found->transfer);
  auto accepted = transfer::accept(found->transfer, {platform->transfer, platform->reintegration},
                                   names, call.now);
  if (!accepted) return accepted.refusal();
  const auto event = event_there(call, context, found->transfer);
  if (!event) return event.refusal();
  Moving moving{call, context, std::move(accepted->transfer), *event, {}, {}, {}};
  if (const auto door = find_door(moving, input); !door) return door.refusal();
  if (const auto there = still_there(moving); !there) return there.refusal();
  const bool within = event->id == *moving.transfer.from.event;
  moving.transfer.to.event = event->id;
  const auto moved = within ? move_records(moving) : make_records(moving);
  if (!moved) return moved.refusal();
  if (!transfer::store::save(call.tx, context.transfer.vault, call.actor(), moving.transfer,
                             {transfer::Side::receiver, "accepted"})) {
    return http::changed_meanwhile(moving.transfer.id);
  }
  transfer::store::apply(call.tx, call.actor(),
                         transfer::sides_of(context.transfer, moving.transfer), accepted->told);
  return moving.transfer.id;
}

}  // namespace

void add_transfer_routes(http::Routes& routes, const TransferContext& context) {
  add_offer_route(routes, context);
  routes.post<AcceptInput, TransferId, transfer::TransferView>(
      "/v1/transfers/{transfer_id}/acceptance", "transfer.answer",
      [&context](Call& call, const AcceptInput& input) { return accept(call, context, input); },
      [&context](Call& call, const TransferId& id) { return show_transfer(call, context, id); });
}

}  // namespace workflows

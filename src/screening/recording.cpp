#include "screening/recording.h"

#include "http/message.h"
#include "identity/store.h"
#include "people/rules.h"
#include "people/store.h"
#include "screening/store.h"
#include "tasks/store.h"

namespace screening {

using base::Result;
using http::Call;

// The community of stay: inside the event's region and where the caller may record.
static Result<base::Done> check_place(Call& call, const Context& context,
                                      std::string_view permission, const events::Event& event,
                                      places::PlaceId id) {
  const auto place = context.places.now()->find(id);
  const auto where = identity::store::locate(call.tx, id);
  if (!place || !where || !call.who.scope(permission).covers(where->span.first)) {
    return base::refuse(http::refusal::not_found).at("place_id");
  }
  if (place->level != places::Level::community) {
    return base::refuse(refusal::place_not_community).at("place_id");
  }
  if (!event.span.contains(where->span)) {
    return base::refuse(refusal::place_outside_event).at("place_id");
  }
  return base::Done{};
}

// Journeys that name a place by its id alone get its words too.
static Result<Declaration> with_places(Declaration said, const places::Tree& tree) {
  for (std::size_t i = 0; i < said.journeys.size(); ++i) {
    Journey& journey = said.journeys[i];
    if (!journey.from_place_id) continue;
    const auto place = tree.find(*journey.from_place_id);
    if (!place) {
      return base::refuse(refusal::no_such_place)
          .at("journeys[" + std::to_string(i) + "].from_place_id");
    }
    if (journey.from_text.empty()) journey.from_text = place->path;
  }
  return said;
}

Result<Accepted> accept(Call& call, const Context& context, std::string_view permission,
                        const Sent& sent) {
  auto event = event_in(call, permission, sent.event);
  if (!event) return event.refusal();
  if (event->closed_on) return refusal::event_closed;
  if (const auto ok = check_place(call, context, permission, *event, sent.place); !ok)
    return ok.refusal();
  auto pack = context.rules(call.tx, *event, sent.place, call.today);
  if (!pack) return pack.refusal();
  auto said = with_places(sent.declaration, *context.places.now());
  if (!said) return said.refusal();
  return Accepted{std::move(*event), std::move(*pack), std::move(*said)};
}

std::optional<people::Person> known_person(Call& call, const Context& context,
                                           const events::Event& event,
                                           const std::optional<std::string>& id_number) {
  if (!id_number) return std::nullopt;
  auto found = people::store::find_by(call.tx, context.vault, event.tenant, event.id,
                                      people::store::Number::id_number, *id_number);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Result<people::Particulars> checked(Call& call, const Accepted& accepted, people::Particulars who,
                                    std::string_view notice) {
  const packs::Pack& pack = *accepted.pack;
  auto particulars =
      people::checked(std::move(who), pack.registration.guardian_below_years, call.today);
  if (!particulars) return particulars.refusal();
  const auto ok = check(accepted.declaration, *particulars, notice, pack, call.today);
  if (!ok) return ok.refusal();
  return particulars;
}

void apply_effects(Call& call, const Arrival& arrival, const Considered& considered,
                   std::string_view before) {
  const tasks::Where where{arrival.tenant, arrival.event, arrival.place};
  tasks::store::apply(call.tx, call.actor(), where,
                      effects(arrival, considered.score, considered.proposed, *considered.pack));
  tasks::store::apply(call.tx, call.actor(), where,
                      lead_effects(arrival, before, *considered.pack, call.now));
}

// One identity number in one event is one person; what was not given this time stays as it was.
static people::Person registered(Call& call, const Context& context, const events::Event& event,
                                 places::PlaceId place, const people::Particulars& given) {
  auto known = known_person(call, context, event, given.id_number);
  if (known) {
    known->place = place;
    known->particulars = changed(known->particulars, change_of(given));
    people::store::save(call.tx, context.vault, call.actor(), *known);
    return *known;
  }
  people::Person person{.id = {base::make_uuid(call.now.ms)},
                        .tenant = event.tenant,
                        .event = event.id,
                        .place = place,
                        .lawful_basis = people::LawfulBasis::consent,
                        .particulars = given,
                        .version = 1};
  people::store::add(call.tx, context.vault, call.actor(), person);
  return person;
}

Result<ArrivalId> keep(Call& call, const Context& context, Accepted accepted, const Kept& kept) {
  const events::Event& event = accepted.event;
  people::Person person = registered(call, context, event, kept.place, kept.who);
  Arrival arrival;
  arrival.id = kept.id;
  arrival.tenant = event.tenant;
  arrival.event = event.id;
  arrival.place = kept.place;
  arrival.person = person.id;
  arrival.declared_by = kept.how.by;
  arrival.via = kept.how.via;
  arrival.declared_on = kept.how.on;
  arrival.notice = kept.notice;
  arrival.declaration = std::move(accepted.declaration);
  arrival.recorded_at = call.now;
  arrival.recorded_by = call.who.account;
  const Considered considered =
      consider(call.tx, context, arrival, event, accepted.pack, std::move(person), call.today);
  arrival = assessed(std::move(arrival), considered);
  store::add(call.tx, context.vault, call.actor(), arrival);
  apply_effects(call, arrival, considered);
  return arrival.id;
}

}  // namespace screening

#include "screening/http.h"

#include "events/store.h"
#include "identity/store.h"
#include "people/rules.h"
#include "people/store.h"
#include "screening/store.h"
#include "screening/view.h"
#include "tasks/store.h"

namespace screening {

using base::Result;
using http::Call;

namespace {

// ---- Inputs -----------------------------------------------------------------------------------

struct RecordInput : Declaration {
  ArrivalId id;
  identity::EventId event_id;
  places::PlaceId place_id;
  std::string notice_id;
  DeclaredBy declared_by = DeclaredBy::worker;
  people::Particulars person;
};
BOOST_DESCRIBE_STRUCT(RecordInput, (Declaration),
                      (id, event_id, place_id, notice_id, declared_by, person))

struct ChangeInput : Declaration {
  ArrivalId arrival_id;
  std::int64_t base_version = 0;
  identity::EventId event_id;
  places::PlaceId place_id;
  std::string notice_id;
  DeclaredBy declared_by = DeclaredBy::worker;
  PersonChange person;
};
BOOST_DESCRIBE_STRUCT(ChangeInput, (Declaration),
                      (arrival_id, base_version, event_id, place_id, notice_id, declared_by,
                       person))

struct OneInput {
  ArrivalId arrival_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (arrival_id))

// ---- Finding ----------------------------------------------------------------------------------

// Who may read it, or has recorded it.
std::optional<Arrival> find(Call& call, const Context& context, ArrivalId id) {
  auto arrival = store::find(call.tx, context.vault, call.who.scope("arrival.read"), id);
  if (arrival) return arrival;
  arrival = store::find(call.tx, context.vault, call.who.scope("arrival.record"), id);
  if (arrival && arrival->recorded_by != call.who.account) arrival.reset();
  return arrival;
}

// The community of stay: inside the event's region and where the caller may record.
Result<base::Done> check_place(Call& call, const Context& context, const events::Event& event,
                               places::PlaceId id) {
  const auto place = context.places.now()->find(id);
  const auto where = identity::store::locate(call.tx, id);
  if (!place || !where || !call.who.scope("arrival.record").covers(where->span.first)) {
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
Result<Declaration> with_places(Declaration said, const places::Tree& tree) {
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

// ---- Recording --------------------------------------------------------------------------------

struct Sent {
  identity::EventId event;
  places::PlaceId place;
  std::string notice;
  const Declaration& declaration;
};

struct Accepted {
  events::Event event;
  PackPtr pack;
  Declaration declaration;
};

// What a new registration and a correction have in common before the person is known.
Result<Accepted> accept(Call& call, const Context& context, const Sent& sent) {
  auto event = event_in(call, "arrival.record", sent.event);
  if (!event) return event.refusal();
  if (event->closed_on) return refusal::event_closed;
  if (const auto ok = check_place(call, context, *event, sent.place); !ok) return ok.refusal();
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

// `before` is what was shared with cases until now.
void apply_effects(Call& call, const Arrival& arrival, const Considered& considered,
                   std::string_view before = {}) {
  const tasks::Where where{arrival.tenant, arrival.event, arrival.place};
  tasks::store::apply(call.tx, call.actor(), where,
                      effects(arrival, considered.score, considered.proposed, *considered.pack));
  tasks::store::apply(call.tx, call.actor(), where,
                      lead_effects(arrival, before, *considered.pack, call.now));
}

// One identity number in one event is one person; what was not given this time stays as it was.
people::Person registered(Call& call, const Context& context, const events::Event& event,
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

Result<ArrivalId> record(Call& call, const Context& context, const RecordInput& input) {
  auto accepted = accept(call, context, {input.event_id, input.place_id, input.notice_id, input});
  if (!accepted) return accepted.refusal();
  const auto who = checked(call, *accepted, input.person, input.notice_id);
  if (!who) return who.refusal();
  const events::Event& event = accepted->event;
  people::Person person = registered(call, context, event, input.place_id, *who);
  Arrival arrival;
  arrival.id = input.id;
  arrival.tenant = event.tenant;
  arrival.event = event.id;
  arrival.place = input.place_id;
  arrival.person = person.id;
  arrival.declared_by = input.declared_by;
  arrival.notice = input.notice_id;
  arrival.declaration = std::move(accepted->declaration);
  arrival.recorded_at = call.now;
  arrival.recorded_by = call.who.account;
  const Considered considered =
      consider(call.tx, context, arrival, event, accepted->pack, std::move(person), call.today);
  arrival = assessed(std::move(arrival), considered);
  store::add(call.tx, context.vault, call.actor(), arrival);
  apply_effects(call, arrival, considered);
  return arrival.id;
}

// ---- Correcting -------------------------------------------------------------------------------

// The person as corrected: another record where the corrected number is already somebody's.
people::Person corrected(Call& call, const Context& context, const events::Event& event,
                         people::Person person, const people::Particulars& who) {
  const auto known = known_person(call, context, event, who.id_number);
  if (known && known->id != person.id) person = *known;
  person.particulars = who;
  people::store::save(call.tx, context.vault, call.actor(), person);
  return person;
}

Result<ArrivalId> change(Call& call, const Context& context, const ChangeInput& input) {
  auto arrival = find(call, context, input.arrival_id);
  if (!arrival || arrival->event != input.event_id) return http::refusal::not_found;
  if (arrival->version != input.base_version) return http::changed_meanwhile(arrival->id);
  auto accepted = accept(call, context, {input.event_id, input.place_id, input.notice_id, input});
  if (!accepted) return accepted.refusal();
  people::Person person =
      people::store::get(call.tx, context.vault, arrival->tenant, arrival->person);
  const auto who =
      checked(call, *accepted, changed(person.particulars, input.person), input.notice_id);
  if (!who) return who.refusal();
  person.place = input.place_id;
  person = corrected(call, context, accepted->event, std::move(person), *who);
  arrival->place = input.place_id;
  arrival->person = person.id;
  arrival->declared_by = input.declared_by;
  arrival->notice = input.notice_id;
  arrival->declaration = std::move(accepted->declaration);
  const Considered considered = consider(call.tx, context, *arrival, accepted->event,
                                         accepted->pack, std::move(person), call.today);
  const std::string before = arrival->leads;
  *arrival = reassessed(*arrival, considered);
  const auto saved = store::save(call.tx, context.vault, call.actor(), *arrival);
  if (!saved) return saved.refusal();
  apply_effects(call, *arrival, considered, before);
  return arrival->id;
}

// ---- Reading ----------------------------------------------------------------------------------

Result<ArrivalView> shown(Call& call, const Context& context, const Arrival& arrival) {
  const auto considered = consider(call.tx, context, arrival, call.today);
  if (!considered) return considered.refusal();
  call.note_read("arrival.read", store::about(arrival));
  return arrival_view(call, context, arrival, *considered);
}

Result<ArrivalView> show(Call& call, const Context& context, const OneInput& input) {
  const auto arrival =
      store::find(call.tx, context.vault, call.who.scope("arrival.read"), input.arrival_id);
  if (!arrival) return http::refusal::not_found;
  return shown(call, context, *arrival);
}

Result<ArrivalView> show_made(Call& call, const Context& context, const ArrivalId& id) {
  const auto arrival = find(call, context, id);
  if (!arrival) return http::refusal::not_found;
  return shown(call, context, *arrival);
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.post<RecordInput, ArrivalId, ArrivalView>("/v1/arrivals", "arrival.record", with(record),
                                                   with(show_made));
  routes.get<OneInput, ArrivalView>("/v1/arrivals/{arrival_id}", "arrival.read", with(show));
  routes.put<ChangeInput, ArrivalId, ArrivalView>("/v1/arrivals/{arrival_id}", "arrival.record",
                                                  with(change), with(show_made));
}

}  // namespace screening

#include "screening/http.h"

#include "events/store.h"
#include "identity/store.h"
#include "people/rules.h"
#include "people/store.h"
#include "screening/recording.h"
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
  std::optional<Via> declared_via;        // Absent: a visit.
  std::optional<base::Date> declared_on;  // The day a paper was filled.
  people::Particulars person;
};
BOOST_DESCRIBE_STRUCT(RecordInput, (Declaration),
                      (id, event_id, place_id, notice_id, declared_by, declared_via, declared_on,
                       person))

struct ChangeInput : Declaration {
  ArrivalId arrival_id;
  std::int64_t base_version = 0;
  identity::EventId event_id;
  places::PlaceId place_id;
  std::string notice_id;
  DeclaredBy declared_by = DeclaredBy::worker;
  std::optional<Via> declared_via;  // Absent: as it was.
  std::optional<base::Date> declared_on;
  PersonChange person;
};
BOOST_DESCRIBE_STRUCT(ChangeInput, (Declaration),
                      (arrival_id, base_version, event_id, place_id, notice_id, declared_by,
                       declared_via, declared_on, person))

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

// ---- Recording --------------------------------------------------------------------------------

Result<ArrivalId> record(Call& call, const Context& context, const RecordInput& input) {
  const How how{input.declared_by, input.declared_via.value_or(Via::visit), input.declared_on};
  if (const auto ok = check(how, call.today); !ok) return ok.refusal();
  auto accepted = accept(call, context, "arrival.record",
                         {input.event_id, input.place_id, input.notice_id, input});
  if (!accepted) return accepted.refusal();
  const auto who = checked(call, *accepted, input.person, input.notice_id);
  if (!who) return who.refusal();
  return keep(call, context, std::move(*accepted),
              {input.id, input.place_id, input.notice_id, how, *who});
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
  const Via via = arrival->via == Via::link ? Via::link : input.declared_via.value_or(arrival->via);
  const std::optional<base::Date> on =
      arrival->via == Via::link || !input.declared_on ? arrival->declared_on : input.declared_on;
  const How how{input.declared_by, via, on};
  if (via != Via::link) {
    if (const auto ok = check(how, call.today); !ok) return ok.refusal();
  }
  auto accepted = accept(call, context, "arrival.record",
                         {input.event_id, input.place_id, input.notice_id, input});
  if (!accepted) return accepted.refusal();
  people::Person person =
      people::store::get(call.tx, context.vault, arrival->tenant, arrival->person);
  // Whoever looks after the person now puts the person's record right.
  if (person.place != arrival->place) return refusal::moved_on;
  const auto who =
      checked(call, *accepted, changed(person.particulars, input.person), input.notice_id);
  if (!who) return who.refusal();
  person.place = input.place_id;
  person = corrected(call, context, accepted->event, std::move(person), *who);
  arrival->place = input.place_id;
  arrival->person = person.id;
  arrival->declared_by = input.declared_by;
  arrival->via = how.via;
  arrival->declared_on = how.on;
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

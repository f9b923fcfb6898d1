// Doors, and who lives behind them.
#include "households/asking.h"
#include "households/http.h"
#include "households/rules.h"
#include "households/store.h"
#include "households/view.h"
#include "people/rules.h"

namespace households {

using base::Result;
using http::Call;
using people::store::Resident;
using people::store::Stay;

namespace {

constexpr const char* reading = "households.read";
constexpr const char* writing = "households.write";

struct DoorInput {
  base::Uuid id;
  identity::EventId event;
  BuildingId building_id;
  std::string unit;
  std::string door;
};
BOOST_DESCRIBE_STRUCT(DoorInput, (), (id, event, building_id, unit, door))

struct Asked {
  HouseholdId household_id;
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (household_id, event))

struct Change {
  HouseholdId household_id;
  identity::EventId event;
  std::int64_t base_version = 0;
  std::string dwelling;
  std::optional<people::PersonId> contact_id;  // Empty: nobody is named.
};
BOOST_DESCRIBE_STRUCT(Change, (), (household_id, event, base_version, dwelling, contact_id))

struct MemberInput {
  HouseholdId household_id;
  base::Uuid id;  // Of the person.
  identity::EventId event;
  std::string relation;
  people::Particulars person;
};
BOOST_DESCRIBE_STRUCT(MemberInput, (), (household_id, id, event, relation, person))

struct MoveIn {
  HouseholdId household_id;
  base::Uuid id;
  identity::EventId event;
  people::PersonId person_id;
  std::string relation;
};
BOOST_DESCRIBE_STRUCT(MoveIn, (), (household_id, id, event, person_id, relation))

struct MoveOut {
  HouseholdId household_id;
  base::Uuid id;
  identity::EventId event;
  people::PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(MoveOut, (), (household_id, id, event, person_id))

// What a write about one household starts from.
struct Opened {
  events::Event event;
  Household household;
  Building building;
};

Result<Opened> open_household(Call& call, identity::EventId event_id, HouseholdId id) {
  auto event = open_event(call, writing, event_id);
  if (!event) return event.refusal();
  const identity::Scope scope = call.who.scope(writing);
  auto household = store::find(call.tx, scope, id);
  if (!household) return http::refusal::not_found;
  auto building = store::find(call.tx, scope, household->building);
  if (!building || household->tenant != event->tenant) return http::refusal::not_found;
  return Opened{std::move(*event), std::move(*household), std::move(*building)};
}

std::vector<Resident> members(Call& call, const Context& context, const Opened& opened) {
  return people::store::members(call.tx, context.vault, {opened.event.tenant, opened.event.id},
                                opened.household.id.value);
}

// ---- Doors
// ---------------------------------------------------------------------------------------

Result<Asked> make_door(Call& call, const Context&, const DoorInput& input) {
  const auto event = open_event(call, writing, input.event);
  if (!event) return event.refusal();
  const auto building = store::find(call.tx, call.who.scope(writing), input.building_id);
  if (!building) return http::refusal::not_found;
  if (input.door.empty()) return base::refuse(refusal::no_name).at("door");
  if (store::at_door(call.tx, *building, input.unit, input.door)) {
    return base::refuse(refusal::door_taken).with("door", input.unit + input.door).at("door");
  }
  store::add(call.tx, call.actor(),
             Household{{input.id},
                       building->tenant,
                       building->place,
                       building->id,
                       input.unit,
                       input.door,
                       "unknown",
                       1});
  return Asked{{input.id}, input.event};
}

Result<base::Done> name_contact(Call& call, const std::vector<Resident>& all,
                                const std::optional<people::PersonId>& contact) {
  const Resident* named = nullptr;
  for (const Resident& one : all) {
    if (contact && one.person.id == *contact) named = &one;
  }
  if (contact && named == nullptr) return base::refuse(refusal::not_a_member).at("contact_id");
  for (const Resident& one : all) {  // The former one first: there is never more than one.
    if (!one.stay.is_contact || &one == named) continue;
    people::store::settle(call.tx, call.actor(), one.person,
                          {one.stay.household, one.stay.relation, false});
  }
  if (named != nullptr && !named->stay.is_contact) {
    people::store::settle(call.tx, call.actor(), named->person,
                          {named->stay.household, named->stay.relation, true});
  }
  return base::Done{};
}

Result<Asked> change(Call& call, const Context& context, const Change& input) {
  auto opened = open_household(call, input.event, input.household_id);
  if (!opened) return opened.refusal();
  const Asked made{input.household_id, input.event};
  Household& household = opened->household;
  if (household.version != input.base_version) return http::changed_meanwhile(made);
  if (const auto ok = check_word(context, "dwelling", input.dwelling, "dwelling"); !ok) {
    return ok.refusal();
  }
  const auto all = members(call, context, *opened);
  if (input.dwelling == "vacant" && !all.empty()) {
    return base::refuse(refusal::still_lived_in)
        .with("count", std::to_string(all.size()))
        .at("dwelling");
  }
  if (const auto named = name_contact(call, all, input.contact_id); !named) return named.refusal();
  household.dwelling = input.dwelling;
  if (const auto saved = store::save(call.tx, call.actor(), household); !saved) {
    return saved.refusal();
  }
  return made;
}

// ---- Members
// -------------------------------------------------------------------------------------

// The first one who is registered behind a door is named for it until somebody else is.
void settle(Call& call, const Context& context, const Opened& opened, const people::Person& person,
            const std::string& relation) {
  const auto all = members(call, context, opened);
  bool named = all.empty();
  for (const Resident& one : all) {
    if (one.person.id == person.id) named = one.stay.is_contact;
  }
  people::store::settle(call.tx, call.actor(), person,
                        {opened.household.id.value, relation, named});
  context.looked_at_anew(call, person);
  if (opened.household.dwelling != "vacant") return;
  Household lived_in = opened.household;
  lived_in.dwelling = "unknown";
  store::save(call.tx, call.actor(), lived_in);
}

people::Particulars at(const Opened& opened, people::Particulars who) {
  who.building = opened.building.name;
  who.unit = opened.household.unit;
  who.door = opened.household.door;
  return who;
}

// What was not given this time stays as it was.
people::Particulars merged(const people::Particulars& known, people::Particulars given) {
  if (given.sex == people::Sex::unknown) given.sex = known.sex;
  if (!given.birth_date) given.birth_date = known.birth_date;
  if (!given.phone) given.phone = known.phone;
  if (!given.guardian_name) given.guardian_name = known.guardian_name;
  return given;
}

Result<Asked> add_member(Call& call, const Context& context, const MemberInput& input) {
  const auto opened = open_household(call, input.event, input.household_id);
  if (!opened) return opened.refusal();
  if (const auto ok = check_word(context, "member", input.relation, "relation"); !ok) {
    return ok.refusal();
  }
  const events::Event& event = opened->event;
  auto who =
      people::checked(at(*opened, input.person), context.guardian_below(event.pack), call.today);
  if (!who) return who.refusal();
  // One identity number in one event is one person, wherever they were registered before.
  if (who->id_number) {
    auto known = people::store::find_by(call.tx, context.vault, event.tenant, event.id,
                                        people::store::Number::id_number, *who->id_number);
    if (!known.empty()) {
      people::Person& person = known.front();
      person.place = opened->household.place;
      person.particulars = merged(person.particulars, *who);
      people::store::save(call.tx, context.vault, call.actor(), person);
      settle(call, context, *opened, person, input.relation);
      return Asked{input.household_id, input.event};
    }
  }
  const people::Person person{.id = {input.id},
                              .tenant = event.tenant,
                              .event = event.id,
                              .place = opened->household.place,
                              .lawful_basis = people::LawfulBasis::consent,
                              .particulars = *who,
                              .version = 1};
  people::store::add(call.tx, context.vault, call.actor(), person);
  settle(call, context, *opened, person, input.relation);
  return Asked{input.household_id, input.event};
}

Result<Asked> move_in(Call& call, const Context& context, const MoveIn& input) {
  const auto opened = open_household(call, input.event, input.household_id);
  if (!opened) return opened.refusal();
  if (const auto ok = check_word(context, "member", input.relation, "relation"); !ok) {
    return ok.refusal();
  }
  auto person =
      people::store::find(call.tx, context.vault, call.who.scope(writing), input.person_id);
  if (!person || person->event != opened->event.id) return http::refusal::not_found;
  person->place = opened->household.place;
  person->particulars = at(*opened, person->particulars);
  people::store::save(call.tx, context.vault, call.actor(), *person);
  settle(call, context, *opened, *person, input.relation);
  return Asked{input.household_id, input.event};
}

Result<Asked> move_out(Call& call, const Context& context, const MoveOut& input) {
  const auto opened = open_household(call, input.event, input.household_id);
  if (!opened) return opened.refusal();
  for (const Resident& one : members(call, context, *opened)) {
    if (one.person.id != input.person_id) continue;
    people::store::settle(call.tx, call.actor(), one.person, Stay{});
    return Asked{input.household_id, input.event};
  }
  return http::refusal::not_found;
}

Result<HouseholdView> show(Call& call, const Context& context, const Asked& input) {
  const auto event = event_in(call, reading, input.event);
  if (!event) return event.refusal();
  const identity::Scope scope = call.who.scope(reading);
  const auto household = store::find(call.tx, scope, input.household_id);
  if (!household) return http::refusal::not_found;
  const auto building = store::find(call.tx, scope, household->building);
  if (!building) return http::refusal::not_found;
  return household_view(call, context, *event, *building, *household);
}

// ---- Nobody is named (GRID-04) -----------------------------------------------------------------

struct GapsInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(GapsInput, (), (event, place))

struct GapView {
  HouseholdId household_id;
  BuildingId building_id;
  std::string address;
  std::int64_t people = 0;
};
BOOST_DESCRIBE_STRUCT(GapView, (), (household_id, building_id, address, people))

struct GapsView {
  std::vector<GapView> items;
};
BOOST_DESCRIBE_STRUCT(GapsView, (), (items))

Result<GapsView> gaps(Call& call, const Context& context, const GapsInput& input) {
  const auto event = event_in(call, reading, input.event);
  if (!event) return event.refusal();
  const auto place = community_in(call, context, reading, {*event, input.place});
  if (!place) return place.refusal();
  GapsView view;
  for (const store::Uncontacted& one :
       store::without_contact(call.tx, event->tenant, event->id, place->id)) {
    const Household& household = one.household;
    view.items.push_back({household.id, household.building,
                          one.building + household.unit + household.door, one.people});
  }
  return view;
}

}  // namespace

void add_household_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<GapsInput, GapsView>("/v1/households/without-contact", reading, with(gaps));
  routes.post<DoorInput, Asked, HouseholdView>("/v1/households", writing, with(make_door),
                                               with(show));
  routes.get<Asked, HouseholdView>("/v1/households/{household_id}", reading, with(show));
  routes.put<Change, Asked, HouseholdView>("/v1/households/{household_id}", writing, with(change),
                                           with(show));
  routes.post<MemberInput, Asked, HouseholdView>("/v1/households/{household_id}/members", writing,
                                                 with(add_member), with(show));
  routes.post<MoveIn, Asked, HouseholdView>("/v1/households/{household_id}/arrivals", writing,
                                            with(move_in), with(show));
  routes.post<MoveOut, Asked, HouseholdView>("/v1/households/{household_id}/departures", writing,
                                             with(move_out), with(show));
}

}  // namespace households

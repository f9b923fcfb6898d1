#include "households/http.h"

#include "households/asking.h"
#include "households/rules.h"
#include "households/store.h"
#include "households/view.h"

namespace households {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "households.read";
constexpr const char* writing = "households.write";

// ---- The community ------------------------------------------------------------------------------

struct CommunityInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(CommunityInput, (), (event, place))

Result<OverviewView> overview(Call& call, const Context& context, const CommunityInput& input) {
  const auto event = event_in(call, reading, input.event);
  if (!event) return event.refusal();
  const auto place = community_in(call, context, reading, {*event, input.place});
  if (!place) return place.refusal();
  return overview_view(call, context, *event, *place);
}

// ---- Grids
// ---------------------------------------------------------------------------------------

struct GridInput {
  base::Uuid id;
  identity::EventId event;
  places::PlaceId place_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(GridInput, (), (id, event, place_id, name))

struct GridChange {
  GridId grid_id;
  identity::EventId event;
  std::int64_t base_version = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(GridChange, (), (grid_id, event, base_version, name))

Result<base::Done> check_name(const std::string& name, bool taken) {
  if (name.empty()) return base::refuse(refusal::no_name).at("name");
  if (taken) return base::refuse(refusal::name_taken).with("name", name).at("name");
  return base::Done{};
}

Result<CommunityInput> make_grid(Call& call, const Context& context, const GridInput& input) {
  const auto event = open_event(call, writing, input.event);
  if (!event) return event.refusal();
  const auto place = community_in(call, context, writing, {*event, input.place_id});
  if (!place) return place.refusal();
  const bool taken = store::grid_named(call.tx, event->tenant, place->id, input.name).has_value();
  if (const auto ok = check_name(input.name, taken); !ok) return ok.refusal();
  store::add(call.tx, call.actor(), Grid{{input.id}, event->tenant, place->id, input.name, 1});
  return CommunityInput{input.event, place->id};
}

Result<CommunityInput> change_grid(Call& call, const Context&, const GridChange& input) {
  const auto event = open_event(call, writing, input.event);
  if (!event) return event.refusal();
  auto grid = store::find(call.tx, call.who.scope(writing), input.grid_id);
  if (!grid) return http::refusal::not_found;
  const CommunityInput made{input.event, grid->place};
  if (grid->version != input.base_version) return http::changed_meanwhile(made);
  const auto other = store::grid_named(call.tx, grid->tenant, grid->place, input.name);
  const bool taken = other && other->id != grid->id;
  if (const auto ok = check_name(input.name, taken); !ok) return ok.refusal();
  grid->name = input.name;
  if (const auto saved = store::save(call.tx, call.actor(), *grid); !saved) return saved.refusal();
  return made;
}

// ---- Buildings
// -----------------------------------------------------------------------------------

struct PlanInput {
  std::int64_t units = 0;
  std::int64_t floors = 0;
  std::int64_t doors = 0;
};
BOOST_DESCRIBE_STRUCT(PlanInput, (), (units, floors, doors))

struct BuildingInput {
  base::Uuid id;
  identity::EventId event;
  GridId grid_id;
  std::string name;
  std::string kind;
  std::optional<PlanInput> plan;  // Empty: no doors yet.
};
BOOST_DESCRIBE_STRUCT(BuildingInput, (), (id, event, grid_id, name, kind, plan))

struct BuildingChange {
  BuildingId building_id;
  identity::EventId event;
  std::int64_t base_version = 0;
  GridId grid_id;
  std::string name;
  std::string kind;
};
BOOST_DESCRIBE_STRUCT(BuildingChange, (), (building_id, event, base_version, grid_id, name, kind))

struct BuildingAsked {
  BuildingId building_id;
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(BuildingAsked, (), (building_id, event))

Result<base::Done> make_doors(Call& call, const Building& building, const PlanInput& plan) {
  const auto doors = doors_of({plan.units, plan.floors, plan.doors});
  if (!doors) return doors.refusal();
  for (const auto& [unit, door] : *doors) {
    store::add(call.tx, call.actor(),
               Household{{base::make_uuid(call.now.ms)},
                         building.tenant,
                         building.place,
                         building.id,
                         unit,
                         door,
                         "unknown",
                         1});
  }
  return base::Done{};
}

Result<BuildingAsked> make_building(Call& call, const Context& context,
                                    const BuildingInput& input) {
  const auto event = open_event(call, writing, input.event);
  if (!event) return event.refusal();
  const auto grid = store::find(call.tx, call.who.scope(writing), input.grid_id);
  if (!grid) return base::refuse(refusal::no_such_grid).at("grid_id");
  const bool taken =
      store::building_named(call.tx, grid->tenant, grid->place, input.name).has_value();
  if (const auto ok = check_name(input.name, taken); !ok) return ok.refusal();
  if (const auto ok = check_word(context, "building_kind", input.kind, "kind"); !ok) {
    return ok.refusal();
  }
  const Building building{{input.id}, grid->tenant, grid->place, grid->id, input.name, input.kind,
                          1};
  store::add(call.tx, call.actor(), building);
  if (input.plan) {
    if (const auto made = make_doors(call, building, *input.plan); !made) return made.refusal();
  }
  return BuildingAsked{building.id, input.event};
}

Result<BuildingAsked> change_building(Call& call, const Context& context,
                                      const BuildingChange& input) {
  const auto event = open_event(call, writing, input.event);
  if (!event) return event.refusal();
  auto building = store::find(call.tx, call.who.scope(writing), input.building_id);
  if (!building) return http::refusal::not_found;
  const BuildingAsked made{building->id, input.event};
  if (building->version != input.base_version) return http::changed_meanwhile(made);
  const auto grid = store::find(call.tx, call.who.scope(writing), input.grid_id);
  if (!grid || grid->place != building->place) {
    return base::refuse(refusal::no_such_grid).at("grid_id");
  }
  const auto other = store::building_named(call.tx, building->tenant, building->place, input.name);
  const bool taken = other && other->id != building->id;
  if (const auto ok = check_name(input.name, taken); !ok) return ok.refusal();
  if (const auto ok = check_word(context, "building_kind", input.kind, "kind"); !ok) {
    return ok.refusal();
  }
  building->grid = grid->id;
  building->name = input.name;
  building->kind = input.kind;
  const auto saved = store::save(call.tx, call.actor(), *building);
  if (!saved) return saved.refusal();
  return made;
}

Result<BuildingView> show_building(Call& call, const Context& context, const BuildingAsked& input) {
  const auto event = event_in(call, reading, input.event);
  if (!event) return event.refusal();
  const auto building = store::find(call.tx, call.who.scope(reading), input.building_id);
  if (!building) return http::refusal::not_found;
  return building_view(call, context, *event, *building);
}

// ---- Duties
// --------------------------------------------------------------------------------------

struct DutyInput {
  base::Uuid id;
  identity::EventId event;
  std::optional<GridId> grid_id;  // One of the two.
  std::optional<BuildingId> building_id;
  std::string post;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(DutyInput, (), (id, event, grid_id, building_id, post, name))

struct DutyEnd {
  DutyId duty_id;
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(DutyEnd, (), (duty_id, event))

// The grid or building that the duty is about, as a duty without post and name.
std::optional<Duty> subject_of(Call& call, const DutyInput& input) {
  Duty duty;
  if (input.grid_id) {
    const auto grid = store::find(call.tx, call.who.scope(writing), *input.grid_id);
    if (!grid) return std::nullopt;
    duty.tenant = grid->tenant;
    duty.place = grid->place;
    duty.subject = grid->id.value;
    return duty;
  }
  if (!input.building_id) return std::nullopt;
  const auto building = store::find(call.tx, call.who.scope(writing), *input.building_id);
  if (!building) return std::nullopt;
  duty.tenant = building->tenant;
  duty.place = building->place;
  duty.subject_kind = DutySubject::building;
  duty.subject = building->id.value;
  return duty;
}

Result<CommunityInput> give_duty(Call& call, const Context& context, const DutyInput& input) {
  const auto event = open_event(call, writing, input.event);
  if (!event) return event.refusal();
  auto duty = subject_of(call, input);
  if (!duty) return http::refusal::not_found;
  if (input.name.empty()) return base::refuse(refusal::no_name).at("name");
  if (const auto ok = check_word(context, "duty_post", input.post, "post"); !ok) {
    return ok.refusal();
  }
  duty->id = {input.id};
  duty->post = input.post;
  duty->name = input.name;
  duty->from = call.today;
  store::add(call.tx, call.actor(), *duty);
  return CommunityInput{input.event, duty->place};
}

Result<CommunityInput> end_duty(Call& call, const Context&, const DutyEnd& input) {
  const auto event = event_in(call, writing, input.event);
  if (!event) return event.refusal();
  const auto duty = store::find(call.tx, call.who.scope(writing), input.duty_id);
  if (!duty || duty->to) return http::refusal::not_found;
  store::end(call.tx, call.actor(), *duty, call.today - base::Days{1});
  return CommunityInput{input.event, duty->place};
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<CommunityInput, OverviewView>("/v1/households/overview", reading, with(overview));
  routes.post<GridInput, CommunityInput, OverviewView>("/v1/grids", writing, with(make_grid),
                                                       with(overview));
  routes.put<GridChange, CommunityInput, OverviewView>("/v1/grids/{grid_id}", writing,
                                                       with(change_grid), with(overview));
  routes.get<BuildingAsked, BuildingView>("/v1/buildings/{building_id}", reading,
                                          with(show_building));
  routes.post<BuildingInput, BuildingAsked, BuildingView>("/v1/buildings", writing,
                                                          with(make_building), with(show_building));
  routes.put<BuildingChange, BuildingAsked, BuildingView>(
      "/v1/buildings/{building_id}", writing, with(change_building), with(show_building));
  routes.post<DutyInput, CommunityInput, OverviewView>("/v1/duties", writing, with(give_duty),
                                                       with(overview));
  routes.post<DutyEnd, CommunityInput, OverviewView>("/v1/duties/{duty_id}/ends", writing,
                                                     with(end_duty), with(overview));
}

}  // namespace households

// Crowded units (schools, businesses, dormitories): who was there, what was looked at, what is to
// be mended until when. (ORG-17)
#include <algorithm>

#include "base/limits.h"
#include "campaigns/view.h"
#include "events/store.h"
#include "identity/store.h"
#include "tasks/store.h"

namespace campaigns {

using base::Result;
using http::Call;

namespace {

struct UnitsInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(UnitsInput, (), (event, place))

struct UnitRow {
  BuildingId building_id;
  std::string name;
  std::string kind_label;
  std::string grid;
  std::optional<base::Date> inspected_on;  // None: nobody was there yet.
  std::int64_t to_mend = 0;
  std::optional<base::Date> mend_by;
};
BOOST_DESCRIBE_STRUCT(UnitRow, (),
                      (building_id, name, kind_label, grid, inspected_on, to_mend, mend_by))

struct UnitsView {
  places::PlaceView place;
  std::vector<UnitRow> items;
};
BOOST_DESCRIBE_STRUCT(UnitsView, (), (place, items))

struct UnitInput {
  BuildingId building_id;  // Or the id of an inspection, where a task leads.
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(UnitInput, (), (building_id, event))

struct CheckedView {
  std::string label;
  Looked looked = Looked::none;
};
BOOST_DESCRIBE_STRUCT(CheckedView, (), (label, looked))

struct InspectionView {
  InspectionId id;
  base::Date on;
  std::vector<CheckedView> items;
  std::string met;
  std::string guidance;
  std::int64_t to_mend = 0;
  std::optional<base::Date> mend_by;
  std::string recorded_by;
};
BOOST_DESCRIBE_STRUCT(InspectionView, (),
                      (id, on, items, met, guidance, to_mend, mend_by, recorded_by))

struct UnitDetail {
  UnitRow unit;
  places::PlaceView place;
  std::vector<NamedView> items;  // What is looked at there.
  std::int64_t days_max = 0;     // To mend something.
  std::vector<InspectionView> inspections;
};
BOOST_DESCRIBE_STRUCT(UnitDetail, (), (unit, place, items, days_max, inspections))

struct InspectionInput {
  BuildingId building_id;
  base::Uuid id;
  identity::EventId event;
  std::vector<Checked> items;
  std::string met;
  std::string guidance;
  std::optional<base::Date> mend_by;
};
BOOST_DESCRIBE_STRUCT(InspectionInput, (), (building_id, id, event, items, met, guidance, mend_by))

struct Unit {
  events::Event event;
  store::Building building;
};

Result<Unit> find_unit(Call& call, identity::EventId event_id, BuildingId id) {
  const identity::Scope scope = call.who.scope(inspecting);
  auto event = events::store::find(call.tx, scope, event_id);
  if (!event) return http::refusal::not_found;
  const auto unit = store::inspected(call.tx, event->tenant, InspectionId{id.value});
  auto building = store::building(call.tx, event->tenant, unit.value_or(id));
  const bool covered =
      building && scope.covers(building->at) && event->span.contains({building->at, building->at});
  if (!covered) return http::refusal::not_found;
  return Unit{std::move(*event), std::move(*building)};
}

bool is_crowded(const Context& context, const std::string& kind) {
  const auto& kinds = context.platform()->mending.kinds;
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

UnitRow row_of(Call& call, const Context& context, const store::Building& building,
               const std::vector<Inspection>& all) {
  UnitRow row{building.id,
              building.name,
              context.words()->label("building_kind", building.kind, call.language),
              building.grid,
              std::nullopt,
              0,
              std::nullopt};
  if (all.empty()) return row;
  row.inspected_on = all.front().on;
  row.to_mend = all.front().to_mend;
  row.mend_by = all.front().mend_by;
  return row;
}

Result<UnitsView> list(Call& call, const Context& context, const UnitsInput& input) {
  const identity::Scope scope = call.who.scope(inspecting);
  const auto event = events::store::find(call.tx, scope, input.event);
  const auto where = identity::store::locate(call.tx, input.place);
  const bool covered =
      event && where && scope.covers(where->span.first) && event->span.contains(where->span);
  if (!covered) return http::refusal::not_found;
  UnitsView view;
  view.place = places::view_of(*context.places.now(), input.place);
  for (const auto& building : store::buildings(call.tx, event->tenant, input.place)) {
    if (!is_crowded(context, building.kind)) continue;
    const auto all =
        store::inspections(call.tx, context.vault, {event->tenant, event->id, building.id});
    view.items.push_back(row_of(call, context, building, all));
  }
  return view;
}

InspectionView view_of(Call& call, const Inspection& one, const Items& items) {
  InspectionView view{one.id,      one.on,      {}, one.record.met, one.record.guidance,
                      one.to_mend, one.mend_by, {}};
  view.recorded_by = name_of(call, one.recorded_by);
  for (const packs::InspectionItem& item : items) {
    for (const Checked& checked : one.record.items) {
      if (checked.item != item.id) continue;
      view.items.push_back({item.label.in(call.language), checked.looked});
    }
  }
  return view;
}

Result<UnitDetail> show(Call& call, const Context& context, const UnitInput& input) {
  const auto unit = find_unit(call, input.event, input.building_id);
  if (!unit) return unit.refusal();
  const auto pack = context.platform();
  const auto all = store::inspections(call.tx, context.vault,
                                      {unit->event.tenant, unit->event.id, unit->building.id});
  UnitDetail view;
  view.unit = row_of(call, context, unit->building, all);
  view.place = places::view_of(*context.places.now(), unit->building.place);
  view.days_max = pack->mending.days_max;
  if (is_crowded(context, unit->building.kind)) {
    for (const auto& item : items_for(pack->inspection_items, unit->building.kind)) {
      view.items.push_back({item.id, item.label.in(call.language)});
    }
  }
  for (const Inspection& one : all) {
    view.inspections.push_back(view_of(call, one, pack->inspection_items));
  }
  call.note_read("inspection.read", {unit->event.tenant, "building", unit->building.id.value,
                                     unit->event.id, unit->building.place});
  return view;
}

Result<UnitInput> record(Call& call, const Context& context, const InspectionInput& input) {
  const auto unit = find_unit(call, input.event, input.building_id);
  if (!unit) return unit.refusal();
  if (unit->event.closed_on) return refusal::event_closed;
  if (!is_crowded(context, unit->building.kind)) {
    return base::refuse(refusal::no_unit).at("building_id");
  }
  const auto pack = context.platform();
  Inspection one;
  one.id = {input.id};
  one.tenant = unit->event.tenant;
  one.event = unit->event.id;
  one.place = unit->building.place;
  one.building = unit->building.id;
  one.on = call.today;
  one.record = {input.items, input.met, input.guidance};
  one.to_mend = std::count_if(input.items.begin(), input.items.end(), [](const Checked& checked) {
    return checked.looked == Looked::mend;
  });
  one.mend_by = input.mend_by;
  const Items items = items_for(pack->inspection_items, unit->building.kind);
  if (const auto ok = check(one, items, pack->mending); !ok) return ok.refusal();
  const auto before =
      store::inspections(call.tx, context.vault, {one.tenant, one.event, one.building});
  store::add(call.tx, context.vault, call.actor(), one);
  tasks::store::apply(call.tx, call.actor(), {one.tenant, one.event, one.place},
                      effects_of({one, before.empty() ? nullptr : &before.front()}, pack->mending));
  return UnitInput{input.building_id, input.event};
}

}  // namespace

void add_inspection_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<UnitsInput, UnitsView>("/v1/inspections", inspecting, with(list));
  routes.get<UnitInput, UnitDetail>("/v1/inspections/{building_id}", inspecting, with(show));
  routes.post<InspectionInput, UnitInput, UnitDetail>("/v1/inspections/{building_id}/records",
                                                      inspecting, with(record), with(show));
}

}  // namespace campaigns

#include "households/view.h"

#include <algorithm>
#include <map>

#include "households/rules.h"

namespace households {

static std::vector<ChoiceView> choices(const packs::Words& words, std::string_view group,
                                       base::Language language) {
  std::vector<ChoiceView> out;
  for (const packs::Word& word : words.of(group)) {
    out.push_back({word.id, word.label.in(language)});
  }
  return out;
}

static std::vector<DutyView> duties_of(const std::vector<Duty>& all, base::Uuid subject,
                                       const packs::Words& words, base::Language language) {
  std::vector<DutyView> out;
  for (const Duty& duty : all) {
    if (duty.subject != subject) continue;
    out.push_back(
        {duty.id, duty.post, words.label("duty_post", duty.post, language), duty.name, duty.from});
  }
  return out;
}

// ---- The community ------------------------------------------------------------------------------

static void count_into(OverviewView& view) {
  std::map<GridId, GridView*> by_id;
  for (GridView& grid : view.grids) by_id[grid.id] = &grid;
  for (const BuildingRow& building : view.buildings) {
    view.totals.households += building.households;
    view.totals.people += building.people;
    view.totals.without_contact += building.without_contact;
    const auto grid = by_id.find(building.grid_id);
    if (grid == by_id.end()) continue;
    grid->second->buildings += 1;
    grid->second->households += building.households;
    grid->second->people += building.people;
    grid->second->without_contact += building.without_contact;
  }
  view.totals.grids_without_duty =
      std::count_if(view.grids.begin(), view.grids.end(),
                    [](const GridView& grid) { return grid.duties.empty(); });
}

OverviewView overview_view(http::Call& call, const Context& context, const events::Event& event,
                           const places::Place& place) {
  const auto words = context.words();
  const auto duties = store::duties(call.tx, event.tenant, place.id, call.today);
  OverviewView view;
  view.place = places::view_of(place);
  for (const Grid& grid : store::grids(call.tx, event.tenant, place.id)) {
    GridView& row = view.grids.emplace_back();
    row.id = grid.id;
    row.name = grid.name;
    row.version = grid.version;
    row.duties = duties_of(duties, grid.id.value, *words, call.language);
  }
  std::map<BuildingId, store::BuildingCounts> counts;
  for (auto& one : store::counts(call.tx, event.tenant, event.id, place.id)) {
    counts[one.building] = one;
  }
  for (const Building& building : store::buildings(call.tx, event.tenant, place.id)) {
    const store::BuildingCounts& counted = counts[building.id];
    view.buildings.push_back({building.id, building.grid, building.name, building.kind,
                              words->label("building_kind", building.kind, call.language),
                              building.version,
                              duties_of(duties, building.id.value, *words, call.language),
                              counted.households, counted.people, counted.without_contact});
  }
  std::stable_sort(view.buildings.begin(), view.buildings.end(),
                   [](const auto& a, const auto& b) { return door_before(a.name, b.name); });
  std::stable_sort(view.grids.begin(), view.grids.end(),
                   [](const auto& a, const auto& b) { return door_before(a.name, b.name); });
  count_into(view);
  view.kinds = choices(*words, "building_kind", call.language);
  view.posts = choices(*words, "duty_post", call.language);
  return view;
}

// ---- A building's doors -------------------------------------------------------------------------

static std::vector<UnitView> units_of(std::vector<store::Door> doors) {
  std::stable_sort(doors.begin(), doors.end(), [](const auto& a, const auto& b) {
    if (a.household.unit != b.household.unit) {
      return door_before(a.household.unit, b.household.unit);
    }
    return door_before(a.household.door, b.household.door);
  });
  std::vector<UnitView> units;
  for (const store::Door& door : doors) {
    const Household& household = door.household;
    if (units.empty() || units.back().name != household.unit) {
      units.push_back({household.unit, {}});
    }
    units.back().doors.push_back({household.id, household.door, household.dwelling, door.people,
                                  door.tagged, door.contacts > 0});
  }
  return units;
}

BuildingView building_view(http::Call& call, const Context& context, const events::Event& event,
                           const Building& building) {
  const auto words = context.words();
  const auto duties = store::duties(call.tx, building.tenant, building.place, call.today);
  BuildingView view;
  view.id = building.id;
  view.name = building.name;
  view.kind = building.kind;
  view.kind_label = words->label("building_kind", building.kind, call.language);
  view.version = building.version;
  for (const Grid& grid : store::grids(call.tx, building.tenant, building.place)) {
    if (grid.id == building.grid) view.grid = {base::to_string(grid.id), grid.name};
  }
  view.place = places::view_of(*context.places.now(), building.place);
  view.duties = duties_of(duties, building.id.value, *words, call.language);
  view.units = units_of(store::doors(call.tx, building, event.id, call.today));
  return view;
}

// ---- People -------------------------------------------------------------------------------------

static std::vector<TagView> tags_of(http::Call& call, const Context& context,
                                    const people::Person& person, Tags which) {
  const auto platform = context.platform();
  std::vector<TagView> tags;
  for (const people::Tag& tag : people::store::tags_of(call.tx, person.tenant, person.id)) {
    const bool borne = tag.borne_on(call.today);
    if (which == Tags::borne_today && !borne) continue;
    const packs::KeyGroup* group = packs::find(platform->key_groups, tag.group);
    tags.push_back({tag.id, tag.group,
                    group != nullptr ? group->label.in(call.language) : tag.group, tag.list,
                    tag.from, tag.to, tag.ended_at.has_value() || tag.to < call.today});
  }
  return tags;
}

ResidentView resident_view(http::Call& call, const Context& context,
                           const people::store::Resident& resident, Tags which) {
  const auto words = context.words();
  ResidentView view;
  view.person = people::masked(resident.person, call.today);
  view.place = places::view_of(*context.places.now(), resident.person.place);
  view.household_id = resident.stay.household;
  if (!resident.stay.relation.empty()) {
    view.relation_label = words->label("member", resident.stay.relation, call.language);
  }
  view.is_contact = resident.stay.is_contact;
  view.tags = tags_of(call, context, resident.person, which);
  return view;
}

HouseholdView household_view(http::Call& call, const Context& context, const events::Event& event,
                             const Building& building, const Household& household) {
  const auto words = context.words();
  HouseholdView view;
  view.id = household.id;
  view.version = household.version;
  view.building = {base::to_string(building.id), building.name};
  view.place = places::view_of(*context.places.now(), household.place);
  view.address = address_of(building, household);
  view.unit = household.unit;
  view.door = household.door;
  view.dwelling = household.dwelling;
  for (const auto& member : people::store::members(call.tx, context.vault, {event.tenant, event.id},
                                                   household.id.value)) {
    call.note_read("person.read", people::store::about(member.person));
    view.members.push_back(resident_view(call, context, member, Tags::borne_today));
  }
  view.dwellings = choices(*words, "dwelling", call.language);
  view.relations = choices(*words, "member", call.language);
  return view;
}

}  // namespace households

// What leaves of grids, buildings and doors. People are masked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "events/model.h"
#include "households/http.h"
#include "households/store.h"
#include "http/call.h"
#include "people/resident_store.h"
#include "places/view.h"

namespace households {

struct ChoiceView {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (id, label))

struct DutyView {
  DutyId id;
  std::string post;
  std::string post_label;
  std::string name;
  base::Date from;
};
BOOST_DESCRIBE_STRUCT(DutyView, (), (id, post, post_label, name, from))

struct GridView {
  GridId id;
  std::string name;
  std::int64_t version = 1;
  std::vector<DutyView> duties;
  std::int64_t buildings = 0;
  std::int64_t households = 0;
  std::int64_t people = 0;
  std::int64_t without_contact = 0;
};
BOOST_DESCRIBE_STRUCT(GridView, (),
                      (id, name, version, duties, buildings, households, people, without_contact))

struct BuildingRow {
  BuildingId id;
  GridId grid_id;
  std::string name;
  std::string kind;
  std::string kind_label;
  std::int64_t version = 1;
  std::vector<DutyView> duties;
  std::int64_t households = 0;
  std::int64_t people = 0;
  std::int64_t without_contact = 0;
};
BOOST_DESCRIBE_STRUCT(BuildingRow, (),
                      (id, grid_id, name, kind, kind_label, version, duties, households, people,
                       without_contact))

struct TotalsView {
  std::int64_t households = 0;
  std::int64_t people = 0;
  std::int64_t without_contact = 0;
  std::int64_t grids_without_duty = 0;
};
BOOST_DESCRIBE_STRUCT(TotalsView, (), (households, people, without_contact, grids_without_duty))

struct OverviewView {
  places::PlaceView place;
  std::vector<GridView> grids;
  std::vector<BuildingRow> buildings;
  TotalsView totals;
  std::vector<ChoiceView> kinds;
  std::vector<ChoiceView> posts;
};
BOOST_DESCRIBE_STRUCT(OverviewView, (), (place, grids, buildings, totals, kinds, posts))

OverviewView overview_view(http::Call&, const Context&, const events::Event&, const places::Place&);

struct DoorView {
  HouseholdId id;
  std::string door;
  std::string dwelling;
  std::int64_t people = 0;
  std::int64_t tagged = 0;
  bool has_contact = false;
};
BOOST_DESCRIBE_STRUCT(DoorView, (), (id, door, dwelling, people, tagged, has_contact))

struct UnitView {
  std::string name;
  std::vector<DoorView> doors;
};
BOOST_DESCRIBE_STRUCT(UnitView, (), (name, doors))

struct BuildingView {
  BuildingId id;
  std::string name;
  std::string kind;
  std::string kind_label;
  std::int64_t version = 1;
  ChoiceView grid;
  places::PlaceView place;
  std::vector<DutyView> duties;
  std::vector<UnitView> units;
};
BOOST_DESCRIBE_STRUCT(BuildingView, (),
                      (id, name, kind, kind_label, version, grid, place, duties, units))

BuildingView building_view(http::Call&, const Context&, const events::Event&, const Building&);

// ---- People ---------------------------------------------------------------------------------

struct TagView {
  people::TagId id;
  std::string group;
  std::string label;
  packs::TagList list = packs::TagList::care;
  base::Date from;
  base::Date to;
  bool over = false;  // Ended, or past its last day: look again.
};
BOOST_DESCRIBE_STRUCT(TagView, (), (id, group, label, list, from, to, over))

struct ResidentView {
  people::PersonView person;
  places::PlaceView place;
  std::optional<base::Uuid> household_id;
  std::string relation_label;
  bool is_contact = false;
  std::vector<TagView> tags;  // In a list, those borne today; on the person's page all of them.
};
BOOST_DESCRIBE_STRUCT(ResidentView, (),
                      (person, place, household_id, relation_label, is_contact, tags))

enum class Tags { borne_today, all };
ResidentView resident_view(http::Call&, const Context&, const people::store::Resident&, Tags);

struct HouseholdView {
  HouseholdId id;
  std::int64_t version = 1;
  ChoiceView building;
  places::PlaceView place;
  std::string address;
  std::string unit;
  std::string door;
  std::string dwelling;
  std::vector<ResidentView> members;
  std::vector<ChoiceView> dwellings;
  std::vector<ChoiceView> relations;
};
BOOST_DESCRIBE_STRUCT(HouseholdView, (),
                      (id, version, building, place, address, unit, door, dwelling, members,
                       dwellings, relations))

// Each member's record is a look that is logged.
HouseholdView household_view(http::Call&, const Context&, const events::Event&, const Building&,
                             const Household&);

}  // namespace households

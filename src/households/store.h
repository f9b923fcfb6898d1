// What is kept of grids, buildings, doors and duties. A write and its audit entry are one call;
// what is out of scope reads as absent. Updates refuse what somebody else has changed meanwhile.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "households/model.h"
#include "identity/audit.h"
#include "sql/transaction.h"

namespace households::store {

// ---- Grids and buildings ----------------------------------------------------------------------

void add(sql::Transaction&, const identity::Actor&, const Grid&);
void add(sql::Transaction&, const identity::Actor&, const Building&);
base::Result<base::Done> save(sql::Transaction&, const identity::Actor&, const Grid&);
base::Result<base::Done> save(sql::Transaction&, const identity::Actor&, const Building&);

std::optional<Grid> find(sql::Transaction&, const identity::Scope&, GridId);
std::optional<Building> find(sql::Transaction&, const identity::Scope&, BuildingId);
std::vector<Grid> grids(sql::Transaction&, identity::TenantId, places::PlaceId community);
std::vector<Building> buildings(sql::Transaction&, identity::TenantId, places::PlaceId community);
std::optional<Grid> grid_named(sql::Transaction&, identity::TenantId, places::PlaceId,
                               std::string_view name);
std::optional<Building> building_named(sql::Transaction&, identity::TenantId, places::PlaceId,
                                       std::string_view name);

// ---- Doors ------------------------------------------------------------------------------------

void add(sql::Transaction&, const identity::Actor&, const Household&);
base::Result<base::Done> save(sql::Transaction&, const identity::Actor&, const Household&);
std::optional<Household> find(sql::Transaction&, const identity::Scope&, HouseholdId);
std::optional<Household> at_door(sql::Transaction&, const Building&, std::string_view unit,
                                 std::string_view door);

// A door with how many live behind it, as one event knows them.
struct Door {
  Household household;
  std::int64_t people = 0;
  std::int64_t contacts = 0;  // One or none.
  std::int64_t tagged = 0;    // People who bear a tag that day.
};
std::vector<Door> doors(sql::Transaction&, const Building&, identity::EventId, base::Date day);

// A door with everything that says where it is.
struct DoorAt {
  HouseholdId household;
  places::PlaceId place;
  std::string grid;
  std::string building;
  std::string unit;
  std::string door;
  GridId grid_id;
  BuildingId building_id;
  std::string dwelling;
};
std::optional<DoorAt> door_at(sql::Transaction&, identity::TenantId, base::Uuid household);
std::vector<DoorAt> doors_at(sql::Transaction&, identity::TenantId, places::PlaceId community);

// ---- Counts of a community, by building ---------------------------------------------------------

struct BuildingCounts {
  BuildingId building;
  std::int64_t households = 0;  // Doors that are not vacant.
  std::int64_t people = 0;
  std::int64_t without_contact = 0;  // Of the households.
};
std::vector<BuildingCounts> counts(sql::Transaction&, identity::TenantId, identity::EventId,
                                   places::PlaceId community);

// Households that nobody is named for (GRID-04), by building and door.
struct Uncontacted {
  Household household;
  std::string building;
  std::int64_t people = 0;
};
std::vector<Uncontacted> without_contact(sql::Transaction&, identity::TenantId, identity::EventId,
                                         places::PlaceId community);

// ---- Duties -----------------------------------------------------------------------------------

void add(sql::Transaction&, const identity::Actor&, const Duty&);
void end(sql::Transaction&, const identity::Actor&, const Duty&, base::Date on);
std::optional<Duty> find(sql::Transaction&, const identity::Scope&, DutyId);
// On that day, by grid and building.
std::vector<Duty> duties(sql::Transaction&, identity::TenantId, places::PlaceId, base::Date day);

}  // namespace households::store

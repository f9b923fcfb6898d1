// Who lives where: a community's grids, the buildings in them, and their doors. A building stands
// in exactly one grid, a door in exactly one building. They are about nobody; who lives behind a
// door is said by the persons of an event. (GRID-01 to GRID-04, SCR-03, KEYP-22)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "identity/model.h"
#include "places/model.h"

namespace households {

using GridId = base::Id<struct GridTag>;
using BuildingId = base::Id<struct BuildingTag>;
using HouseholdId = base::Id<struct HouseholdTag>;
using DutyId = base::Id<struct DutyTag>;

struct Grid {
  GridId id;
  identity::TenantId tenant;
  places::PlaceId place;
  std::string name;
  std::int64_t version = 1;
};

struct Building {
  BuildingId id;
  identity::TenantId tenant;
  places::PlaceId place;
  GridId grid;
  std::string name;
  std::string kind;  // A word of the group `building_kind`: courtyards, dormitories, units too.
  std::int64_t version = 1;
};

struct Household {
  HouseholdId id;
  identity::TenantId tenant;
  places::PlaceId place;
  BuildingId building;
  std::string unit;
  std::string door;
  std::string dwelling = "unknown";  // A word of the group `dwelling`.
  std::int64_t version = 1;
};

enum class DutySubject { grid, building };
BOOST_DESCRIBE_ENUM(DutySubject, grid, building)

// Who answers for a grid or a building. (GRID-03)
struct Duty {
  DutyId id;
  identity::TenantId tenant;
  places::PlaceId place;
  DutySubject subject_kind = DutySubject::grid;
  base::Uuid subject;
  std::string post;  // A word of the group `duty_post`.
  std::string name;
  base::Date from;
  std::optional<base::Date> to;
};

// How many doors to make for a new building: the same on every floor of every unit.
struct Plan {
  std::int64_t units = 1;
  std::int64_t floors = 1;
  std::int64_t doors = 1;
};

}  // namespace households

// What the routes of the slice need of the installation and of other slices, joined in app/.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "identity/vault.h"
#include "packs/rounds_model.h"
#include "places/index.h"
#include "rounds/model.h"

namespace rounds {

struct Grid {
  households::GridId id;
  std::string name;
};
struct Building {
  households::BuildingId id;
  households::GridId grid;
  std::string name;
};
struct Door {
  households::HouseholdId id;
  households::BuildingId building;
  households::GridId grid;
  std::string address;
};

// A community of a county.
struct Community {
  identity::TenantId tenant;
  places::PlaceId place;
};

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<std::shared_ptr<const packs::Rounds>()> rules;  // Of the platform's pack.
  std::function<bool(base::Date)> is_rest_day;
  std::function<std::string(std::string_view role, base::Language)> role_label;
  std::function<std::vector<std::string>(std::string_view permission)> roles_with;
  std::function<std::vector<Grid>(sql::Transaction&, const Community&)> grids;
  std::function<std::vector<Building>(sql::Transaction&, const Community&)> buildings;
  // Where somebody may live, in the order of walking from one to the next.
  std::function<std::vector<Door>(sql::Transaction&, const Community&)> doors;
};

}  // namespace rounds

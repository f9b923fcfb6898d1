// What the routes of the slice need of the installation and of other slices, joined in app/.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "assistance/store.h"
#include "identity/vault.h"
#include "packs/model.h"
#include "places/index.h"

namespace assistance {

struct Door {
  base::Uuid household;
  places::PlaceId place;
  std::string grid;
  std::string address;
};

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<std::shared_ptr<const packs::Pack>()> platform;  // Holds the kinds and plans.
  std::function<std::string(std::string_view group, std::string_view id, base::Language)> word;
  std::function<std::string(std::string_view role, base::Language)> role_label;
  std::function<std::optional<Door>(sql::Transaction&, identity::TenantId, base::Uuid household)>
      door;
  // Those of a community, in the order of walking from one to the next.
  std::function<std::vector<Door>(sql::Transaction&, identity::TenantId, places::PlaceId)> doors;
  // Who is under observation at home that is no free choice, and since when.
  std::function<std::map<people::PersonId, base::Date>(sql::Transaction&, const store::Community&)>
      home_observed;
};

}  // namespace assistance

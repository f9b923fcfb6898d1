// How grids, buildings, doors and residents are reached.
#pragma once

#include <functional>
#include <memory>

#include "http/routes.h"
#include "identity/vault.h"
#include "packs/model.h"
#include "packs/words.h"
#include "people/model.h"
#include "places/index.h"

namespace households {

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<std::shared_ptr<const packs::Words>()> words;
  std::function<std::shared_ptr<const packs::Pack>()> platform;  // Holds the key groups.
  // Younger than this, in years, the guardian agrees: by the event's pack.
  std::function<std::int64_t(std::string_view pack)> guardian_below;
  // Somebody's tags or home have changed: who is to be called on, and when, is looked at anew.
  std::function<void(http::Call&, const people::Person&)> looked_at_anew;
};

void add_routes(http::Routes&, const Context&);            // Grids, buildings, duties.
void add_household_routes(http::Routes&, const Context&);  // Doors and who lives behind them.
void add_resident_routes(http::Routes&, const Context&);   // Lists, searches, tags.

}  // namespace households

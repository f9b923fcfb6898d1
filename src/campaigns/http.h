// How campaigns are reached: by whoever opens and follows them, and by those who go from door to
// door, who see the doors of their buildings and nothing else.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "http/routes.h"
#include "identity/vault.h"
#include "packs/model.h"
#include "packs/words.h"
#include "people/model.h"
#include "places/index.h"

namespace campaigns {

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<std::shared_ptr<const packs::Words>()> words;
  std::function<std::shared_ptr<const packs::Pack>()> platform;  // What is asked and looked at.
  std::function<std::vector<std::string>()> screener_roles;      // Those that may screen.
  std::function<std::string(std::string_view role, base::Language)> role_label;
  // Who was seen or heard of, by a record of another slice, since that day.
  std::function<std::set<people::PersonId>(sql::Transaction&, identity::TenantId, identity::EventId,
                                           base::Date since)>
      heard_of;
};

void add_routes(http::Routes&, const Context&);             // Campaigns, progress, screeners.
void add_finding_routes(http::Routes&, const Context&);     // At the door.
void add_inspection_routes(http::Routes&, const Context&);  // Crowded units.

}  // namespace campaigns

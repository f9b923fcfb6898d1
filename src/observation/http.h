// How observation is reached: lists, one person's page, readings, corrections, outcomes, the end;
// and by the person themself.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/routes.h"
#include "identity/vault.h"
#include "packs/model.h"
#include "places/index.h"

namespace observation {

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  // The pack version that made a record, by its hash; empty when it was never here.
  std::function<std::shared_ptr<const packs::Pack>(std::string_view hash)> pack_of;
  // A word of the platform pack: ("care_kind", "food") -> 食物.
  std::function<std::string(std::string_view group, std::string_view id, base::Language)> word;
  std::function<std::string(base::Date, base::Language)> day;  // 12月4日 周五
};

void add_list_routes(http::Routes&, const Context&);
void add_routes(http::Routes&, const Context&);
// The person's own page, reached by their link (people/own_link.h).
void add_own_routes(http::Routes&, const Context&);

}  // namespace observation

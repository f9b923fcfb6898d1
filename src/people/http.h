// Finding a person by number, seeing a masked field for a reason, and who has looked.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/routes.h"
#include "identity/vault.h"
#include "places/index.h"

namespace people {

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<std::string(std::string_view group, std::string_view id, base::Language)> word;
};

void add_routes(http::Routes&, const Context&);

}  // namespace people

// The routes of reports.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/routes.h"
#include "identity/vault.h"
#include "reports/views.h"

namespace reports {

struct Context {
  Sources sources;
  identity::Vault& vault;
  std::function<std::string(std::string_view role, base::Language)> role_label;
};

// The references in `context` outlive the routes.
void add_routes(http::Routes&, const Context& context);
void add_deputy_routes(http::Routes&, const Context& context);

}  // namespace reports

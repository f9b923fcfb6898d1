// What is in force, with its source and why this row: GET /v1/policy; and what runs here: GET
// /v1/meta.
#pragma once

#include "app/installation.h"
#include "http/routes.h"

namespace app {

void add_policy_routes(http::Routes&, Installation&);

}  // namespace app

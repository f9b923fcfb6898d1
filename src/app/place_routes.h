// The administrative tree over HTTP.
#pragma once

#include "http/routes.h"
#include "places/index.h"

namespace app {

void add_place_routes(http::Routes&, const places::CurrentTree&);

}  // namespace app

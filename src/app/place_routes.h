// The administrative tree over HTTP.
#pragma once

#include "app/installation.h"
#include "http/routes.h"

namespace app {

void add_place_routes(http::Routes&, Installation&);

}  // namespace app

// What is public: the browser side (embedded), health, the API's description.
#pragma once

#include "app/installation.h"
#include "http/routes.h"
#include "http/service.h"

namespace app {

void add_web_routes(http::Service&, Installation&, const http::Routes&);

}  // namespace app

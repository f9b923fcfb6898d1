// Signing in and out, the own password, whether all of it is made up.
#pragma once

#include "app/installation.h"
#include "events/http.h"
#include "http/service.h"

namespace app {

struct SessionRoutes {
  Installation& installation;
  const events::Context& events;
  bool secure_cookie = false;  // Behind TLS.
  std::int64_t days_back = 0;  // Of the clock; only a demonstration's is.
};

void add_session_routes(http::Service&, const SessionRoutes&);

}  // namespace app

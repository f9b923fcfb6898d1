// Signing in and out, the own password, the demonstration accounts.
#pragma once

#include "app/installation.h"
#include "events/http.h"
#include "http/service.h"

namespace app {

enum class Mode { production, demonstration };

struct SessionRoutes {
  Installation& installation;
  const events::Context& events;
  Mode mode = Mode::production;
  bool secure_cookie = false;  // Behind TLS.
};

void add_session_routes(http::Service&, const SessionRoutes&);

}  // namespace app

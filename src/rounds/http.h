// How packages, watch and patrols are reached.
#pragma once

#include "http/routes.h"
#include "rounds/context.h"
#include "schedule/runner.h"

namespace rounds {

void add_watch_routes(http::Routes&, const Context&);
void add_package_routes(http::Routes&, const Context&);
void add_patrol_routes(http::Routes&, const Context&);
void add_note_routes(http::Routes&, const Context&);
void add_own_routes(http::Routes&, const Context&);  // What is one's own today.

// Shifts without anybody, shifts that nobody has begun, findings that are past their time.
void register_due(schedule::Runner&, const Context&);

}  // namespace rounds

// How needs and contacts are reached.
#pragma once

#include "assistance/context.h"
#include "http/routes.h"

namespace assistance {

void add_routes(http::Routes&, const Context&);            // Needs.
void add_step_routes(http::Routes&, const Context&);       // What is done about them.
void add_own_routes(http::Routes&, const Context&);        // The person's own page.
void add_care_list_routes(http::Routes&, const Context&);  // Who is to be called on,
void add_care_routes(http::Routes&, const Context&);       // and what came of it.

}  // namespace assistance

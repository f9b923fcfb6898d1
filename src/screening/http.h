// How screening is reached: the form, registering, correcting, one arrival, the list. The decision
// is a workflow, because it opens an episode.
#pragma once

#include <string>

#include "http/routes.h"
#include "screening/consider.h"

namespace screening {

void add_list_routes(http::Routes&, const Context&);
void add_routes(http::Routes&, const Context&);

// Declaring by a community's link: the worker's side, and that of whoever holds the link.
void add_declaring_routes(http::Routes&, const Context&);
void add_declare_routes(http::Routes&, const Context&);

// What a task about something declared calls it; empty when it is none.
std::string declared_label(http::Call&, const Context&, identity::TenantId, ArrivalId);

}  // namespace screening

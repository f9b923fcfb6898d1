// How screening is reached: the form, registering, correcting, one arrival, the list. The decision
// is a workflow, because it opens an episode.
#pragma once

#include "http/routes.h"
#include "screening/consider.h"

namespace screening {

void add_list_routes(http::Routes&, const Context&);
void add_routes(http::Routes&, const Context&);

}  // namespace screening

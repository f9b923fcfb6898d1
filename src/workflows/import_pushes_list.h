// A list that is brought in by a county, a township or a community is sent down to the communities
// its rows name, and compared with what they have.
#pragma once

#include "imports/kind.h"
#include "lists/http.h"

namespace workflows {

imports::Kind pushed_list(const lists::Context&);

}  // namespace workflows

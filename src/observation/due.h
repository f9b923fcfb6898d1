// What the program looks at by itself: slots that are over, ends that come near.
#pragma once

#include "observation/http.h"
#include "schedule/runner.h"

namespace observation {

void register_due(schedule::Runner&, const Context&);

}  // namespace observation

// A case in the household is a new exposure for those who are watched there: their end is worked
// out anew. When the case is excluded, the exposure goes with it. (OBS-07, RULE-09)
#pragma once

#include <vector>

#include "cases/model.h"
#include "http/call.h"
#include "observation/http.h"

namespace workflows {

// In the unit of work that records the case. Who is not watched is left to the household rules.
void recount_household(http::Call&, const observation::Context&, const cases::Case&,
                       const std::vector<cases::Member>& others);

}  // namespace workflows

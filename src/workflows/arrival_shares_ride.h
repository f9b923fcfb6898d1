// Arrivals are compared with the published journeys of cases: when they are registered, and again
// when those journeys change. What comes of it is a lead; the CDC determines. (SCR-10, CASE-06)
#pragma once

#include <string_view>
#include <vector>

#include "journeys/rules.h"
#include "packs/words.h"
#include "schedule/runner.h"
#include "screening/consider.h"

namespace workflows {

// A leg without a day counts as of the day of arrival.
std::vector<screening::SharedRide> shared_rides(const journeys::Index&, const packs::Pack&,
                                                const packs::Words&, const screening::Declaration&);

// The journeys of that illness have changed: every open event's arrivals are looked at again, a few
// at a time.
void compare_again(sql::Transaction&, std::string_view illness, base::Instant now);
void register_comparing(schedule::Runner&, const screening::Context&);

}  // namespace workflows

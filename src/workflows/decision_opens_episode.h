// The decision on an arrival: a person with the role confirms the proposal or one of its
// alternatives; where that is a regime, the episode opens in the same unit of work.
// (SCR-16, RULE-06; OBS-02; no restriction without an order and none without care)
#pragma once

#include "http/routes.h"
#include "screening/consider.h"

namespace workflows {

// POST /v1/arrivals/{arrival_id}/decision. The context outlives the routes.
void add_decision_route(http::Routes&, const screening::Context&);

}  // namespace workflows

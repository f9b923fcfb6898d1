// Somebody was handed over: what is not over of what they asked for, and who calls on them.
#pragma once

#include "assistance/context.h"
#include "http/call.h"
#include "people/model.h"

namespace assistance {

// To another community of the county, where the person is now: open to whoever is there for it,
// with the time it had; who was called on when goes along.
void go_along(http::Call&, const Context&, const people::Person&);

}  // namespace assistance

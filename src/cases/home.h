// Who lives with a person, as the household rules ask about them.
#pragma once

#include "cases/http.h"
#include "cases/rules.h"

namespace cases {

// The person's household in the event; nobody else where none is known.
Home home_of(http::Call&, const Context&, const Case&);

}  // namespace cases

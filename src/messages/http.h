// How messages are reached.
#pragma once

#include "http/routes.h"
#include "messages/context.h"

namespace messages {

void add_routes(http::Routes&, const Context&);        // What would be told, and to whom.
void add_round_routes(http::Routes&, const Context&);  // Sending, and what came of it.
void add_call_routes(http::Routes&, const Context&);   // Telephoning.
void add_wish_routes(http::Routes&, const Context&);   // Who wants no SMS.

}  // namespace messages

// A community offers a person to another one, with what it has been watching; at acceptance the
// person, the episode and what is open about it move in one unit of work. Within an event the same
// records move; into another county's event they are made anew there, and the old ones end.
#pragma once

#include "assistance/context.h"
#include "http/routes.h"
#include "transfer/http.h"

namespace workflows {

struct TransferContext {
  const transfer::Context& transfer;
  const assistance::Context& assistance;
};

void add_transfer_routes(http::Routes&, const TransferContext&);

}  // namespace workflows

// An event closes: nobody is watched over any more, nothing waits, and the personal content of the
// event is destroyed with its key. Totals, reports and the audit stay. (contracts.md 2: closing
// destroys the content keys)
#pragma once

#include <functional>

#include "events/http.h"
#include "http/routes.h"
#include "identity/vault.h"

namespace workflows {

struct ClosingContext {
  identity::Vault& vault;
  // What a caller may see of an event.
  std::function<base::Result<events::EventView>(http::Call&, const identity::EventId&)> show;
};

// POST /v1/events/{event_id}/closing. The context outlives the routes.
void add_closing_route(http::Routes&, const ClosingContext&);

}  // namespace workflows

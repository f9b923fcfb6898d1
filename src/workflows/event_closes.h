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
  // What other slices end with it, while its content can still be read.
  std::function<void(http::Call&, const events::Event&)> end_rest;
};

// POST /v1/events/{event_id}/closing. The context outlives the routes.
void add_closing_route(http::Routes&, const ClosingContext&);

}  // namespace workflows

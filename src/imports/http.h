// How lists are brought in: sent in pieces, looked at, decided about, run, and undone.
#pragma once

#include <functional>
#include <vector>

#include "events/model.h"
#include "http/routes.h"
#include "imports/file.h"
#include "imports/kind.h"
#include "places/index.h"
#include "schedule/runner.h"

namespace imports {

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  Files& files;
  std::vector<Kind> kinds;
};

void add_routes(http::Routes&, const Context&);

// Takes the rows of running batches, a piece at a time.
void register_running(schedule::Runner&, const Context&);

}  // namespace imports

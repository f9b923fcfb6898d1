// How places are flagged, and what follows.
#pragma once

#include <functional>
#include <memory>

#include "events/model.h"
#include "http/routes.h"
#include "packs/rounds_model.h"
#include "places/index.h"
#include "schedule/runner.h"

namespace flags {

struct Context {
  const places::CurrentTree& places;
  std::function<std::shared_ptr<const packs::PlaceFlags>()> rules;  // Of the platform's pack.
  std::function<std::string(std::string_view role, base::Language)> role_label;
};

void add_routes(http::Routes&, const Context&);

// An event opens: what is done at the flagged places of its region begins.
void event_opens(sql::Transaction&, const Context&, const identity::Actor&, const events::Event&);

void register_due(schedule::Runner&, const Context&);

}  // namespace flags

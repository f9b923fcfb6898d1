// How the published journeys are reached: the lists, and the question whether a ride was shared.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "events/model.h"
#include "http/routes.h"
#include "journeys/current.h"
#include "packs/words.h"

namespace journeys {

struct Context {
  Current& current;
  // The event's rules in force that day; see screening/consider.h.
  std::function<base::Result<std::shared_ptr<const packs::Pack>>(
      sql::Transaction&, const events::Event&, places::PlaceId, base::Date)>
      rules;
  std::function<std::shared_ptr<const packs::Words>()> words;
  // The lists of that illness have changed: who was registered before is compared again.
  std::function<void(sql::Transaction&, std::string_view illness, base::Instant)> changed;
};

void add_routes(http::Routes&, const Context&);

}  // namespace journeys

// Who is watched over, by the building they live in: for the map of a community. (GRID-01)
#pragma once

#include <optional>
#include <vector>

#include "http/routes.h"
#include "observation/http.h"
#include "tasks/model.h"

namespace observation {

// Counts alone; nobody is read.
struct WatchedIn {
  std::optional<base::Uuid> building;  // Empty: whose door is not registered.
  std::int64_t watched = 0;
  std::int64_t unrecorded = 0;  // Of them: nothing was recorded that day.
};

namespace store {
std::vector<WatchedIn> watched_by_building(sql::Transaction&, const tasks::Where& community,
                                           base::Date day);
}  // namespace store

void add_building_routes(http::Routes&, const Context&);

}  // namespace observation

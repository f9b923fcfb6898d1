#include "observation/by_building.h"

#include "events/store.h"
#include "identity/store.h"

namespace observation {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "episode.read";

struct CommunityInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(CommunityInput, (), (event, place))

struct BuildingWatch {
  std::optional<base::Uuid> building_id;  // Null: whose door is not registered.
  std::int64_t watched = 0;
  std::int64_t unrecorded = 0;
};
BOOST_DESCRIBE_STRUCT(BuildingWatch, (), (building_id, watched, unrecorded))

struct BuildingsView {
  std::vector<BuildingWatch> items;
};
BOOST_DESCRIBE_STRUCT(BuildingsView, (), (items))

Result<BuildingsView> by_building(Call& call, const Context&, const CommunityInput& input) {
  const identity::Scope scope = call.who.scope(reading);
  const auto event = events::store::find(call.tx, scope, input.event);
  const auto where = identity::store::locate(call.tx, input.place);
  const bool covered = event && where && scope.covers(where->span.first);
  if (!covered || !event->span.contains(where->span)) return http::refusal::not_found;
  BuildingsView view;
  for (const WatchedIn& one :
       store::watched_by_building(call.tx, {event->tenant, event->id, input.place}, call.today)) {
    view.items.push_back({one.building, one.watched, one.unrecorded});
  }
  return view;
}

}  // namespace

void add_building_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<CommunityInput, BuildingsView>("/v1/episodes/by-building", reading, with(by_building));
}

}  // namespace observation

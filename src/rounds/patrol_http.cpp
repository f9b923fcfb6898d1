// Patrols: the log, starting, finishing, one of them. (GRID-05)
#include <algorithm>

#include "base/limits.h"
#include "rounds/http.h"
#include "rounds/view.h"

namespace rounds {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "rounds.read";
constexpr const char* walking = "rounds.walk";

struct LogInput {
  identity::EventId event;
  places::PlaceId place;
  std::optional<PatrolId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(LogInput, (), (event, place, cursor, limit))

// When a grid was walked last.
struct WalkedView {
  households::GridId grid_id;
  std::string grid;
  std::optional<base::Instant> walked_at;
  bool due = false;
};
BOOST_DESCRIBE_STRUCT(WalkedView, (), (grid_id, grid, walked_at, due))

struct LogView {
  places::PlaceView place;
  std::vector<PatrolRow> items;
  std::optional<PatrolId> next_cursor;
  std::vector<WalkedView> grids;  // Of a community.
  std::int64_t within_days = 0;
  std::int64_t open = 0;
  std::int64_t late = 0;
  bool may_walk = false;
};
BOOST_DESCRIBE_STRUCT(LogView, (),
                      (place, items, next_cursor, grids, within_days, open, late, may_walk))

std::vector<WalkedView> walked(Call& call, const Context& context, const Ground& ground) {
  const base::Days within = context.rules()->walks.grid_within;
  const auto walks = store::last_walks(call.tx, ground.where());
  std::vector<WalkedView> grids;
  for (const Grid& grid : context.grids(call.tx, ground.community())) {
    WalkedView& view = grids.emplace_back(WalkedView{grid.id, grid.name, {}, true});
    for (const store::LastWalk& walk : walks) {
      if (walk.grid && *walk.grid != grid.id) continue;
      if (!view.walked_at || *view.walked_at < walk.at) view.walked_at = walk.at;
    }
    if (view.walked_at) view.due = base::date_of(*view.walked_at) + within <= call.today;
  }
  return grids;
}

Result<LogView> log(Call& call, const Context& context, const LogInput& input) {
  const auto ground = ground_at(call, context, reading, {input.event, input.place});
  if (!ground) return ground.refusal();
  store::PatrolsAsked asked{ground->within(), input.cursor};
  asked.limit = std::clamp<std::int64_t>(input.limit.value_or(base::limits::page_items_default), 1,
                                         base::limits::page_items_max);
  LogView view;
  view.place = places::view_of(ground->place);
  for (const Patrol& patrol : store::patrols(call.tx, asked)) {
    view.items.push_back(patrol_row(call, context, patrol));
  }
  if (static_cast<std::int64_t>(view.items.size()) == asked.limit) {
    view.next_cursor = view.items.back().id;
  }
  if (ground->place.level == places::Level::community) view.grids = walked(call, context, *ground);
  view.within_days = context.rules()->walks.grid_within.count;
  const auto found = store::open_findings(call.tx, ground->within(), call.now);
  view.open = found.open;
  view.late = found.late;
  view.may_walk = !ground->event.closed_on && call.who.scope(walking).covers(ground->span.first);
  return view;
}

// ---- One ----------------------------------------------------------------------------------------

struct PatrolAsked {
  PatrolId patrol_id;
};
BOOST_DESCRIBE_STRUCT(PatrolAsked, (), (patrol_id))

struct KindView {
  std::string id;
  std::string label;
  bool follow = false;
};
BOOST_DESCRIBE_STRUCT(KindView, (), (id, label, follow))

struct SpotDoor {
  households::HouseholdId id;
  std::string address;
};
BOOST_DESCRIBE_STRUCT(SpotDoor, (), (id, address))

struct SpotView {
  households::BuildingId id;
  std::string name;
  std::vector<SpotDoor> doors;
};
BOOST_DESCRIBE_STRUCT(SpotView, (), (id, name, doors))

struct PatrolView : PatrolRow {
  std::vector<NoteView> items;  // Newest first.
  std::vector<KindView> kinds;
  std::vector<SpotView> spots;  // Of the grid, or of the whole community.
  bool may_note = false;
};
BOOST_DESCRIBE_STRUCT(PatrolView, (PatrolRow), (items, kinds, spots, may_note))

std::vector<SpotView> spots_of(Call& call, const Context& context, const Patrol& patrol) {
  const Community community{patrol.where.tenant, patrol.where.place};
  std::vector<SpotView> spots;
  for (const Building& building : context.buildings(call.tx, community)) {
    if (patrol.grid && building.grid != *patrol.grid) continue;
    spots.push_back({building.id, building.name, {}});
  }
  for (const Door& door : context.doors(call.tx, community)) {
    for (SpotView& spot : spots) {
      if (spot.id == door.building) spot.doors.push_back({door.id, door.address});
    }
  }
  return spots;
}

Result<PatrolView> show(Call& call, const Context& context, const PatrolAsked& input) {
  const identity::Scope scope = call.who.scope(reading);
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto found = store::find(call.tx, tenant, input.patrol_id);
    if (!found || !scope.covers(found->at)) continue;
    const Patrol& patrol = found->patrol;
    const auto rules = context.rules();
    PatrolView view;
    static_cast<PatrolRow&>(view) = patrol_row(call, context, patrol);
    for (const Note& note : store::notes_of(call.tx, context.vault, patrol)) {
      call.note_read("patrol_note.read",
                     {tenant, "patrol_note", note.id.value, note.where.event, note.where.place});
      view.items.push_back(note_view(call, context, note));
    }
    for (const packs::FindingKind& kind : rules->kinds) {
      view.kinds.push_back({kind.id, kind.label.in(call.language), kind.follow});
    }
    view.may_note = view.mine && !patrol.finished_at && check_open(call, patrol.where);
    if (view.may_note) view.spots = spots_of(call, context, patrol);
    return view;
  }
  return http::refusal::not_found;
}

// ---- Starting and finishing ---------------------------------------------------------------------

struct StartInput {
  base::Uuid id;
  identity::EventId event;
  places::PlaceId place_id;
  std::optional<households::GridId> grid_id;
};
BOOST_DESCRIBE_STRUCT(StartInput, (), (id, event, place_id, grid_id))

struct FinishInput {
  PatrolId patrol_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(FinishInput, (), (patrol_id, id))

Result<PatrolAsked> start(Call& call, const Context& context, const StartInput& input) {
  const auto ground = open_community(call, context, walking, {input.event, input.place_id});
  if (!ground) return ground.refusal();
  const auto grid = grid_of(call, context, *ground, input.grid_id);
  if (!grid) return grid.refusal();
  if (store::unfinished(call.tx, input.event, call.who.account)) return refusal::walking_already;
  Patrol patrol;
  patrol.id = {input.id};
  patrol.where = ground->where();
  patrol.grid = *grid;
  patrol.by = call.who.account;
  patrol.started_at = call.now;
  store::add(call.tx, call.actor(), patrol);
  return PatrolAsked{patrol.id};
}

Result<PatrolAsked> finish(Call& call, const Context&, const FinishInput& input) {
  const identity::Scope scope = call.who.scope(walking);
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto found = store::find(call.tx, tenant, input.patrol_id);
    if (!found || !scope.covers(found->at) || found->patrol.by != call.who.account) continue;
    if (found->patrol.finished_at) return refusal::walk_over;
    if (const auto open = check_open(call, found->patrol.where); !open) return open.refusal();
    store::finish(call.tx, call.actor(), found->patrol);
    return PatrolAsked{input.patrol_id};
  }
  return http::refusal::not_found;
}

}  // namespace

void add_patrol_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<LogInput, LogView>("/v1/patrols", reading, with(log));
  routes.get<PatrolAsked, PatrolView>("/v1/patrols/{patrol_id}", reading, with(show));
  routes.post<StartInput, PatrolAsked, PatrolView>("/v1/patrols", walking, with(start), with(show));
  routes.post<FinishInput, PatrolAsked, PatrolView>("/v1/patrols/{patrol_id}/finishes", walking,
                                                    with(finish), with(show));
}

}  // namespace rounds

// Packages: who takes which area, and which households were called at. (GRID-05)
#include <algorithm>

#include "base/limits.h"
#include "rounds/http.h"
#include "rounds/view.h"

namespace rounds {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "rounds.read";
constexpr const char* planning = "rounds.plan";
constexpr base::Days one_day{1};
constexpr std::int64_t history_max = 20;

struct PackagesInput {
  identity::EventId event;
  places::PlaceId place;
  std::optional<PackageId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(PackagesInput, (), (event, place, cursor, limit))

struct GridChoice {
  households::GridId id;
  std::string name;
  bool taken = false;  // In somebody's package, or in that of the whole community.
};
BOOST_DESCRIBE_STRUCT(GridChoice, (), (id, name, taken))

struct OfficerChoice {
  identity::AccountId account_id;
  std::string name;
  std::string role;
};
BOOST_DESCRIBE_STRUCT(OfficerChoice, (), (account_id, name, role))

struct PackagesView {
  places::PlaceView place;
  std::vector<PackageRow> items;
  std::optional<PackageId> next_cursor;
  std::int64_t within_days = 0;
  std::vector<GridChoice> grids;  // These two of a community alone.
  std::vector<OfficerChoice> officers;
  bool may_plan = false;
};
BOOST_DESCRIBE_STRUCT(PackagesView, (),
                      (place, items, next_cursor, within_days, grids, officers, may_plan))

void add_choices(Call& call, const Context& context, const Ground& ground, PackagesView& view) {
  store::PackagesAsked asked;
  asked.within = ground.within();
  asked.day = call.today;
  asked.limit = base::limits::page_items_max;
  const auto all = store::packages(call.tx, asked);
  for (const Grid& grid : context.grids(call.tx, ground.community())) {
    const bool taken = std::any_of(all.begin(), all.end(), [&](const Package& package) {
      return !package.grid || *package.grid == grid.id;
    });
    view.grids.push_back({grid.id, grid.name, taken});
  }
  for (const Colleague& one : colleagues(call, context, ground.place.id)) {
    view.officers.push_back({one.account, one.name, context.role_label(one.role, call.language)});
  }
}

Result<PackagesView> list(Call& call, const Context& context, const PackagesInput& input) {
  const auto ground = ground_at(call, context, reading, {input.event, input.place});
  if (!ground) return ground.refusal();
  store::PackagesAsked asked;
  asked.within = ground->within();
  asked.day = call.today;
  asked.limit = std::clamp<std::int64_t>(input.limit.value_or(base::limits::page_items_default), 1,
                                         base::limits::page_items_max);
  if (input.cursor) {
    const auto last = store::find(call.tx, call.who.scope(reading), *input.cursor);
    if (!last) return base::refuse(http::refusal::bad_cursor).at("cursor");
    asked.after_name = last->officer.name;
    asked.after_id = last->id;
  }
  PackagesView view;
  view.place = places::view_of(ground->place);
  for (const Package& package : store::packages(call.tx, asked)) {
    view.items.push_back(package_row(call, context, package));
  }
  if (static_cast<std::int64_t>(view.items.size()) == asked.limit) {
    view.next_cursor = view.items.back().id;
  }
  view.within_days = context.rules()->walks.household_within.count;
  if (ground->place.level == places::Level::community) add_choices(call, context, *ground, view);
  view.may_plan = !ground->event.closed_on && call.who.scope(planning).covers(ground->span.first);
  return view;
}

// ---- One ----------------------------------------------------------------------------------------

struct PackageAsked {
  PackageId package_id;
};
BOOST_DESCRIBE_STRUCT(PackageAsked, (), (package_id))

struct FormerView {
  std::string name;
  base::Date from;
  base::Date to;
};
BOOST_DESCRIBE_STRUCT(FormerView, (), (name, from, to))

struct PackageView : PackageRow {
  std::int64_t within_days = 0;
  std::vector<DoorView> doors;  // Those that are due first.
  std::vector<FormerView> former;
};
BOOST_DESCRIBE_STRUCT(PackageView, (PackageRow), (within_days, doors, former))

Result<PackageView> show(Call& call, const Context& context, const PackageAsked& input) {
  const auto package = store::find(call.tx, call.who.scope(reading), input.package_id);
  if (!package) return http::refusal::not_found;
  PackageView view;
  static_cast<PackageRow&>(view) = package_row(call, context, *package);
  view.within_days = context.rules()->walks.household_within.count;
  view.doors = doors_of(call, context, *package);
  for (const Package& one : store::history(call.tx, *package, history_max)) {
    if (one.id != package->id) view.former.push_back({one.officer.name, one.from, *one.to});
  }
  return view;
}

// ---- Giving and ending --------------------------------------------------------------------------

struct PackageInput {
  base::Uuid id;
  identity::EventId event;
  places::PlaceId place_id;
  std::optional<households::GridId> grid_id;      // Empty: the whole community.
  std::optional<identity::AccountId> account_id;  // Or a name.
  std::string name;
};
BOOST_DESCRIBE_STRUCT(PackageInput, (), (id, event, place_id, grid_id, account_id, name))

struct EndInput {
  PackageId package_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(EndInput, (), (package_id, id))

Result<PackagesInput> give(Call& call, const Context& context, const PackageInput& input) {
  const auto ground = open_community(call, context, planning, {input.event, input.place_id});
  if (!ground) return ground.refusal();
  const auto grid = grid_of(call, context, *ground, input.grid_id);
  if (!grid) return grid.refusal();
  const auto officer = officer_of(call, context, input.place_id, {input.account_id, input.name});
  if (!officer) return officer.refusal();
  if (officer->name.empty()) return base::refuse(refusal::no_name).at("name");
  Package package;
  package.id = {input.id};
  package.where = ground->where();
  package.grid = *grid;
  package.officer = *officer;
  package.from = call.today;
  store::add(call.tx, call.actor(), package);
  return PackagesInput{input.event, input.place_id, {}, {}};
}

Result<PackagesInput> end(Call& call, const Context&, const EndInput& input) {
  const auto package = store::find(call.tx, call.who.scope(planning), input.package_id);
  if (!package || package->to) return http::refusal::not_found;
  if (const auto open = check_open(call, package->where); !open) return open.refusal();
  store::end(call.tx, call.actor(), *package, call.today - one_day);
  return PackagesInput{package->where.event, package->where.place, {}, {}};
}

}  // namespace

void add_package_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<PackagesInput, PackagesView>("/v1/packages", reading, with(list));
  routes.get<PackageAsked, PackageView>("/v1/packages/{package_id}", reading, with(show));
  routes.post<PackageInput, PackagesInput, PackagesView>("/v1/packages", planning, with(give),
                                                         with(list));
  routes.post<EndInput, PackagesInput, PackagesView>("/v1/packages/{package_id}/ends", planning,
                                                     with(end), with(list));
}

}  // namespace rounds

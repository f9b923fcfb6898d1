// Who is to be called on today, door by door, and how many were called on in time. (HIGH-SV-08)
#include <algorithm>

#include "assistance/care_view.h"
#include "assistance/http.h"
#include "base/limits.h"
#include "events/store.h"
#include "identity/store.h"
#include "people/store.h"

namespace assistance {

using base::Result;
using http::Call;

namespace refusal {
static const base::RefusalCode choose_community{
    "assistance.choose_community", base::RefusalKind::invalid, "请选到社区（村）一级。",
    "Please choose a community or village."};
}  // namespace refusal

namespace {

constexpr const char* reading = "care.read";

// ---- A community's people, each with when they are due -----------------------------------------

struct PlaceInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(PlaceInput, (), (event, place))

Result<events::Event> event_at(Call& call, const PlaceInput& input) {
  auto event = events::store::find(call.tx, call.who.scope(reading), input.event);
  const auto where = identity::store::locate(call.tx, input.place);
  const bool covered = where && call.who.scope(reading).covers(where->span.first);
  if (!event || !covered || where->tenant != event->tenant) return http::refusal::not_found;
  return std::move(*event);
}

std::vector<Due> all_due(Call& call, const Context& context, const packs::Pack& platform,
                         const store::Community& of) {
  std::vector<Due> all;
  const auto observed = context.home_observed(call.tx, of);
  for (Watched& who : store::watched(call.tx, of, call.today)) {
    if (const auto found = observed.find(who.person); found != observed.end()) {
      who.observed_since = found->second;
    }
    const auto due = due_of(platform.care_plans, who, call.now);
    if (due) all.push_back({std::move(who), *due});
  }
  return all;
}

// ---- The picture -------------------------------------------------------------------------------

struct CoverageRow {
  std::string label;  // A grid of the community, or a community of the place.
  std::optional<places::PlaceId> place_id;
  std::int64_t people = 0;
  std::int64_t in_time = 0;  // Not overdue.
  std::int64_t due_today = 0;
  std::int64_t overdue = 0;
  std::int64_t never = 0;  // Reached by nobody yet, overdue or not.
};
BOOST_DESCRIBE_STRUCT(CoverageRow, (),
                      (label, place_id, people, in_time, due_today, overdue, never))

struct CoverageView {
  places::PlaceView place;
  CoverageRow total;
  std::vector<CoverageRow> items;
};
BOOST_DESCRIBE_STRUCT(CoverageView, (), (place, total, items))

void add(CoverageRow& row, const CareDue& due) {
  ++row.people;
  if (due.status == CareStatus::overdue) ++row.overdue;
  else ++row.in_time;
  if (due.status == CareStatus::due_today) ++row.due_today;
  if (due.never) ++row.never;
}

// By grid; those without a home that is known stand under no name.
std::vector<CoverageRow> by_grid(Call& call, const Context& context, const store::Community& of,
                                 const std::vector<Due>& all) {
  std::map<base::Uuid, std::string> grids;
  for (const Door& door : context.doors(call.tx, of.tenant, of.place)) {
    grids[door.household] = door.grid;
  }
  std::map<std::string, CoverageRow> rows;
  for (const Due& one : all) {
    const auto found = one.who.household ? grids.find(*one.who.household) : grids.end();
    CoverageRow& row = rows[found == grids.end() ? "" : found->second];
    row.label = found == grids.end() ? "" : found->second;
    add(row, one.due);
  }
  std::vector<CoverageRow> sorted;
  for (auto& [name, row] : rows) sorted.push_back(std::move(row));
  return sorted;
}

Result<CoverageView> coverage(Call& call, const Context& context, const PlaceInput& input) {
  const auto event = event_at(call, input);
  if (!event) return event.refusal();
  const auto platform = context.platform();
  const auto tree = context.places.now();
  CoverageView view;
  view.place = places::view_of(*tree, input.place);
  for (const places::PlaceId community : tree->communities_under(input.place)) {
    const store::Community of{event->tenant, event->id, community};
    const std::vector<Due> all = all_due(call, context, *platform, of);
    CoverageRow row;
    row.label = places::view_of(*tree, community).name;
    row.place_id = community;
    for (const Due& one : all) add(row, one.due), add(view.total, one.due);
    if (community == input.place) view.items = by_grid(call, context, of, all);
    else view.items.push_back(std::move(row));
  }
  return view;
}

// ---- Whom to call on ---------------------------------------------------------------------------

enum class CareFilter { to_do, overdue, never, all };
BOOST_DESCRIBE_ENUM(CareFilter, to_do, overdue, never, all)

struct CareListInput : PlaceInput {
  std::optional<CareFilter> filter;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(CareListInput, (PlaceInput), (filter, cursor, limit))

struct CareListView {
  std::vector<CareRow> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(CareListView, (), (items, next_cursor))

bool is_wanted(const CareDue& due, CareFilter filter) {
  switch (filter) {
    case CareFilter::to_do: return due.status != CareStatus::in_time;
    case CareFilter::overdue: return due.status == CareStatus::overdue;
    case CareFilter::never: return due.never;
    case CareFilter::all: return true;
  }
  return true;
}

struct Walk {
  std::map<base::Uuid, std::pair<std::size_t, std::string>> doors;  // Its number, its grid.
  std::size_t number_of(const Due& one) const {
    const auto found = one.who.household ? doors.find(*one.who.household) : doors.end();
    return found == doors.end() ? doors.size() : found->second.first;
  }
};

Walk walk_of(Call& call, const Context& context, const store::Community& of) {
  Walk walk;
  for (const Door& door : context.doors(call.tx, of.tenant, of.place)) {
    walk.doors.emplace(door.household, std::pair(walk.doors.size(), door.grid));
  }
  return walk;
}

// As one walks from door to door.
void sort(std::vector<Due>& all, const Walk& walk) {
  std::sort(all.begin(), all.end(), [&](const Due& a, const Due& b) {
    return std::pair(walk.number_of(a), a.who.person) < std::pair(walk.number_of(b), b.who.person);
  });
}

// Where the page goes on: behind this person, who may stand on the list no more.
Result<std::size_t> start_of_page(const std::vector<Due>& all,
                                  const std::optional<std::string>& cursor) {
  if (!cursor) return std::size_t{0};
  const auto id = base::parse_uuid(*cursor);
  if (!id) return base::refuse(http::refusal::bad_cursor).at("cursor");
  const auto at = std::find_if(all.begin(), all.end(), [&](const Due& one) {
    return one.who.person == people::PersonId{*id};
  });
  return at == all.end() ? std::size_t{0} : static_cast<std::size_t>(at - all.begin()) + 1;
}

Result<CareListView> list(Call& call, const Context& context, const CareListInput& input) {
  const auto event = event_at(call, input);
  if (!event) return event.refusal();
  const auto place = context.places.now()->find(input.place);
  if (!place || place->level != places::Level::community) {
    return base::refuse(refusal::choose_community).at("place");
  }
  const auto platform = context.platform();
  const store::Community of{event->tenant, event->id, input.place};
  std::vector<Due> all = all_due(call, context, *platform, of);
  const Walk walk = walk_of(call, context, of);
  sort(all, walk);
  const auto start = start_of_page(all, input.cursor);
  if (!start) return start.refusal();
  const auto limit = static_cast<std::size_t>(std::clamp<std::int64_t>(
      input.limit.value_or(base::limits::page_items_default), 1, base::limits::page_items_max));
  CareListView view;
  for (std::size_t i = *start; i < all.size(); ++i) {
    const Due& one = all[i];
    if (!is_wanted(one.due, input.filter.value_or(CareFilter::to_do))) continue;
    if (view.items.size() == limit) {
      view.next_cursor = to_string(view.items.back().person.id);
      break;
    }
    const auto person = people::store::get(call.tx, context.vault, event->tenant, one.who.person);
    view.items.push_back(row_of(call, *platform, person, one));
    const auto door = one.who.household ? walk.doors.find(*one.who.household) : walk.doors.end();
    if (door != walk.doors.end()) view.items.back().grid = door->second.second;
  }
  return view;
}

}  // namespace

void add_care_list_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<CareListInput, CareListView>("/v1/care", reading, with(list));
  routes.get<PlaceInput, CoverageView>("/v1/care/coverage", reading, with(coverage));
}

}  // namespace assistance

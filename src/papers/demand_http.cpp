// What was demanded of the community and refused: recorded and listed. (DOC-01)
#include <algorithm>
#include <map>

#include "base/limits.h"
#include "events/store.h"
#include "identity/store.h"
#include "papers/http.h"
#include "papers/rules.h"
#include "papers/store.h"
#include "places/view.h"

namespace papers {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "demand.read";
constexpr const char* recording = "demand.record";

struct DemandInput {
  DemandId id;
  identity::EventId event;
  places::PlaceId place_id;
  std::string demanded_by;
  std::string demanded;
  base::Date demanded_on;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(DemandInput, (),
                      (id, event, place_id, demanded_by, demanded, demanded_on, note))

struct DemandsInput {
  identity::EventId event;
  std::optional<DemandId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(DemandsInput, (), (event, cursor, limit))

struct DemandView {
  DemandId id;
  places::PlaceView place;
  std::string demanded_by;
  std::string demanded;
  base::Date demanded_on;
  std::string note;
  base::Instant recorded_at;
  std::string recorded_by;
};
BOOST_DESCRIBE_STRUCT(DemandView, (),
                      (id, place, demanded_by, demanded, demanded_on, note, recorded_at,
                       recorded_by))

struct DemandsView {
  std::vector<DemandView> items;
  std::optional<DemandId> next_cursor;
};
BOOST_DESCRIBE_STRUCT(DemandsView, (), (items, next_cursor))

DemandView view_of(const Context& context, const Demand& demand) {
  return {demand.id,          places::view_of(*context.places.now(), demand.place),
          demand.demanded_by, demand.demanded,
          demand.demanded_on, demand.note,
          demand.recorded_at, demand.recorded_by};
}

Result<DemandId> record(Call& call, const Context&, const DemandInput& input) {
  const identity::Scope scope = call.who.scope(recording);
  const auto event = events::store::find(call.tx, scope, input.event);
  const auto where = identity::store::locate(call.tx, input.place_id);
  const bool covered =
      event && where && scope.covers(where->span.first) && event->span.contains(where->span);
  if (!covered) return http::refusal::not_found;
  Demand demand;
  demand.id = input.id;
  demand.tenant = event->tenant;
  demand.event = event->id;
  demand.place = input.place_id;
  demand.demanded_by = input.demanded_by;
  demand.demanded = input.demanded;
  demand.demanded_on = input.demanded_on;
  demand.note = input.note.value_or("");
  demand.recorded_at = call.now;
  if (const auto ok = check(demand, call.today); !ok) return ok.refusal();
  store::add(call.tx, call.actor(), demand);
  return demand.id;
}

Result<DemandView> show(Call& call, const Context& context, const DemandId& id) {
  const auto demand = store::find(call.tx, call.who.scope(reading), id);
  if (!demand) return http::refusal::not_found;
  return view_of(context, *demand);
}

Result<DemandsView> list(Call& call, const Context& context, const DemandsInput& input) {
  store::DemandFilter filter{
      .event = input.event,
      .span = {},
      .before = input.cursor,
      .limit = std::clamp<std::int64_t>(input.limit.value_or(base::limits::page_items_default), 1,
                                        base::limits::page_items_max)};
  std::map<DemandId, Demand, std::greater<>> newest_first;
  for (const identity::ScopePart& part : call.who.scope(reading).parts) {
    if (!part.tenant) continue;
    filter.span = part.span;
    for (Demand& demand : store::demands(call.tx, *part.tenant, filter)) {
      newest_first.emplace(demand.id, std::move(demand));
    }
  }
  DemandsView view;
  for (const auto& [id, demand] : newest_first) {
    if (static_cast<std::int64_t>(view.items.size()) == filter.limit) break;
    view.items.push_back(view_of(context, demand));
  }
  if (static_cast<std::int64_t>(view.items.size()) == filter.limit) {
    view.next_cursor = view.items.back().id;
  }
  return view;
}

}  // namespace

void add_demand_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<DemandsInput, DemandsView>("/v1/refused-demands", reading, with(list));
  routes.post<DemandInput, DemandId, DemandView>("/v1/refused-demands", recording, with(record),
                                                 with(show));
}

}  // namespace papers

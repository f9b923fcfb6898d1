#include "events/http.h"

#include "events/rules.h"
#include "events/store.h"
#include "identity/store.h"

namespace events {

using base::Result;
using http::Call;

namespace {

struct NoInput {};
BOOST_DESCRIBE_STRUCT(NoInput, (), ())

struct ListView {
  std::vector<EventView> items;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (items))

struct OpenInput {
  EventId id;
  Kind kind = Kind::real;
  std::string name;
  std::string pack;
  places::PlaceId place_id;
};
BOOST_DESCRIBE_STRUCT(OpenInput, (), (id, kind, name, pack, place_id))

struct EventInput {
  EventId event_id;
};
BOOST_DESCRIBE_STRUCT(EventInput, (), (event_id))

struct AreaInput {
  EventId event_id;
  OriginAreaId id;
  std::string list;
  places::PlaceId place_id;
  base::Date from;
  std::optional<base::Date> to;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(AreaInput, (), (event_id, id, list, place_id, from, to, source))

struct AreaView {
  OriginAreaId id;
  std::string list;
  std::string list_label;
  places::PlaceView place;
  base::Date from;
  std::optional<base::Date> to;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(AreaView, (), (id, list, list_label, place, from, to, source))

struct AreasView {
  std::vector<AreaView> items;
};
BOOST_DESCRIBE_STRUCT(AreasView, (), (items))

Result<ListView> list(Call& call, const Context& context, const NoInput&) {
  ListView view;
  for (const Event& event : store::all(call.tx, call.who.scope("event.read"))) {
    view.items.push_back(view_of(context, event, call.language));
  }
  return view;
}

Result<EventId> open_event(Call& call, const Context& context, const OpenInput& input) {
  const auto where = identity::store::locate(call.tx, input.place_id);
  if (!where || !call.who.scope("event.open").covers(where->span.first)) {
    return base::refuse(http::refusal::not_found).at("place_id");
  }
  if (!where->county) return base::refuse(refusal::not_below_county).at("place_id");
  const auto pack = context.newest_pack(input.pack);
  Event event{.tenant = identity::store::tenant_of_county(call.tx, *where->county, call.now),
              .id = input.id,
              .place = input.place_id,
              .span = where->span,
              .kind = input.kind,
              .illness = pack ? pack->header.illness : "",
              .name = input.name,
              .pack = input.pack,
              .opened_on = call.today,
              .closed_on = {},
              .version = 1};
  if (const auto may = may_open(event, pack.get(), call.today); !may) return may.refusal();
  if (const auto opened = context.open(call.tx, call.actor(), event); !opened) {
    return opened.refusal();
  }
  return event.id;
}

Result<AreasView> areas(Call& call, const Context& context, const EventInput& input) {
  const auto event = store::find(call.tx, call.who.scope("event.read"), input.event_id);
  if (!event) return http::refusal::not_found;
  const auto pack = context.newest_pack(event->pack);
  const auto tree = context.places.now();
  AreasView view;
  for (const OriginArea& area : store::origin_areas(call.tx, event->tenant, event->id)) {
    const auto* list = pack ? packs::find(pack->origin_lists, area.list) : nullptr;
    view.items.push_back({area.id, area.list,
                          list != nullptr ? list->label.in(call.language) : area.list,
                          places::view_of(*tree, area.place), area.from, area.to, area.source});
  }
  return view;
}

Result<EventInput> add_area(Call& call, const Context& context, const AreaInput& input) {
  const auto event = store::find(call.tx, call.who.scope("event.origin_areas"), input.event_id);
  const auto pack = event ? context.newest_pack(event->pack) : nullptr;
  if (!event || !pack) return http::refusal::not_found;
  const auto where = identity::store::locate(call.tx, input.place_id);
  if (!where) return base::refuse(http::refusal::not_found).at("place_id");
  const OriginArea area{.id = input.id,
                        .list = input.list,
                        .place = input.place_id,
                        .span = where->span,
                        .from = input.from,
                        .to = input.to,
                        .source = input.source};
  if (const auto may = may_add_area(*event, *pack, area); !may) return may.refusal();
  store::add_origin_area(call.tx, call.actor(), *event, area);
  return EventInput{event->id};
}

}  // namespace

EventView view_of(const Context& context, const Event& event, base::Language language) {
  const auto pack = context.newest_pack(event.pack);
  return {.id = event.id,
          .kind = event.kind,
          .name = event.name,
          .illness = event.illness,
          .illness_name = context.word("illness", event.illness, language),
          .pack = event.pack,
          .pack_title = pack ? pack->header.title.in(language) : event.pack,
          .place = places::view_of(*context.places.now(), event.place),
          .opened_on = event.opened_on,
          .closed_on = event.closed_on};
}

Result<EventView> show(Call& call, const Context& context, const EventId& id) {
  const auto event = store::find(call.tx, call.who.scope("event.read"), id);
  if (!event) return http::refusal::not_found;
  return view_of(context, *event, call.language);
}

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<NoInput, ListView>("/v1/events", "event.read", with(list));
  routes.post<OpenInput, EventId, EventView>("/v1/events", "event.open", with(open_event),
                                             with(show));
  routes.get<EventInput, AreasView>("/v1/events/{event_id}/origin-areas", "event.read",
                                    with(areas));
  routes.post<AreaInput, EventInput, AreasView>("/v1/events/{event_id}/origin-areas",
                                                "event.origin_areas", with(add_area), with(areas));
}

}  // namespace events

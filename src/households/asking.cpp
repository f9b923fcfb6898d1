#include "households/asking.h"

#include "events/store.h"
#include "households/rules.h"
#include "identity/store.h"

namespace households {

base::Result<events::Event> event_in(http::Call& call, std::string_view permission,
                                     identity::EventId id) {
  auto event = events::store::find(call.tx, call.who.scope(permission), id);
  if (!event) return http::refusal::not_found;
  return std::move(*event);
}

base::Result<events::Event> open_event(http::Call& call, std::string_view permission,
                                       identity::EventId id) {
  auto event = event_in(call, permission, id);
  if (event && event->closed_on) return refusal::event_closed;
  return event;
}

base::Result<places::Place> community_in(http::Call& call, const Context& context,
                                         std::string_view permission, const Wanted& wanted) {
  const auto place = context.places.now()->find(wanted.place);
  const auto where = identity::store::locate(call.tx, wanted.place);
  const bool covered = place && where && call.who.scope(permission).covers(where->span.first);
  if (!covered || !wanted.event.span.contains(where->span)) {
    return base::refuse(http::refusal::not_found).at("place_id");
  }
  if (place->level != places::Level::community) {
    return base::refuse(refusal::place_not_community).at("place_id");
  }
  return *place;
}

base::Result<base::Done> check_word(const Context& context, std::string_view group,
                                    const std::string& id, const char* field) {
  if (context.words()->has(group, id)) return base::Done{};
  return base::refuse(refusal::not_in_list).with("value", id).at(field);
}

}  // namespace households

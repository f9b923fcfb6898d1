#include "tables/asking.h"

#include "events/store.h"
#include "identity/store.h"

namespace tables {

using base::Result;
using http::Call;

Result<Asked> ask(Call& call, const Context& context, std::string_view permission,
                  std::pair<identity::EventId, places::PlaceId> asked) {
  const identity::Scope scope = call.who.scope(permission);
  const auto event = events::store::find(call.tx, scope, asked.first);
  const auto place = context.places.now()->find(asked.second);
  const auto where = identity::store::locate(call.tx, asked.second);
  const bool covered = place && where && scope.covers(where->span.first);
  if (!event || !covered || !event->span.contains(where->span)) return http::refusal::not_found;
  return Asked{*event, *place, {event->tenant, event->id, where->span}};
}

Result<OneTable> find_table(Call& call, const Context& context, std::string_view permission,
                            TableId id) {
  const identity::Scope scope = call.who.scope(permission);
  auto table = store::find(call.tx, context.vault, scope, id);
  if (!table) return http::refusal::not_found;
  auto event = events::store::find(call.tx, table->tenant, table->event);
  if (!event) return http::refusal::not_found;
  return OneTable{std::move(*table), std::move(*event)};
}

Result<OneTable> open_table(Call& call, const Context& context, std::string_view permission,
                            TableId id) {
  auto found = find_table(call, context, permission, id);
  if (found && found->event.closed_on) return refusal::event_closed;
  return found;
}

places::PlaceId filled_at(const Context& context, const DemandedTable& table,
                          places::PlaceId place) {
  return context.places.now()->contains(place, table.place) ? table.place : place;
}

std::string department_label(const Context& context, const std::string& department,
                             base::Language language) {
  const auto words = context.words();
  if (!words->has("asking_department", department)) return department;
  return words->label("asking_department", department, language);
}

}  // namespace tables

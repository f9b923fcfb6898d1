#include "workflows/event_closes.h"

#include "events/rules.h"
#include "events/store.h"
#include "imports/store.h"
#include "observation/store.h"
#include "people/store.h"
#include "screening/store.h"
#include "tables/store.h"
#include "tasks/store.h"

namespace workflows {

using base::Result;
using http::Call;

namespace {

struct ClosingInput {
  identity::EventId event_id;
  base::Uuid id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ClosingInput, (), (event_id, id, reason))

events::Unfinished unfinished(sql::Transaction& tx, const events::Event& event) {
  return {.watched = observation::store::open_in(tx, event.tenant, event.id),
          .undecided = screening::store::undecided_in(tx, event.tenant, event.id)};
}

Result<identity::EventId> close(Call& call, const ClosingContext& context,
                                const ClosingInput& input) {
  const auto event = events::store::find(call.tx, call.who.scope("event.close"), input.event_id);
  if (!event) return http::refusal::not_found;
  const auto may = events::may_close(*event, unfinished(call.tx, *event), input.reason);
  if (!may) return may.refusal();
  events::store::close(call.tx, call.actor(), *event, call.today, input.reason);
  context.end_rest(call, *event);
  tasks::store::settle_all(call.tx, call.actor(), event->tenant, event->id, "event_closed");
  people::store::forget_numbers(call.tx, event->tenant, event->id);
  imports::store::forget_event(call.tx, event->tenant, event->id);
  tables::store::forget_event(call.tx, event->tenant, event->id);
  context.vault.destroy(call.tx, event->tenant, event->id, call.now);
  return event->id;
}

Result<events::EventView> show_closed(Call& call, const ClosingContext& context,
                                      const identity::EventId& id) {
  context.vault.forget_destroyed(call.tx);
  return context.show(call, id);
}

}  // namespace

void add_closing_route(http::Routes& routes, const ClosingContext& context) {
  routes.post<ClosingInput, identity::EventId, events::EventView>(
      "/v1/events/{event_id}/closing", "event.close",
      [&context](Call& call, const ClosingInput& input) { return close(call, context, input); },
      [&context](Call& call, const identity::EventId& id) {
        return show_closed(call, context, id);
      });
}

}  // namespace workflows

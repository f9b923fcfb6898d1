#include "workflows/event_opens.h"

#include "events/store.h"
#include "reports/duties.h"
#include "tasks/store.h"

namespace workflows {

base::Result<base::Done> open_event(sql::Transaction& tx, const identity::Actor& actor,
                                    const events::Event& event, const reports::FormOf& form_of) {
  events::store::add(tx, actor, event);
  const auto form = form_of(tx, event, event.opened_on);
  if (!form) return form.refusal();
  tasks::store::apply(tx, actor, {event.tenant, event.id, event.place},
                      reports::event_opens(event.id, form->form, event.opened_on, actor.at));
  return base::Done{};
}

}  // namespace workflows

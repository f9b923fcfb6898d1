#include "assistance/moving.h"

#include "assistance/asking.h"
#include "assistance/due.h"
#include "tasks/store.h"

namespace assistance {

using http::Call;

// Who had taken it is not there; a role that nobody holds there has it no more.
static Standing standing_there(Call& call, const Context& context, const Need& need,
                               const packs::NeedKind& kind) {
  Standing standing = need.standing;
  if (!standing.is_waiting()) return standing;
  standing.state = NeedState::open;
  standing.taken_by = {};
  if (colleagues(call, context, {standing.role}, need.place).empty()) {
    standing.role = owner_of(call, context, kind, need.place);
  }
  return standing;
}

static void move_need(Call& call, const Context& context, Need need, places::PlaceId to) {
  const auto platform = context.platform();
  const packs::NeedKind kind = kind_of(*platform, need);
  need.place = to;
  const Step step{.id = StepId{base::make_uuid(call.now.ms)},
                  .kind = StepKind::handed_over,
                  .at = call.now,
                  .by = {},
                  .by_name = {},
                  .words = {},
                  .before = need.standing};
  need.standing = standing_there(call, context, need, kind);
  need.taken_by_name.clear();
  store::move(call.tx, context.vault, call.actor(), need, step);
  tasks::store::move(call.tx, need.tenant, need.id.value, to);
  tasks::store::apply(call.tx, call.actor(), store::where(need),
                      effects_of(need, {kind, platform->need_desk}, call.now));
}

void go_along(Call& call, const Context& context, const people::Person& person) {
  for (Need& need : store::unfinished_of(call.tx, context.vault, person.tenant, person.id)) {
    move_need(call, context, std::move(need), person.place);
  }
  store::move_contacts(call.tx, {person.tenant, person.event, person.place}, person.id);
  look_anew(call.tx, context, call.actor(), {person.tenant, person.event, person.place}, person.id);
}

}  // namespace assistance

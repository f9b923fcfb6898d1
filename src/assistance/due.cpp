#include "assistance/due.h"

#include "assistance/asking.h"
#include "assistance/care_rules.h"
#include "events/store.h"
#include "tasks/store.h"

namespace assistance {

Watched watched(sql::Transaction& tx, const Context& context, const tasks::Where& where,
                people::PersonId person, base::Instant now) {
  Watched who = store::watched(tx, where, person, base::date_of(now));
  const auto observed = context.home_observed(tx, {where.tenant, where.event, where.place});
  if (const auto found = observed.find(person); found != observed.end()) {
    who.observed_since = found->second;
  }
  return who;
}

void look_again(sql::Transaction& tx, const Context& context, const identity::Actor& actor,
                const tasks::Where& where, people::PersonId person) {
  const Watched who = watched(tx, context, where, person, actor.at);
  tasks::store::apply(tx, actor, where,
                      care_effects(context.platform()->care_plans, who, actor.at));
}

void look_anew(sql::Transaction& tx, const Context& context, const identity::Actor& actor,
               const tasks::Where& where, people::PersonId person) {
  tasks::store::apply(tx, actor, where, settle_care(person));
  look_again(tx, context, actor, where, person);
}

// When the event is closed nothing is asked any more, and nothing can be read.
static bool is_open(sql::Transaction& tx, const tasks::Where& where) {
  const auto event = events::store::find(tx, where.tenant, where.event);
  return event && !event->closed_on;
}

static void need_is_late(sql::Transaction& tx, const Context& context,
                         const tasks::store::DueTime& due, base::Instant as_of) {
  const NeedId id{due.subject};
  const auto where = store::where_of(tx, due.tenant, id);
  if (!where || !is_open(tx, *where)) return;
  const auto placed = store::find(tx, context.vault, due.tenant, id);
  if (!placed) return;
  const auto platform = context.platform();
  const packs::NeedKind kind = kind_of(*platform, placed->need);
  tasks::store::apply(tx, {std::nullopt, as_of}, *where,
                      when_late(placed->need, {kind, platform->need_desk}, as_of));
}

static void contact_may_be_due(sql::Transaction& tx, const Context& context,
                               const tasks::store::DueTime& due, base::Instant as_of) {
  const people::PersonId person{due.subject};
  const auto where = store::where_of(tx, due.tenant, person);
  if (!where || !is_open(tx, *where)) return;
  look_again(tx, context, {std::nullopt, as_of}, *where, person);
}

void register_due(schedule::Runner& runner, const Context& context) {
  runner.on(slice, "need_late",
            [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                       base::Instant as_of) { need_is_late(tx, context, due, as_of); });
  runner.on(slice, "contact",
            [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                       base::Instant as_of) { contact_may_be_due(tx, context, due, as_of); });
}

}  // namespace assistance

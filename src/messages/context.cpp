#include "messages/context.h"

#include "messages/rules.h"
#include "tasks/store.h"

namespace messages {

packs::MessageKind kind_of(const packs::Messages& policy, const std::string& id) {
  if (const packs::MessageKind* kind = packs::find(policy.kinds, id)) return *kind;
  packs::MessageKind unnamed;
  unnamed.id = id;
  unnamed.label = {id, id};
  return unnamed;
}

void ask_for_what_is_left(sql::Transaction& tx, const Context& context,
                          const identity::Actor& actor, const Round& round) {
  const auto policy = context.policy();
  const Left left{store::is_any_to_do(tx, round.tenant, round.id, Channel::call),
                  store::is_any_to_do(tx, round.tenant, round.id, Channel::group)};
  const auto effects = effects_of(round, kind_of(*policy, round.kind), policy->desk, left);
  tasks::store::apply(tx, actor, store::where(round), effects);
}

}  // namespace messages

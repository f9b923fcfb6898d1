#include "cases/follow.h"

#include "cases/rules.h"
#include "cases/store.h"
#include "tasks/store.h"

namespace cases {

void tell(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
          const Case& one) {
  const auto follows = store::follows(tx, vault, one);
  tasks::store::apply(tx, actor, store::where(one), tasks_of(one, follows));
  for (const Follow& follow : follows) {
    tasks::store::apply(tx, actor, {one.tenant, one.event, follow.place},
                        tasks_of_moved(one, follow));
  }
}

void go_along(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
              const people::Person& person) {
  store::move(tx, actor, person);
  for (const Case& one : store::about_person(tx, vault, person.tenant, person.id)) {
    tell(tx, vault, actor, one);
  }
}

}  // namespace cases

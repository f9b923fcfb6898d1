#include "assistance/care_view.h"

namespace assistance {

CareRow row_of(const http::Call& call, const packs::Pack& platform, const people::Person& person,
               const Due& one) {
  CareRow row;
  row.person = people::masked(person, call.today);
  row.household_id = one.who.household;
  for (const Borne& tag : one.who.tags) {
    const packs::KeyGroup* group = packs::find(platform.key_groups, tag.group);
    row.groups.push_back(group != nullptr ? group->label.in(call.language) : tag.group);
  }
  row.plan_label = one.due.plan->label.in(call.language);
  row.due_on = one.due.on;
  row.due_at = one.due.at;
  row.status = one.due.status;
  row.never = one.due.never;
  row.reached_at = one.who.reached_at;
  row.tried_at = one.who.tried_at;
  row.attempts = one.who.attempts;
  return row;
}

}  // namespace assistance

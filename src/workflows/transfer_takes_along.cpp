// What goes along with somebody who is handed over, beside what watches over them.
#include <algorithm>

#include "assistance/due.h"
#include "assistance/moving.h"
#include "cases/follow.h"
#include "papers/store.h"
#include "people/resident_store.h"
#include "tasks/store.h"
#include "workflows/transfer_parts.h"

namespace workflows {

using http::Call;

void take_along(Call& call, const TransferContext& context, const people::Person& person) {
  identity::Vault& vault = context.transfer.vault;
  cases::go_along(call.tx, vault, call.actor(), person);
  for (const papers::PaperId& paper : papers::store::move(call.tx, call.actor(), person)) {
    tasks::store::move(call.tx, person.tenant, paper.value, person.place);
  }
  assistance::go_along(call, context.assistance, person);
}

static bool bears(const std::vector<people::Tag>& tags, const people::Tag& asked, base::Date day) {
  return std::any_of(tags.begin(), tags.end(), [&](const people::Tag& tag) {
    return tag.group == asked.group && tag.borne_on(day);
  });
}

void take_care_list_along(Call& call, const TransferContext& context, const Gone& gone) {
  const auto known = people::store::tags_of(call.tx, gone.there.tenant, gone.there.id);
  for (people::Tag tag : people::store::tags_of(call.tx, gone.from.tenant, gone.from.id)) {
    if (!tag.borne_on(call.today)) continue;
    people::Tag ended = tag;
    ended.ended_at = call.now;
    people::store::end_tag(call.tx, call.actor(), ended);
    if (bears(known, tag, call.today)) continue;
    tag.id = {base::make_uuid(call.now.ms)};
    tag.tenant = gone.there.tenant;
    tag.event = gone.there.event;
    tag.place = gone.there.place;
    tag.person = gone.there.id;
    tag.from = call.today;
    people::store::add_tag(call.tx, call.actor(), tag);
  }
  for (const people::Person* one : {&gone.from, &gone.there}) {
    assistance::look_anew(call.tx, context.assistance, call.actor(),
                          {one->tenant, one->event, one->place}, one->id);
  }
}

}  // namespace workflows

#include "app/task_subjects.h"

#include "app/community_rounds.h"
#include "app/residents_care.h"
#include "assistance/rules.h"
#include "base/mask.h"
#include "campaigns/store.h"
#include "cases/store.h"
#include "lists/store.h"
#include "observation/store.h"
#include "observation/view.h"
#include "papers/store.h"
#include "people/store.h"
#include "places/view.h"
#include "screening/store.h"
#include "transfer/store.h"

namespace app {

tasks::Subject subject_of(http::Call& call, Installation& installation,
                          const screening::Context& screening, const tasks::Task& task) {
  if (task.slice == "observation") {
    const auto episode = observation::store::find(call.tx, installation.vault, task.where.tenant,
                                                  observation::EpisodeId{task.subject});
    if (!episode) return {};
    const auto pack = installation.pack_version(episode->pack_hash);
    const bool voluntary = pack && observation::regime_of(*pack, *episode).voluntary;
    return {person_label(call, installation, episode->tenant, episode->person), voluntary};
  }
  if (task.slice == "cases") {
    const auto about =
        cases::store::asking(call.tx, task.where.tenant, cases::FollowId{task.subject});
    if (about) return {person_label(call, installation, task.where.tenant, about->about), false};
    const auto one = cases::store::find(call.tx, installation.vault, task.where.tenant,
                                        cases::CaseId{task.subject});
    if (!one) return {};
    return {person_label(call, installation, one->tenant, one->person), false};
  }
  if (task.slice == "campaigns") {
    return {campaigns::store::task_label(call.tx, task.where.tenant, task.subject), false};
  }
  if (task.slice == "screening") {
    const auto arrival = screening::store::find(call.tx, installation.vault, task.where.tenant,
                                                screening::ArrivalId{task.subject});
    if (arrival) {
      return {person_label(call, installation, arrival->tenant, arrival->person), true};
    }
    const screening::ArrivalId declared{task.subject};
    return {screening::declared_label(call, screening, task.where.tenant, declared), true};
  }
  if (task.slice == assistance::slice) {
    return {subject_of_care(call, installation, task), false};
  }
  if (task.slice == rounds::slice) return {subject_of_round(call, installation, task), false};
  if (task.slice == "papers") {
    const auto paper = papers::store::find(call.tx, installation.vault, task.where.tenant,
                                           papers::PaperId{task.subject});
    if (!paper) return {};
    return {person_label(call, installation, paper->tenant, paper->person), false};
  }
  if (task.slice == lists::slice) {
    const auto row = lists::store::find(call.tx, installation.vault, task.where.tenant,
                                        lists::RowId{task.subject});
    if (!row) return {};
    const lists::Content& content = row->content;
    const bool named = !content.name.empty();
    return {named ? base::mask_name(content.name) : base::mask_phone(content.phone), false};
  }
  if (task.slice == transfer::slice) {
    const auto one = transfer::store::find(call.tx, installation.vault, task.where.tenant,
                                           transfer::TransferId{task.subject});
    return {one ? base::mask_name(one->content.person.name) : "", false};
  }
  return {places::view_of(*installation.places.now(), task.where.place).name, false};
}

}  // namespace app

#include "app/task_subjects.h"

#include "app/community_rounds.h"
#include "app/residents_care.h"
#include "assistance/rules.h"
#include "cases/store.h"
#include "observation/store.h"
#include "observation/view.h"
#include "papers/store.h"
#include "people/store.h"
#include "places/view.h"
#include "screening/store.h"

namespace app {

tasks::Subject subject_of(http::Call& call, Installation& installation, const tasks::Task& task) {
  if (task.slice == "observation") {
    const auto episode = observation::store::find(call.tx, installation.vault, task.where.tenant,
                                                  observation::EpisodeId{task.subject});
    if (!episode) return {};
    const auto pack = installation.pack_version(episode->pack_hash);
    const bool voluntary = pack && observation::regime_of(*pack, *episode).voluntary;
    return {person_label(call, installation, episode->tenant, episode->person), voluntary};
  }
  if (task.slice == "cases") {
    const auto one = cases::store::find(call.tx, installation.vault, task.where.tenant,
                                        cases::CaseId{task.subject});
    if (!one) return {};
    return {person_label(call, installation, one->tenant, one->person), false};
  }
  if (task.slice == "screening") {
    const auto arrival = screening::store::find(call.tx, installation.vault, task.where.tenant,
                                                screening::ArrivalId{task.subject});
    if (!arrival) return {};
    return {person_label(call, installation, arrival->tenant, arrival->person), true};
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
  return {places::view_of(*installation.places.now(), task.where.place).name, false};
}

}  // namespace app

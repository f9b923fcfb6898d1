#include "observation/handover.h"

namespace observation {

static Episode taken_up(const Episode& episode, const Elsewhere& there, base::Instant now) {
  Episode next = episode;
  next.id = there.id;
  next.tenant = there.tenant;
  next.event = there.event;
  next.place = there.place;
  next.person = there.person;
  next.opened_at = now;
  next.follows.reset();
  next.case_id.reset();
  next.version = 1;
  return next;
}

static std::vector<Carried> carried(const Episode& episode, const std::vector<Exposure>& exposures,
                                    const Elsewhere& there, base::Instant now) {
  std::vector<Carried> all;
  for (const Exposure& exposure : exposures) {
    const bool is_first = exposure.id.value == episode.id.value;
    Carried one{{episode.tenant, exposure.id}, exposure};
    one.exposure.id = ExposureId{is_first ? there.id.value : base::make_uuid(now.ms)};
    one.exposure.case_id.reset();
    all.push_back(std::move(one));
  }
  return all;
}

Handover hand_over(const Episode& episode, const packs::Regime& regime,
                   const std::vector<Exposure>& exposures, const Elsewhere& there,
                   base::Instant now) {
  Episode next = taken_up(episode, there, now);
  tasks::Effects watched = looks_from(next, regime, now);
  Episode left = episode;
  left.state = State::ended;
  left.ended_on = base::date_of(now);
  left.end_reason = packs::EndReason::moved;
  tasks::Effects effects = effects_of_end(left);
  effects.push_back(tasks::Settle{slice, left.id.value, "observation.care_needed", {}});
  return {{std::move(left), std::move(effects)},
          {std::move(next), std::move(watched)},
          carried(episode, exposures, there, now)};
}

}  // namespace observation

#include "workflows/case_recounts_household.h"

#include "observation/exposure.h"
#include "observation/recording.h"
#include "observation/store.h"
#include "tasks/store.h"

namespace workflows {

using http::Call;
using observation::Exposure;
using observation::Found;

namespace {

bool is_infectious(packs::CaseState state) {
  using enum packs::CaseState;
  return state == confirmed || state == asymptomatic || state == in_treatment;
}

// Those with whom the person is still together were exposed today.
base::Date last_together(const Call& call, const cases::Case& one) {
  return one.isolated_on.value_or(call.today);
}

void keep(Call& call, const observation::Context& context, const Found& found,
          const observation::Recounted& recounted) {
  observation::store::save(call.tx, context.vault, call.actor(), recounted.episode,
                           found.episode.version, "episode.recounted");
  tasks::store::apply(call.tx, call.actor(), observation::store::where(recounted.episode),
                      recounted.effects);
}

void add(Call& call, const observation::Context& context, const Found& found,
         const std::vector<Exposure>& known, const cases::Case& one) {
  const Exposure asked{.id = {base::make_uuid(call.now.ms)},
                       .kind = observation::ExposureKind::co_resident,
                       .last_on = last_together(call, one),
                       .case_id = one.id.value,
                       .words = {"", one.words.determined_by},
                       .added_at = call.now,
                       .added_by = call.who.name,
                       .withdrawn = {}};
  const auto added = observation::add_exposure(found.episode, found.regime, known, asked, call.now);
  if (!added) return;  // Known already.
  observation::store::add_exposure(call.tx, context.vault, call.actor(), added->episode,
                                   added->exposure);
  keep(call, context, found, *added);
}

// One after the other, each counted without those before it.
void withdraw(Call& call, const observation::Context& context, Found found, const cases::Case& one,
              const Exposure& of) {
  const auto known = observation::store::exposures(call.tx, context.vault, found.episode);
  const auto gone =
      observation::withdraw_exposure(found.episode, found.regime, known, of.id,
                                     {call.now, call.who.name, one.words.determined_by});
  if (!gone) return;
  observation::store::save_withdrawal(call.tx, context.vault, call.actor(), gone->episode,
                                      gone->exposure);
  keep(call, context, found, *gone);
}

// Of everybody who is watched because of the case, those too who have moved out meanwhile.
void withdraw_all(Call& call, const observation::Context& context, const cases::Case& one) {
  for (const observation::EpisodeId id :
       observation::store::counted_from(call.tx, one.tenant, one.id.value)) {
    const auto episode = observation::store::find(call.tx, context.vault, one.tenant, id);
    for (const Exposure& exposure :
         observation::store::exposures(call.tx, context.vault, *episode)) {
      if (exposure.withdrawn || exposure.case_id != one.id.value) continue;
      auto now = observation::store::find(call.tx, context.vault, one.tenant, id);
      const auto fresh = observation::with_regime(call.tx, context, std::move(*now));
      if (fresh) withdraw(call, context, *fresh, one, exposure);
    }
  }
}

}  // namespace

void recount_household(Call& call, const observation::Context& context, const cases::Case& one,
                       const std::vector<cases::Member>& others) {
  if (one.state == packs::CaseState::excluded) return withdraw_all(call, context, one);
  if (!is_infectious(one.state)) return;
  for (const cases::Member& member : others) {
    auto episode =
        observation::store::open_of_person(call.tx, context.vault, one.tenant, member.person);
    if (!episode) continue;
    const auto found = observation::with_regime(call.tx, context, std::move(*episode));
    if (!found) continue;
    const auto known = observation::store::exposures(call.tx, context.vault, found->episode);
    add(call, context, *found, known, one);
  }
}

}  // namespace workflows

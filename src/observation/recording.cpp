#include "observation/recording.h"

#include "events/store.h"
#include "observation/doubt.h"
#include "observation/rules.h"
#include "observation/store.h"
#include "observation/view.h"
#include "tasks/store.h"

namespace observation {

using base::Result;
using http::Call;

std::shared_ptr<const packs::Pack> pack_for(sql::Transaction& tx, const Context& context,
                                            const Episode& episode) {
  if (auto pack = context.pack_of(episode.pack_hash)) return pack;
  const auto event = events::store::find(tx, episode.tenant, episode.event);
  if (!event) return nullptr;
  const auto rules = context.rules(tx, *event, episode.place, base::date_of(episode.opened_at));
  const bool knows = rules && packs::find((*rules)->regimes, episode.regime) != nullptr;
  return knows ? *rules : nullptr;
}

Result<Found> with_regime(sql::Transaction& tx, const Context& context, Episode episode) {
  auto pack = pack_for(tx, context, episode);
  if (!pack) return refusal::unknown_regime;
  const packs::Regime& regime = regime_of(*pack, episode);
  return Found{std::move(episode), std::move(pack), regime};
}

std::vector<std::string> roles_held(const Call& call, const Context& context,
                                    places::PlaceId place) {
  std::vector<std::string> roles;
  const auto tree = context.places.now();
  for (const identity::SessionGrant& grant : call.who.grants) {
    if (tree->contains(grant.place, place)) roles.push_back(grant.role);
  }
  return roles;
}

Care care_of(Call& call, const Context& context, const Episode& episode,
             std::optional<CareId> but) {
  for (const CareNeed& need : store::care_needs(call.tx, context.vault, episode)) {
    if (!need.outcome && need.id != but) return Care::awaited;
  }
  return Care::none_awaited;
}

void note_look(Call& call, const Episode& episode) {
  call.note_read("episode.read",
                 {episode.tenant, "episode", episode.id.value, episode.event, episode.place});
  call.note_read("person.read",
                 {episode.tenant, "person", episode.person.value, episode.event, episode.place});
}

base::Refusal stale(Call& call, const Episode& episode) {
  note_look(call, episode);
  return http::changed_meanwhile(episode.id);
}

// The care and the tasks that a reading asks for once it is kept.
static void follow(Call& call, const Found& found, const Recorded& recorded) {
  const Episode& episode = found.episode;
  if (recorded.care) store::add_care(call.tx, call.actor(), episode, *recorded.care);
  tasks::store::apply(call.tx, call.actor(), store::where(episode), recorded.effects);
  // Only where readings are a duty does it matter which others there are.
  std::vector<Reading> all;
  if (!found.regime.voluntary) all = store::outlines(call.tx, episode);
  tasks::store::apply(call.tx, call.actor(), store::where(episode),
                      after_reading(episode, found.regime, all, recorded.reading, call.now));
}

Result<EpisodeId> keep_reading(Call& call, const Context& context, const Found& found,
                               Reading reading) {
  const Episode& episode = found.episode;
  const auto there = store::reading_at(call.tx, context.vault, episode, reading.day, reading.slot);
  const auto recorded = record(episode, found.regime, there, std::move(reading), call.now);
  if (!recorded) return recorded.refusal();
  if (!there) {
    store::add_reading(call.tx, context.vault, call.actor(), episode, recorded->reading);
  } else if (!store::take_over(call.tx, context.vault, call.actor(), episode, recorded->reading)) {
    return stale(call, episode);
  }
  follow(call, found, *recorded);
  // Whether it looks copied is seen once whoever records has paused; the person's own is their own.
  const bool by_staff =
      recorded->reading.by == Recorder::worker || recorded->reading.by == Recorder::clinic;
  if (by_staff && call.actor().account) {
    tasks::store::apply(
        call.tx, call.actor(), store::where(episode),
        {look_at_recorder(call.actor().account->value, found.pack->doubt, call.now)});
  }
  return episode.id;
}

Result<EpisodeId> keep_correction(Call& call, const Context& context, const Found& found,
                                  const Correction& asked) {
  const Episode& episode = found.episode;
  for (const Reading& before : store::readings(call.tx, context.vault, episode)) {
    if (before.id != asked.reading) continue;
    if (before.version != asked.base_version) return stale(call, episode);
    const auto corrected = correct(episode, found.regime, before, asked.after, asked.reason,
                                   care_of(call, context, episode), call.now);
    if (!corrected) return corrected.refusal();
    if (!store::save_correction(call.tx, context.vault, call.actor(), episode, corrected->reading,
                                asked.reason)) {
      return stale(call, episode);
    }
    follow(call, found, *corrected);
    return episode.id;
  }
  return http::refusal::not_found;
}

}  // namespace observation

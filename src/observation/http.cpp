#include "observation/http.h"

#include "identity/store.h"
#include "observation/recording.h"
#include "observation/rules.h"
#include "observation/store.h"
#include "observation/view.h"
#include "tasks/store.h"

namespace observation {

using base::Result;
using http::Call;

namespace {

// ---- Inputs ---------------------------------------------------------------------------------

struct OneInput {
  EpisodeId episode_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (episode_id))

struct ReadingInput {
  EpisodeId episode_id;
  ReadingId id;
  base::Date day;
  std::string slot;
  base::Instant taken_at;
  std::optional<base::Celsius> temperature;
  std::vector<std::string> symptoms;
  std::optional<Status> status;
  Recorder by = Recorder::worker;
};
BOOST_DESCRIBE_STRUCT(ReadingInput, (),
                      (episode_id, id, day, slot, taken_at, temperature, symptoms, status, by))

struct CorrectionInput {
  EpisodeId episode_id;
  ReadingId reading_id;
  base::Uuid id;
  std::int64_t base_version = 0;
  std::optional<base::Celsius> temperature;
  std::vector<std::string> symptoms;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CorrectionInput, (),
                      (episode_id, reading_id, id, base_version, temperature, symptoms, reason))

struct OutcomeInput {
  EpisodeId episode_id;
  base::Uuid id;
  CareId care_id;
  std::string outcome;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(OutcomeInput, (), (episode_id, id, care_id, outcome, note))

struct EndInput {
  EpisodeId episode_id;
  base::Uuid id;
  std::int64_t base_version = 0;
  packs::EndReason reason = packs::EndReason::period_over;
  std::optional<std::string> note;
  std::optional<std::string> notice_number;
};
BOOST_DESCRIBE_STRUCT(EndInput, (), (episode_id, id, base_version, reason, note, notice_number))

// ---- Finding --------------------------------------------------------------------------------

Result<Found> find(Call& call, const Context& context, std::string_view permission, EpisodeId id) {
  auto episode = store::find(call.tx, context.vault, call.who.scope(permission), id);
  if (!episode) {
    if (const auto moved = context.moved(call, permission, id.value)) return *moved;
    return http::refusal::not_found;
  }
  return with_regime(call.tx, context, std::move(*episode));
}

// ---- Handlers -------------------------------------------------------------------------------

Result<EpisodeView> show(Call& call, const Context& context, const OneInput& input) {
  const auto found = find(call, context, "episode.read", input.episode_id);
  if (!found) return found.refusal();
  note_look(call, found->episode);
  return view_of(call, context, found->episode);
}

Result<TimelineView> timeline(Call& call, const Context& context, const OneInput& input) {
  const auto found = find(call, context, "episode.read", input.episode_id);
  if (!found) return found.refusal();
  note_look(call, found->episode);
  return timeline_of(call, context, found->episode);
}

// After a write: the same page, which the writer has just been shown; not a further look.
Result<EpisodeView> show_made(Call& call, const Context& context, const EpisodeId& id) {
  const auto found = find(call, context, "episode.read", id);
  if (!found) return found.refusal();
  return view_of(call, context, found->episode);
}

Result<EpisodeId> record_reading(Call& call, const Context& context, const ReadingInput& input) {
  const auto found = find(call, context, "episode.record", input.episode_id);
  if (!found) return found.refusal();
  return keep_reading(call, context, *found,
                      {.id = input.id,
                       .day = input.day,
                       .slot = input.slot,
                       .taken_at = input.taken_at,
                       .received_at = call.now,
                       .measured = {input.temperature, input.symptoms},
                       .status = input.status.value_or(Status::seen_ok),
                       .by = input.by,
                       .recorded_by = call.who.name,
                       .abnormal = false,
                       .version = 1,
                       .corrected_from = {}});
}

Result<EpisodeId> correct_reading(Call& call, const Context& context,
                                  const CorrectionInput& input) {
  const auto found = find(call, context, "episode.record", input.episode_id);
  if (!found) return found.refusal();
  return keep_correction(call, context, *found,
                         {.reading = input.reading_id,
                          .base_version = input.base_version,
                          .after = {input.temperature, input.symptoms},
                          .reason = input.reason});
}

Result<EpisodeId> record_outcome(Call& call, const Context& context, const OutcomeInput& input) {
  const auto found = find(call, context, "episode.outcome", input.episode_id);
  if (!found) return found.refusal();
  const Episode& episode = found->episode;
  for (CareNeed need : store::care_needs(call.tx, context.vault, episode)) {
    if (need.id != input.care_id) continue;
    need.note = input.note;
    const auto closed = close_care(episode, found->regime, need, input.outcome, *found->pack,
                                   care_of(call, context, episode, need.id), call.now);
    if (!closed) return closed.refusal();
    store::save_outcome(call.tx, context.vault, call.actor(), episode, closed->state);
    tasks::store::apply(call.tx, call.actor(), store::where(episode), closed->effects);
    return episode.id;
  }
  return http::refusal::not_found;
}

Result<EpisodeId> end_episode(Call& call, const Context& context, const EndInput& input) {
  const auto found = find(call, context, "episode.end", input.episode_id);
  if (!found) return found.refusal();
  const Episode& episode = found->episode;
  const auto ended = end(episode, found->regime, store::readings(call.tx, context.vault, episode),
                         {.reason = input.reason,
                          .note = input.note.value_or(""),
                          .notice_number = input.notice_number.value_or(""),
                          .roles_held = roles_held(call, context, episode.place),
                          .care = care_of(call, context, episode),
                          .now = call.now});
  if (!ended) return ended.refusal();
  if (!store::save(call.tx, context.vault, call.actor(), ended->state, input.base_version,
                   "episode.ended")) {
    return stale(call, episode);
  }
  tasks::store::apply(call.tx, call.actor(), store::where(episode), ended->effects);
  return episode.id;
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<OneInput, EpisodeView>("/v1/episodes/{episode_id}", "episode.read", with(show));
  routes.get<OneInput, TimelineView>("/v1/episodes/{episode_id}/timeline", "episode.read",
                                     with(timeline));
  routes.post<ReadingInput, EpisodeId, EpisodeView>("/v1/episodes/{episode_id}/readings",
                                                    "episode.record", with(record_reading),
                                                    with(show_made));
  routes.post<CorrectionInput, EpisodeId, EpisodeView>(
      "/v1/episodes/{episode_id}/readings/{reading_id}/corrections", "episode.record",
      with(correct_reading), with(show_made));
  routes.post<OutcomeInput, EpisodeId, EpisodeView>("/v1/episodes/{episode_id}/outcomes",
                                                    "episode.outcome", with(record_outcome),
                                                    with(show_made));
  routes.post<EndInput, EpisodeId, EpisodeView>("/v1/episodes/{episode_id}/end", "episode.end",
                                                with(end_episode), with(show_made));
}

}  // namespace observation

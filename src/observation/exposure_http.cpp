// Further and withdrawn exposures, and an order that extends: the end is worked out anew.
#include "identity/store.h"
#include "observation/exposure.h"
#include "observation/recording.h"
#include "observation/store.h"
#include "observation/view.h"
#include "tasks/store.h"

namespace observation {

using base::Result;
using http::Call;

namespace {

struct ExposureInput {
  EpisodeId episode_id;
  ExposureId id;
  std::int64_t base_version = 0;
  ExposureKind kind = ExposureKind::last_exposure;
  base::Date last_on;
  std::optional<base::Uuid> case_id;
  std::optional<std::string> where;
  std::optional<std::string> determined_by;
};
BOOST_DESCRIBE_STRUCT(ExposureInput, (),
                      (episode_id, id, base_version, kind, last_on, case_id, where, determined_by))

struct WithdrawalInput {
  EpisodeId episode_id;
  ExposureId exposure_id;
  base::Uuid id;
  std::int64_t base_version = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawalInput, (), (episode_id, exposure_id, id, base_version, reason))

struct ExtensionInput {
  EpisodeId episode_id;
  base::Uuid id;
  std::int64_t base_version = 0;
  base::Date to;
  std::string order_reference;
};
BOOST_DESCRIBE_STRUCT(ExtensionInput, (), (episode_id, id, base_version, to, order_reference))

Result<Found> find(Call& call, const Context& context, EpisodeId id) {
  auto episode = store::find(call.tx, context.vault, call.who.scope("episode.expose"), id);
  if (!episode) return http::refusal::not_found;
  return with_regime(call.tx, context, std::move(*episode));
}

Result<EpisodeId> kept(Call& call, const Context& context, const Episode& changed,
                       std::int64_t base_version, const tasks::Effects& effects) {
  if (!store::save(call.tx, context.vault, call.actor(), changed, base_version,
                   "episode.recounted")) {
    return stale(call, changed);
  }
  tasks::store::apply(call.tx, call.actor(), store::where(changed), effects);
  return changed.id;
}

Result<EpisodeId> add(Call& call, const Context& context, const ExposureInput& input) {
  const auto found = find(call, context, input.episode_id);
  if (!found) return found.refusal();
  const Exposure asked{.id = input.id,
                       .kind = input.kind,
                       .last_on = input.last_on,
                       .case_id = input.case_id,
                       .words = {input.where.value_or(""), input.determined_by.value_or("")},
                       .added_at = call.now,
                       .added_by = call.who.name,
                       .withdrawn = {}};
  const auto recounted =
      add_exposure(found->episode, found->regime,
                   store::exposures(call.tx, context.vault, found->episode), asked, call.now);
  if (!recounted) return recounted.refusal();
  store::add_exposure(call.tx, context.vault, call.actor(), recounted->episode,
                      recounted->exposure);
  return kept(call, context, recounted->episode, input.base_version, recounted->effects);
}

Result<EpisodeId> withdraw(Call& call, const Context& context, const WithdrawalInput& input) {
  const auto found = find(call, context, input.episode_id);
  if (!found) return found.refusal();
  const auto recounted = withdraw_exposure(
      found->episode, found->regime, store::exposures(call.tx, context.vault, found->episode),
      input.exposure_id, {call.now, call.who.name, input.reason});
  if (!recounted) return recounted.refusal();
  store::save_withdrawal(call.tx, context.vault, call.actor(), recounted->episode,
                         recounted->exposure);
  return kept(call, context, recounted->episode, input.base_version, recounted->effects);
}

Result<EpisodeId> extend_period(Call& call, const Context& context, const ExtensionInput& input) {
  const auto found = find(call, context, input.episode_id);
  if (!found) return found.refusal();
  const Episode& episode = found->episode;
  const auto may = may_open(found->regime, roles_held(call, context, episode.place));
  if (!may) return may.refusal();
  const auto extended =
      extend(episode, found->regime, store::exposures(call.tx, context.vault, episode),
             {input.to, input.order_reference}, call.now);
  if (!extended) return extended.refusal();
  return kept(call, context, extended->state, input.base_version, extended->effects);
}

Result<EpisodeView> show(Call& call, const Context& context, const EpisodeId& id) {
  const auto found = find(call, context, id);
  if (!found) return found.refusal();
  return view_of(call, context, found->episode);
}

}  // namespace

void add_exposure_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.post<ExposureInput, EpisodeId, EpisodeView>("/v1/episodes/{episode_id}/exposures",
                                                     "episode.expose", with(add), with(show));
  routes.post<WithdrawalInput, EpisodeId, EpisodeView>(
      "/v1/episodes/{episode_id}/exposures/{exposure_id}/withdrawal", "episode.expose",
      with(withdraw), with(show));
  routes.post<ExtensionInput, EpisodeId, EpisodeView>(
      "/v1/episodes/{episode_id}/extension", "episode.expose", with(extend_period), with(show));
}

}  // namespace observation

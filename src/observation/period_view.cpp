// How an episode's last day comes about, and what follows it, as people see it.
#include "observation/exposure.h"
#include "observation/recording.h"
#include "observation/stages.h"
#include "observation/store.h"
#include "observation/view.h"

namespace observation {

StageView shown(const Stage& stage, base::Language language) {
  return {stage.regime->id, stage.regime->label.in(language), stage.first, stage.last, stage.tests};
}

static ExposureView shown(const Exposure& exposure, const Working::Line& line,
                          std::string kind_label) {
  ExposureView view{.id = exposure.id,
                    .kind = exposure.kind,
                    .kind_label = std::move(kind_label),
                    .last_on = exposure.last_on,
                    .asks_until = line.last,
                    .stands = line.stands,
                    .decides = line.decides,
                    .where = exposure.words.where,
                    .determined_by = exposure.words.determined_by,
                    .added_by = exposure.added_by,
                    .added_at = exposure.added_at,
                    .withdrawn_by = {},
                    .withdrawn_reason = {}};
  if (exposure.withdrawn) {
    view.withdrawn_by = exposure.withdrawn->by;
    view.withdrawn_reason = exposure.withdrawn->reason;
  }
  return view;
}

void fill_period(EpisodeView& view, http::Call& call, const Context& context,
                 const Episode& episode, const packs::Pack& pack) {
  const packs::Regime& regime = regime_of(pack, episode);
  const auto exposures = store::exposures(call.tx, context.vault, episode);
  const Working working = work_out(episode, regime, exposures, call.today);
  for (std::size_t i = 0; i < exposures.size(); ++i) {
    const std::string kind = boost::describe::enum_to_string(exposures[i].kind, "");
    view.working.exposures.push_back(
        shown(exposures[i], working.lines[i], context.word("exposure_kind", kind, call.language)));
  }
  view.working.exposures_ask = working.exposures;
  view.working.at_most = working.at_most;
  view.working.at_most_citation = shown(regime.citation_of("max_days"));
  view.working.max_days = regime.max_days.count;
  view.working.capped = working.is_capped();
  view.working.extended_to = episode.extended_to;
  view.working.extension_order = episode.extension_order;
  for (const Stage& stage : stages(pack, regime, episode.base_on, episode.onset_on)) {
    view.stages.push_back(shown(stage, call.language));
  }
  // What the exposures and the pack's maximum make of it, not the regime's days alone.
  view.stages.front().last = episode.last_day;
  view.followed_by = store::following(call.tx, episode);
  const bool is_open = episode.state == State::open;
  const auto roles = roles_held(call, context, episode.place);
  view.can.expose = is_open && call.who.may("episode.expose");
  view.can.extend =
      view.can.expose && working.is_capped() && !regime.voluntary && may_open(regime, roles);
  const packs::Regime* next = packs::find(pack.regimes, regime.next);
  view.can.open_next = !is_open && next != nullptr && !view.followed_by &&
                       episode.end_reason == packs::EndReason::period_over &&
                       call.who.may("episode.open") && may_open(*next, roles);
}

}  // namespace observation

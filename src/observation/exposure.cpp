#include "observation/exposure.h"

#include <algorithm>

namespace observation {

using base::Date;
using base::Days;
using base::Instant;
using base::Result;
using packs::Regime;

static Date at_most(const Episode& episode, const Regime& regime) {
  const Date by_pack = episode.counted_from + Days{regime.max_days.count - regime.first_day_number};
  return std::max(by_pack, episode.extended_to.value_or(by_pack));
}

// A later start asks for more only by its own days; the onset's condition holds for all of them.
Working work_out(const Episode& episode, const Regime& regime,
                 const std::vector<Exposure>& exposures, Date today) {
  Working working;
  working.at_most = at_most(episode, regime);
  for (const Exposure& exposure : exposures) {
    const Date last = last_day_of(regime, exposure.last_on, episode.onset_on);
    working.lines.push_back({exposure.id, last, !exposure.withdrawn, false});
    if (exposure.withdrawn) continue;
    working.exposures = std::max(working.exposures.value_or(last), last);
  }
  for (Working::Line& line : working.lines) {
    line.decides = line.stands && line.last == working.exposures;
  }
  // With nothing left to count from it is over today, and never later than it was.
  working.last = working.exposures ? std::min(*working.exposures, working.at_most)
                                   : std::min(today, episode.last_day);
  return working;
}

Exposure first_exposure(const Episode& episode, const ExposureWords& words) {
  return {.id = ExposureId{episode.id.value},
          .kind = episode.case_id ? ExposureKind::co_resident
                                  : static_cast<ExposureKind>(episode.base_kind),
          .last_on = episode.base_on,
          .case_id = episode.case_id,
          .words = words,
          .added_at = episode.opened_at,
          .added_by = {},
          .withdrawn = {}};
}

static packs::CountFrom counted_as(ExposureKind kind) {
  return kind == ExposureKind::co_resident ? packs::CountFrom::last_exposure
                                           : static_cast<packs::CountFrom>(kind);
}

// The episode with the end that its exposures now give, and the program's looks at it set anew.
static Changed<Episode> recount(Episode episode, const Regime& regime,
                                const std::vector<Exposure>& exposures, Instant now) {
  const Working working = work_out(episode, regime, exposures, base::date_of(now));
  episode.last_day = working.last;
  const Exposure* deciding = nullptr;
  for (std::size_t i = 0; i < exposures.size(); ++i) {
    if (!working.lines[i].decides) continue;
    if (deciding == nullptr || exposures[i].last_on > deciding->last_on) deciding = &exposures[i];
  }
  if (deciding != nullptr) {
    episode.base_on = deciding->last_on;
    episode.base_kind = counted_as(deciding->kind);
  }
  return {episode, looks_from(episode, regime, now)};
}

static Result<base::Done> check_open(const Episode& episode) {
  if (episode.state == State::open) return base::Done{};
  return base::refuse(refusal::ended).with("on", base::to_string(*episode.ended_on));
}

static Result<base::Done> check_new(const std::vector<Exposure>& exposures, const Exposure& asked,
                                    Instant now) {
  if (asked.last_on > base::date_of(now)) {
    return base::refuse(refusal::exposure_in_future)
        .with("day", base::to_string(asked.last_on))
        .at("last_on");
  }
  const bool is_contact =
      asked.kind == ExposureKind::last_exposure || asked.kind == ExposureKind::co_resident;
  if (is_contact && asked.words.determined_by.empty()) {
    return base::refuse(refusal::determined_by_needed).at("determined_by");
  }
  const bool is_known = std::any_of(exposures.begin(), exposures.end(), [&](const Exposure& one) {
    return !one.withdrawn && one.kind == asked.kind && one.last_on == asked.last_on &&
           one.case_id == asked.case_id;
  });
  if (!is_known) return base::Done{};
  return base::refuse(refusal::exposure_known)
      .with("day", base::to_string(asked.last_on))
      .at("last_on");
}

Result<Recounted> add_exposure(const Episode& episode, const Regime& regime,
                               const std::vector<Exposure>& exposures, Exposure asked,
                               Instant now) {
  if (const auto open = check_open(episode); !open) return open.refusal();
  if (const auto fits = check_new(exposures, asked, now); !fits) return fits.refusal();
  asked.added_at = now;
  std::vector<Exposure> with_it = exposures;
  with_it.push_back(asked);
  auto changed = recount(episode, regime, with_it, now);
  return Recounted{std::move(changed.state), std::move(asked), std::move(changed.effects)};
}

Result<Recounted> withdraw_exposure(const Episode& episode, const Regime& regime,
                                    const std::vector<Exposure>& exposures, ExposureId id,
                                    Withdrawal withdrawal) {
  if (const auto open = check_open(episode); !open) return open.refusal();
  if (withdrawal.reason.empty()) return base::refuse(refusal::reason_needed).at("reason");
  std::vector<Exposure> left = exposures;
  for (Exposure& exposure : left) {
    if (exposure.id != id) continue;
    if (exposure.withdrawn) return refusal::exposure_withdrawn;
    const Instant now = withdrawal.at;
    exposure.withdrawn = std::move(withdrawal);
    auto changed = recount(episode, regime, left, now);
    return Recounted{std::move(changed.state), exposure, std::move(changed.effects)};
  }
  return refusal::unknown_exposure;
}

Result<Changed<Episode>> extend(const Episode& episode, const Regime& regime,
                                const std::vector<Exposure>& exposures, const Extension& asked,
                                Instant now) {
  if (const auto open = check_open(episode); !open) return open.refusal();
  if (regime.voluntary) return refusal::voluntary_not_ordered;
  if (asked.order_reference.empty()) {
    return base::refuse(refusal::order_needed).at("order_reference");
  }
  const Working working = work_out(episode, regime, exposures, base::date_of(now));
  if (!working.is_capped()) {
    return base::refuse(refusal::not_over_maximum).with("last", base::to_string(working.last));
  }
  if (asked.to > *working.exposures || asked.to <= working.at_most) {
    return base::refuse(refusal::beyond_exposures)
        .with("last", base::to_string(*working.exposures))
        .with("cap", base::to_string(working.at_most))
        .at("to");
  }
  Episode extended = episode;
  extended.extended_to = asked.to;
  extended.extension_order = asked.order_reference;
  return recount(std::move(extended), regime, exposures, now);
}

}  // namespace observation

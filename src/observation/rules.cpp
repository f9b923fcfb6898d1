#include "observation/rules.h"

#include <algorithm>

namespace observation {

using base::Date;
using base::Days;
using base::Instant;
using base::Result;
using packs::Regime;

base::Date last_day_of(const Regime& regime, Date base_on, std::optional<Date> onset_on) {
  Date last = base_on + Days{regime.days.count - regime.first_day_number};
  if (regime.until && onset_on)
    last = std::max(last, *onset_on + regime.until->min_days_after_onset);
  return last;
}

std::int64_t day_number(const Episode& episode, const Regime& regime, Date day) {
  return (day - episode.base_on).count + regime.first_day_number;
}

End expected_end(const Episode& episode, const Regime& regime, const std::vector<Reading>& readings,
                 Instant now) {
  End end{episode.last_day, false};
  if (!regime.until) return end;
  std::optional<Instant> last_fever;
  for (const Reading& reading : readings) {
    const auto& temperature = reading.measured.temperature;
    if (!temperature || *temperature < regime.fever_from) continue;
    last_fever = std::max(last_fever.value_or(reading.taken_at), reading.taken_at);
  }
  if (!last_fever) return end;
  const Instant normal_from{last_fever->ms + std::int64_t{regime.until->normal_hours} * 3'600'000};
  end.on = std::max(end.on, base::date_of(normal_from));
  end.waits_for_normal = now <= normal_from;
  return end;
}

static tasks::LookAgain look_again(const Episode& episode, const char* kind, Instant at) {
  return {slice, episode.id.value, kind, at};
}

static tasks::Settle settle(const Episode& episode, const char* kind,
                            std::optional<Date> up_to = std::nullopt) {
  return {slice, episode.id.value, kind, up_to};
}

// The end of the first slot that is over (with its grace) after `after`.
static Instant next_slot_over(const Regime& regime, Instant after) {
  for (Date day = base::date_of(after) - Days{1};; day = day + Days{1}) {
    for (const packs::Slot& slot : regime.slots) {
      const Instant over = base::at_minute(day, slot.to_minute + regime.reading_grace_minutes);
      if (over > after) return over;
    }
  }
}

static Instant warn_at(const Episode& episode, const Regime& regime) {
  const int minute = regime.slots.empty() ? 0 : regime.slots.front().from_minute;
  return base::at_minute(episode.last_day - regime.warn_before_end, minute);
}

tasks::Effects looks_from(const Episode& episode, const Regime& regime, Instant now) {
  tasks::Effects effects{settle(episode, "observation.ends_today"),
                         settle(episode, "observation.kept_past_end"),
                         settle(episode, "observation.kept_past_end_escalated"),
                         look_again(episode, look::end_near, warn_at(episode, regime))};
  if (!regime.slots.empty()) {
    effects.push_back(look_again(episode, look::slot_over, next_slot_over(regime, now)));
  }
  return effects;
}

static Result<base::Done> check_care(const Episode& episode, const Regime& regime) {
  std::string missing;
  for (const std::string& kind : regime.requires_care_kinds) {
    const bool named = std::any_of(
        episode.words.care.begin(), episode.words.care.end(), [&](const CarePerson& person) {
          return person.kind == kind && !person.name.empty() && !person.phone.empty();
        });
    if (!named) missing += (missing.empty() ? "" : ", ") + kind;
  }
  if (missing.empty()) return base::Done{};
  return base::refuse(refusal::care_needed).with("kinds", missing).at("care");
}

Result<Changed<Episode>> open(Opening opening, const Regime& regime) {
  Episode& episode = opening.episode;
  const Date today = base::date_of(opening.now);
  if (episode.base_on > today + Days{episode.follows ? 1 : 0}) {
    return base::refuse(refusal::future_base).with("day", base::to_string(episode.base_on));
  }
  episode.last_day = last_day_of(regime, episode.base_on, episode.onset_on);
  if (episode.last_day < today) {
    return base::refuse(refusal::already_over)
        .with("base", base::to_string(episode.base_on))
        .with("last", base::to_string(episode.last_day));
  }
  if (regime.agreement_required && episode.words.agreement_by.empty()) {
    return base::refuse(refusal::agreement_needed).at("agreement");
  }
  if (regime.agreement_required && opening.guardian_below &&
      episode.words.agreement_by != "guardian") {
    return base::refuse(refusal::guardian_agrees)
        .with("age", std::to_string(*opening.guardian_below))
        .at("agreement");
  }
  if (regime.requires_order && episode.order_reference.empty()) {
    return base::refuse(refusal::order_needed).at("order_reference");
  }
  if (const auto care = check_care(episode, regime); !care) return care.refusal();
  episode.opened_at = opening.now;
  episode.slots_a_day = static_cast<std::int64_t>(regime.slots.size());
  episode.counted_from = episode.base_on;
  tasks::Effects effects = looks_from(episode, regime, opening.now);
  return Changed<Episode>{std::move(episode), std::move(effects)};
}

bool is_abnormal(const Measured& measured, const Regime& regime) {
  return !measured.symptoms.empty() ||
         (measured.temperature && *measured.temperature >= regime.fever_from);
}

static Result<base::Done> check_measured(const Measured& measured, const Regime& regime) {
  if (measured.temperature && (*measured.temperature < regime.plausible_min ||
                               *measured.temperature > regime.plausible_max)) {
    return base::refuse(refusal::implausible)
        .with("value", base::to_string(*measured.temperature))
        .with("min", base::to_string(regime.plausible_min))
        .with("max", base::to_string(regime.plausible_max))
        .at("temperature");
  }
  for (const std::string& symptom : measured.symptoms) {
    if (std::find(regime.symptoms.begin(), regime.symptoms.end(), symptom) ==
        regime.symptoms.end()) {
      return base::refuse(refusal::unknown_symptom).with("symptom", symptom).at("symptoms");
    }
  }
  return base::Done{};
}

static const packs::Slot* find_slot(const Regime& regime, const std::string& id) {
  for (const packs::Slot& slot : regime.slots) {
    if (slot.id == id) return &slot;
  }
  return nullptr;
}

static Result<base::Done> check_time(const Episode& episode, const Regime& regime,
                                     const Reading& reading, Instant now) {
  const packs::Slot* slot = find_slot(regime, reading.slot);
  if (slot == nullptr) {
    std::string slots;
    for (const packs::Slot& one : regime.slots) slots += (slots.empty() ? "" : ", ") + one.id;
    return base::refuse(refusal::unknown_slot).with("slots", slots).at("slot");
  }
  if (reading.day > base::date_of(now) || reading.taken_at > now) {
    return base::refuse(refusal::future_day).at("day");
  }
  if (reading.day < base::date_of(episode.opened_at)) {
    return base::refuse(refusal::before_start).with("day", base::to_string(reading.day)).at("day");
  }
  if (base::date_of(reading.taken_at) != reading.day) {
    return base::refuse(refusal::other_day)
        .with("day", base::to_string(reading.day))
        .at("taken_at");
  }
  if (now < base::at_minute(reading.day, slot->from_minute)) {
    return base::refuse(refusal::slot_not_begun)
        .with("slot", slot->label.zh)
        .with("from", base::minute_to_string(slot->from_minute))
        .at("slot");
  }
  return base::Done{};
}

bool holds_reading(Status status) {
  return status == Status::seen_ok || status == Status::seen_not_ok;
}

static const char* said_by(const Reading& reading) {
  return reading.by == Recorder::family ? "家人" : "本人";
}

static Result<base::Done> check_free(const std::optional<Reading>& existing, const Reading& now,
                                     const Regime& regime) {
  if (!existing) return base::Done{};
  if (!holds_reading(existing->status) && holds_reading(now.status)) return base::Done{};
  const packs::Slot* slot = find_slot(regime, existing->slot);
  const auto& temperature = existing->measured.temperature;
  return base::refuse(refusal::reading_exists)
      .with("day", base::to_string(existing->day))
      .with("slot", slot != nullptr ? slot->label.zh : existing->slot)
      .with("by", existing->recorded_by.empty() ? said_by(*existing) : existing->recorded_by)
      .with("at", base::minute_to_string(base::minute_of_day(existing->received_at)))
      .with("value", temperature ? base::to_string(*temperature) : "-")
      .at("slot");
}

// An abnormal reading asks for care until somebody writes down what came of it.
static void ask_for_care(const Episode& episode, const Regime& regime, Recorded& recorded,
                         Instant now) {
  const auto& temperature = recorded.reading.measured.temperature;
  const bool is_urgent = regime.urgent && temperature && *temperature >= regime.urgent->from;
  const int minutes = is_urgent ? regime.urgent->due_minutes : regime.care_due_minutes;
  const Instant due{now.ms + std::int64_t{minutes} * 60'000};
  recorded.care = CareNeed{.id = CareId{base::make_uuid(now.ms)},
                           .reading = recorded.reading.id,
                           .opened_at = now,
                           .due_at = due,
                           .outcome = {},
                           .note = {},
                           .closed_at = {}};
  recorded.effects.push_back(tasks::Raise{slice,
                                          episode.id.value,
                                          "observation.care_needed",
                                          due,
                                          regime.care_role,
                                          {},
                                          tasks::Asked::again});
}

Result<Recorded> record(const Episode& episode, const Regime& regime,
                        const std::optional<Reading>& existing, Reading reading, Instant now) {
  if (episode.state == State::ended) {
    return base::refuse(refusal::ended).with("on", base::to_string(*episode.ended_on));
  }
  if (const auto ok = check_time(episode, regime, reading, now); !ok) return ok.refusal();
  if (const auto ok = check_measured(reading.measured, regime); !ok) return ok.refusal();
  const bool measured = reading.measured.temperature || !reading.measured.symptoms.empty();
  if (holds_reading(reading.status) != measured) {
    return base::refuse(refusal::nothing_measured).at("temperature");
  }
  if (const auto ok = check_free(existing, reading, regime); !ok) return ok.refusal();
  if (existing) {
    reading.id = existing->id;
    reading.version = existing->version + 1;
  }
  reading.received_at = now;
  reading.abnormal = is_abnormal(reading.measured, regime);
  if (measured) reading.status = reading.abnormal ? Status::seen_not_ok : Status::seen_ok;
  Recorded recorded{std::move(reading), {}, {}};
  if (recorded.reading.abnormal) ask_for_care(episode, regime, recorded, now);
  return recorded;
}

Result<Recorded> correct(const Episode& episode, const Regime& regime, const Reading& before,
                         const Measured& after, std::string_view reason, Care care, Instant now) {
  if (reason.empty()) return base::refuse(refusal::reason_needed).at("reason");
  if (const auto ok = check_measured(after, regime); !ok) return ok.refusal();
  if (!after.temperature && after.symptoms.empty()) {
    return base::refuse(refusal::nothing_measured).at("temperature");
  }
  Recorded recorded{before, {}, {}};
  recorded.reading.corrected_from = before.measured.temperature;
  recorded.reading.measured = after;
  recorded.reading.abnormal = is_abnormal(after, regime);
  recorded.reading.status = recorded.reading.abnormal ? Status::seen_not_ok : Status::seen_ok;
  recorded.reading.version += 1;
  // One that turns normal leaves the care awaited: a person says what came of it, not a correction.
  const bool newly = recorded.reading.abnormal && !before.abnormal;
  if (newly && care == Care::none_awaited && episode.state == State::open) {
    ask_for_care(episode, regime, recorded, now);
  }
  return recorded;
}

Result<base::Done> may_correct_own(const Episode& episode, const Reading& reading) {
  if (episode.state == State::ended) {
    return base::refuse(refusal::ended).with("on", base::to_string(*episode.ended_on));
  }
  if (reading.by != Recorder::person && reading.by != Recorder::family) {
    return refusal::not_said_by_you;
  }
  return base::Done{};
}

Result<Changed<CareNeed>> close_care(const Episode& episode, const Regime& regime, CareNeed need,
                                     const std::string& outcome, const packs::Pack& pack,
                                     Care others, Instant now) {
  if (need.outcome) return refusal::care_closed;
  const bool refused_by_person = outcome == "declined";
  if (packs::find(pack.outcomes, outcome) == nullptr || (refused_by_person && !regime.voluntary)) {
    return base::refuse(refusal::unknown_outcome).at("outcome");
  }
  need.outcome = outcome;
  need.closed_at = now;
  tasks::Effects effects;
  if (others == Care::none_awaited) {
    effects.push_back(settle(episode, "observation.care_needed"));
  }
  return Changed<CareNeed>{std::move(need), std::move(effects)};
}

// ---- The end --------------------------------------------------------------------------------

static bool holds_one(const std::vector<std::string>& held, const std::vector<std::string>& of) {
  return std::any_of(held.begin(), held.end(), [&](const std::string& role) {
    return std::find(of.begin(), of.end(), role) != of.end();
  });
}

static std::string joined(const std::vector<std::string>& roles) {
  std::string text;
  for (const std::string& role : roles) text += (text.empty() ? "" : ", ") + role;
  return text;
}

Result<base::Done> may_open(const Regime& regime, const std::vector<std::string>& roles_held) {
  if (holds_one(roles_held, regime.open_roles)) return base::Done{};
  return base::refuse(refusal::role_may_not_open).with("roles", joined(regime.open_roles));
}

static Result<base::Done> may_end(const Episode& episode, const Regime& regime,
                                  const std::vector<Reading>& readings, const Ending& ending) {
  if (std::find(regime.end_reasons.begin(), regime.end_reasons.end(), ending.reason) ==
      regime.end_reasons.end()) {
    return base::refuse(refusal::reason_not_offered).at("reason");
  }
  const bool on_word = ending.reason == packs::EndReason::persons_word && regime.ends_on_word;
  const End expected = expected_end(episode, regime, readings, ending.now);
  const bool is_over = base::date_of(ending.now) >= expected.on && !expected.waits_for_normal;
  if (ending.reason == packs::EndReason::period_over && !is_over) {
    return base::refuse(refusal::too_early).with("earliest", base::to_string(expected.on));
  }
  const bool early = !is_over && !on_word;
  const auto& roles = early ? regime.early_end_roles : regime.end_roles;
  if (!holds_one(ending.roles_held, roles)) {
    return base::refuse(refusal::role_may_not_end).with("roles", joined(roles));
  }
  if (ending.reason == packs::EndReason::authorised_early && ending.note.empty()) {
    return base::refuse(refusal::reason_needed).at("note");
  }
  if (regime.requires_notice_to_release && ending.notice_number.empty() &&
      ending.reason != packs::EndReason::case_confirmed) {
    return base::refuse(refusal::notice_needed).at("notice_number");
  }
  // A voluntary service never holds on to a person; their care stays on the doctor's list.
  if (!regime.voluntary && ending.care == Care::awaited &&
      ending.reason != packs::EndReason::case_confirmed) {
    return refusal::care_open;
  }
  return base::Done{};
}

tasks::Effects effects_of_end(const Episode& episode) {
  return {settle(episode, "observation.reading_missing"),
          settle(episode, "observation.reading_missing_escalated"),
          settle(episode, "observation.ends_today"),
          settle(episode, "observation.asked_to_end"),
          settle(episode, "observation.kept_past_end"),
          settle(episode, "observation.kept_past_end_escalated"),
          tasks::LookNoMore{slice, episode.id.value, look::slot_over},
          tasks::LookNoMore{slice, episode.id.value, look::end_near}};
}

Result<Changed<Episode>> end(Episode episode, const Regime& regime,
                             const std::vector<Reading>& readings, const Ending& ending) {
  if (episode.state == State::ended) {
    return base::refuse(refusal::ended).with("on", base::to_string(*episode.ended_on));
  }
  if (const auto may = may_end(episode, regime, readings, ending); !may) return may.refusal();
  episode.state = State::ended;
  episode.ended_on = base::date_of(ending.now);
  episode.end_reason = ending.reason;
  episode.words.end_note = ending.note;
  episode.notice_number = ending.notice_number;
  tasks::Effects effects = effects_of_end(episode);
  if (ending.reason == packs::EndReason::period_over && !regime.next.empty()) {
    effects.push_back(tasks::Raise{slice,
                                   episode.id.value,
                                   "observation.next_stage",
                                   base::at_minute(*episode.ended_on, 24 * 60 - 1),
                                   regime.open_roles.front(),
                                   {}});
  }
  return Changed<Episode>{std::move(episode), std::move(effects)};
}

}  // namespace observation

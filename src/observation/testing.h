// For tests of an episode's rules. Days and thresholds are made up for the test where a row needs
// its own; the regimes are modelled on the packs.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "observation/rules.h"

namespace observation::testing {

using base::Celsius;
using base::Date;
using base::Days;
using base::Instant;

inline const Date day0 = *base::parse_date("2026-03-01");

inline Instant at(int day, const char* time) {
  return base::at_minute(day0 + Days{day}, *base::parse_minute(time));
}

inline packs::Regime regime() {
  packs::Regime regime;
  regime.id = "home_observation";
  regime.days = Days{14};
  regime.first_day_number = 1;
  regime.slots = {{"morning", {"早", "Morning"}, 6 * 60, 12 * 60},
                  {"evening", {"晚", "Evening"}, 16 * 60, 20 * 60}};
  regime.reading_grace_minutes = 60;
  regime.fever_from = Celsius{373};
  regime.plausible_min = Celsius{340};
  regime.plausible_max = Celsius{430};
  regime.symptoms = {"cough", "fatigue"};
  regime.care_role = "clinic_doctor";
  regime.care_due_minutes = 120;
  regime.remind_role = "community_worker";
  regime.escalate_role = "township";
  regime.warn_before_end = Days{1};
  regime.end_roles = {"community_worker"};
  regime.early_end_roles = {"county_cdc"};
  regime.end_reasons = {packs::EndReason::period_over, packs::EndReason::authorised_early,
                        packs::EndReason::case_confirmed};
  return regime;
}

inline packs::Regime voluntary_regime() {
  packs::Regime voluntary = regime();
  voluntary.id = "self_monitoring";
  voluntary.voluntary = true;
  voluntary.ends_on_word = true;
  voluntary.agreement_required = true;
  voluntary.days = Days{12};
  voluntary.first_day_number = 0;
  voluntary.end_reasons = {packs::EndReason::period_over, packs::EndReason::persons_word};
  return voluntary;
}

inline Episode opened(const packs::Regime& regime) {
  Episode episode;
  episode.id = EpisodeId{base::make_uuid(1)};
  episode.base_on = day0;
  episode.words.agreement_by = "self";
  const auto result = open({episode, at(0, "09:00")}, regime);
  EXPECT_TRUE(result);
  return result->state;
}

inline Reading reading(int day, const char* slot, const char* time, int tenths) {
  Reading made;
  made.id = ReadingId{base::make_uuid(2)};
  made.day = day0 + Days{day};
  made.slot = slot;
  made.taken_at = at(day, time);
  made.measured.temperature = Celsius{tenths};
  return made;
}

template <class T>
std::string code(const base::Result<T>& result) {
  return result ? "ok" : std::string(result.refusal().code->code);
}

}  // namespace observation::testing

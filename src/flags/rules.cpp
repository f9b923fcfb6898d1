#include "flags/rules.h"

namespace flags {

static constexpr base::Days one_day{1};
static constexpr const char* kind = "flags.measure";
static constexpr const char* again = "again";

base::Result<base::Done> may_set(const packs::PlaceFlag* flag, std::string_view reason) {
  if (flag == nullptr) return base::refuse(refusal::unknown_flag).at("flag");
  if (reason.empty()) return base::refuse(refusal::no_reason).at("reason");
  return base::Done{};
}

base::Result<base::Done> may_end(const Flagged& place, std::string_view reason) {
  if (place.ended_at) return refusal::already_ended;
  if (reason.empty()) return base::refuse(refusal::no_reason).at("reason");
  return base::Done{};
}

static tasks::Raise raise(const Measure& measure, const packs::FlagMeasure& what, base::Date day) {
  return {.slice = slice,
          .subject = measure.id.value,
          .kind = kind,
          .due_at = base::at_minute(day, what.due_minute),
          .role = what.role,
          .detail = {{"measure_zh", what.label.zh}, {"measure_en", what.label.en}}};
}

static void look_again(tasks::Effects& effects, const Measure& measure,
                       const packs::FlagMeasure& what, base::Date day) {
  if (what.every.count == 0) return;
  effects.push_back(
      tasks::LookAgain{slice, measure.id.value, again, base::start_of(day + what.every)});
}

tasks::Effects begins(const Measure& measure, const packs::FlagMeasure& what, base::Instant now) {
  const base::Date today = base::date_of(now);
  const bool in_time = now < base::at_minute(today, what.due_minute);
  const base::Date day = in_time ? today : today + one_day;
  tasks::Effects effects{raise(measure, what, day)};
  look_again(effects, measure, what, day);
  return effects;
}

tasks::Effects comes_again(const Measure& measure, const packs::FlagMeasure& what, bool waits,
                           base::Instant now) {
  const base::Date today = base::date_of(now);
  tasks::Effects effects;
  if (!waits) effects.push_back(raise(measure, what, today));
  look_again(effects, measure, what, today);
  return effects;
}

tasks::Effects ends(MeasureId id) {
  return {tasks::LookNoMore{slice, id.value, again},
          tasks::Settle{.slice = slice, .subject = id.value, .kind = kind}};
}

}  // namespace flags

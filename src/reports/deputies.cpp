#include "reports/deputies.h"

namespace reports {

static constexpr std::int32_t days_off_max = 31;

std::optional<OnDuty> on_duty(const std::optional<store::Responsible>& responsible,
                              const std::optional<store::Responsible>& deputy, Rest rest) {
  if (!responsible) return std::nullopt;
  if (rest == Rest::none || !deputy) return OnDuty{responsible->name, "", rest};
  return OnDuty{deputy->name, responsible->name, rest};
}

base::Result<base::Done> may_be_off(base::Date from, base::Date to, base::Date today) {
  if (from >= today && to >= from && (to - from).count < days_off_max) return base::Done{};
  return base::refuse(refusal::bad_days_off).with("max", std::to_string(days_off_max)).at("from");
}

}  // namespace reports

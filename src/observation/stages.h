// What lies before a person: the stages that follow one another, with their days and the days of
// their tests. Pure. (policy-rules.md 5: 14+7, 14+7+7, 填平补齐 7+7; the packs give every number)
#pragma once

#include <optional>
#include <vector>

#include "packs/model.h"

namespace observation {

struct Stage {
  const packs::Regime* regime = nullptr;  // Of the pack.
  base::Date first;                       // The first full day, which is day 1 of its tests.
  base::Date last;
  std::vector<base::Date> tests;
};

// From a regime to the last that follows it, each beginning on the day after the one before. A
// circle of regimes ends where it closes.
std::vector<Stage> stages(const packs::Pack&, const packs::Regime&, base::Date base_on,
                          std::optional<base::Date> onset_on);

// The day that the count of a regime starts on when it follows a stage that ends on `last`.
base::Date base_after(const packs::Regime&, base::Date last);

}  // namespace observation

#include "observation/stages.h"

#include <algorithm>

#include "observation/rules.h"

namespace observation {

using base::Date;
using base::Days;

Date base_after(const packs::Regime& regime, Date last) {
  return last + Days{regime.first_day_number};
}

static Stage stage_of(const packs::Regime& regime, Date base_on, std::optional<Date> onset_on) {
  Stage stage{&regime,
              base_on + Days{1 - regime.first_day_number},
              last_day_of(regime, base_on, onset_on),
              {}};
  for (const Days day : regime.test_days) stage.tests.push_back(stage.first + Days{day.count - 1});
  return stage;
}

std::vector<Stage> stages(const packs::Pack& pack, const packs::Regime& regime, Date base_on,
                          std::optional<Date> onset_on) {
  std::vector<Stage> found{stage_of(regime, base_on, onset_on)};
  while (true) {
    const Stage& before = found.back();
    const packs::Regime* next = packs::find(pack.regimes, before.regime->next);
    const bool is_there = std::any_of(found.begin(), found.end(),
                                      [&](const Stage& one) { return one.regime == next; });
    if (next == nullptr || is_there) return found;
    found.push_back(stage_of(*next, base_after(*next, before.last), onset_on));
  }
}

}  // namespace observation

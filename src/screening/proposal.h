// What the pack proposes for an arrival: category, outcome, alternatives, days, reasons. Pure.
// The system proposes; a person with the role confirms. (SCR-16, RULE-06, AMB-03)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "packs/model.h"
#include "screening/facts.h"
#include "screening/model.h"
#include "screening/wording.h"

namespace screening {

struct Period {
  base::Date start;
  packs::CountFrom kind = packs::CountFrom::opened;  // What `start` is: another where not known.
  base::Date last_day;
  Phrase counted;  // Which day it counts from, and what was not known.
};
// Counts from `opened_on` where nothing better is known. A regime with `until` lasts at least so
// many days after the onset.
Period period(const packs::Regime&, const ExposureDates&, base::Date opened_on);

// One outcome that may be chosen: a regime or an advice. Points into the pack.
struct Option {
  std::string id;
  const packs::Regime* regime = nullptr;
  const packs::Advice* advice = nullptr;
  std::optional<Period> period;            // Of a regime.
  std::vector<std::string> confirm_roles;  // Who may confirm it; of a regime also its open_roles.
};

struct Proposed {
  const packs::Category* category = nullptr;  // None: no category of the pack is a yes.
  const packs::Proposal* proposal = nullptr;  // None: nothing fits.
  std::vector<Option> options;                // The proposed one, then its alternatives.
  std::vector<packs::Text> reasons;
  ExposureDates dates;
  std::optional<int> guardian_agrees_below;  // In years; set where the person is younger.
};

// The first category whose `when` is yes, the first proposal that names it and whose `when` is yes.
// An outcome whose last day lies before the day asked is not offered, and the reasons say so.
Proposed propose(const Declaration&, const Setting&);

const Option* find(const Proposed&, std::string_view choice);

std::string title(const Option&, const Wording&);
// The proposal's own sentence for its outcome; the outcome's sentence for an alternative.
std::string sentence(const Proposed&, const Option&, const Wording&);

}  // namespace screening

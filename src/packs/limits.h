// Limits resolve to the most protective of all levels: a lower level may shorten or narrow what is
// asked of a person, never lengthen or widen it, except by an order of the body with the power,
// which is no pack. `nearest` is the entry that was chosen; `above` one of the same id and in force
// from a pack bound further up. What is tightened is named in the answer and takes above's
// citation.
//
//   registration  look_back_days the fewer; the ID number is required only if both say so
//   proposal      confirm_roles those in both; above's alone when none is left
//   regime        voluntary if either is, and then all that follows from it; the code that
//                 restricts less; if both count from the same day, the earlier last day (days with
//                 first_day_number), otherwise above's start and its days if those are fewer; the
//                 fewer max_days; until only if both have it, each number the smaller; order and
//                 level the stricter; the notice only if both want it; care kinds and reasons to
//                 end of both; care within the shorter time; reminders the fewer; open_roles those
//                 in both (above's alone when none is left); end_roles and early_end_roles of both,
//                 because they let go
//   measures      suppress_below the larger
//   retention     unmask_purposes those in both; above's alone when none is left
//
// Every other key, and every other kind of entry, is the nearest's.
#pragma once

#include <string>
#include <vector>

#include "packs/model.h"

namespace packs {

using LimitedKeys = std::vector<std::string>;

LimitedKeys resolve_limits(Registration& nearest, const Registration& above);
LimitedKeys resolve_limits(Proposal& nearest, const Proposal& above);
LimitedKeys resolve_limits(Regime& nearest, const Regime& above);
LimitedKeys resolve_limits(ContactRange& nearest, const ContactRange& above);
LimitedKeys resolve_limits(Measures& nearest, const Measures& above);
LimitedKeys resolve_limits(Retention& nearest, const Retention& above);

template <class T>
LimitedKeys resolve_limits(T&, const T&) {
  return {};
}

}  // namespace packs

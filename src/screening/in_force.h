// The part of the packs that screening reads, cut to what is in force at a place on a day.
#pragma once

#include "base/result.h"
#include "packs/rules.h"

namespace screening {

// A pack of the scene's nearest one's name and hash with the entries in force: registration,
// notice, lists of the form, categories, proposals, outcomes, origin lists. Refuses where the packs
// do. The result depends on the scene alone, so callers may keep it.
base::Result<packs::Pack> rules_in_force(const packs::Scene&);

}  // namespace screening

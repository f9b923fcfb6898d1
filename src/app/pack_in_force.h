// An event's pack at a place on a day, holding the entries in force and no others.
#pragma once

#include <memory>

#include "base/result.h"
#include "events/model.h"
#include "packs/library.h"
#include "packs/rules.h"
#include "places/index.h"

namespace app {

packs::EventKind pack_kind(events::Kind);

// What the rules of packs/ are asked with. Refuses when the event's pack is not here.
base::Result<packs::Scene> scene_of(const packs::Library&, const places::Tree&,
                                    const events::Event&, places::PlaceId, base::Date);

base::Result<std::shared_ptr<const packs::Pack>> pack_in_force(const packs::Library&,
                                                               const places::Tree&,
                                                               const events::Event&,
                                                               places::PlaceId, base::Date);

}  // namespace app

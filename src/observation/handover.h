// An episode that goes on in another county: here it ends as moved, there a record of its own takes
// up the count where it stands. Pure. Base day, first start, exposures, extension, term and rules
// go along, so that the end and its working are the same there; what was asked for before is not
// asked for there. (OBS-13)
#pragma once

#include <vector>

#include "observation/rules.h"

namespace observation {

struct Elsewhere {
  EpisodeId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  people::PersonId person;
};

inline constexpr const char* handed_over = "handed_over";  // The outcome of care that goes along.

// An exposure as it is kept there, and the one that it was. The case in the household that it goes
// back to is the other county's record and stays there.
struct Carried {
  struct From {
    identity::TenantId tenant;
    ExposureId id;
  };
  From from;
  Exposure exposure;
};

struct Handover {
  Changed<Episode> left;
  Changed<Episode> goes_on;
  std::vector<Carried> exposures;
};
Handover hand_over(const Episode&, const packs::Regime&, const std::vector<Exposure>&,
                   const Elsewhere&, base::Instant now);

}  // namespace observation

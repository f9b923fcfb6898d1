// A reading on its way in, by whichever door: decided by the rule, kept with the care and the tasks
// it asks for, in one unit of work. For http.cpp (those who watch over a person) and own_http.cpp
// (the person).
#pragma once

#include <memory>

#include "http/call.h"
#include "observation/http.h"
#include "observation/model.h"

namespace observation {

// An episode with the version of the pack that made it.
struct Found {
  Episode episode;
  std::shared_ptr<const packs::Pack> pack;
  const packs::Regime& regime;
};

// The version of the pack that made the episode. Where it is not here any more, because the program
// was renewed, the event's rules as they stood on the day it was opened. Empty when there are none.
std::shared_ptr<const packs::Pack> pack_for(sql::Transaction&, const Context&, const Episode&);

// Refused when there is no such pack.
base::Result<Found> with_regime(sql::Transaction&, const Context&, Episode);

base::Result<EpisodeId> keep_reading(http::Call&, const Context&, const Found&, Reading);

struct Correction {
  ReadingId reading;
  std::int64_t base_version = 0;
  Measured after;
  std::string reason;
};
base::Result<EpisodeId> keep_correction(http::Call&, const Context&, const Found&,
                                        const Correction&);

// The roles held over a place.
std::vector<std::string> roles_held(const http::Call&, const Context&, places::PlaceId);

// Whether a fever or complaint waits for its outcome; `but` leaves one out.
Care care_of(http::Call&, const Context&, const Episode&, std::optional<CareId> but = std::nullopt);

// A logged look at the person and the episode.
void note_look(http::Call&, const Episode&);
// Somebody changed the record meanwhile. The refusal shows the page as it now stands: a look at it.
base::Refusal stale(http::Call&, const Episode&);

}  // namespace observation

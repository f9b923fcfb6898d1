// Beginning and ending what is done at a flagged place.
#pragma once

#include "flags/http.h"
#include "flags/store.h"

namespace flags {

struct Begun {
  Flagged place;
  identity::EventId event;
};
void begin_measures(sql::Transaction&, const Context&, const identity::Actor&, const Begun&);
void end_measures(sql::Transaction&, const identity::Actor&, const Flagged&);

}  // namespace flags

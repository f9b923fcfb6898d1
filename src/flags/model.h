// Places that demand reinforced measures (需要加强防控的地方), and what is done there beside the
// rest. (TIER-13, TIER-14)
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "base/uuid.h"
#include "identity/model.h"
#include "places/model.h"

namespace flags {

inline constexpr const char* slice = "flags";

using FlaggedId = base::Id<struct FlaggedPlaceTag>;
using MeasureId = base::Id<struct FlagMeasureTag>;

struct Flagged {
  FlaggedId id;
  identity::TenantId tenant;
  places::PlaceId place;
  std::string flag;  // Of the platform pack's flags.toml.
  std::string reason;
  base::Date from;
  std::string set_by;  // The name, when it is read.
  std::optional<base::Instant> ended_at;
  std::string end_reason;
};

// One measure of a flag in one event: what its tasks are about.
struct Measure {
  MeasureId id;
  Flagged place;
  identity::EventId event;
  std::string measure;
};

}  // namespace flags

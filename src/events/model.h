// A health event (防控事件): what all personal records belong to. It binds an illness, a region and
// a policy pack; a real event runs on today's packs, a review or drill may run on historic ones.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "identity/model.h"
#include "places/model.h"

namespace events {

using identity::EventId;
using OriginAreaId = base::Id<struct OriginAreaTag>;

enum class Kind { real, review, drill };
BOOST_DESCRIBE_ENUM(Kind, real, review, drill)

struct Event {
  identity::TenantId tenant;
  EventId id;
  places::PlaceId place;
  identity::Span span;  // Of the place, in today's tree.
  Kind kind = Kind::real;
  std::string illness;
  std::string name;
  std::string pack;
  base::Date opened_on;
  std::optional<base::Date> closed_on;
  std::int64_t version = 1;
};

// An area an event adds to one of its pack's origin lists.
struct OriginArea {
  OriginAreaId id;
  std::string list;
  places::PlaceId place;
  identity::Span span;
  base::Date from;
  std::optional<base::Date> to;
  std::string source;
};

}  // namespace events

// Tasks (待办): what somebody has to do, until when. Rules ask for them as effects; raising the
// same task twice is harmless, because slice, subject, kind and due day make it one.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "identity/model.h"
#include "places/model.h"

namespace tasks {

using TaskId = base::Id<struct TaskTag>;

// What asking twice on one day means: the same task, or again what was already settled.
enum class Asked { once_a_day, again };

// Somebody with the role over the place is to do `kind` about the subject.
struct Raise {
  std::string slice;
  base::Uuid subject;
  std::string kind;  // A key of packs/platform/tasks.toml, which holds its words.
  base::Instant due_at;
  std::string role;
  base::json::Object detail = {};  // Fills the {marks} of the words; never personal content.
  Asked asked = Asked::once_a_day;
};

// It is done, or no longer needed: every open task of that kind about the subject up to a day.
struct Settle {
  std::string slice;
  base::Uuid subject;
  std::string kind;
  std::optional<base::Date> up_to = std::nullopt;  // Empty: all.
};

// Look at the subject again at that time. One due time a kind; the newest holds.
struct LookAgain {
  std::string slice;
  base::Uuid subject;
  std::string kind;
  base::Instant at;
};
struct LookNoMore {
  std::string slice;
  base::Uuid subject;
  std::string kind;
};

using Effect = std::variant<Raise, Settle, LookAgain, LookNoMore>;
using Effects = std::vector<Effect>;

// Where an effect happens.
struct Where {
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
};

// Everything at and below a place, for counting. The span is of today's tree.
struct Within {
  identity::TenantId tenant;
  identity::EventId event;
  identity::Span span;
};

struct Task {
  TaskId id;
  Where where;
  std::string slice;
  base::Uuid subject;
  std::string kind;
  base::Date due_on;
  base::Instant due_at;
  std::string role;
  base::json::Object detail;
  std::optional<base::Instant> settled_at;
  std::string outcome;
};

}  // namespace tasks

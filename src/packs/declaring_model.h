// declaring.toml as values: how long a community's link for declaring arrivals holds, how much
// comes in by it, and who looks at what came. Keys and their meaning: packs/README.md.
#pragma once

#include <string>

#include "base/time.h"
#include "packs/entry.h"

namespace packs {

// Without a look_role where the pack says nothing of it: then no link is made.
struct Declaring : Entry {
  base::Days link_valid;     // From the day it is made.
  int an_hour_max = 0;       // Declarations by one link.
  std::string look_role;     // Looks at what was declared.
  int look_due_minutes = 0;  // From the declaration.
  bool operator==(const Declaring&) const = default;
};

}  // namespace packs

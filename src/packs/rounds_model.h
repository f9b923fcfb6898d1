// rounds.toml and flags.toml of a platform pack as values: how watch is kept, what a walk may find,
// which places need more than others and what is done there. Keys and their meaning:
// packs/README.md.
#pragma once

#include <string>
#include <vector>

#include "packs/model.h"

namespace packs {

// Who is told of a shift that nobody is down for, and of one that nobody has begun.
struct WatchDesk : Entry {
  int look_minute = 0;  // Every day, for the next day's shifts.
  std::string gap_role;
  int gap_due_minute = 0;  // Of the same day.
  int late_after_minutes = 0;
  std::string late_role;
  int late_due_minutes = 0;
};

// One shift of every day; one that does not end after it begins ends on the next day.
struct WatchSlot : Entry {
  Text label;
  int from_minute = 0;
  int to_minute = 0;
};

// How often every grid is walked and every household of a package is called at.
struct Walks : Entry {
  base::Days grid_within;
  base::Days household_within;
};

struct FindingKind : Entry {
  Text label;
  bool missed = false;  // Nobody was met: no visit.
  bool follow = false;  // Somebody has to see to it; the rest is only for these.
  std::string role;
  int due_minutes = 0;
  std::string late_role;
  int late_due_minutes = 0;
};

// A pack without rounds.toml has no slots and no kinds.
struct Rounds {
  WatchDesk watch;
  std::vector<WatchSlot> slots;
  Walks walks;
  std::vector<FindingKind> kinds;
};

// A kind of place that demands more, and what is done there beside the rest.
struct PlaceFlag : Entry {
  Text label;
  Text hint;
};

struct FlagMeasure : Entry {
  std::string flag;
  Text label;
  base::Days every;  // None: once.
  int due_minute = 0;
  std::string role;
};

struct PlaceFlags {
  std::vector<PlaceFlag> flags;
  std::vector<FlagMeasure> measures;
};

// What the pack says; it was checked when it was loaded.
Rounds rounds_of(const Pack&);
PlaceFlags place_flags_of(const Pack&);

// For the loader: reports what is wrong with them.
class Reader;
struct Desk;
void read_rounds(Reader&, Desk&);
void read_flags(Reader&, Desk&);

}  // namespace packs

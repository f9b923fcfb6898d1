// assistance.toml as values: what residents ask for and who sees to it by when; who of the key
// groups is called on how often. Keys and their meaning: packs/README.md.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "packs/entry.h"

namespace packs {

// What is asked for (求助的类别).
struct NeedKind : Entry {
  Text label;
  Text hint;                        // What to ask and write down.
  std::vector<std::string> owners;  // Roles: whose it is, then whose when it was not solved.
  int due_minutes = 0;              // From asking until it should be done.
  bool urgent = false;              // Stands first, wherever it is listed.
  std::string call;                 // A number to call before anything else; may be empty.
  std::string late_role;            // Is told when it is late,
  int late_due_minutes = 0;         // and has so long.
  bool operator==(const NeedKind&) const = default;
};

// Who asks whether it was solved, when the one who asked for it has said nothing.
struct NeedDesk : Entry {
  std::string feedback_role;
  int feedback_due_minutes = 0;
  bool operator==(const NeedDesk&) const = default;
};

// While the event is open, or only while somebody is under observation at home that is no free
// choice.
enum class CareWhile { event_open, home_observed };
BOOST_DESCRIBE_ENUM(CareWhile, event_open, home_observed)

// How often those who bear a tag of these groups are called on (走访联系).
struct CarePlan : Entry {
  Text label;
  std::vector<std::string> groups;  // Ids of key groups.
  CareWhile during = CareWhile::event_open;
  base::Days first;                // From the tag's first day to the day of the first contact.
  base::Days within;               // From one contact to the next.
  int due_minute = 0;              // The minute of that day.
  std::string contact_role;        // Calls on them.
  std::string escalate_role;       // Is told when nobody has,
  int escalate_after_minutes = 0;  // so long after it was due;
  int attempts = 0;                // or at once, when they were not reached so many times,
  int escalate_due_minutes = 0;    // and then has so long.
  bool operator==(const CarePlan&) const = default;
};

}  // namespace packs

// campaigns.toml as values (platform): what is asked at a door, and what is looked at in a crowded
// unit. Keys and their meaning: packs/README.md.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "packs/entry.h"

namespace packs {

enum class Answering { yes_no, people };
BOOST_DESCRIBE_ENUM(Answering, yes_no, people)

// One question at the door. A "yes" may ask somebody to look after it; it decides nothing.
struct CampaignQuestion : Entry {
  Text label;  // May use {days}.
  Answering answering = Answering::yes_no;
  int most = 0;      // Of people; more is a slip of the pen.
  int days = 0;      // How far back it asks; 0 where it asks of today.
  std::string task;  // The kind of task that a "yes" raises; empty: none.
  std::string role;  // Who does it, and by when.
  int due_minutes = 0;
  bool operator==(const CampaignQuestion&) const = default;
};

// One thing to look at in a unit. (ORG-17)
struct InspectionItem : Entry {
  Text label;
  std::vector<std::string> kinds;  // Of building; empty: every one.
  bool operator==(const InspectionItem&) const = default;
};

// Which kinds of building are crowded units, who looks again at what was to be mended there, and
// how many days there are at most.
struct Mending : Entry {
  std::vector<std::string> kinds;
  std::string role;
  int days_max = 0;
  bool operator==(const Mending&) const = default;
};

}  // namespace packs

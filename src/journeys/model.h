// Journeys of cases (病例同乘线索): the runs, flights and crossings on which a case was, as the
// public notices give them, and what somebody else's ride has to do with them. They name nobody.
// (SCR-10)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "identity/model.h"
#include "packs/model.h"
#include "packs/wording.h"

namespace journeys {

using ListId = base::Id<struct JourneyListTag>;

// What is odd about a journey as published; it is kept and matched as far as it goes.
enum class Flag { no_number, no_day, days_differ, ends_before_start, too_long, id_twice };
BOOST_DESCRIBE_ENUM(Flag, no_number, no_day, days_differ, ends_before_start, too_long, id_twice)

struct CaseJourney {
  std::string source;  // Its id in the published list, as JSON: 2 or "b-2".
  packs::Carrier carrier = packs::Carrier::other;
  packs::Vehicle vehicle = packs::Vehicle::unknown;
  std::string number;  // Of the run or flight, as written.
  std::string seat;    // Coach, row or cabin, as written.
  std::optional<base::Date> departs_on;
  base::Date arrives_on;  // Not before the day of departure.
  std::string from;
  std::string to;
  std::string published_by;
  bool verified = false;
  std::vector<Flag> flags;
  bool operator==(const CaseJourney&) const = default;
};

// A list of journeys as it was brought in; undone as a whole.
struct List {
  ListId id;
  std::string illness;
  std::string name;  // Of the file.
  std::int64_t journeys = 0;
  std::int64_t flagged = 0;
  bool in_use = false;
  base::Instant added_at;
  std::optional<identity::AccountId> added_by;  // None: a command at the server.
};

// Where somebody sat, read from what was written; see seat.h.
struct Seat {
  std::vector<std::string> coaches;  // "4", "+3" (加3号车厢), "dining".
  std::optional<int> row;
  std::optional<int> number;  // A seat's number that names no row.
  std::string cabin;
  bool operator==(const Seat&) const = default;
};

// Somebody else's ride.
struct Ride {
  std::vector<std::string> numbers;  // See number.h; any of them may be the run's.
  base::Date on;                     // The day of departure, as the traveller gives it.
  Seat seat;
};

enum class Contact { close, general, unknown };
BOOST_DESCRIBE_ENUM(Contact, close, general, unknown)

// A lead, not a finding: the CDC alone determines who is a contact.
struct Match {
  const CaseJourney* journey = nullptr;  // Points into the index.
  Contact contact = Contact::unknown;
  std::vector<packs::Phrase> why;  // In the words of the group `journeys`.
};

struct Matches {
  std::vector<Match> same_run;  // Departed on the day asked.
  std::vector<Match> possible;  // On a later day of the same run, nights on board included.
};

}  // namespace journeys

// A door-to-door campaign (入户排查): where, from when to when, what is asked, who goes where, and
// what was found at each door; and the inspection of crowded units. (SCR-01 to SCR-04, ORG-17)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "identity/model.h"
#include "places/model.h"

namespace campaigns {

using CampaignId = base::Id<struct CampaignTag>;
using ScreenerId = base::Id<struct ScreenerTag>;
using FindingId = base::Id<struct FindingTag>;
using InspectionId = base::Id<struct InspectionTag>;
using BuildingId = base::Id<struct BuildingTag>;
using HouseholdId = base::Id<struct HouseholdTag>;

struct Campaign {
  CampaignId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;  // A community, or a township for all of its communities.
  std::string name;
  base::Date from;
  base::Date to;
  std::vector<std::string> asked;  // Ids of questions of the platform pack.
  std::optional<base::Date> closed_on;
};

// Who goes to which building: an account that may enter the findings of its doors alone. (SCR-04)
struct Screener {
  ScreenerId id;
  CampaignId campaign;
  identity::TenantId tenant;
  places::PlaceId place;
  BuildingId building;
  identity::AccountId account;
};

enum class Outcome { answered, away, refused, vacant };
BOOST_DESCRIBE_ENUM(Outcome, answered, away, refused, vacant)

enum class Said { yes, no, unknown };
BOOST_DESCRIBE_ENUM(Said, yes, no, unknown)

struct Answer {
  std::string question;
  Said said = Said::unknown;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (question, said))

// What was said at the door; sealed.
struct Words {
  std::vector<Answer> answers;
  std::optional<std::int64_t> people;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Words, (), (answers, people, note))

struct Finding {
  FindingId id;
  CampaignId campaign;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  BuildingId building;
  HouseholdId household;
  FindingId origin;  // The first of the findings that corrected each other; what tasks are about.
  Outcome outcome = Outcome::away;
  Words words;
  std::int64_t follow_ups = 0;  // How many answers ask somebody to look after it.
  base::Date found_on;
  base::Instant recorded_at;
  std::optional<identity::AccountId> recorded_by;
  bool standing = true;  // What is known of the door now.
  std::optional<FindingId> replaced_by;
  std::optional<base::Instant> taken_back_at;
};

// ---- Crowded units (ORG-17) ---------------------------------------------------------------------

enum class Looked { good, mend, none };
BOOST_DESCRIBE_ENUM(Looked, good, mend, none)

struct Checked {
  std::string item;
  Looked looked = Looked::none;
};
BOOST_DESCRIBE_STRUCT(Checked, (), (item, looked))

// What was seen and said there; sealed.
struct Record {
  std::vector<Checked> items;
  std::string met;       // Who was met there.
  std::string guidance;  // What was advised, and what is to be mended.
};
BOOST_DESCRIBE_STRUCT(Record, (), (items, met, guidance))

struct Inspection {
  InspectionId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  BuildingId building;
  base::Date on;
  Record record;
  std::int64_t to_mend = 0;
  std::optional<base::Date> mend_by;
  base::Instant recorded_at;
  std::optional<identity::AccountId> recorded_by;
};

}  // namespace campaigns

// What residents ask for (居民求助) and who has it by when; and how often those of the key groups
// are called on (走访联系). (SVC-01, SVC-03, OBS-06, HIGH-SV-08)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "households/model.h"
#include "identity/model.h"
#include "packs/model.h"
#include "people/model.h"
#include "places/model.h"
#include "tasks/model.h"

namespace assistance {

inline constexpr const char* slice = "assistance";

using NeedId = base::Id<struct NeedTag>;
using StepId = base::Id<struct NeedStepTag>;
using ContactId = base::Id<struct CareContactTag>;

// ---- Needs -------------------------------------------------------------------------------------

// Who asks; a worker asks for somebody who cannot.
enum class Asker { self, family, neighbour, worker };
BOOST_DESCRIBE_ENUM(Asker, self, family, neighbour, worker)

enum class Channel { in_person, phone, own_page, contact };
BOOST_DESCRIBE_ENUM(Channel, in_person, phone, own_page, contact)

// Open: nobody has it. Done: what was asked for is done; closed: and the one who asked says so.
enum class NeedState { open, taken, done, closed, cancelled };
BOOST_DESCRIBE_ENUM(NeedState, open, taken, done, closed, cancelled)

// Sealed.
struct Said {
  std::string words;
  std::string phone;  // Normalised; empty: the person's own.
};
BOOST_DESCRIBE_STRUCT(Said, (), (words, phone))

// Where a need stands: what a step changes, and what taking it back restores.
struct Standing {
  NeedState state = NeedState::open;
  std::string role;  // Whose it is.
  std::optional<identity::AccountId> taken_by;
  base::Instant due_at;
  std::optional<base::Instant> ended_at;  // Since when it waits for nobody.
  bool operator==(const Standing&) const = default;

  bool is_waiting() const { return state == NeedState::open || state == NeedState::taken; }
  bool is_late(base::Instant now) const { return is_waiting() && due_at < now; }
};

struct Need {
  NeedId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  std::optional<people::PersonId> person;  // Either, or both.
  std::optional<households::HouseholdId> household;
  people::LawfulBasis lawful_basis = people::LawfulBasis::consent;
  std::string kind;  // Of the platform pack's assistance.toml.
  Asker asker = Asker::self;
  Channel channel = Channel::in_person;
  Said said;
  bool urgent = false;
  Standing standing;
  std::string taken_by_name;  // Of the account, when it is read.
  base::Instant recorded_at;
  std::optional<identity::AccountId> recorded_by;
  std::int64_t version = 1;
};

enum class StepKind {
  recorded,
  taken,
  given_back,
  handed_over,
  done,
  solved,
  not_solved,
  cancelled,
  taken_back
};
BOOST_DESCRIBE_ENUM(StepKind, recorded, taken, given_back, handed_over, done, solved, not_solved,
                    cancelled, taken_back)

struct Step {
  StepId id;
  StepKind kind = StepKind::recorded;
  base::Instant at;
  std::optional<identity::AccountId> by;
  std::string by_name;  // When it is read; empty: by the own page, or the program.
  std::string words;    // Sealed.
  Standing before;
};

// ---- Contacts ----------------------------------------------------------------------------------

enum class Way { visit, phone, message };
BOOST_DESCRIBE_ENUM(Way, visit, phone, message)

// Solved: there was a problem, and it was solved on the spot. Unsolved: it became a need.
enum class Outcome { well, solved, unsolved, not_reached };
BOOST_DESCRIBE_ENUM(Outcome, well, solved, unsolved, not_reached)

struct Contact {
  ContactId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  people::PersonId person;
  people::LawfulBasis lawful_basis = people::LawfulBasis::consent;
  base::Instant at;
  std::optional<identity::AccountId> by;
  std::string by_name;  // When it is read.
  Way way = Way::visit;
  Outcome outcome = Outcome::well;
  std::string problem;  // Sealed.
  std::optional<NeedId> need;
  std::optional<base::Instant> withdrawn_at;
};

// A tag of the care list, as far as it asks for contacts.
struct Borne {
  std::string group;
  base::Date from;
};

// Somebody who is to be called on, with what was done so far.
struct Watched {
  people::PersonId person;
  std::optional<base::Uuid> household;
  std::vector<Borne> tags;                   // Borne that day.
  std::optional<base::Date> observed_since;  // At home, and no free choice.
  std::optional<base::Instant> reached_at;   // Empty: never.
  std::optional<base::Instant> tried_at;
  std::int64_t attempts = 0;  // Since they were reached.
};

enum class CareStatus { in_time, due_today, overdue };
BOOST_DESCRIBE_ENUM(CareStatus, in_time, due_today, overdue)

// When somebody is to be called on next, and by which plan.
struct CareDue {
  const packs::CarePlan* plan = nullptr;  // Of the plans asked.
  base::Date on;
  base::Instant at;
  CareStatus status = CareStatus::in_time;
  bool never = false;  // Nobody has reached them yet.
};

}  // namespace assistance

// The three standing mechanisms of a community: packages (包片联户: whose households are whose),
// watch (值班值守: who is there when) and patrols (巡逻走访: who walked where and what was found).
// (GRID-05, WRK-01)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/time.h"
#include "base/uuid.h"
#include "households/model.h"
#include "identity/model.h"
#include "places/model.h"
#include "tasks/model.h"

namespace rounds {

inline constexpr const char* slice = "rounds";

using PackageId = base::Id<struct PackageTag>;
using RosterId = base::Id<struct RosterTag>;
using ShiftId = base::Id<struct ShiftTag>;
using PatrolId = base::Id<struct PatrolTag>;
using NoteId = base::Id<struct NoteTag>;

// Somebody with an account, or known by name alone.
struct Officer {
  std::optional<identity::AccountId> account;
  std::string name;
};

// A cadre takes a community, or one of its grids, with all its households.
struct Package {
  PackageId id;
  tasks::Where where;
  std::optional<households::GridId> grid;
  Officer officer;
  base::Date from;
  std::optional<base::Date> to;
};

struct Shift {
  ShiftId id;
  tasks::Where where;
  base::Date day;
  std::string slot;  // Of the platform's rounds.toml.
  Officer officer;
  std::string stands_in_for;  // Who was down for it before.
  std::optional<base::Instant> begun_at;
  std::optional<base::Instant> ended_at;
  std::string handover;  // Sealed.
  std::optional<base::Instant> withdrawn_at;
};

struct Patrol {
  PatrolId id;
  tasks::Where where;
  std::optional<households::GridId> grid;  // Empty: the whole community.
  identity::AccountId by;
  std::string by_name;  // When it is read.
  base::Instant started_at;
  std::optional<base::Instant> finished_at;
  std::int64_t notes = 0;  // When it is read: those that stand,
  std::int64_t open = 0;   // and of them those that somebody has to see to.
};

// What was found at one door, in one building or under way.
struct Note {
  NoteId id;
  PatrolId patrol;
  tasks::Where where;
  std::optional<households::BuildingId> building;
  std::optional<households::HouseholdId> household;
  std::string kind;   // Of the platform's rounds.toml.
  bool met = true;    // Somebody was met: it counts as a visit.
  std::string words;  // Sealed.
  base::Instant at;
  identity::AccountId by;
  std::string by_name;
  std::optional<base::Instant> due_at;  // Somebody has to see to it until then.
  std::optional<base::Instant> answered_at;
  std::optional<identity::AccountId> answered_by;
  std::string answered_by_name;
  std::string answer;  // Sealed.
  std::optional<base::Instant> withdrawn_at;

  bool is_open() const { return due_at && !answered_at && !withdrawn_at; }
};

}  // namespace rounds

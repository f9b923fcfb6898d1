// What leaves of packages, shifts and patrols.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "rounds/asking.h"
#include "rounds/store.h"

namespace rounds {

struct ShiftView {
  ShiftId id;
  places::PlaceView place;
  base::Date day;
  std::string slot;
  std::string slot_label;
  base::Instant begins_at;
  base::Instant ends_at;
  ShiftState state = ShiftState::planned;
  std::optional<identity::AccountId> account_id;
  std::string name;
  std::string stands_in_for;
  bool mine = false;
  std::optional<base::Instant> begun_at;
  std::optional<base::Instant> ended_at;
  std::string handover;
};
BOOST_DESCRIBE_STRUCT(ShiftView, (),
                      (id, place, day, slot, slot_label, begins_at, ends_at, state, account_id,
                       name, stands_in_for, mine, begun_at, ended_at, handover))
ShiftView shift_view(http::Call&, const Context&, const packs::Rounds& rules, const Shift&);

struct PatrolRow {
  PatrolId id;
  places::PlaceView place;
  std::optional<households::GridId> grid_id;
  std::string grid;  // Empty: the whole community.
  std::string by;
  bool mine = false;
  base::Instant started_at;
  std::optional<base::Instant> finished_at;
  std::int64_t notes = 0;
  std::int64_t open = 0;
};
BOOST_DESCRIBE_STRUCT(PatrolRow, (),
                      (id, place, grid_id, grid, by, mine, started_at, finished_at, notes, open))
PatrolRow patrol_row(http::Call&, const Context&, const Patrol&);

enum class NoteState { noted, open, late, answered, withdrawn };
BOOST_DESCRIBE_ENUM(NoteState, noted, open, late, answered, withdrawn)

struct NoteView {
  NoteId id;
  PatrolId patrol_id;
  places::PlaceView place;
  std::string kind;
  std::string label;
  std::string address;  // Of the door or the building; empty: under way.
  std::optional<households::HouseholdId> household_id;
  std::string words;
  base::Instant at;
  std::string by;
  NoteState state = NoteState::noted;
  std::optional<base::Instant> due_at;
  std::string role;  // Who is to see to it.
  std::optional<base::Instant> answered_at;
  std::string answered_by;
  std::string answer;
  bool may_withdraw = false;
  bool may_answer = false;
};
BOOST_DESCRIBE_STRUCT(NoteView, (),
                      (id, patrol_id, place, kind, label, address, household_id, words, at, by,
                       state, due_at, role, answered_at, answered_by, answer, may_withdraw,
                       may_answer))
// The look at each is noted by the caller of it.
NoteView note_view(http::Call&, const Context&, const Note&);

struct DoorView {
  households::HouseholdId id;
  std::string address;
  std::optional<base::Instant> visited_at;
  bool due = false;  // Nobody has been met there for too long.
};
BOOST_DESCRIBE_STRUCT(DoorView, (), (id, address, visited_at, due))

struct PackageRow {
  PackageId id;
  places::PlaceView place;
  std::optional<households::GridId> grid_id;
  std::string grid;
  std::optional<identity::AccountId> account_id;
  std::string name;
  base::Date from;
  std::optional<base::Date> to;
  std::int64_t households = 0;
  std::int64_t visited = 0;  // Within the days of the pack.
  std::int64_t never = 0;
};
BOOST_DESCRIBE_STRUCT(PackageRow, (),
                      (id, place, grid_id, grid, account_id, name, from, to, households, visited,
                       never))
// Its doors, those that are due first.
std::vector<DoorView> doors_of(http::Call&, const Context&, const Package&);
PackageRow package_row(http::Call&, const Context&, const Package&);

}  // namespace rounds

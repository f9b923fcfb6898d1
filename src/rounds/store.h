// What is kept of packages, shifts and patrols. A write and its audit entry are one call; what was
// found and handed over stands sealed under the event's key.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "identity/audit.h"
#include "identity/vault.h"
#include "rounds/model.h"
#include "sql/transaction.h"

namespace rounds::store {

// Everything of an event at and below a place.
using tasks::Within;

// ---- Packages ----------------------------------------------------------------------------------

void add(sql::Transaction&, const identity::Actor&, const Package&);
void end(sql::Transaction&, const identity::Actor&, const Package&, base::Date on);
std::optional<Package> find(sql::Transaction&, const identity::Scope&, PackageId);

struct PackagesAsked {
  Within within;
  base::Date day;
  std::optional<identity::AccountId> of;  // One cadre's alone.
  std::string after_name;                 // Strictly after (name, id).
  PackageId after_id;
  std::int64_t limit = 50;
};
// In force that day, by name.
std::vector<Package> packages(sql::Transaction&, const PackagesAsked&);
// Who had the same area before, newest first.
std::vector<Package> history(sql::Transaction&, const Package&, std::int64_t limit);

// ---- Watch -------------------------------------------------------------------------------------

// The community's roster; made when there is none yet, and then `made` is true.
struct Roster {
  RosterId id;
  bool made = false;
};
Roster roster_of(sql::Transaction&, const tasks::Where&, base::Instant now);
std::optional<tasks::Where> where_of(sql::Transaction&, identity::TenantId, RosterId);

void add(sql::Transaction&, const identity::Actor&, const Shift&);
void withdraw(sql::Transaction&, const identity::Actor&, const Shift&);
void begin(sql::Transaction&, const identity::Actor&, const Shift&);
void hand_over(sql::Transaction&, identity::Vault&, const identity::Actor&, const Shift&);
// Somebody else is down for it from now on.
void replace(sql::Transaction&, const identity::Actor&, const Shift&);

struct PlacedShift {
  Shift shift;
  std::int64_t at = 0;  // The place's number in today's tree.
};
std::optional<PlacedShift> find(sql::Transaction&, identity::Vault&, identity::TenantId, ShiftId);
struct DaysOf {
  base::Date from;
  base::Date to;
};
// Not the withdrawn ones; by day and name.
std::vector<Shift> shifts(sql::Transaction&, identity::Vault&, const tasks::Where&, const DaysOf&);
std::vector<Shift> shifts_of(sql::Transaction&, identity::Vault&, identity::EventId, const DaysOf&,
                             identity::AccountId);

// ---- Patrols -----------------------------------------------------------------------------------

void add(sql::Transaction&, const identity::Actor&, const Patrol&);
void finish(sql::Transaction&, const identity::Actor&, const Patrol&);
struct PlacedPatrol {
  Patrol patrol;
  std::int64_t at = 0;
};
std::optional<PlacedPatrol> find(sql::Transaction&, identity::TenantId, PatrolId);
std::optional<Patrol> unfinished(sql::Transaction&, identity::EventId, identity::AccountId);

struct PatrolsAsked {
  Within within;
  std::optional<PatrolId> before;  // Newest first, strictly before it.
  std::int64_t limit = 50;
};
std::vector<Patrol> patrols(sql::Transaction&, const PatrolsAsked&);

// When each grid was walked last; the entry without a grid is the whole community.
struct LastWalk {
  std::optional<households::GridId> grid;
  base::Instant at;
};
std::vector<LastWalk> last_walks(sql::Transaction&, const tasks::Where&);

void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Note&);
void answer(sql::Transaction&, identity::Vault&, const identity::Actor&, const Note&);
void withdraw(sql::Transaction&, const identity::Actor&, const Note&);
struct PlacedNote {
  Note note;
  std::int64_t at = 0;
};
std::optional<PlacedNote> find(sql::Transaction&, identity::Vault&, identity::TenantId, NoteId);
// For due times, which outlive what is sealed.
std::optional<tasks::Where> where_of(sql::Transaction&, identity::TenantId, NoteId);
std::vector<Note> notes_of(sql::Transaction&, identity::Vault&, const Patrol&);

enum class Filter { open, late, all };
BOOST_DESCRIBE_ENUM(Filter, open, late, all)
struct NotesAsked {
  Within within;
  Filter filter = Filter::open;
  base::Instant now;
  std::optional<NoteId> before;
  std::int64_t limit = 50;
};
// Those that somebody has to see to, or had to; newest first.
std::vector<Note> findings(sql::Transaction&, identity::Vault&, const NotesAsked&);
struct OpenFindings {
  std::int64_t open = 0;
  std::int64_t late = 0;
};
OpenFindings open_findings(sql::Transaction&, const Within&, base::Instant now);

// When somebody was met at each door last.
std::map<households::HouseholdId, base::Instant> last_visits(sql::Transaction&,
                                                             const tasks::Where&);

}  // namespace rounds::store

// What is kept of campaigns, screeners, findings and inspections. A write and its audit entry are
// one call; what is out of scope reads as absent.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "campaigns/rules.h"
#include "identity/audit.h"
#include "identity/vault.h"
#include "people/model.h"
#include "sql/transaction.h"

namespace campaigns::store {

// A building as the campaigns know it, and one of its doors. Nobody's name is in them.
struct Building {
  identity::TenantId tenant;
  BuildingId id;
  places::PlaceId place;
  std::int64_t at = 0;  // The place's number in today's tree.
  std::string name;
  std::string kind;
  std::string grid;
};
std::optional<Building> building(sql::Transaction&, identity::TenantId, BuildingId);
std::vector<Building> buildings(sql::Transaction&, identity::TenantId, places::PlaceId community);

struct Door {
  HouseholdId id;
  BuildingId building;
  std::string unit;
  std::string door;
};
std::vector<Door> doors(sql::Transaction&, const Building&);  // In no order.
std::optional<Door> door(sql::Transaction&, identity::TenantId, HouseholdId);

// What a task is about: the door of a finding, or the unit of an inspection. Empty when neither.
std::string task_label(sql::Transaction&, identity::TenantId, base::Uuid subject);

// ---- Campaigns --------------------------------------------------------------------------------

void add(sql::Transaction&, const identity::Actor&, const Campaign&);
void close(sql::Transaction&, const identity::Actor&, const Campaign&, base::Date on);

struct Placed {
  Campaign campaign;
  identity::Span span;  // Of its place, in today's tree.
};
std::optional<Placed> find(sql::Transaction&, identity::TenantId, CampaignId);

struct Filter {
  identity::EventId event;
  identity::Span span;  // Of who asks: campaigns here, and those of a place above that hold here.
  std::optional<CampaignId> before;
  std::int64_t limit = 50;
};
std::vector<Placed> list(sql::Transaction&, identity::TenantId, const Filter&);  // Newest first.

// ---- Screeners ----------------------------------------------------------------------------------

void add(sql::Transaction&, const identity::Actor&, const Screener&);
void end(sql::Transaction&, const identity::Actor&, const Screener&);
std::vector<Screener> screeners(sql::Transaction&, const Campaign&, BuildingId);
bool is_screener(sql::Transaction&, const Campaign&, BuildingId, identity::AccountId);

struct Given {
  CampaignId campaign;
  BuildingId building;
};
std::vector<Given> given_to(sql::Transaction&, identity::TenantId, identity::EventId,
                            identity::AccountId);

// ---- Findings -----------------------------------------------------------------------------------

// Stands from now on in the place of the one that stood.
void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Finding&);
void replace(sql::Transaction&, const Finding& old, FindingId by);
// What it corrected counts again; the newest of those that are left stands.
void take_back(sql::Transaction&, const identity::Actor&, const Finding&);

std::optional<Finding> find(sql::Transaction&, identity::Vault&, identity::TenantId, FindingId);
// Oldest first, with those that were corrected or taken back.
std::vector<Finding> of_door(sql::Transaction&, identity::Vault&, const Campaign&, HouseholdId);

struct DoorState {
  HouseholdId household;
  FindingId finding;
  Outcome outcome = Outcome::away;
  std::int64_t follow_ups = 0;
  base::Date found_on;
  std::optional<identity::AccountId> by;
  std::int64_t tries = 0;  // How often nobody was at home.
};
std::vector<DoorState> states(sql::Transaction&, const Campaign&, BuildingId);

// ---- Progress -----------------------------------------------------------------------------------

struct BuildingProgress {
  BuildingId id;
  std::string name;
  std::string kind;
  places::PlaceId place;
  base::Uuid grid;
  std::string grid_name;
  Progress progress;
};
// By community, grid and name; doors that the register calls vacant are not counted.
std::vector<BuildingProgress> progress(sql::Transaction&, const Campaign&, identity::Span);

struct MissingDoor {
  Door door;
  places::PlaceId place;
  std::string building;
  std::optional<Outcome> outcome;  // None: nobody was there yet.
};
struct Page {
  std::optional<HouseholdId> after;
  std::int64_t limit = 50;
};
std::vector<MissingDoor> missing_doors(sql::Transaction&, const Campaign&, identity::Span,
                                       const Page&);

// Who bears a tag of a key group on that day, and whether somebody answered at their door.
struct KeyPerson {
  people::PersonId id;
  bool answered = false;
};
std::vector<KeyPerson> key_people(sql::Transaction&, const Campaign&, identity::Span,
                                  base::Date day);  // By id.

// ---- Crowded units ------------------------------------------------------------------------------

void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Inspection&);
std::optional<BuildingId> inspected(sql::Transaction&, identity::TenantId, InspectionId);
struct UnitOf {
  identity::TenantId tenant;
  identity::EventId event;
  BuildingId building;
};
std::vector<Inspection> inspections(sql::Transaction&, identity::Vault&,
                                    const UnitOf&);  // Newest first.

}  // namespace campaigns::store

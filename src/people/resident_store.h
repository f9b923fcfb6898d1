// Residents: persons of an event who live behind a door, how they are found, and their tags. What
// is asked for is one community at a time; who looks at more walks through them in order, so that a
// page costs the same among a thousand people and a million.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "identity/sealed.h"
#include "people/store.h"
#include "people/tag.h"

namespace people::store {

// ---- Who lives where --------------------------------------------------------------------------

struct Stay {
  std::optional<base::Uuid> household;  // Empty: nowhere that is known.
  std::string relation;                 // A word of the group `member`.
  bool is_contact = false;              // Named for the household.
};

struct Resident {
  Person person;
  Stay stay;
};

void settle(sql::Transaction&, const identity::Actor&, const Person&, const Stay&);

// In the order of registration; the person named for the household first.
std::vector<Resident> members(sql::Transaction&, identity::Vault&, const identity::SealedUnder&,
                              base::Uuid household);
std::optional<Resident> find_resident(sql::Transaction&, identity::Vault&, const identity::Scope&,
                                      PersonId);

// ---- Pages ------------------------------------------------------------------------------------

struct Asked {
  identity::TenantId tenant;
  identity::EventId event;
  std::optional<packs::TagList> list;  // Who bears a tag of that list on that day,
  std::string group;                   // or of that group;
  std::string word;                    // or is found by that word (words.h).
  base::Date day;
};

// Of one community, by id, after `after`.
std::vector<Resident> residents(sql::Transaction&, identity::Vault&, const Asked&,
                                places::PlaceId community, PersonId after, std::int64_t limit);
std::int64_t count_residents(sql::Transaction&, identity::TenantId, identity::EventId,
                             places::PlaceId community);

// ---- Tags -------------------------------------------------------------------------------------

void add_tag(sql::Transaction&, const identity::Actor&, const Tag&);
void end_tag(sql::Transaction&, const identity::Actor&, const Tag&);
std::vector<Tag> tags_of(sql::Transaction&, identity::TenantId, PersonId);  // Ended ones too.

// How many people bear each group's tag that day in the community.
std::map<std::string, std::int64_t> count_groups(sql::Transaction&, const Asked&,
                                                 places::PlaceId community);

// ---- What a person is found by ----------------------------------------------------------------

// Anew, after the person was registered or changed, or moved.
void write_words(sql::Transaction&, identity::Vault&, const Person&);
void forget_words(sql::Transaction&, identity::TenantId, identity::EventId);

}  // namespace people::store

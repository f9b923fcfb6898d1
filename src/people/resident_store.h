// Residents: persons of an event who live behind a door, how they are found, and their tags. What
// is asked for is one community at a time; who looks at more walks through them in order, so that a
// page costs the same among a thousand people and a million.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "identity/sealed.h"
#include "people/store.h"
#include "people/tag.h"

namespace people::store {

// What a statement adds about `person n`, so that nobody is shown who came by a list that is not
// wholly brought in, or was taken back.
const std::string& is_seen();

enum class BatchState { staged, seen, undone };
BOOST_DESCRIBE_ENUM(BatchState, staged, seen, undone)
void set_batch(sql::Transaction&, const identity::SealedUnder&, base::Uuid batch, BatchState);

// ---- Who lives where --------------------------------------------------------------------------

struct Stay {
  std::optional<base::Uuid> household;  // Empty: nowhere that is known.
  std::string relation;                 // A word of the group `member`.
  bool is_contact = false;              // Named for the household.
};

// A household as one event knows it.
struct Home {
  identity::SealedUnder of;
  base::Uuid household;
};
bool has_contact(sql::Transaction&, const Home&);  // Of a list still being brought in, too.
// Who was named only because nobody else was, by a list that names somebody now.
void clear_staged_contact(sql::Transaction&, const Home&, base::Uuid batch);

struct Resident {
  Person person;
  Stay stay;
};

void settle(sql::Transaction&, const identity::Actor&, const Person&, const Stay&);
// Registered and settled at once, by a list: the list's own entry in the audit tells how many came,
// and each of them bears its id. Found by number, but by no word yet (words_of_batch).
void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Resident&);

// Whether somebody of the event has this identity number, or lives behind the door under that name;
// of a list that is still being brought in, too.
bool is_known(sql::Transaction&, identity::Vault&, const Person&, base::Uuid household);

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
void move_tags(sql::Transaction&, const Person&);  // To where the person is now.
std::vector<Tag> tags_of(sql::Transaction&, identity::TenantId, PersonId);  // Ended ones too.

// How many people bear each group's tag that day in the community.
std::map<std::string, std::int64_t> count_groups(sql::Transaction&, const Asked&,
                                                 places::PlaceId community);

// ---- What a person is found by ----------------------------------------------------------------

void add_words(sql::Transaction&, identity::Vault&, const Person&);
// Before the person is changed or moved: as they are kept now.
void remove_words(sql::Transaction&, identity::Vault&, const Person&);
// Those of everybody whom a list has brought, in the order in which they are kept.
struct WordRow {
  std::string word;  // The kept part of the keyed hash.
  PersonId person;
  auto operator<=>(const WordRow&) const = default;
};
std::vector<WordRow> words_of_batch(sql::Transaction&, identity::Vault&,
                                    const identity::SealedUnder&, places::PlaceId community,
                                    base::Uuid batch);
struct WordsAt {
  identity::SealedUnder of;
  places::PlaceId community;
};
void add_words(sql::Transaction&, const WordsAt&, std::span<const WordRow>);
void forget_words(sql::Transaction&, identity::TenantId, identity::EventId);

}  // namespace people::store

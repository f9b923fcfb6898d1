// A list of people that is sent down (下发名单): who is said to be in a community, or on the way to
// it. Each row is compared with what the community has; whoever is not matched is somebody's task
// until it is answered. (SCR-17, XCH-02, LOW-IT-03)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "identity/model.h"
#include "people/model.h"
#include "places/model.h"

namespace lists {

using ListId = base::Id<struct PushedListTag>;
using PartId = base::Id<struct ListPartTag>;
using RowId = base::Id<struct ListRowTag>;

inline constexpr const char* slice = "lists";

enum class ListState { staged, sent, withdrawn };
BOOST_DESCRIBE_ENUM(ListState, staged, sent, withdrawn)

// What comparing a row with the registers gave. `unplaced`: its community is not known.
enum class Found { matched, possible, elsewhere, new_person, unreachable, unplaced };
BOOST_DESCRIBE_ENUM(Found, matched, possible, elsewhere, new_person, unreachable, unplaced)

// As what the community knows the person.
enum class KnownAs { nothing, resident, arrival, episode };
BOOST_DESCRIBE_ENUM(KnownAs, nothing, resident, arrival, episode)

// A row is in exactly one of these. Returned: said to be wrong, and the sender's again.
enum class RowState { staged, matched, open, answered, returned, withdrawn };
BOOST_DESCRIBE_ENUM(RowState, staged, matched, open, answered, returned, withdrawn)

struct List {
  ListId id;  // The same as the import batch that brought it.
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;  // Of whoever sent it.
  std::string name;
  base::Instant sent_at;
  std::string sent_by;  // The account's name.
  std::int64_t rows = 0;
  std::int64_t wrong = 0;  // Could not be read; told to the sender at once.
  ListState state = ListState::staged;
};

// What one community has of a list.
struct Part {
  PartId id;
  ListId list;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  base::Instant sent_at;
  std::optional<base::Instant> acknowledged_at;
  std::string acknowledged_by;
};

// Sealed in the database. What was written, as it was written; numbers in their normal form where
// they have one.
struct Content {
  std::string name;
  std::string id_number;
  std::string phone;
  std::string place;
  std::string address;
  std::string from;
  std::string travel;
  std::string travel_on;
  std::string seen_at;
  std::string reason;
  std::string answer_note;
};
BOOST_DESCRIBE_STRUCT(Content, (),
                      (name, id_number, phone, place, address, from, travel, travel_on, seen_at,
                       reason, answer_note))

struct Row {
  RowId id;
  identity::TenantId tenant;
  identity::EventId event;
  ListId list;
  std::int64_t number = 0;
  std::optional<places::PlaceId> place;
  Content content;
  Found found = Found::unplaced;
  KnownAs known_as = KnownAs::nothing;
  std::optional<people::PersonId> person;
  RowState state = RowState::staged;
  std::string answer;  // A word of the group `list_answer`; empty: none.
  std::optional<base::Instant> answered_at;
  std::string answered_by;
  std::int64_t version = 1;
};

// How the rows of a list, or of a part, stand: the first five add up to the rows that were read.
struct Tally {
  std::int64_t matched = 0;
  std::int64_t open = 0;
  std::int64_t answered = 0;
  std::int64_t returned = 0;
  std::int64_t withdrawn = 0;
  std::int64_t fresh = 0;     // Of the open ones: nobody here has them, to be registered.
  std::int64_t unplaced = 0;  // Of the open ones: their community is not known.
  std::int64_t total() const { return matched + open + answered + returned + withdrawn; }
};

}  // namespace lists

// A case as the community needs to know it, no more: who, what became of it, since when; and what
// that asks for in the household. CDC and clinic record it; nothing here reports it to anybody, and
// who is a contact is determined elsewhere. (CASE-01, RULE-09, RULE-10, RULE-13)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "identity/model.h"
#include "packs/case_model.h"
#include "people/model.h"
#include "places/model.h"

namespace cases {

using CaseId = base::Id<struct CaseTag>;
using FollowId = base::Id<struct FollowTag>;

// Sealed in the database.
struct Words {
  std::string determined_by;  // The institution and its paper.
  std::string treated_at;     // Where, in words; may be empty.
};
BOOST_DESCRIBE_STRUCT(Words, (), (determined_by, treated_at))

struct Case {
  CaseId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  people::PersonId person;
  people::LawfulBasis lawful_basis = people::LawfulBasis::emergency_response;
  std::string pack_hash;  // The pack version whose household rules were asked last.
  packs::CaseState state = packs::CaseState::suspected;
  base::Date state_on;
  std::optional<base::Date> onset_on;
  std::optional<base::Date> isolated_on;  // The last day together with the household.
  Words words;
  std::int64_t version = 1;
};

// Nobody says "declined" of a duty: what may be declined is the pack's voluntary regime.
enum class FollowState { asked, opened, done, declined, dropped };
BOOST_DESCRIBE_ENUM(FollowState, asked, opened, done, declined, dropped)

// What a household rule asks for, about one person: a regime to open, or help.
struct Follow {
  FollowId id;
  people::PersonId person;
  places::PlaceId place;  // Where the person is looked after: the case's, until they move.
  std::string rule;       // Id of the pack.
  std::string regime;     // Empty: help alone.
  base::Date last_on;     // The last day together.
  std::string role;
  base::Instant due_at;
  FollowState state = FollowState::asked;
  std::optional<base::Uuid> episode;
  std::string note;
  std::string settled_by;  // The account's name.
};

// One of the household, as the rules ask about them.
struct Member {
  people::PersonId person;
  std::optional<std::int64_t> age;           // Whole years; empty: not known.
  std::vector<std::string> key_populations;  // KEYP-nn of the tags borne today.
  bool is_away = false;                      // In treatment too.
  bool is_watched = false;                   // A regime is open already: it is counted anew.
};

}  // namespace cases

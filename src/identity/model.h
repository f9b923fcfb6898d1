// Who is signed in, what they may do and where; what a tenant and an event are called everywhere.
#pragma once

#include <compare>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "places/model.h"

namespace identity {

using AccountId = base::Id<struct AccountTag>;
using EventId = base::Id<struct EventTag>;

// A county's data home. 0 is the installation itself (accounts, packs).
struct TenantId {
  std::int64_t value = 0;
  auto operator<=>(const TenantId&) const = default;
};

struct Account {
  AccountId id;
  std::string login;
  std::string name;
  std::string password_hash;
  bool must_change_password = false;
  bool demonstration = false;
  std::optional<base::Instant> disabled_at;
  std::int64_t failed_count = 0;
  std::optional<base::Instant> locked_until;
};

struct Grant {
  std::string role;
  places::PlaceId place;
  base::Date valid_from;
  std::optional<base::Date> valid_to;
};

// What an account may see of people. Ordered: more comes later.
enum class Sees { totals, tasks, persons };

struct Session {
  AccountId account;
  std::string login;
  std::string name;
  bool must_change_password = false;
  bool demonstration = false;
  std::vector<Grant> grants;  // Valid today.
  std::set<std::string, std::less<>> permissions;
  std::string csrf_token;
  base::Instant expires_at;

  bool may(std::string_view permission) const { return permissions.contains(permission); }
};

// One stretch of today's tree, both ends included: the subtree of a place.
struct Span {
  std::int64_t first = 0;
  std::int64_t last = -1;
  bool contains(Span other) const { return first <= other.first && other.last <= last; }
};

}  // namespace identity

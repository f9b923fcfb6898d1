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

// One stretch of today's tree, both ends included: the subtree of a place.
struct Span {
  std::int64_t first = 0;
  std::int64_t last = -1;
  bool contains(Span other) const { return first <= other.first && other.last <= last; }
};

// A grant as a session carries it: with the subtree it covers and what its role allows there.
struct SessionGrant {
  std::string role;
  places::PlaceId place;
  Span span;
  std::optional<TenantId> tenant;  // Of the county that holds the place; none above the county.
  Sees sees = Sees::totals;
  std::set<std::string, std::less<>> permissions;
};

// Where somebody may do one thing. What is outside reads as absent.
struct ScopePart {
  places::PlaceId place;
  Span span;
  std::optional<TenantId> tenant;
};

struct Scope {
  std::vector<ScopePart> parts;
  bool covers(std::int64_t span_first) const {
    for (const ScopePart& part : parts) {
      if (part.span.first <= span_first && span_first <= part.span.last) return true;
    }
    return false;
  }
  std::set<TenantId> tenants() const {
    std::set<TenantId> out;
    for (const ScopePart& part : parts) {
      if (part.tenant) out.insert(*part.tenant);
    }
    return out;
  }
};

// Whose own page a session is, when it came by a link and has no account (people/own_link.h).
struct OwnPage {
  TenantId tenant;
  EventId event;
  base::Uuid person;
};

struct Session {
  AccountId account;
  std::string login;
  std::string name;
  bool must_change_password = false;
  bool demonstration = false;
  std::vector<SessionGrant> grants;  // Valid today.
  std::string csrf_token;
  base::Instant expires_at;
  std::optional<OwnPage> own = {};  // Then `account` is the link's id, and nobody's account.

  bool may(std::string_view permission) const {
    for (const SessionGrant& grant : grants) {
      if (grant.permissions.contains(permission)) return true;
    }
    return false;
  }
  Scope scope(std::string_view permission) const {
    Scope scope;
    for (const SessionGrant& grant : grants) {
      if (grant.permissions.contains(permission)) {
        scope.parts.push_back({grant.place, grant.span, grant.tenant});
      }
    }
    return scope;
  }
  // Whether one of these roles is held over the place (a number in today's tree).
  bool holds(const std::vector<std::string>& roles, std::int64_t span_first) const {
    for (const SessionGrant& grant : grants) {
      for (const std::string& role : roles) {
        if (role == grant.role && grant.span.first <= span_first && span_first <= grant.span.last) {
          return true;
        }
      }
    }
    return false;
  }
};

}  // namespace identity

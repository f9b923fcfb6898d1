// What is kept of needs and of contacts. A write and its audit entry are one call; what was said
// stands sealed under the event's key. What is out of scope reads as absent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assistance/model.h"
#include "base/result.h"
#include "identity/audit.h"
#include "identity/vault.h"
#include "sql/transaction.h"

namespace assistance::store {

// ---- Needs -------------------------------------------------------------------------------------

// With its first step.
void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Need&);
// The need as it stands after the step, whose `before` says how it stood. Refused when somebody
// else has changed it meanwhile.
base::Result<base::Done> save(sql::Transaction&, identity::Vault&, const identity::Actor&,
                              const Need&, const Step&);

struct Placed {
  Need need;
  std::int64_t at = 0;  // The place's number in today's tree.
};
std::optional<Placed> find(sql::Transaction&, identity::Vault&, identity::TenantId, NeedId);
std::vector<Step> steps(sql::Transaction&, identity::Vault&, const Need&);  // Oldest first.

enum class Filter { open, mine, late, done };
BOOST_DESCRIBE_ENUM(Filter, open, mine, late, done)

// Behind this need; of the waiting ones the urgent stand first, then those due first; of the others
// those that ended last.
struct After {
  std::int64_t urgent = 2;
  std::int64_t at = 0;
  NeedId id;
};

struct Asked {
  identity::TenantId tenant;
  identity::EventId event;
  identity::Span span;
  std::string role;  // Only what is this role's or one's own; empty: all.
  identity::AccountId me;
  Filter filter = Filter::open;
  base::Instant now;
  std::optional<After> after;
  std::int64_t limit = 50;
};
std::vector<Need> list(sql::Transaction&, identity::Vault&, const Asked&);

struct Summary {
  std::int64_t open = 0;
  std::int64_t mine = 0;
  std::int64_t late = 0;
};
Summary summary(sql::Transaction&, const Asked&);

// Newest first, at most `limit`.
std::vector<Need> of_person(sql::Transaction&, identity::Vault&, identity::TenantId,
                            people::PersonId, std::int64_t limit);

// What the person asked for and is not over: it waits, or nobody has said that it was solved.
std::vector<Need> unfinished_of(sql::Transaction&, identity::Vault&, identity::TenantId,
                                people::PersonId);
// To the need's place, where the person is now; the door it was asked for by stays behind.
void move(sql::Transaction&, identity::Vault&, const identity::Actor&, const Need&, const Step&);

enum class Count { open, new_today, done_today, late };
std::int64_t count(sql::Transaction&, Count, const tasks::Within&, base::Instant now);

identity::AuditSubject about(const Need&);
tasks::Where where(const Need&);

// ---- Contacts ----------------------------------------------------------------------------------

void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Contact&);
void withdraw(sql::Transaction&, const identity::Actor&, const Contact&);
std::optional<Contact> find(sql::Transaction&, identity::Vault&, identity::TenantId, ContactId);
// Newest first, withdrawn ones too.
std::vector<Contact> contacts_of(sql::Transaction&, identity::Vault&, identity::TenantId,
                                 people::PersonId, std::int64_t limit);

// Who was called on when goes with the person.
void move_contacts(sql::Transaction&, const tasks::Where& to, people::PersonId);

struct Community {
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
};
// Who bears a tag of the care list there that day, with what was done so far; by person. Whether
// they are observed at home is another slice's to say.
std::vector<Watched> watched(sql::Transaction&, const Community&, base::Date day);
Watched watched(sql::Transaction&, const tasks::Where&, people::PersonId, base::Date day);

// ---- For due times, which outlive what is sealed -----------------------------------------------

std::optional<tasks::Where> where_of(sql::Transaction&, identity::TenantId, NeedId);
std::optional<tasks::Where> where_of(sql::Transaction&, identity::TenantId, people::PersonId);

}  // namespace assistance::store

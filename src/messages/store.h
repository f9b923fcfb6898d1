// What is kept of rounds, messages, calls and wishes. A write and its audit entry are one call;
// what is out of scope reads as absent. Nothing here is about anybody but whom it was for: phones
// and names stay with the person.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "identity/audit.h"
#include "messages/model.h"
#include "sql/transaction.h"
#include "tasks/model.h"

namespace messages::store {

// ---- Rounds -------------------------------------------------------------------------------------

// With all its messages.
void add(sql::Transaction&, const identity::Actor&, const Round&, const std::vector<Message>&);
// Its messages that have not left go with it.
void withdraw(sql::Transaction&, const identity::Actor&, const Round&);

std::optional<Round> find(sql::Transaction&, const identity::Scope&, RoundId);
std::optional<Round> find(sql::Transaction&, identity::TenantId, RoundId);

struct Asked {
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;  // A community.
};
// Newest first, before that one.
std::vector<Round> rounds(sql::Transaction&, const Asked&, const std::optional<RoundId>& before,
                          std::int64_t limit);

// How many of its messages stand how; the group's is left out.
struct Progress {
  std::int64_t people = 0;
  std::int64_t on_its_way = 0;
  std::int64_t delivered = 0;
  std::int64_t to_call = 0;
  std::int64_t told = 0;  // By telephone or in person.
  std::int64_t withdrawn = 0;
};
Progress progress(sql::Transaction&, identity::TenantId, RoundId);

tasks::Where where(const Round&);

// ---- Messages -----------------------------------------------------------------------------------

std::optional<Message> find(sql::Transaction&, const identity::Scope&, MessageId);
std::optional<Message> find(sql::Transaction&, identity::TenantId, MessageId);
std::vector<Message> of_round(sql::Transaction&, identity::TenantId, RoundId);  // By id.
// State and what came with it. False, and nothing kept, when somebody changed it meanwhile.
bool save(sql::Transaction&, const Message&);
// The number is given to the gateway: what the person may know afterwards.
void note_handed(sql::Transaction&, const identity::Actor&, const Message&);

// Somebody has put the round's text into the group.
void note_posted(sql::Transaction&, const identity::Actor&, const Round&);

enum class Only { all, on_its_way, delivered, to_do, done };
struct Page {
  std::optional<RoundId> round;  // Of this one alone.
  Only only = Only::all;
  std::optional<MessageId> after;
  std::int64_t limit = 50;
};
// Of people, by id.
std::vector<Message> list(sql::Transaction&, const Asked&, const Page&);
std::int64_t count_to_call(sql::Transaction&, const Asked&);
bool is_any_to_do(sql::Transaction&, identity::TenantId, RoundId, Channel);

// What the sender takes up next: the first whose time has come, of any county.
std::optional<Message> next(sql::Transaction&, base::Instant now);
// Posts to the group of that place since then.
std::int64_t posts_since(sql::Transaction&, identity::TenantId, places::PlaceId, base::Instant);

// How many SMS each was sent there that day, and who was told of that kind then.
std::map<people::PersonId, std::int64_t> sms_on(sql::Transaction&, const Asked&, base::Date);
std::vector<people::PersonId> told_on(sql::Transaction&, const Asked&, const std::string& kind,
                                      base::Date);

// ---- Calls --------------------------------------------------------------------------------------

void add(sql::Transaction&, const identity::Actor&, const Message&, const Call&);
void withdraw(sql::Transaction&, const identity::Actor&, const Message&, const Call&);
std::optional<Call> find(sql::Transaction&, identity::TenantId, CallId);
std::vector<Call> calls_of(sql::Transaction&, identity::TenantId, MessageId);  // Oldest first.

// ---- Wishes -------------------------------------------------------------------------------------

struct Wish {
  bool wants_sms = true;
  std::optional<base::Instant> said_at;  // None: nobody has said anything.
};
Wish wish_of(sql::Transaction&, identity::TenantId, people::PersonId);
void save_wish(sql::Transaction&, const identity::Actor&, const people::Person&, bool wants_sms);
std::vector<people::PersonId> without_sms(sql::Transaction&, const Asked&);

}  // namespace messages::store

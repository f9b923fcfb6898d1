// What every route asks first: the event, the community, the kind; and whom a kind would be told.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "events/model.h"
#include "http/call.h"
#include "messages/context.h"
#include "messages/rules.h"

namespace messages {

struct At {
  identity::EventId event;
  places::PlaceId place;
};

struct Community {
  events::Event event;
  places::Place place;
  store::Asked asked;
};
// Refused where the permission does not reach the event or the place, or it is no community.
base::Result<Community> community_in(http::Call&, const Context&, std::string_view permission,
                                     const At&);
base::Result<base::Done> check_open(const events::Event&);

// One whom the kind would be told, and how.
struct Proposed {
  people::Person person;
  Way way;
  bool wants_sms = true;
};

struct Proposal {
  std::vector<Proposed> people;  // By id.
  std::int64_t told_today = 0;   // Left out: they were told of it today.
  std::string mark;              // Of exactly these people and ways.
};
Proposal proposal_of(sql::Transaction&, const Context&, const Community&,
                     const std::pair<const packs::MessageKind&, base::Date>& wanted);

// The texts as they would be sent now.
struct Texts {
  std::string sms;  // With the signature before it; empty: the kind has none.
  std::string group;
  std::string call;
  std::vector<FieldValue> values;
  base::Instant leaves_at;
};
struct TextsAsked {
  const packs::MessageKind& kind;
  const std::vector<FieldValue>& values;
  std::int64_t count = 0;
};
Texts texts_of(const Context&, const places::Place&, const TextsAsked&, base::Instant now);

bool may_send(const http::Call&, const packs::MessageKind&, std::int64_t place_at);

}  // namespace messages

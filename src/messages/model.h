// What people are told (通知): a round is one sending to many; each of them has a message on its
// way by SMS, or stands on the call list; the WeChat group has one message without a person.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "identity/model.h"
#include "packs/message_model.h"
#include "people/model.h"
#include "places/model.h"

namespace messages {

inline constexpr const char* slice = "messages";

using RoundId = base::Id<struct MessageRoundTag>;
using MessageId = base::Id<struct MessageTag>;
using CallId = base::Id<struct MessageCallTag>;

enum class Channel { sms, group, call };
BOOST_DESCRIBE_ENUM(Channel, sms, group, call)

// queued: nothing has left. handed: the gateway was asked, and what it did is not known yet.
// accepted: it took it and no receipt has come. to_do: a person telephones, or posts in the group.
enum class State { queued, handed, accepted, delivered, to_do, done, withdrawn };
BOOST_DESCRIBE_ENUM(State, queued, handed, accepted, delivered, to_do, done, withdrawn)

// Why somebody does by hand what no message did. Their words: group `message_reason`.
enum class Reason {
  none,
  no_phone,
  landline,
  wants_no_sms,
  a_day_max,
  no_gateway,
  no_template,
  refused,
  undelivered,
  no_receipt,
  unknown,
  not_sent,
  no_robot,
  robot_refused,
  robot_unknown
};
BOOST_DESCRIBE_ENUM(Reason, none, no_phone, landline, wants_no_sms, a_day_max, no_gateway,
                    no_template, refused, undelivered, no_receipt, unknown, not_sent, no_robot,
                    robot_refused, robot_unknown)

struct FieldValue {
  std::string id;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(FieldValue, (), (id, value))

// Nothing in its texts is about anybody.
struct Round {
  RoundId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  std::string kind;  // Of the platform pack's messages.toml.
  base::Date day;
  std::string sms_text;
  std::string group_text;
  std::string call_text;
  std::vector<FieldValue> values;  // What fills the gateway's own copy of the text.
  base::Instant made_at;
  std::optional<identity::AccountId> made_by;
  std::string made_by_name;  // When it is read.
  base::Instant leaves_at;
  std::optional<base::Instant> withdrawn_at;
};

struct Message {
  MessageId id;
  RoundId round;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  std::optional<people::PersonId> person;  // None: the group.
  people::LawfulBasis lawful_basis = people::LawfulBasis::consent;
  std::string kind;
  base::Date day;
  Channel channel = Channel::sms;
  State state = State::queued;
  Reason reason = Reason::none;
  std::string code;        // The gateway's own word for it.
  std::string gateway_id;  // By which the gateway knows it.
  base::Instant leaves_at;
  std::int64_t attempts = 0;               // To hand it over.
  std::int64_t looks = 0;                  // For a receipt.
  std::optional<base::Instant> next_at;    // When the sender takes it up again; none: never.
  std::optional<base::Instant> handed_at;  // The last time.
  std::optional<base::Instant> settled_at;
  std::optional<base::Instant> again_at;  // When the person asked to be called.
  std::int64_t version = 1;

  bool is_on_its_way() const {
    return state == State::queued || state == State::handed || state == State::accepted;
  }
};

enum class CallResult { reached, not_reached, call_again, told_in_person };
BOOST_DESCRIBE_ENUM(CallResult, reached, not_reached, call_again, told_in_person)

struct Call {
  CallId id;
  identity::TenantId tenant;
  MessageId message;
  base::Instant at;
  std::optional<identity::AccountId> by;
  std::string by_name;  // When it is read.
  CallResult result = CallResult::reached;
  std::optional<base::Instant> again_at;
  std::optional<base::Instant> withdrawn_at;
};

// Somebody who may be told, with what decides how.
struct Candidate {
  bool has_phone = false;
  bool is_mobile = false;
  bool wants_sms = true;
  std::int64_t sms_today = 0;
};

// What is set up for this kind of message.
struct Means {
  bool gateway = false;
  bool sms_template = false;
};

struct Way {
  Channel channel = Channel::sms;
  Reason reason = Reason::none;
};

}  // namespace messages

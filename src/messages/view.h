// What leaves of messages. People are masked; a number is shown when somebody says what for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "messages/asking.h"
#include "people/model.h"

namespace messages {

struct FieldView {
  std::string id;
  std::string label;
  std::int64_t characters_max = 0;
};
BOOST_DESCRIBE_STRUCT(FieldView, (), (id, label, characters_max))

struct KindView {
  std::string id;
  std::string label;
  std::string why;  // Why somebody is proposed.
  std::int64_t people = 0;
  bool by_sms = false;    // It has words for one,
  bool by_group = false;  // and for the group.
  bool may_send = false;
};
BOOST_DESCRIBE_STRUCT(KindView, (), (id, label, why, people, by_sms, by_group, may_send))

enum class GatewayState { ready, no_gateway, no_template };
BOOST_DESCRIBE_ENUM(GatewayState, ready, no_gateway, no_template)

struct RecipientView {
  people::PersonView person;
  Channel channel = Channel::sms;
  Reason reason = Reason::none;  // Why no SMS.
  std::string reason_label;
};
BOOST_DESCRIBE_STRUCT(RecipientView, (), (person, channel, reason, reason_label))

struct RoundView {
  RoundId id;
  std::string kind;
  std::string kind_label;
  base::Instant made_at;
  std::string made_by;
  base::Instant leaves_at;
  bool withdrawn = false;
  std::int64_t people = 0;
  std::int64_t on_its_way = 0;
  std::int64_t delivered = 0;
  std::int64_t to_call = 0;
  std::int64_t told = 0;
};
BOOST_DESCRIBE_STRUCT(RoundView, (),
                      (id, kind, kind_label, made_at, made_by, leaves_at, withdrawn, people,
                       on_its_way, delivered, to_call, told))
RoundView row_of(http::Call&, const Context&, const Round&);

struct CallView {
  CallId id;
  base::Instant at;
  std::string by;
  CallResult result = CallResult::reached;
  bool withdrawn = false;
};
BOOST_DESCRIBE_STRUCT(CallView, (), (id, at, by, result, withdrawn))

struct MessageView {
  MessageId id;
  RoundId round_id;
  std::string kind_label;
  people::PersonView person;
  Channel channel = Channel::sms;
  State state = State::queued;
  Reason reason = Reason::none;
  std::string reason_label;
  std::string code;  // The gateway's own word, for whoever looks after it.
  std::string call_text;
  std::optional<base::Instant> again_at;
  bool go_there = false;  // Telephoned in vain so often that somebody goes.
  std::vector<CallView> calls;
};
BOOST_DESCRIBE_STRUCT(MessageView, (),
                      (id, round_id, kind_label, person, channel, state, reason, reason_label, code,
                       call_text, again_at, go_there, calls))
MessageView view_of(http::Call&, const Context&, const Message&, const Round&);

std::string reason_label(const Context&, Reason, base::Language);

}  // namespace messages

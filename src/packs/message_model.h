// messages.toml as values: what people are told, in which words, by whom, and when a message leaves
// the house at all. Keys and their meaning: packs/README.md.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "packs/entry.h"

namespace packs {

// Who is told. Which records say so stands in app/message_people.cpp.
enum class MessageTo { reading_missing, ends_tomorrow, paper_ready, need_answered, households };
BOOST_DESCRIBE_ENUM(MessageTo, reading_missing, ends_tomorrow, paper_ready, need_answered,
                    households)

// What whoever sends it writes into the text: an hour, a place.
struct MessageField {
  std::string id;
  Text label;
  int characters_max = 0;
  bool operator==(const MessageField&) const = default;
};

// The texts are Chinese: residents read them. They may use {place}, {by} and the fields; the
// group's also {count}.
struct MessageKind : Entry {
  Text label;
  Text why;  // Why somebody is proposed.
  MessageTo to = MessageTo::households;
  std::vector<std::string> roles;  // Who may send it.
  std::string sms;                 // Empty: never by SMS.
  int sms_characters_max = 0;
  std::string group;       // For the WeChat group; empty: never there.
  std::string call;        // What to say on the telephone.
  int answer_minutes = 0;  // {by}: so long after it is sent, to the next half hour.
  std::vector<MessageField> fields;
  bool operator==(const MessageKind&) const = default;
};

// When messages leave, how long an answer is waited for, and who then takes up the telephone.
struct MessageDesk : Entry {
  int quiet_from_minute = 0;    // From here on nothing leaves,
  int quiet_to_minute = 0;      // until here, the next day.
  int undo_seconds = 0;         // So long a sending can be called back.
  int sms_a_day_max = 0;        // To one person.
  int part_characters = 0;      // Of an SMS that stands alone,
  int joined_characters = 0;    // and of each part of a longer one.
  int retry_seconds = 0;        // After a hand-over that certainly failed; doubles each time,
  int retry_seconds_max = 0;    // up to this.
  int receipt_ask_seconds = 0;  // From the hand-over to the first look for a receipt; doubles, too.
  int receipt_minutes = 0;      // Without a receipt so long after the hand-over: the telephone.
  int unsent_minutes = 0;       // Not handed over so long after it was to be: the telephone.
  int group_characters_max = 0;
  int group_a_minute_max = 0;  // Posts to one group.
  std::string call_role;       // Takes up the telephone,
  int call_minutes = 0;        // and has so long, outside the quiet hours.
  int call_attempts = 0;       // In vain so often: somebody goes there.
  bool operator==(const MessageDesk&) const = default;
};

}  // namespace packs

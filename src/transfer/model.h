// A transfer (对接、移交): a community tells another one that somebody comes, and hands over what
// it has been watching. Until the other side has accepted it the sender answers for the person;
// from that moment on the receiver does. (XCH-01, ACC-07, OBS-13)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "identity/model.h"
#include "packs/transfer_model.h"
#include "people/model.h"
#include "places/model.h"
#include "tasks/model.h"

namespace transfer {

using TransferId = base::Id<struct TransferTag>;

inline constexpr const char* slice = "transfer";

enum class State { offered, acknowledged, accepted, refused, withdrawn, arrived, not_arrived };
BOOST_DESCRIBE_ENUM(State, offered, acknowledged, accepted, refused, withdrawn, arrived,
                    not_arrived)

enum class Side { sender, receiver, program };
BOOST_DESCRIBE_ENUM(Side, sender, receiver, program)

// What the sender has seen of the person, in numbers: the readings themselves stay with the sender
// where the receiver is another county.
struct Watch {
  std::string regime;
  std::string pack_hash;
  base::Date base_on;
  base::Date last_day;
  std::int64_t readings = 0;
  std::int64_t abnormal = 0;
  bool care_awaited = false;
  bool operator==(const Watch&) const = default;
};
BOOST_DESCRIBE_STRUCT(Watch, (),
                      (regime, pack_hash, base_on, last_day, readings, abnormal, care_awaited))

// Sealed in the database, under the sender's event; at acceptance the receiver's record is made
// from it under the receiver's own.
struct Content {
  people::Particulars person;
  std::string means;  // A word of the group `transfer_means`; empty: not known.
  std::string number;
  std::string go_on;  // What the receiver must go on with, in words.
  std::optional<Watch> watch;
};
BOOST_DESCRIBE_STRUCT(Content, (), (person, means, number, go_on, watch))

// Where a side keeps it. The receiver's event is empty while no event of that illness is open
// there.
struct End {
  identity::TenantId tenant;
  std::optional<identity::EventId> event;
  places::PlaceId place;
};

struct Transfer {
  TransferId id;
  End from;
  End to;
  people::PersonId person;
  std::optional<base::Uuid> episode;
  people::LawfulBasis lawful_basis = people::LawfulBasis::consent;
  std::string reason;  // Id of a [[transfer_reason]].
  base::Date expected_on;
  Content content;
  bool destroyed = false;  // The sender's event is closed: the content is gone for everybody.
  State state = State::offered;
  base::Instant offered_at;
  std::optional<base::Instant> acknowledged_at;
  std::optional<base::Instant> answered_at;
  std::optional<base::Date> arrived_on;
  std::optional<people::PersonId> to_person;  // The receiver's own record of the person.
  std::optional<base::Uuid> to_episode;
  std::int64_t version = 1;

  bool crosses_counties() const { return from.tenant != to.tenant; }
};

// A line of the transfer's history. The note is sealed.
struct Step {
  std::int64_t number = 0;
  base::Instant at;
  std::string by;  // The account's name; empty: the program itself.
  Side side = Side::program;
  std::string what;  // A state, or said, asked_arrival, overdue, follow_up.<answer>.
  std::string note;
};

// Where each side's tasks belong.
struct Sides {
  tasks::Where from;
  std::optional<tasks::Where> to;  // None while no event is open there: nobody has a list of tasks.
  bool one_township = false;
};

struct Told {
  tasks::Effects at_sender;
  tasks::Effects at_receiver;
};

struct Changed {
  Transfer transfer;
  Told told;
};

}  // namespace transfer

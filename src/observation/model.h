// Watching over a person for a while (医学观察、健康监测): the episode, its readings, the care it
// asks for. The five regimes and everything about them stand in the packs. (OBS-01..05;
// policy-rules.md 5.1)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/celsius.h"
#include "base/time.h"
#include "identity/model.h"
#include "packs/model.h"
#include "people/model.h"
#include "places/model.h"

namespace observation {

using EpisodeId = base::Id<struct EpisodeTag>;
using ReadingId = base::Id<struct ReadingTag>;
using CareId = base::Id<struct CareTag>;
using ExposureId = base::Id<struct ExposureTag>;

enum class State { open, ended };
BOOST_DESCRIBE_ENUM(State, open, ended)

// Who took the reading.
enum class Recorder { person, family, worker, clinic };
BOOST_DESCRIBE_ENUM(Recorder, person, family, worker, clinic)

// Whether a fever or complaint still waits for its outcome.
enum class Care { none_awaited, awaited };

// What came of it, in Go.Data's words. The last three hold no reading.
enum class Status { seen_ok, seen_not_ok, missed, not_attempted, not_performed };
BOOST_DESCRIBE_ENUM(Status, seen_ok, seen_not_ok, missed, not_attempted, not_performed)

// Whether a reading looks copied, and whether somebody has said that it is as it was.
enum class Doubted { none, doubted, confirmed };
BOOST_DESCRIBE_ENUM(Doubted, none, doubted, confirmed)

// Sealed in the database.
struct Measured {
  std::optional<base::Celsius> temperature;
  std::vector<std::string> symptoms;  // Ids of the pack.
};
BOOST_DESCRIBE_STRUCT(Measured, (), (temperature, symptoms))

struct Reading {
  ReadingId id;
  base::Date day;
  std::string slot;
  base::Instant taken_at;
  base::Instant received_at;
  Measured measured;
  Status status = Status::seen_ok;
  Recorder by = Recorder::worker;
  std::string recorded_by;  // The account's name.
  bool abnormal = false;
  std::int64_t version = 1;
  std::optional<base::Celsius> corrected_from;
  Doubted doubted = Doubted::none;
};

struct CareNeed {
  CareId id;
  ReadingId reading;
  base::Instant opened_at;
  base::Instant due_at;
  std::optional<std::string> outcome;  // Id of the pack; empty while care is awaited.
  std::string note;
  std::optional<base::Instant> closed_at;
};

// Who looks after the person, by name: nobody is kept at home without.
struct CarePerson {
  std::string kind;  // food, medicine, emergency_transport, comfort
  std::string name;
  std::string phone;
};
BOOST_DESCRIBE_STRUCT(CarePerson, (), (kind, name, phone))

// Sealed in the database.
struct Words {
  std::string agreement_by;  // self, guardian, or empty.
  std::string agreement;     // In the person's words.
  std::vector<CarePerson> care;
  std::string end_note;
};
BOOST_DESCRIBE_STRUCT(Words, (), (agreement_by, agreement, care, end_note))

// ---- What the days are counted from ----------------------------------------------------------

// The first five are what a regime may count from; co_resident: somebody of the household is a
// case.
enum class ExposureKind { last_exposure, arrival, leaving, onset, opened, co_resident };
BOOST_DESCRIBE_ENUM(ExposureKind, last_exposure, arrival, leaving, onset, opened, co_resident)

// Sealed in the database.
struct ExposureWords {
  std::string where;          // Or with whom, in words.
  std::string determined_by;  // The institution and its paper.
};
BOOST_DESCRIBE_STRUCT(ExposureWords, (), (where, determined_by))

struct Withdrawal {
  base::Instant at;
  std::string by;  // The account's name.
  std::string reason;
};

struct Exposure {
  ExposureId id;
  ExposureKind kind = ExposureKind::last_exposure;
  base::Date last_on;  // Its last day.
  std::optional<base::Uuid> case_id;
  ExposureWords words;
  base::Instant added_at;
  std::string added_by;  // The account's name; empty: the program itself.
  std::optional<Withdrawal> withdrawn;
};

struct Episode {
  EpisodeId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  people::PersonId person;
  people::LawfulBasis lawful_basis = people::LawfulBasis::consent;
  std::string regime;     // Id of the pack.
  std::string pack_hash;  // The pack version that made it.
  base::Instant opened_at;
  base::Date base_on;  // The day the count starts on, and why that day.
  packs::CountFrom base_kind = packs::CountFrom::opened;
  std::optional<base::Date> onset_on;
  base::Date last_day;
  std::int64_t slots_a_day = 0;  // Readings asked for, by the regime.
  base::Date counted_from;       // The first start; bounds the whole with the pack's maximum.
  std::optional<base::Date> extended_to;  // By an order, past the maximum.
  std::string extension_order;
  std::optional<EpisodeId> follows;   // The stage before this one.
  std::optional<base::Uuid> case_id;  // The case in the household that it goes back to.
  std::string order_reference;
  Words words;
  State state = State::open;
  std::optional<base::Date> ended_on;
  std::optional<packs::EndReason> end_reason;
  std::string ended_by;  // The account's name; empty: the program itself, or not ended.
  std::string notice_number;
  std::int64_t version = 1;
};

}  // namespace observation

// An arrival (返回、到来登记): what a person says when they come to stay, how clear it is, what the
// pack proposes and what somebody with the role decided. (SCR-05 to SCR-16)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/celsius.h"
#include "base/time.h"
#include "base/uuid.h"
#include "identity/model.h"
#include "journeys/model.h"
#include "people/model.h"
#include "places/model.h"

namespace screening {

using ArrivalId = base::Id<struct ArrivalTag>;

enum class DeclaredBy { self, family, worker };
BOOST_DESCRIBE_ENUM(DeclaredBy, self, family, worker)

// How it came to us. `link`: by the community's link, and by nothing a worker types.
enum class Via { visit, phone, paper, link };
BOOST_DESCRIBE_ENUM(Via, visit, phone, paper, link)

struct How {
  DeclaredBy by = DeclaredBy::worker;
  Via via = Via::visit;
  std::optional<base::Date> on;
};

enum class Shared { yes, no, unknown };
BOOST_DESCRIBE_ENUM(Shared, yes, no, unknown)

enum class ToldBy { doctor, self };
BOOST_DESCRIBE_ENUM(ToldBy, doctor, self)

// ---- What is declared: personal content, sealed in the database -----------------------------

struct Journey {
  std::optional<places::PlaceId> from_place_id;
  std::string from_text;
  bool abroad = false;
  std::optional<base::Date> stayed_from;
  std::optional<base::Date> stayed_to;
  bool operator==(const Journey&) const = default;
};
BOOST_DESCRIBE_STRUCT(Journey, (), (from_place_id, from_text, abroad, stayed_from, stayed_to))

struct Leg {
  std::string mode;  // Id of a [[transport]].
  std::string number;
  std::optional<base::Date> on;
  std::string seat;
  bool operator==(const Leg&) const = default;
};
BOOST_DESCRIBE_STRUCT(Leg, (), (mode, number, on, seat))

struct Stop {
  std::string text;
  std::optional<base::Date> on;
  bool operator==(const Stop&) const = default;
};
BOOST_DESCRIBE_STRUCT(Stop, (), (text, on))

struct Proof {
  std::string kind;  // Id of a [[proof]].
  std::string note;
  bool operator==(const Proof&) const = default;
};
BOOST_DESCRIBE_STRUCT(Proof, (), (kind, note))

// A person's own guess is kept beside a doctor's word, and is not a diagnosis.
struct Diagnosis {
  std::string illness;
  std::optional<base::Date> onset_on;
  ToldBy told_by = ToldBy::self;
  bool operator==(const Diagnosis&) const = default;
};
BOOST_DESCRIBE_STRUCT(Diagnosis, (), (illness, onset_on, told_by))

// An empty optional was not asked; an empty list in it was asked, and there is none.
struct Declaration {
  std::optional<base::Date> arrived_on;
  std::vector<Journey> journeys;
  std::vector<Leg> transports;
  std::optional<std::vector<Stop>> stops;
  std::optional<Shared> shared_with_case;
  std::optional<bool> well;
  std::optional<base::Celsius> temperature;
  std::vector<std::string> symptoms;
  std::optional<std::vector<std::string>> precautions;
  std::vector<Proof> proofs;
  std::optional<base::Date> onset_on;  // Of the symptoms named.
  std::optional<Diagnosis> diagnosis;
  bool operator==(const Declaration&) const = default;
};
BOOST_DESCRIBE_STRUCT(Declaration, (),
                      (arrived_on, journeys, transports, stops, shared_with_case, well, temperature,
                       symptoms, precautions, proofs, onset_on, diagnosis))

// A correction of a person's particulars: what is absent, and what is still in its masked form,
// stays as it is; an empty telephone, identity number or guardian is taken away.
struct PersonChange {
  std::optional<std::string> name;
  std::optional<people::Sex> sex;
  std::optional<base::Date> birth_date;
  std::optional<std::string> id_number;
  std::optional<std::string> phone;
  std::optional<std::string> building;
  std::optional<std::string> unit;
  std::optional<std::string> door;
  std::optional<std::string> guardian_name;
};
BOOST_DESCRIBE_STRUCT(PersonChange, (),
                      (name, sex, birth_date, id_number, phone, building, unit, door,
                       guardian_name))

// ---- What the published journeys of cases say of it -----------------------------------------

// A lead that one leg gives: the CDC determines who is a contact. (SCR-10)
struct SharedRide {
  std::string journey;   // Its id in the published list, as JSON.
  bool same_run = true;  // Else it may be the same run: the days differ.
  journeys::Contact contact = journeys::Contact::unknown;
  packs::Text why;
  bool operator==(const SharedRide&) const = default;
};

// ---- What is decided --------------------------------------------------------------------------

enum class GivenBy { self, guardian };
BOOST_DESCRIBE_ENUM(GivenBy, self, guardian)

struct Agreement {
  GivenBy given_by = GivenBy::self;
  std::string in_words;
  bool operator==(const Agreement&) const = default;
};
BOOST_DESCRIBE_STRUCT(Agreement, (), (given_by, in_words))

enum class CareKind { food, medicine, emergency_transport, comfort };
BOOST_DESCRIBE_ENUM(CareKind, food, medicine, emergency_transport, comfort)

struct CarePerson {
  CareKind kind = CareKind::food;
  std::string name;
  std::string phone;
};
BOOST_DESCRIBE_STRUCT(CarePerson, (), (kind, name, phone))

// What somebody confirms: the proposal or one of its alternatives, with what that needs.
struct Choice {
  std::string choice;
  std::optional<std::string> reason;
  std::optional<Agreement> agreement;
  std::optional<std::string> order_reference;
  std::vector<CarePerson> care;  // Kept with the episode, not with the arrival.
};
BOOST_DESCRIBE_STRUCT(Choice, (), (choice, reason, agreement, order_reference, care))

struct Decision {
  std::string choice;
  std::optional<std::string> reason;
  std::optional<Agreement> agreement;
  std::optional<std::string> order_reference;
  base::Instant decided_at;
  identity::AccountId decided_by;
  std::optional<base::Uuid> episode;  // Opened by the decision, where the choice is a regime.
  bool operator==(const Decision&) const = default;
};

struct Arrival {
  ArrivalId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;  // The community of stay.
  people::PersonId person;
  people::LawfulBasis lawful_basis = people::LawfulBasis::consent;
  DeclaredBy declared_by = DeclaredBy::worker;
  Via via = Via::visit;
  std::optional<base::Date> declared_on = {};  // The day the paper was filled, or the link used.
  std::string notice;                          // The notice that was shown or read out.
  Declaration declaration;

  // By the pack in force when it was recorded or changed.
  std::string category;  // Empty: none of the pack's fits.
  std::string proposal;  // Id of the [[proposal]]; empty likewise.
  int clear_count = 0;
  bool incomplete = true;
  std::string leads;  // The journeys that were found shared, "7! 12 ?30"; empty: none.
  std::int64_t compared_edition = 0;  // Of the published journeys, when that was found.
  std::string pack;
  std::string pack_version;  // The pack's whole hash.

  std::optional<Decision> decision;
  base::Instant recorded_at;
  identity::AccountId recorded_by;
  std::int64_t version = 1;
};

}  // namespace screening

// A person as one event knows them: who they are and how to reach them. All of it is personal
// content and stands sealed in the database.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/time.h"
#include "identity/model.h"
#include "places/model.h"

namespace people {

using PersonId = base::Id<struct PersonTag>;

enum class Sex { male, female, unknown };
BOOST_DESCRIBE_ENUM(Sex, male, female, unknown)

// Why it may be kept, in the words of the law: consent, or the duty of an emergency response.
enum class LawfulBasis { consent, emergency_response };
BOOST_DESCRIBE_ENUM(LawfulBasis, consent, emergency_response)

struct Particulars {
  std::string name;
  Sex sex = Sex::unknown;
  std::optional<base::Date> birth_date;
  std::optional<std::string> id_number;  // Normalised.
  std::optional<std::string> phone;      // Normalised.
  std::string building;
  std::string unit;
  std::string door;
  std::optional<std::string> guardian_name;
};
BOOST_DESCRIBE_STRUCT(Particulars, (),
                      (name, sex, birth_date, id_number, phone, building, unit, door,
                       guardian_name))

struct Person {
  PersonId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  LawfulBasis lawful_basis = LawfulBasis::consent;
  Particulars particulars;
  std::int64_t version = 1;
  std::optional<base::Uuid> batch = {};  // Of the list that brought the person in.
};

// What may leave without a logged unmasking.
struct PersonView {
  PersonId id;
  std::string name_masked;
  std::optional<std::string> phone_masked;
  std::optional<std::string> id_number_masked;
  Sex sex = Sex::unknown;
  std::optional<std::int64_t> age;  // In whole years, on the day asked.
  std::string address;
};
BOOST_DESCRIBE_STRUCT(PersonView, (),
                      (id, name_masked, phone_masked, id_number_masked, sex, age, address))

PersonView masked(const Person&, base::Date today);
std::string address_of(const Particulars&);
std::optional<std::int64_t> age_on(const Particulars&, base::Date);

}  // namespace people

#include "people/rules.h"

#include "base/identity_number.h"
#include "base/limits.h"
#include "base/phone.h"
#include "base/utf8.h"

namespace people {

static base::Result<Particulars> with_id_number(Particulars who, base::Date today) {
  const base::IdentityVerdict verdict = base::check_identity_number(*who.id_number, today);
  if (!verdict.valid()) {
    return base::refuse(refusal::bad_id_number)
        .with("why", std::string(base::reason(verdict)))
        .at("person.id_number");
  }
  if (who.birth_date && *who.birth_date != verdict.birth_date) {
    return base::refuse(refusal::birth_differs)
        .with("birth_date", base::to_string(verdict.birth_date))
        .at("person.birth_date");
  }
  who.id_number = verdict.number;
  who.birth_date = verdict.birth_date;
  if (who.sex == Sex::unknown) {
    who.sex = verdict.sex == base::Sex::male ? Sex::male : Sex::female;
  }
  return who;
}

base::Result<Particulars> checked(Particulars who, std::int64_t guardian_below, base::Date today) {
  if (who.name.empty()) return base::refuse(refusal::no_name).at("person.name");
  if (base::character_count(who.name) > base::limits::name_characters_max) {
    return base::refuse(refusal::name_too_long)
        .with("max", std::to_string(base::limits::name_characters_max))
        .at("person.name");
  }
  if (who.birth_date && *who.birth_date > today) {
    return base::refuse(refusal::born_in_future).at("person.birth_date");
  }
  if (who.id_number && who.id_number->empty()) who.id_number.reset();
  if (who.phone && who.phone->empty()) who.phone.reset();
  if (who.id_number) {
    auto filled = with_id_number(std::move(who), today);
    if (!filled) return filled.refusal();
    who = std::move(*filled);
  }
  if (who.phone) {
    const auto phone = base::parse_phone(*who.phone);
    if (!phone) return base::refuse(refusal::bad_phone).at("person.phone");
    who.phone = phone->number;
  }
  const auto age = age_on(who, today);
  const bool has_guardian = who.guardian_name && !who.guardian_name->empty();
  if (age && *age < guardian_below && !has_guardian) {
    return base::refuse(refusal::guardian_needed)
        .with("age", std::to_string(guardian_below))
        .at("person.guardian_name");
  }
  return who;
}

}  // namespace people

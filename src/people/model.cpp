#include "people/model.h"

#include "base/mask.h"

namespace people {

std::string address_of(const Particulars& who) { return who.building + who.unit + who.door; }

std::optional<std::int64_t> age_on(const Particulars& who, base::Date day) {
  if (!who.birth_date) return std::nullopt;
  const base::YearMonthDay born = base::split(*who.birth_date);
  const base::YearMonthDay now = base::split(day);
  const bool before_birthday =
      now.month < born.month || (now.month == born.month && now.day < born.day);
  return now.year - born.year - (before_birthday ? 1 : 0);
}

PersonView masked(const Person& person, base::Date today) {
  const Particulars& who = person.particulars;
  PersonView view{.id = person.id,
                  .name_masked = base::mask_name(who.name),
                  .phone_masked = {},
                  .id_number_masked = {},
                  .sex = who.sex,
                  .age = age_on(who, today),
                  .address = address_of(who)};
  if (who.phone) view.phone_masked = base::mask_phone(*who.phone);
  if (who.id_number) view.id_number_masked = base::mask_identity_number(*who.id_number);
  return view;
}

}  // namespace people

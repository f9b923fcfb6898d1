// What a person's particulars must be. Pure.
#pragma once

#include "base/result.h"
#include "people/model.h"

namespace people {

namespace refusal {
inline const base::RefusalCode no_name{"people.no_name", base::RefusalKind::invalid,
                                       "请填写姓名；不愿写全名的，写姓和称呼也可以。",
                                       "Please give a name; a surname and title will do."};
inline const base::RefusalCode name_too_long{"people.name_too_long", base::RefusalKind::invalid,
                                             "姓名太长，最多 {max} 个字。",
                                             "The name is too long: {max} characters at most."};
inline const base::RefusalCode bad_id_number{
    "people.bad_id_number", base::RefusalKind::invalid,
    "证件号码不对（{why}）。请对照证件再看一遍；不填也可以。",
    "This identity number is not right ({why}). Check it against the card, or leave it empty."};
inline const base::RefusalCode bad_phone{"people.bad_phone", base::RefusalKind::invalid,
                                         "电话号码不对，请写 11 位手机号，或带区号的固定电话。",
                                         "This is no phone number: 11 digits of a mobile, or a "
                                         "landline with its area code."};
inline const base::RefusalCode born_in_future{"people.born_in_future", base::RefusalKind::invalid,
                                              "出生日期不能晚于今天。",
                                              "The birth date cannot lie after today."};
inline const base::RefusalCode birth_differs{
    "people.birth_differs", base::RefusalKind::invalid,
    "出生日期与证件号码不一致（证件上是 {birth_date}）。请改正其中一个。",
    "The birth date differs from the identity number ({birth_date}). Put one of them right."};
inline const base::RefusalCode guardian_needed{
    "people.guardian_needed", base::RefusalKind::invalid,
    "不满 {age} 周岁，请填写监护人姓名，由监护人同意。",
    "Under {age}: please give the guardian's name; the guardian agrees for the child."};
inline const base::RefusalCode search_needs_number{
    "people.search_needs_number", base::RefusalKind::invalid, "请填写证件号码或电话。",
    "Please give an identity number or a phone number."};
}  // namespace refusal

// Answers the particulars with numbers in their normal form, sex and birth date filled from a valid
// identity number when they were left open. `guardian_below` is in whole years (PIPL article 31).
base::Result<Particulars> checked(Particulars, std::int64_t guardian_below, base::Date today);

}  // namespace people

// Who stands in for the person who answers for a community's report: on the days off that the
// calendar knows, and on those that somebody has noted. (REP-06)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "reports/store.h"

namespace reports {

namespace refusal {
inline const base::RefusalCode no_responsible{"reports.no_responsible", base::RefusalKind::conflict,
                                              "请先指定报告责任人，再指定代班的人。",
                                              "Name who is responsible first, then who stands in."};
inline const base::RefusalCode own_deputy{"reports.own_deputy", base::RefusalKind::invalid,
                                          "代班的人要是另一个人。",
                                          "Somebody else has to stand in."};
inline const base::RefusalCode bad_days_off{"reports.bad_days_off", base::RefusalKind::invalid,
                                            "休息的日子要从今天或以后开始，最多 {max} 天。",
                                            "Days off begin today or later and are {max} at most."};
}  // namespace refusal

enum class Rest { none, calendar, noted };  // Noted: somebody has said so.
BOOST_DESCRIBE_ENUM(Rest, none, calendar, noted)

// Who is on duty on one day. Pure.
struct OnDuty {
  std::string name;
  std::string stands_in_for;  // Empty: the responsible person.
  Rest rest = Rest::none;     // Of the responsible person.
};
std::optional<OnDuty> on_duty(const std::optional<store::Responsible>& responsible,
                              const std::optional<store::Responsible>& deputy, Rest);

base::Result<base::Done> may_be_off(base::Date from, base::Date to, base::Date today);

namespace store {

using DayOffId = base::Id<struct ReportDayOffTag>;

struct DaysOff {
  DayOffId id;
  base::Date from;
  base::Date to;
};

struct OfPlace {
  identity::TenantId tenant;
  places::PlaceId place;
};

std::optional<Responsible> deputy(sql::Transaction&, const OfPlace&);
void save_deputy(sql::Transaction&, const identity::Actor&, const OfPlace&,
                 std::optional<identity::AccountId>);
// Of whoever is responsible now, those that are not over on the day.
std::vector<DaysOff> days_off(sql::Transaction&, const OfPlace&, base::Date day);
void add(sql::Transaction&, const identity::Actor&, const OfPlace&, const DaysOff&);
// False when there are none of that id.
bool withdraw(sql::Transaction&, const identity::Actor&, const OfPlace&, DayOffId);

std::optional<OnDuty> on_duty(sql::Transaction&, const OfPlace&, base::Date, bool is_rest_day);

}  // namespace store

}  // namespace reports

// What may be said of grids, buildings and doors. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "households/model.h"

namespace households {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode no_name{"households.no_name", RefusalKind::invalid, "请填写名称。",
                                 "Please give a name."};
inline const RefusalCode name_taken{"households.name_taken", RefusalKind::conflict,
                                    "本社区已经有“{name}”了，请换一个名称。",
                                    "The community has a \"{name}\" already; choose another name."};
inline const RefusalCode door_taken{"households.door_taken", RefusalKind::conflict,
                                    "这个楼栋已经有 {door} 了。",
                                    "The building has {door} already."};
inline const RefusalCode no_such_grid{"households.no_such_grid", RefusalKind::invalid,
                                      "请选择本社区的网格。", "Choose a grid of this community."};
inline const RefusalCode not_in_list{"households.not_in_list", RefusalKind::invalid,
                                     "表里没有“{value}”这一项，请刷新后重新选择。",
                                     "\"{value}\" is not in the list; reload and choose again."};
inline const RefusalCode bad_plan{
    "households.bad_plan", RefusalKind::invalid,
    "单元 1–{units} 个、楼层 1–{floors} 层、每层 1–{doors} 户；不用自动编门牌的，都留空。",
    "1–{units} units, 1–{floors} floors, 1–{doors} doors a floor; leave all empty to make none."};
inline const RefusalCode place_not_community{"households.place_not_community", RefusalKind::invalid,
                                             "请选到社区（村）一级。",
                                             "Please choose a community or village."};
inline const RefusalCode not_a_member{"households.not_a_member", RefusalKind::invalid,
                                      "联系人要是这一户的人。",
                                      "The contact has to be one of the household."};
inline const RefusalCode event_closed{"households.event_closed", RefusalKind::conflict,
                                      "本次事件已经结束，不能再登记。",
                                      "The event is closed; nothing more can be recorded."};
inline const RefusalCode still_lived_in{
    "households.still_lived_in", RefusalKind::conflict,
    "这里还登记着 {count} 个人，先把人迁出再改成无人居住。",
    "{count} people are registered here; move them out before calling it vacant."};
}  // namespace refusal

// One unit and door each, in order: 1单元 101, 102, …, 201, …; a single unit has no name. Refused
// beyond base::limits.
base::Result<std::vector<std::pair<std::string, std::string>>> doors_of(const Plan&);

// Whether one door stands before another: numbers by their value, 9 before 10.
bool door_before(const std::string& a, const std::string& b);

std::string address_of(const Building&, const Household&);

}  // namespace households

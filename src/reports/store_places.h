// The columns of a place as it is shown, for the statements of this slice: of `place x`, with its
// parents beside it.
#pragma once

#include <string>
#include <string_view>

#include "reports/model.h"
#include "sql/value.h"

namespace reports::store {

inline constexpr std::string_view place_columns =
    "x.id, x.code, x.level, x.name, n1.name, n2.name, n3.name, n4.name";
inline constexpr std::string_view place_parents =
    "LEFT JOIN place n1 ON n1.id = x.parent_id LEFT JOIN place n2 ON n2.id = n1.parent_id LEFT "
    "JOIN "
    "place n3 ON n3.id = n2.parent_id LEFT JOIN place n4 ON n4.id = n3.parent_id ";

PlaceView read_place(sql::Row&);

}  // namespace reports::store

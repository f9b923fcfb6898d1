// Coaches, rows and cabins as people write them, made comparable. Pure.
#pragma once

#include <string_view>

#include "journeys/model.h"

namespace journeys {

enum class Column { coach, seat };  // What a bare number means.

// "4号车厢", "04", "第４节车厢", "四号车", "加3号车厢", "餐车车厢", "4-6车", "4车12F", "座次12A",
// "12排A座". What cannot be read is left unknown, never guessed.
Seat read_seat(std::string_view text, Column);

// Both columns of a table together; what the first names is not overruled by the second.
Seat read_seat(std::string_view coach, std::string_view seat);

}  // namespace journeys

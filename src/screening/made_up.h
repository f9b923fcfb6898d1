// For tests: the packs that stand in the program, cut to a day, and declarations that are made up.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "packs/library.h"
#include "screening/proposal.h"
#include "screening/rules.h"

namespace screening::made_up {

inline const packs::Library& library() {
  static const packs::LibraryPtr shared =
      packs::Library::build({packs::embedded_folders(), {}, {}});
  return *shared;
}

inline base::Date day(const char* text) { return *base::parse_date(text); }

template <class T>
void keep_in_force(std::vector<T>& entries, base::Date on) {
  std::erase_if(entries, [&](const T& entry) {
    return on < entry.effective_from || (entry.effective_to && *entry.effective_to < on);
  });
}

// What of a pack is in force on a day, by the entries' own dates.
inline packs::Pack pack_on(const char* id, base::Date on) {
  packs::Pack pack = *library().latest(id);
  keep_in_force(pack.categories, on);
  keep_in_force(pack.proposals, on);
  keep_in_force(pack.advices, on);
  keep_in_force(pack.regimes, on);
  keep_in_force(pack.origin_lists, on);
  return pack;
}

inline packs::Pack chikungunya() { return pack_on("cn-chikungunya-2025", day("2025-08-20")); }

// In these tests a place lies below another when its code begins with the other's.
inline places::PlaceId place(const char* code) { return {std::stoll(code) * 100 + 1}; }
inline bool lies_below(places::PlaceId above, places::PlaceId below) {
  return std::to_string(below.value / 100).starts_with(std::to_string(above.value / 100));
}

inline Setting setting(const packs::Pack& pack, base::Date on) {
  return {.pack = pack,
          .words = library().words(),
          .areas = listed_areas(pack, {},
                                [](std::string_view code) {
                                  return std::optional(place(std::string(code).c_str()));
                                }),
          .contains = lies_below,
          .day = on,
          .age = 40};
}

inline std::optional<base::Date> maybe_day(const char* text) {
  return *text == '\0' ? std::nullopt : std::optional(day(text));
}

inline Journey stay(const char* code, const char* from, const char* to) {
  return {.from_place_id = place(code),
          .from_text = "示例地",
          .abroad = false,
          .stayed_from = maybe_day(from),
          .stayed_to = maybe_day(to)};
}

inline Journey stay_abroad(const char* from, const char* to) {
  return {.from_place_id = {},
          .from_text = "示例国",
          .abroad = true,
          .stayed_from = maybe_day(from),
          .stayed_to = maybe_day(to)};
}

// Came from Shunde on 18 August 2025, well, with everything said.
inline Declaration complete() {
  Declaration said;
  said.arrived_on = day("2025-08-18");
  said.journeys = {stay("440606", "2025-08-10", "2025-08-17")};
  said.transports = {{"train", "G2371", day("2025-08-18"), "05车12F"}};
  said.stops = std::vector<Stop>{};
  said.shared_with_case = Shared::no;
  said.well = true;
  said.temperature = base::Celsius{366};
  said.precautions = std::vector<std::string>{"repellent"};
  return said;
}

inline people::Particulars zhang() {
  people::Particulars who;
  who.name = "张示例";
  who.sex = people::Sex::female;
  who.birth_date = day("1985-03-08");
  who.phone = "13800001234";
  who.building = "3栋";
  who.unit = "2单元";
  who.door = "501";
  return who;
}

}  // namespace screening::made_up

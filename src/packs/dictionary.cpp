// dictionary.toml and calendar.toml.
#include <algorithm>
#include <set>

#include "packs/check.h"
#include "packs/entries.h"

namespace packs {

static void datum_keys(Reader& in, Datum& into) {
  in.text("label", into.label);
  in.strings("aliases", into.aliases, Blank::allowed);
  if (in.has("under")) in.strings("under", into.under);
  in.choice("kind", into.kind);
  in.choice("source", into.source);
  in.flag("personal", into.personal);
  if (into.source != DatumSource::count) return;
  in.string("count", into.count);
  if (in.has("regimes")) in.strings("regimes", into.regimes);
}

static void row_set_keys(Reader& in, RowSet& into) {
  in.text("label", into.label);
  in.choice("of", into.of);
  if (in.has("regimes")) in.strings("regimes", into.regimes);
  if (in.has("list")) in.string("list", into.list);
  in.number("days", into.days, {.min = 1});
}

static void burden_keys(Reader& in, Burden& into) {
  in.number("same_percent", into.same_percent, {.min = 1, .max = 100});
  in.number("seconds_per_cell", into.seconds_per_cell);
  in.number("seconds_per_filling", into.seconds_per_filling);
}

void read_dictionary(Reader& in, Desk& desk) {
  read_list(in, "datum", Blank::refused, &Pack::data, desk, datum_keys);
  read_list(in, "row_set", Blank::refused, &Pack::row_sets, desk, row_set_keys);
  read_single(in, "burden", &Pack::burden, desk, burden_keys);
}

static void year_keys(Reader& in, CalendarYear& into) {
  in.dates("rest", into.rest);
  in.dates("work", into.work);
}

void read_calendar(Reader& in, Desk& desk) {
  read_list(in, "year", Blank::refused, &Pack::calendar, desk, year_keys);
}

static bool is_code(const std::string& code) {
  RegimeCode known{};
  return boost::describe::enum_from_string(code.c_str(), known);
}

static void check_codes(const std::vector<std::string>& codes, const std::string& where,
                        Problems& problems) {
  for (const std::string& code : codes) {
    if (!is_code(code)) problems.add(where, unknown_reference("code", code));
  }
}

// One heading means one datum, or a person would have to guess which.
void check_dictionary(const Pack& pack, Problems& problems) {
  std::set<std::string> seen;
  for (const Datum& datum : pack.data) {
    const auto where = [&](std::string_view key) {
      return place_of("dictionary.toml", "datum", datum.id, key);
    };
    if (datum.source == DatumSource::count && !is_count(datum.count)) {
      problems.add(where("count"), unknown_reference("count", datum.count));
    }
    check_codes(datum.regimes, where("regimes"), problems);
    const std::vector<std::string> nowhere{""};
    for (const std::string& above : datum.under.empty() ? nowhere : datum.under) {
      for (const std::string& alias : datum.aliases) {
        const std::string heading = above.empty() ? alias : above + "/" + alias;
        if (seen.insert(heading).second) continue;
        problems.add(where("aliases"), base::refuse(refusal::duplicate).with("value", heading));
      }
    }
  }
  for (const RowSet& set : pack.row_sets) {
    check_codes(set.regimes, place_of("dictionary.toml", "row_set", set.id, "regimes"), problems);
    TagList list{};
    if (set.list.empty() || boost::describe::enum_from_string(set.list.c_str(), list)) continue;
    problems.add(place_of("dictionary.toml", "row_set", set.id, "list"),
                 unknown_reference("list", set.list));
  }
}

static bool holds(const std::vector<base::Date>& days, base::Date day) {
  return std::binary_search(days.begin(), days.end(), day);
}

// A year that the calendar does not know has its week-ends.
bool is_rest_day(const std::vector<CalendarYear>& years, base::Date day) {
  for (const CalendarYear& year : years) {
    if (holds(year.rest, day)) return true;
    if (holds(year.work, day)) return false;
  }
  static constexpr int monday_before = 3;  // 1970-01-01 was a Thursday.
  const int since_monday = ((day.days + monday_before) % 7 + 7) % 7;
  return since_monday >= 5;
}

}  // namespace packs

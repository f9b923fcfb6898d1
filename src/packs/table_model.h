// dictionary.toml and calendar.toml as values: what a datum is called by whoever asks for it and
// which record it comes from, and which days people work. Keys and their meaning: packs/README.md.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "packs/entry.h"

namespace packs {

enum class DatumKind { text, number, day, choice };
BOOST_DESCRIBE_ENUM(DatumKind, text, number, day, choice)

// The record that holds it. `typed`: none does, and the person who fills the table knows it.
enum class DatumSource {
  typed,
  count,
  row_number,
  day,
  reporter,
  community,
  township,
  county,
  person_name,
  person_sex,
  person_age,
  person_birth_date,
  person_identity_number,
  person_phone,
  person_address,
  person_building,
  person_door,
  person_guardian,
  arrival_day,
  arrival_origin,
  arrival_transport,
  arrival_run,
  episode_regime,
  episode_start,
  episode_last_day,
  episode_days,
  episode_day_number,
  episode_state,
  episode_ended_on,
  reading_temperature,
  reading_symptoms
};
BOOST_DESCRIBE_ENUM(DatumSource, typed, count, row_number, day, reporter, community, township,
                    county, person_name, person_sex, person_age, person_birth_date,
                    person_identity_number, person_phone, person_address, person_building,
                    person_door, person_guardian, arrival_day, arrival_origin, arrival_transport,
                    arrival_run, episode_regime, episode_start, episode_last_day, episode_days,
                    episode_day_number, episode_state, episode_ended_on, reading_temperature,
                    reading_symptoms)

// Codes of regimes (Q1 …): an illness pack gives them their names and days.
struct Datum : Entry {
  Text label;
  std::vector<std::string> aliases;  // As offices head such a column.
  std::vector<std::string> under;    // Headings above it, where it means this only below one.
  DatumKind kind = DatumKind::text;
  DatumSource source = DatumSource::typed;
  bool personal = false;
  std::string count;                 // Of reports.toml; where the source is a count.
  std::vector<std::string> regimes;  // Counted together; empty: all.
  bool operator==(const Datum&) const = default;
};

// Who stands on a table that lists people.
enum class RowsOf { episodes_open, episodes_ended, arrivals, residents };
BOOST_DESCRIBE_ENUM(RowsOf, episodes_open, episodes_ended, arrivals, residents)

struct RowSet : Entry {
  Text label;
  RowsOf of = RowsOf::episodes_open;
  std::vector<std::string> regimes;  // Of episodes; empty: all.
  std::string list;                  // Of residents who bear a tag of it; empty: everybody.
  int days = 1;                      // Of arrivals and ended episodes: until the table's day.
  bool operator==(const RowSet&) const = default;
};

// What tables cost those who fill them, and when two ask for the same.
struct Burden : Entry {
  int same_percent = 100;
  int seconds_per_cell = 0;
  int seconds_per_filling = 0;
  bool operator==(const Burden&) const = default;
};

// Days off and made-up working days of one year, as the State Council has set them.
struct CalendarYear : Entry {
  std::vector<base::Date> rest;
  std::vector<base::Date> work;
  bool operator==(const CalendarYear&) const = default;
};

bool is_rest_day(const std::vector<CalendarYear>&, base::Date);

}  // namespace packs

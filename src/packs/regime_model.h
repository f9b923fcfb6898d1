// observation.toml as values: the regimes, what care may come to, and which readings are doubted.
// Keys and their meaning: packs/README.md.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/celsius.h"
#include "base/time.h"
#include "packs/entry.h"
#include "places/model.h"

namespace packs {

enum class RegimeCode { Q1, Q2, Q3, Q4, Q5 };
BOOST_DESCRIBE_ENUM(RegimeCode, Q1, Q2, Q3, Q4, Q5)

enum class CountFrom { last_exposure, arrival, leaving, onset, opened };
BOOST_DESCRIBE_ENUM(CountFrom, last_exposure, arrival, leaving, onset, opened)

enum class FeverSite { axillary };
BOOST_DESCRIBE_ENUM(FeverSite, axillary)

enum class EndReason { period_over, persons_word, moved, case_confirmed, authorised_early };
BOOST_DESCRIBE_ENUM(EndReason, period_over, persons_word, moved, case_confirmed, authorised_early)

struct Slot {
  std::string id;
  Text label;
  int from_minute = 0;  // Minute of the day.
  int to_minute = 0;
  bool operator==(const Slot&) const = default;
};

struct Until {
  base::Days min_days_after_onset;
  int normal_hours = 0;  // More than so many, without medicine.
  bool operator==(const Until&) const = default;
};

// A reading so high that it cannot wait for the usual time.
struct Urgent {
  base::Celsius from;
  int due_minutes = 0;
  Text text;  // What is to be done.
  bool operator==(const Urgent&) const = default;
};

struct Regime : Entry {
  RegimeCode code = RegimeCode::Q5;
  Text label;
  Text sentence;  // With {days} and {last_day}.
  bool voluntary = false;
  base::Days days;
  base::Days max_days;  // From the first start to the last day, whatever is added; an order alone
                        // goes beyond. Counted as `days`.
  CountFrom count_from = CountFrom::opened;
  int first_day_number = 0;  // 0: last day = start + days. 1: start + days - 1.
  std::optional<Until> until;
  std::vector<base::Days> test_days;  // Numbered from the first full day, which is 1.
  std::string next;                   // Id of the regime that follows at once; may be empty.
  std::vector<Slot> slots;
  int reading_grace_minutes = 0;
  base::Celsius fever_from;
  std::optional<Urgent> urgent;
  FeverSite fever_site = FeverSite::axillary;
  base::Celsius plausible_min;
  base::Celsius plausible_max;
  std::vector<std::string> symptoms;
  int missing_reminders = 0;
  std::string remind_role;
  std::string care_role;
  std::string escalate_role;
  int care_due_minutes = 0;
  base::Days warn_before_end;
  bool agreement_required = false;
  bool ends_on_word = false;
  std::vector<std::string> open_roles;
  std::vector<std::string> end_roles;
  std::vector<std::string> early_end_roles;
  bool requires_order = false;
  std::optional<places::Level> order_min_level;
  bool requires_notice_to_release = false;
  std::vector<std::string> requires_care_kinds;  // Ids of the words of care_kind.
  std::vector<EndReason> end_reasons;
  Text open_label;
  Text end_label;
  std::vector<base::Days> follow_up_days;  // After the end; may be empty.

  // Restricts going out (Q1, Q2).
  bool restrictive() const { return code == RegimeCode::Q1 || code == RegimeCode::Q2; }
  bool operator==(const Regime&) const = default;
};

struct Outcome : Entry {
  Text label;
  bool operator==(const Outcome&) const = default;
};

// Readings that look copied: one recorder, many people, one number, in next to no time. What is
// doubted is shown to whoever entered it, to put right or to confirm; nobody is judged by it.
struct Doubt : Entry {
  int same_in_a_row = 0;   // So many people with the same temperature…
  int within_minutes = 0;  // …recorded within so many minutes.
  Text sentence;           // May use {count} and {minutes}.
  bool operator==(const Doubt&) const = default;
};

}  // namespace packs

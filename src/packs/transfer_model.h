// transfer.toml as values: who hears of somebody who moves from one community to another, and by
// when; who answers for a list that was sent down. Keys and their meaning: packs/README.md.
#pragma once

#include <string>
#include <vector>

#include "packs/entry.h"

namespace packs {

// Who is told, and by when; after that the one above is told.
struct TransferRules : Entry {
  std::string role;        // In both communities.
  std::string above_role;  // In the township above each.
  int acknowledge_minutes = 0;
  int answer_minutes = 0;  // From acknowledging to accepting or refusing.
  int arrival_hours = 0;   // From the end of the expected day.
  int feedback_minutes = 0;
  bool operator==(const TransferRules&) const = default;
};

struct TransferReason : Entry {
  Text label;
  bool follow_up = false;  // The person is asked after once they are home.
  bool operator==(const TransferReason&) const = default;
};

// How a person who comes home from a site or a hospital is asked after. (RGT-10)
struct Reintegration : Entry {
  std::string role;
  std::vector<base::Days> days;  // After the day of arrival.
  int due_minute = 0;            // Minute of the day by which it is asked.
  bool operator==(const Reintegration&) const = default;
};

// A list that was sent down: who answers for its rows, and by when.
struct PushedList : Entry {
  std::string role;         // In the community.
  std::string above_role;   // In the township.
  std::string county_role;  // In the county.
  int acknowledge_minutes = 0;
  int answer_minutes = 0;  // From the list's arrival.
  bool operator==(const PushedList&) const = default;
};

}  // namespace packs

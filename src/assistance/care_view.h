// What leaves of those who are called on. People are masked.
#pragma once

#include "assistance/care_rules.h"
#include "assistance/view.h"

namespace assistance {

struct Due {
  Watched who;
  CareDue due;
};

struct CareRow {
  people::PersonView person;
  std::optional<base::Uuid> household_id;
  std::string grid;
  std::vector<std::string> groups;
  std::string plan_label;
  base::Date due_on;
  base::Instant due_at;
  CareStatus status = CareStatus::in_time;
  bool never = false;
  std::optional<base::Instant> reached_at;
  std::optional<base::Instant> tried_at;
  std::int64_t attempts = 0;  // In vain, since they were reached.
};
BOOST_DESCRIBE_STRUCT(CareRow, (),
                      (person, household_id, grid, groups, plan_label, due_on, due_at, status,
                       never, reached_at, tried_at, attempts))

CareRow row_of(const http::Call&, const packs::Pack& platform, const people::Person&, const Due&);

}  // namespace assistance

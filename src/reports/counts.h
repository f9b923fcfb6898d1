// The counts a form may name. Slices register theirs in app/; reports/ knows none of them, so that
// a datum is entered once and every report is made from it. (REP-07)
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "packs/model.h"
#include "reports/model.h"
#include "sql/transaction.h"
#include "tasks/model.h"

namespace reports {

struct CountQuery {
  const tasks::Within& within;  // A community for a report, any place for what stands now.
  places::PlaceId place;
  base::Date day;
  base::Instant now;  // Count as of then; never later than the end of `day`.
  const std::map<std::string, std::string, std::less<>>& args;  // category, regime, or nothing.
};

using Counter = std::function<std::int64_t(sql::Transaction&, const CountQuery&)>;

// What the person who confirms should know first ("2 readings are still missing"); no names in it.
using Warning =
    std::function<std::vector<std::string>(sql::Transaction&, const CountQuery&, base::Language)>;

// What is missing is known when the day is over; before that it would be told of what has not
// begun.
enum class Known { at_once, at_days_end };

class Counts {
 public:
  // `records` leads to what was counted, with {event}, {place} and {day} to fill in; may be empty.
  void add(std::string name, Counter, std::string records = "", Known = Known::at_once);
  Known known(const packs::Cell&) const;
  void add_warning(Warning);

  std::vector<std::string> names() const;
  std::string records_of(const packs::Cell&, const CountQuery&) const;  // Empty: nowhere.

  // Every cell of the form, also those that are zero. Throws when the form names an unknown count.
  CellValues count(sql::Transaction&, const packs::Form&, const CountQuery&) const;
  std::vector<std::string> warnings(sql::Transaction&, const CountQuery&, base::Language) const;

 private:
  struct Source {
    Counter counter;
    std::string records;
    Known known;
  };
  std::map<std::string, Source, std::less<>> sources_;
  std::vector<Warning> warnings_;
};

// The instant a report of `day` is counted at.
base::Instant count_at(base::Date day, base::Instant now);

}  // namespace reports

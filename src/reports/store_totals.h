// Kept totals of reports over townships and counties, and what is read from them. Above the county
// an answer is the sum over the counties with an event of the same illness and kind; cells are
// added only where the form has the same id.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "identity/audit.h"
#include "reports/model.h"
#include "sql/transaction.h"

namespace reports::store {

// What is asked about: a place, in the light of an event.
struct Area {
  const events::Event& event;
  const Ground& ground;
};

struct Period {
  base::Date from;
  base::Date to;  // Included.
};

enum class Grain { itself, children };  // One answer for the area, or one for each place below.

using ByPlace = std::map<places::PlaceId, std::vector<Expectation>>;
ByPlace expectations(sql::Transaction&, const Area&, Grain, Period);

using TotalsByPlaceAndDay = std::map<std::pair<places::PlaceId, base::Date>, Totals>;
TotalsByPlaceAndDay totals(sql::Transaction&, const Area&, Grain, std::string_view form, Period);

// The places one level below that stood on the day, by id.
std::vector<PlaceView> children(sql::Transaction&, const Area&, base::Date day);

// Communities that owe a report of the day and have sent none, by id.
std::vector<OwingCommunity> missing(sql::Transaction&, const Area&, base::Date day,
                                    std::int64_t limit);

// ---- Keeping -----------------------------------------------------------------------------------

enum class Sign : std::int64_t { take_away = -1, add = 1 };
// Adds what one community's report measures now to the totals above it, or takes it away.
void move_totals(sql::Transaction&, const ReportKey&, Sign);

struct Difference {
  places::PlaceId place;
  base::Date day;
  std::string form;
  std::string measure;
  std::int64_t kept = 0;
  std::int64_t counted = 0;
  bool operator==(const Difference&) const = default;
};
// Counts all totals of the event again from its reports.
std::vector<Difference> recount(sql::Transaction&, const events::Event&);
// Puts right what recount found, with an audit entry that says how many; nothing for none.
void repair(sql::Transaction&, const identity::Actor&, const events::Event&,
            const std::vector<Difference>&);

}  // namespace reports::store

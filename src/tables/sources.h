// What the records say of a table's rows on one day.
#pragma once

#include <vector>

#include "tables/asking.h"
#include "tables/view.h"

namespace tables {

// A table, where and when.
struct OnDay {
  DemandedTable table;
  events::Event event;
  places::Place place;
  base::Date day;
  Where where() const { return {event, place.id, day}; }
};

struct WantedDay {
  TableId table;
  places::PlaceId place;
  base::Date day;
};
// Refused where the caller may not fill the table in, or not for that day.
base::Result<OnDay> on_day(http::Call&, const Context&, const WantedDay&);

struct Found {
  std::vector<SourceRow> rows;
  SourceRow alone;  // What stands in cells of its own.
  std::vector<identity::AuditSubject> people;
};
base::Result<Found> sources_of(const Desk&, const OnDay&);

}  // namespace tables

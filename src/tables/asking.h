// What every route of the slice asks first: the event, the place, the dictionary.
#pragma once

#include "base/result.h"
#include "tables/http.h"
#include "tables/rules.h"
#include "tables/store.h"

namespace tables {

inline constexpr const char* reading = "table.read";
inline constexpr const char* writing = "table.write";
inline constexpr const char* filling = "table.fill";
inline constexpr const char* burden_reading = "table.burden";

struct Asked {
  events::Event event;
  places::Place place;
  store::Area area;
};
// Refused where the permission does not reach the place, or the event does not.
base::Result<Asked> ask(http::Call&, const Context&, std::string_view permission,
                        std::pair<identity::EventId, places::PlaceId>);

struct OneTable {
  DemandedTable table;
  events::Event event;
};
base::Result<OneTable> find_table(http::Call&, const Context&, std::string_view permission,
                                  TableId);
// The same, and refused when the event is closed.
base::Result<OneTable> open_table(http::Call&, const Context&, std::string_view permission,
                                  TableId);

// Where a table is filled in by who asks from `place`: there, or where it is asked when that is
// below.
places::PlaceId filled_at(const Context&, const DemandedTable&, places::PlaceId place);

std::string department_label(const Context&, const std::string& department, base::Language);

}  // namespace tables

// Tables that offices ask communities for (报表), and how they are filled in for them: whose table
// it is, what each of its columns means, what the records say, what a filling has cost. A datum is
// entered once and every table is made from it. (REP-07, REP-08, WRK-18)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "base/time.h"
#include "base/uuid.h"
#include "identity/model.h"
#include "packs/model.h"
#include "places/model.h"

namespace tables {

using TableId = base::Id<struct DemandedTableTag>;
using FillingId = base::Id<struct TableFillingTag>;

// A row for each person; a row for each community; cells beside their labels.
enum class Shape { list, totals, form };
BOOST_DESCRIBE_ENUM(Shape, list, totals, form)

enum class Cadence { daily, weekly, once };
BOOST_DESCRIBE_ENUM(Cadence, daily, weekly, once)

// How surely a heading means what is proposed.
enum class Sure { not_known, likely, certain };
BOOST_DESCRIBE_ENUM(Sure, not_known, likely, certain)

// A column of the rows, or, with a row of its own, one cell beside its label.
struct Slot {
  std::int64_t column = 0;  // From 0.
  std::int64_t row = 0;     // From 1; 0: a column of the rows.
  std::string heading;      // "居家观察 · 当日新增"
  std::string datum;        // Id of the dictionary; empty: nobody knows but who fills it in.
  std::string constant;     // What stands there every time, where no record has it.
  std::string prefix;       // Their own words in the same cell: "填报人："
};
BOOST_DESCRIBE_STRUCT(Slot, (), (column, row, heading, datum, constant, prefix))

struct Layout {
  Shape shape = Shape::list;
  std::int64_t header_first = 0;  // Rows as the file numbers them; 0 in a form.
  std::int64_t header_last = 0;
  std::int64_t data_last = 0;  // The last row before what stands below the rows.
  std::vector<Slot> slots;
  std::vector<std::string> row_names;  // Of a table of totals that names its communities.
};
BOOST_DESCRIBE_STRUCT(Layout, (), (shape, header_first, header_last, data_last, slots, row_names))

// By when it has to be there. Of a weekly one the day of the week, 1 is Monday.
struct Due {
  Cadence cadence = Cadence::daily;
  std::int64_t minute = 0;
  std::int64_t weekday = 0;
  std::optional<base::Date> on;
};

struct DemandedTable {
  TableId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;  // Whom it is asked of: a community, or a township and all below it.
  std::string name;
  std::string department;  // Id of a word, or the name of one that is not among them.
  Due due;
  std::string row_set;  // Id; of a list.
  std::string file_name;
  Layout layout;
  std::int64_t version = 1;
  base::Instant made_at;
  identity::AccountId made_by;
  std::optional<base::Instant> retired_at;
};

// What one filling came to. `typed` is what a person typed this once.
struct Counts {
  std::int64_t filled = 0;
  std::int64_t gaps = 0;
  std::int64_t constant = 0;
  std::int64_t typed = 0;
  std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (filled, gaps, constant, typed, rows))

struct TypedCell {
  std::string row;  // Key of the row: a person's or a place's id; empty for a cell of its own.
  std::int64_t slot = 0;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(TypedCell, (), (row, slot, text))

struct FilledIn {
  FillingId id;
  TableId table;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  base::Date day;
  std::string purpose_of_reading;  // Why persons are shown; empty where there are none.
  Counts counts;
  std::vector<TypedCell> typed;
  base::Instant at;
  identity::AccountId by;
};

// ---- What records say ---------------------------------------------------------------------------

struct Value {
  std::string text;
  std::string shown;  // Masked, where it is a person's.
};

}  // namespace tables

// Lists that are brought in (导入): whose rows they are, what their columns mean, what came of
// them. What a kind of list is about is told by whoever registers it (app/wiring.cpp); this slice
// knows tables, columns and batches.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "base/time.h"
#include "base/uuid.h"
#include "identity/model.h"
#include "packs/model.h"
#include "places/model.h"

namespace imports {

using BatchId = base::Id<struct ImportBatchTag>;

enum class State { receiving, running, in_use, undone };
BOOST_DESCRIBE_ENUM(State, receiving, running, in_use, undone)

enum class DateOrder { day_first, month_first };
BOOST_DESCRIBE_ENUM(DateOrder, day_first, month_first)

// What a person has decided about a file: which column is which field, how its days are written,
// what its codes mean. Kept with the batch.
struct ColumnChoice {
  std::int64_t column = 0;  // From 0.
  std::string field;
  std::optional<DateOrder> order;
};
BOOST_DESCRIBE_STRUCT(ColumnChoice, (), (column, field, order))

struct CodeChoice {
  std::int64_t column = 0;
  std::string value;    // As written in the file.
  std::string meaning;  // Id of one of the field's answers; empty: not known.
};
BOOST_DESCRIBE_STRUCT(CodeChoice, (), (column, value, meaning))

struct Plan {
  std::int64_t header_row = 0;  // As the file numbers it; the rows behind it are data.
  std::vector<ColumnChoice> columns;
  std::vector<CodeChoice> codes;
};
BOOST_DESCRIBE_STRUCT(Plan, (), (header_row, columns, codes))

struct Batch {
  BatchId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  std::string kind;
  std::string file_name;
  State state = State::receiving;
  Plan plan;
  std::int64_t rows = 0;
  std::int64_t next_row = 0;  // Of the data rows, from 0: how far it has come.
  std::int64_t taken = 0;
  std::int64_t known = 0;  // Were here already; nothing was changed about them.
  std::int64_t wrong = 0;
  std::int64_t indexed = 0;  // How far Kind::index has come.
  base::Instant started_at;
  identity::AccountId started_by;
};

// ---- What a kind of list is made of -------------------------------------------------------------

struct Answer {
  std::string id;
  packs::Text label;
  std::vector<std::string> written;  // Lower case; as people write it.
};

enum class Shape { text, number, day, choice };

struct Field {
  std::string id;
  packs::Text label;
  bool required = false;
  Shape shape = Shape::text;
  std::vector<std::string> headers = {};  // As offices head such a column.
  std::vector<Answer> answers = {};       // Of a choice.
};

using Values = std::map<std::string, std::string, std::less<>>;  // By field; days YYYY-MM-DD.

}  // namespace imports

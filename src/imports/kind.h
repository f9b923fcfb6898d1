// A kind of list: what its rows are and where they go. Registered by whoever knows
// (app/wiring.cpp).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "identity/audit.h"
#include "imports/model.h"
#include "sql/transaction.h"

namespace imports {

enum class Outcome { taken, known };

// Where rows go.
struct Target {
  const Batch& batch;
  std::string pack;  // Of the batch's event.
  identity::Actor actor;
  base::Date today;
};

struct Kind {
  std::string id;
  packs::Text label;
  std::string permission;
  bool any_level = false;  // Else it is brought into one community.
  std::function<std::vector<Field>()> fields;
  // Refuses a row that cannot be; the refusal names the field.
  std::function<base::Result<base::Done>(const Values&, const Target&)> check;
  // Keeps a row that passed; in the unit of work of its piece.
  std::function<base::Result<Outcome>(sql::Transaction&, const Values&, const Target&)> take;
  // After the last row, until it answers how far it has come and that it is done: what people are
  // found by, in the order in which it is kept, which is many times faster than row by row.
  struct Indexed {
    std::int64_t next = 0;
    bool done = true;
  };
  std::function<Indexed(sql::Transaction&, const Batch&)> index;
  // What is taken is kept out of sight, seen from here on, or taken back: by the batch's state.
  std::function<void(sql::Transaction&, const Batch&, const identity::Actor&)> show;
};

}  // namespace imports

// Runs durable due times. Each is one unit of work: the handler looks, changes what it must and
// names the next time; the due time goes with it. A handler that fails leaves its due time where it
// is.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/time.h"
#include "sql/database.h"
#include "tasks/store.h"

namespace schedule {

// `as_of` is the instant the program acts at; `due.due_at` the instant it meant to.
using Handler =
    std::function<void(sql::Transaction&, const tasks::store::DueTime& due, base::Instant as_of)>;

class Runner {
 public:
  explicit Runner(sql::Database& database) : database_(database) {}

  void on(std::string slice, std::string kind, Handler handler) {
    handlers_[slice + "/" + kind] = std::move(handler);
  }

  // Runs everything due by then, in order, also what becomes due on the way. Answers how many ran.
  std::int64_t run_due(base::Instant as_of);

 private:
  sql::Database& database_;
  std::map<std::string, Handler> handlers_;
};

}  // namespace schedule

#include "schedule/runner.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace schedule {

static constexpr std::int64_t batch = 200;

std::int64_t Runner::run_due(base::Instant as_of) {
  std::int64_t ran = 0;
  for (;;) {
    const auto due =
        database_.query([&](sql::Transaction& tx) { return tasks::store::due(tx, as_of, batch); });
    std::int64_t progress = 0;
    for (const tasks::store::DueTime& one : due) {
      const auto handler = handlers_.find(one.slice + "/" + one.kind);
      try {
        database_.write([&](sql::Transaction& tx) {
          // Removed first, so that the handler may name the next time of the same kind.
          tasks::store::remove(tx, one);
          if (handler != handlers_.end()) handler->second(tx, one, std::max(one.due_at, as_of));
          return sql::Outcome::keep;
        });
        ++progress;
      } catch (const std::exception& error) {  // Others' due times go on.
        spdlog::error("due time {}/{} failed: {}", one.slice, one.kind, error.what());
      }
    }
    ran += progress;
    if (static_cast<std::int64_t>(due.size()) < batch || progress == 0) {
      // What became due on the way is taken by another turn.
      if (progress == 0) return ran;
    }
  }
}

}  // namespace schedule

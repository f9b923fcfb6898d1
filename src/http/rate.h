// How often somebody may ask: at most so many in each window of time. Remembered in memory, for one
// server; what must hold for all of them is counted in the database.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "base/time.h"

namespace http {

class Rate {
 public:
  struct Limits {
    int in_window_max = 0;
    std::int64_t window_ms = 0;
    std::size_t names_max = 0;  // Beyond it, those who have been quiet for a window are forgotten.
  };
  explicit Rate(Limits limits) : limits_(limits) {}

  // Counts this one; false when it is one too many. Also when too many names are remembered that
  // all asked just now: then strangers wait, and memory does not grow.
  bool take(const std::string& name, base::Instant now);

 private:
  void forget_quiet(base::Instant now);

  const Limits limits_;
  std::mutex mutex_;
  std::map<std::string, std::deque<base::Instant>> asked_;
};

}  // namespace http

// The journeys in use, in memory: made anew when the lists have changed, here or in another
// process.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "journeys/rules.h"
#include "sql/transaction.h"

namespace journeys {

using IndexPtr = std::shared_ptr<const Index>;

class Current {
 public:
  // Of that illness, as the lists stand in this unit of work. A reader keeps what it got.
  IndexPtr of(sql::Transaction&, std::string_view illness);

 private:
  struct Kept {
    std::int64_t edition = -1;
    IndexPtr index;
  };

  std::mutex mutex_;
  std::map<std::string, Kept, std::less<>> by_illness_;
};

}  // namespace journeys

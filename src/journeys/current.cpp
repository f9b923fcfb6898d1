#include "journeys/current.h"

#include "journeys/store.h"

namespace journeys {

IndexPtr Current::of(sql::Transaction& tx, std::string_view illness) {
  const std::int64_t edition = store::edition(tx);
  {
    const std::lock_guard lock(mutex_);
    const auto kept = by_illness_.find(illness);
    if (kept != by_illness_.end() && kept->second.edition == edition) return kept->second.index;
  }
  auto index = std::make_shared<const Index>(store::all_in_use(tx, illness));
  const std::lock_guard lock(mutex_);
  Kept& kept = by_illness_[std::string(illness)];
  if (edition > kept.edition) kept = {edition, index};
  return index;
}

}  // namespace journeys

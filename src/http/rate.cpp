#include "http/rate.h"

namespace http {

void Rate::forget_quiet(base::Instant now) {
  std::erase_if(asked_, [&](const auto& entry) {
    return entry.second.back().ms <= now.ms - limits_.window_ms;
  });
}

bool Rate::take(const std::string& name, base::Instant now) {
  const std::lock_guard lock(mutex_);
  auto found = asked_.find(name);
  if (found == asked_.end()) {
    if (asked_.size() >= limits_.names_max) forget_quiet(now);
    if (asked_.size() >= limits_.names_max) return false;
    asked_[name].push_back(now);
    return limits_.in_window_max > 0;
  }
  std::deque<base::Instant>& times = found->second;
  while (!times.empty() && times.front().ms <= now.ms - limits_.window_ms) times.pop_front();
  if (static_cast<int>(times.size()) >= limits_.in_window_max) return false;
  times.push_back(now);
  return true;
}

}  // namespace http

#include "http/pace.h"

namespace http {

static constexpr std::int64_t minute_ms = 60'000;
static constexpr std::size_t addresses_max = 100'000;

bool Pace::allows(const std::string& address, base::Instant now) {
  const std::lock_guard lock(mutex_);
  const std::int64_t minute = now.ms / minute_ms;
  if (minute != minute_) {
    minute_ = minute;
    asked_.clear();
  }
  // So many in one minute is a flood: who is not known yet waits for the next one.
  if (asked_.size() >= addresses_max && !asked_.contains(address)) return false;
  return ++asked_[address] <= times_a_minute_;
}

}  // namespace http

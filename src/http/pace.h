// How often one address may ask something that nobody has to sign in for. In memory: a restart
// forgives.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "base/time.h"

namespace http {

namespace refusal {
inline const base::RefusalCode too_often{"request.too_often", base::RefusalKind::too_many,
                                         "查得太快了，请过一分钟再试。",
                                         "Too often; please try again in a minute."};
}  // namespace refusal

class Pace {
 public:
  explicit Pace(int times_a_minute) : times_a_minute_(times_a_minute) {}

  // False when the address has asked often enough within this minute.
  bool allows(const std::string& address, base::Instant now);

 private:
  const int times_a_minute_;
  std::mutex mutex_;
  std::int64_t minute_ = -1;
  std::unordered_map<std::string, int> asked_;  // Within this minute; emptied with it.
};

}  // namespace http

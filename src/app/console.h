// How a command speaks: results on `out`, progress and troubles on `err`.
#pragma once

#include <iosfwd>

#include "base/result.h"

namespace app {

enum class OutputForm { lines, json };
enum class Progress { silent, bar };  // A bar only where a person watches: err is a terminal.

inline constexpr int exit_done = 0;
inline constexpr int exit_refused = 1;  // Absent, refused or not verified.

struct Console {
  std::ostream& out;
  std::ostream& err;
  Progress progress = Progress::silent;
  base::Language language = base::Language::zh;

  int refuse(const base::Refusal&) const;  // Says why on err; answers exit_refused.
};

}  // namespace app

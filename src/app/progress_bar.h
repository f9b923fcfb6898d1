// How far a long command is, where a person watches.
#pragma once

#include <cstddef>

#include "app/console.h"

namespace app {

// Redrawn when another percent is done, cleared at the end.
class ProgressBar {
 public:
  explicit ProgressBar(const Console& console) : console_(console) {}
  ~ProgressBar();
  void show(std::size_t done, std::size_t all);

 private:
  const Console& console_;
  int percent_ = -1;
};

}  // namespace app

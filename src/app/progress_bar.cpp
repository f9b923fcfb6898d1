#include "app/progress_bar.h"

#include <fmt/format.h>

#include <ostream>

namespace app {

ProgressBar::~ProgressBar() {
  if (percent_ >= 0) console_.err << "\r\x1b[K" << std::flush;
}

void ProgressBar::show(std::size_t done, std::size_t all) {
  const int percent = all == 0 ? 100 : static_cast<int>(done * 100 / all);
  if (console_.progress == Progress::silent || percent == percent_) return;
  percent_ = percent;
  const auto filled = static_cast<std::size_t>(percent * 30 / 100);
  console_.err << fmt::format("\r[{:<30}] {:3}%  {}/{}", std::string(filled, '#'), percent, done,
                              all)
               << std::flush;
}

}  // namespace app

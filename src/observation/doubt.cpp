#include "observation/doubt.h"

#include <algorithm>
#include <set>

namespace observation {

// The end of the row of equal temperatures that begins at `from`.
static std::size_t end_of_row(const std::vector<Written>& written, std::size_t from) {
  std::size_t end = from;
  while (end < written.size() && written[end].temperature == written[from].temperature) ++end;
  return end;
}

// How far the people go who were written down within the time, from `from` on.
static std::size_t end_of_time(const std::vector<Written>& written, std::size_t from,
                               std::size_t row_end, std::int64_t within_ms) {
  std::size_t end = from;
  while (end < row_end && written[end].taken_at.ms - written[from].taken_at.ms <= within_ms) ++end;
  return end;
}

std::vector<ReadingId> look_copied(const packs::Doubt& rule, const std::vector<Written>& written) {
  const std::int64_t within_ms = std::int64_t{rule.within_minutes} * 60'000;
  std::set<ReadingId> found;
  for (std::size_t from = 0; from < written.size();) {
    const std::size_t row_end = end_of_row(written, from);
    for (std::size_t first = from; first < row_end; ++first) {
      const std::size_t last = end_of_time(written, first, row_end, within_ms);
      std::set<EpisodeId> people;
      for (std::size_t i = first; i < last; ++i) people.insert(written[i].episode);
      if (static_cast<int>(people.size()) < rule.same_in_a_row) continue;
      for (std::size_t i = first; i < last; ++i) found.insert(written[i].reading);
    }
    from = row_end;
  }
  return {found.begin(), found.end()};
}

tasks::LookAgain look_at_recorder(base::Uuid recorder, const packs::Doubt& rule,
                                  base::Instant now) {
  return {slice, recorder, look::copied,
          base::Instant{now.ms + std::int64_t{rule.within_minutes} * 60'000}};
}

}  // namespace observation

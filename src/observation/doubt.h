// Readings that look copied (数据待核): one recorder, many people, one number, in next to no time.
// Pure. It says nothing about anybody: whoever entered them sees it first and confirms or corrects,
// and no count or appraisal is made of it. (RULE-17; the pack's [doubt])
#pragma once

#include <vector>

#include "observation/rules.h"

namespace observation {

namespace refusal {
inline const base::RefusalCode not_doubted{"observation.not_doubted", base::RefusalKind::conflict,
                                           "这条记录没有待核的问题，或者已经核对过了。",
                                           "This reading is not in doubt, or no longer."};
}  // namespace refusal

// A reading with a temperature as one account wrote it down.
struct Written {
  ReadingId reading;
  EpisodeId episode;
  base::Instant taken_at;
  base::Celsius temperature;
};

// Of one recorder's readings, in the order in which they were taken, those that stand in a row of
// the same temperature of so many different people within so short a time.
std::vector<ReadingId> look_copied(const packs::Doubt&, const std::vector<Written>&);

// When a recorder's readings are looked at after this one: once they have paused.
tasks::LookAgain look_at_recorder(base::Uuid recorder, const packs::Doubt&, base::Instant now);

namespace look {
inline constexpr const char* copied = "copied";
}  // namespace look

}  // namespace observation

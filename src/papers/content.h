// What stands on a paper: the pack's words with what is known filled in. Pure. Printed in Chinese,
// whatever the screen speaks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "packs/model.h"
#include "packs/words.h"
#include "papers/rules.h"

namespace papers {

// Of an episode, as the slice that keeps it tells (workflows/paper_tells_of_episode).
struct EpisodeFacts {
  struct Slot {
    std::string id;
    std::string label;
    std::string hours;  // 06:00–12:00
  };
  struct Reading {
    base::Date day;
    std::string slot;
    std::string temperature;
    std::string complaints;
  };
  base::Uuid id;
  people::PersonId person;
  std::string regime;
  std::string regime_label;
  base::Date first_day;
  base::Date last_day;
  base::Days days;
  std::string fever_from;
  std::string order;
  std::vector<Slot> slots;
  std::vector<Reading> readings;
};

// With what was measured so far, or empty to be filled in by hand.
enum class Filled { by_hand, as_known };

struct Facts {
  people::Particulars who;
  std::optional<EpisodeFacts> episode;
  std::string place;       // Where the person is, by name.
  std::string place_path;  // And in which county.
  std::string number;
  std::string mark;
  Wanted wanted;
  Filled filled = Filled::by_hand;
  base::Instant now;
};

printing::Paper compose(const packs::PaperKind&, const packs::Pack&, const packs::Words&,
                        const Facts&);

std::string written(base::Date);  // 2026年3月8日

}  // namespace papers

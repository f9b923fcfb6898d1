// What is shown of shared rides.
#pragma once

#include <string>
#include <vector>

#include "base/described.h"
#include "journeys/model.h"

namespace journeys {

struct MatchView {
  base::json::Value journey;  // Its id in the published list, number or text as it came.
  Contact contact = Contact::unknown;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(MatchView, (), (journey, contact, why))

// The wording is of the group `journeys`.
MatchView view_of(const Match&, const packs::Wording&);
std::vector<MatchView> views_of(const std::vector<Match>&, const packs::Wording&);
std::string why_of(const Match&, const packs::Wording&);

}  // namespace journeys

// Which case journeys a ride shares, and how near. Pure.
//
// A number is looked up in every spelling; the day asked is the day of departure. What the pack
// says of distances (contacts.toml) is proposed as a lead; the CDC determines. (SCR-10;
// 传染病防治法第六十二条)
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "journeys/model.h"

namespace journeys {

// How near two seats on one vehicle are by those ranges; `why` says it. What is not known of either
// seat, or of the vehicle, makes it unknown, unless every possibility comes to the same.
struct Nearness {
  Contact contact = Contact::unknown;
  packs::Phrase why;
};
// The range in words, with its number of rows.
packs::Text label_of(const packs::ContactRange&);

using Ranges = std::vector<packs::ContactRange>;
Nearness nearness(const CaseJourney&, const Seat&, const Ranges&);

// All journeys in use, found by number. Never changes; read by many threads.
class Index {
 public:
  Index() = default;
  explicit Index(std::vector<CaseJourney>);

  // In the order of the lists.
  Matches match(const Ride&, const Ranges&) const;
  const std::vector<CaseJourney>& all() const { return journeys_; }

 private:
  std::vector<CaseJourney> journeys_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_number_;
};

}  // namespace journeys

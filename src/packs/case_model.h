// cases.toml as values: what a case in the household asks for. Keys and their meaning:
// packs/README.md.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "packs/entry.h"

namespace packs {

// What becomes of a case. (requirements CASE-01)
enum class CaseState { suspected, confirmed, asymptomatic, in_treatment, recovered, excluded };
BOOST_DESCRIBE_ENUM(CaseState, suspected, confirmed, asymptomatic, in_treatment, recovered,
                    excluded)

enum class Whom { person, others };
BOOST_DESCRIBE_ENUM(Whom, person, others)

// When a case comes to one of these states, somebody of the household is to be watched over or
// helped. The program proposes; the role confirms. (RULE-09, RULE-10, RULE-13)
struct HouseholdRule : Entry {
  std::vector<CaseState> states;
  Whom whom = Whom::others;
  std::vector<std::string> key_populations;  // Only who bears a tag of one; empty: everybody.
  int below_years = 0;                       // Only who is younger; 0: everybody.
  int alone_below_years = 0;  // Only where nobody older is left at home; 0: whoever is.
  std::string propose;        // A regime to open; empty: help alone.
  std::string role;           // Who is asked to confirm it or to see to it.
  int due_minutes = 0;
  Text sentence;  // Why, and what to do.
  bool operator==(const HouseholdRule&) const = default;
};

}  // namespace packs

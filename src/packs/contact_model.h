// contacts.toml as values: who of those on board sat near enough to a case, and who looks into it.
// Keys and their meaning: packs/README.md.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "packs/entry.h"

namespace packs {

enum class Carrier { plane, train, metro, coach, bus, taxi, ship, other };
BOOST_DESCRIBE_ENUM(Carrier, plane, train, metro, coach, bus, taxi, ship, other)

enum class Vehicle { unknown, sealed, ventilated };
BOOST_DESCRIBE_ENUM(Vehicle, unknown, sealed, ventilated)

enum class Within { rows, coach, cabin, vehicle };
BOOST_DESCRIBE_ENUM(Within, rows, coach, cabin, vehicle)

// Who of those on board sat near enough to a case: a lead for the CDC, which alone determines.
struct ContactRange : Entry {
  std::vector<Carrier> carriers;
  Vehicle vehicle = Vehicle::unknown;  // Unknown: holds for every one of them.
  bool usual = false;                  // Taken where nobody said what vehicle it was.
  Within within = Within::vehicle;
  int rows = 0;  // Before and behind; only where `within` is rows.
  Text label;    // May use {rows}.
  bool operator==(const ContactRange&) const = default;
};

// Who is asked to look into a lead, and by when.
struct ContactLead : Entry {
  std::string role;
  int due_minutes = 0;
  bool operator==(const ContactLead&) const = default;
};

}  // namespace packs

// What a pack says of itself (pack.toml): its illness, where it is from, in which events it runs.
// run.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "packs/entry.h"

namespace packs {

enum class PackKind { illness, platform };
BOOST_DESCRIBE_ENUM(PackKind, illness, platform)

enum class PackStatus { current, historic, drill };
BOOST_DESCRIBE_ENUM(PackStatus, current, historic, drill)

enum class EventKind { real, review, drill };
BOOST_DESCRIBE_ENUM(EventKind, real, review, drill)

enum class Visibility { community, clinic_cdc };
BOOST_DESCRIBE_ENUM(Visibility, community, clinic_cdc)

struct Source {
  std::string id;
  std::string document;
  std::string label;  // S0, S1, … as in packs/README.md.
  std::string note;
  bool operator==(const Source&) const = default;
};

struct PackHeader {
  std::string id;
  PackKind kind = PackKind::illness;
  std::string illness;  // Empty in a platform pack.
  Text title;
  std::vector<std::string> issuer;
  PackStatus status = PackStatus::current;
  std::vector<EventKind> event_kinds;
  base::Date effective_from;
  std::optional<base::Date> effective_to;
  Visibility visibility = Visibility::community;
  Text statutory_class;
  std::string verified_by;  // Empty: nobody yet.
  std::string base;         // The pack it takes what it leaves out from, or empty.
  std::vector<Source> sources;
  bool operator==(const PackHeader&) const = default;
};

}  // namespace packs

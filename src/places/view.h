// A place as it leaves the program.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "places/index.h"
#include "places/model.h"

namespace places {

struct PlaceView {
  PlaceId id;
  std::string code;
  std::string name;
  Level level = Level::community;
  std::string path;
};
BOOST_DESCRIBE_STRUCT(PlaceView, (), (id, code, name, level, path))

inline PlaceView view_of(const Place& place) {
  return {place.id, place.code, place.name, place.level, place.path};
}

// A place that is not in the tree shows its number: nothing is hidden and nothing fails.
inline PlaceView view_of(const Tree& tree, PlaceId id) {
  const auto place = tree.find(id);
  if (place) return view_of(*place);
  return {id, std::to_string(id.value), std::to_string(id.value), Level::community, ""};
}

}  // namespace places

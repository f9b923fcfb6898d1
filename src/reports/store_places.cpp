#include "reports/store_places.h"

#include <array>

namespace reports::store {

PlaceView read_place(sql::Row& row) {
  PlaceView place{.id = row.take<places::PlaceId>(),
                  .code = row.take<std::string>(),
                  .name = {},
                  .level = static_cast<places::Level>(row.take<std::int64_t>()),
                  .path = {}};
  place.name = row.take<std::string>();
  std::array<std::string, 4> above;  // Nearest first.
  for (std::string& name : above) name = row.take<std::optional<std::string>>().value_or("");
  std::string last;
  for (std::size_t i = above.size(); i-- > 0;) {
    if (above[i].empty() || above[i] == last) continue;
    place.path += above[i] + "/";
    last = above[i];
  }
  if (place.name == last) place.path.pop_back();  // 东莞市/东莞市 is said once.
  else place.path += place.name;
  return place;
}

}  // namespace reports::store

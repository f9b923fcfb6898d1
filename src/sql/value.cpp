#include "sql/value.h"

#include <algorithm>
#include <stdexcept>

namespace sql {

base::Uuid uuid_from(std::string_view bytes) {
  if (bytes.size() != 16) throw std::runtime_error("a column does not hold 16 bytes");
  base::Uuid id;
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

}  // namespace sql

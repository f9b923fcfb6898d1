// Archives made: a copy of one with some of its parts changed, and new ones.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sheets/archive.h"

namespace sheets {

// The whole of a part, within the limit.
base::Result<std::string> whole_part(const Archive&, const std::string& name,
                                     std::uint64_t bytes_max);

struct Changes {
  std::map<std::string, std::string> replaced;  // By part, by the name that it has there.
  std::vector<std::string> removed;
};
// Throws when libzip fails: the archive was read before.
std::string repacked(const std::string& archive, const Changes&);
std::string packed(const std::map<std::string, std::string>& parts);

}  // namespace sheets

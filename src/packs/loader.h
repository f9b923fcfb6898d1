// A folder of TOML files into a Pack, or a refusal with every problem in it. Strict: a missing,
// unknown or wrong key, an unknown word or reference refuses the whole pack (packs/README.md).
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "identity/roles.h"
#include "packs/model.h"
#include "packs/words.h"

namespace packs {

using PackPtr = std::shared_ptr<const Pack>;
using PackFiles = std::vector<PackFile>;

// A folder of files that is to become a pack. Its name is the pack's id.
struct Folder {
  std::string name;
  PackFiles files;
};

// What a pack may refer to outside itself.
struct Surroundings {
  identity::RoleBook roles;
  Words words;
  std::function<PackPtr(std::string_view id)> find_pack;  // For `base`; empty finds nothing.
  std::set<std::string, std::less<>> loading;             // Packs that wait for this one.
};

// A base that is not found in `find_pack` is a circle when it stands in `loading`.
base::Refusal base_not_found(const Surroundings&, std::string_view id);

// Refuses with pack.refused, which carries all problems; see describe() in problems.h.
base::Result<Pack> load(Folder, const Surroundings&);

// The roles of a platform pack that load() has accepted.
identity::RoleBook roles_of(const Pack&);
Words words_of(const Pack&);

// Hex of SHA-256 over (path, length, bytes) in the order of the paths, then over (id, hash) of the
// packs it took entries from: the same rules have the same hash everywhere.
std::string content_hash(const PackFiles&,
                         const std::map<std::string, std::string, std::less<>>& bases);

}  // namespace packs

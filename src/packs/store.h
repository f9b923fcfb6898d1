// Imported packs: immutable versions, keyed by the hash of their content.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "identity/audit.h"
#include "packs/loader.h"
#include "sql/transaction.h"

namespace packs {

struct StoredPack {
  std::string hash;
  Folder folder;
  std::map<std::string, std::string, std::less<>> bases;  // Id to hash.
  base::Instant imported_at;
};

namespace store {

enum class Imported { added, already_there };

// Keeps the pack's files as they are, with an audit entry of the installation (tenant 0). A version
// that is there already changes nothing and is not recorded again. The packs it is based on have to
// be imported before it.
Imported import(sql::Transaction&, const identity::Actor&, const Pack&);

std::int64_t count(sql::Transaction&);           // Grows with every import.
std::vector<StoredPack> all(sql::Transaction&);  // In the order of import.
std::optional<PackFiles> files(sql::Transaction&, std::string_view hash);
std::optional<std::string> latest_hash(sql::Transaction&, std::string_view pack_id);

}  // namespace store
}  // namespace packs

// Pack versions that were imported, and those of the program that records were made by: immutable,
// keyed by the hash of their content.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described.h"
#include "base/time.h"
#include "identity/audit.h"
#include "packs/loader.h"
#include "sql/transaction.h"

namespace packs {

// How a version came to be stored. One of the program stays readable when a later program brings
// another, and is never the latest while the program has the pack at all.
enum class StoredAs { imported, program };
BOOST_DESCRIBE_ENUM(StoredAs, imported, program)

struct StoredPack {
  std::string hash;
  Folder folder;
  std::map<std::string, std::string, std::less<>> bases;  // Id to hash.
  base::Instant imported_at;
  StoredAs source = StoredAs::imported;
};

namespace store {

enum class Imported { added, already_there };

// Keeps the pack's files as they are, with an audit entry of the installation (tenant 0). A version
// that is imported already changes nothing and is not recorded again. The packs it is based on have
// to be stored before it.
Imported import(sql::Transaction&, const identity::Actor&, const Pack&);

// The same for a version that the program brings, so that what was recorded by it can be read
// when the program has another.
Imported keep(sql::Transaction&, const identity::Actor&, const Pack&);

std::int64_t count(sql::Transaction&);           // Grows with every import and keeping.
std::vector<StoredPack> all(sql::Transaction&);  // In the order of import.
std::optional<PackFiles> files(sql::Transaction&, std::string_view hash);
std::optional<std::string> latest_hash(sql::Transaction&, std::string_view pack_id);  // Imported.

}  // namespace store
}  // namespace packs

// Keys. The installation's key stands in a file beside the database and never in it; every event of
// every tenant has a content key of its own, sealed under it, so that destroying that one key
// destroys the event's personal content. Finding by identity number or phone goes through keyed
// hashes (blind index), which differ between tenants.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/time.h"
#include "identity/model.h"
#include "sql/transaction.h"

namespace identity {

class Vault {
 public:
  // Reads the key file (32 bytes in hex, mode 0600), or makes it at the first personal field.
  // Throws when the file is readable by others, or is not a key.
  explicit Vault(std::string key_file);

  std::string seal(sql::Transaction&, TenantId, EventId, std::string_view plain, base::Instant now);
  // Throws when the content key was destroyed or the value was changed.
  std::string open(sql::Transaction&, TenantId, EventId, std::string_view sealed);
  std::string blind_index(TenantId, std::string_view kind, std::string_view normalised);

 private:
  const std::string& master();
  std::string content_key(sql::Transaction&, TenantId, EventId, const base::Instant* make_at);

  const std::string key_file_;
  std::mutex mutex_;
  std::string master_;
  std::map<std::pair<TenantId, EventId>, std::string> content_keys_;
};

}  // namespace identity

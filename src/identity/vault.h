// Keys. The installation's key stands in a file beside the database and never in it; every event of
// every tenant has a content key of its own, sealed under it, so that destroying that one key
// destroys the event's personal content. Finding by identity number or phone goes through keyed
// hashes (blind index), which differ between tenants.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/time.h"
#include "identity/model.h"
#include "sql/transaction.h"

namespace identity {

// The event was closed and its key destroyed: nobody reads this any more.
struct ContentDestroyed : std::runtime_error {
  ContentDestroyed() : std::runtime_error("the content key was destroyed") {}
};

class Vault {
 public:
  // Reads the key file (32 bytes in hex, mode 0600), or makes it at the first personal field.
  // Throws when the file is readable by others, or is not a key.
  explicit Vault(std::string key_file);

  // Throws when content is kept that this key file does not open: it is missing, or another one.
  void check(sql::Transaction&);

  std::string seal(sql::Transaction&, TenantId, EventId, std::string_view plain, base::Instant now);
  // Throws ContentDestroyed, or when the value was changed.
  std::string open(sql::Transaction&, TenantId, EventId, std::string_view sealed);
  // Destroys the key of an event; to be followed by forget_destroyed once that is kept.
  void destroy(sql::Transaction&, TenantId, EventId, base::Instant now);
  // Takes the keys that are destroyed in the database out of memory.
  void forget_destroyed(sql::Transaction&);

  std::string blind_index(TenantId, std::string_view kind, std::string_view normalised);
  // 16 bytes that nobody without the key file can make for this text: shows that a token is ours.
  std::string proof(TenantId, std::string_view kind, std::string_view text);

 private:
  const std::string& master();
  std::string keyed(std::string_view use, TenantId, std::string_view kind, std::string_view text);
  std::string content_key(sql::Transaction&, TenantId, EventId, const base::Instant* make_at);

  const std::string key_file_;
  std::mutex mutex_;
  std::string master_;
  std::map<std::pair<TenantId, EventId>, std::string> content_keys_;
  std::set<std::pair<TenantId, EventId>> destroyed_;
};

}  // namespace identity

#include "identity/vault.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

#include "identity/crypto.h"
#include "identity/store.h"

namespace identity {

static constexpr std::size_t key_bytes = 32;

Vault::Vault(std::string key_file) : key_file_(std::move(key_file)) {}

static std::string from_hex(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

static std::string read_key(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && (status.st_mode & 0077) != 0) {
    throw std::runtime_error("the key file " + path + " is readable by others: chmod 600 it");
  }
  std::ifstream file(path);
  std::string text;
  file >> text;
  if (text.size() != 2 * key_bytes ||
      text.find_first_not_of("0123456789abcdef") != std::string::npos) {
    throw std::runtime_error("the key file " + path + " holds no key; restore it from your copy");
  }
  return from_hex(text);
}

static void write_key(const std::string& path, const std::string& key) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error("cannot make the key file " + path);
  const std::string text = hex(key) + "\n";
  const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool kept = ::fsync(file) == 0;
  ::close(file);
  if (!written || !kept) throw std::runtime_error("cannot write the key file " + path);
}

const std::string& Vault::master() {
  if (!master_.empty()) return master_;
  if (::access(key_file_.c_str(), F_OK) == 0) {
    master_ = read_key(key_file_);
  } else {
    const std::string made = random_bytes(key_bytes);
    write_key(key_file_, made);
    master_ = made;
  }
  return master_;
}

static std::string context_of(TenantId tenant, EventId event) {
  return std::to_string(tenant.value) + "/" + base::to_string(event);
}

void Vault::check(sql::Transaction& tx) {
  const auto kept = store::any_content_key(tx);
  if (!kept) return;
  if (::access(key_file_.c_str(), F_OK) != 0) {
    throw std::runtime_error("the key file " + key_file_ +
                             " is missing, and personal content is sealed with it: put your copy "
                             "of it back; a new key would not open what is there");
  }
  const std::lock_guard lock(mutex_);
  if (!identity::unseal(master(), kept->sealed.bytes, context_of(kept->tenant, kept->event))) {
    throw std::runtime_error("the key file " + key_file_ +
                             " is not the one this database was sealed with");
  }
}

std::string Vault::content_key(sql::Transaction& tx, TenantId tenant, EventId event,
                               const base::Instant* make_at) {
  const std::lock_guard lock(mutex_);
  if (destroyed_.contains({tenant, event})) throw ContentDestroyed();
  const auto known = content_keys_.find({tenant, event});
  if (known != content_keys_.end()) return known->second;
  const auto sealed = store::find_content_key(tx, tenant, event);
  if (sealed) {
    const auto key = identity::unseal(master(), sealed->bytes, context_of(tenant, event));
    if (!key) throw std::runtime_error("a content key does not open with this key file");
    content_keys_[{tenant, event}] = *key;
    return *key;
  }
  if (make_at == nullptr) throw ContentDestroyed();
  // Not remembered here: the unit of work that makes it may yet be rolled back.
  const std::string key = random_bytes(key_bytes);
  const std::string wrapped = identity::seal(master(), key, context_of(tenant, event));
  store::add_content_key(tx, tenant, event, sql::Blob{wrapped}, *make_at);
  return key;
}

void Vault::destroy(sql::Transaction& tx, TenantId tenant, EventId event, base::Instant now) {
  store::destroy_content_key(tx, tenant, event, now);
}

// A reader that began before the end may still hold the key for its own short time; it is not
// remembered again, because the destroyed ones are.
void Vault::forget_destroyed(sql::Transaction& tx) {
  const auto destroyed = store::destroyed_content_keys(tx);
  const std::lock_guard lock(mutex_);
  for (const auto& key : destroyed) {
    content_keys_.erase(key);
    destroyed_.insert(key);
  }
}

std::string Vault::seal(sql::Transaction& tx, TenantId tenant, EventId event,
                        std::string_view plain, base::Instant now) {
  return identity::seal(content_key(tx, tenant, event, &now), plain, context_of(tenant, event));
}

std::string Vault::open(sql::Transaction& tx, TenantId tenant, EventId event,
                        std::string_view sealed) {
  const auto plain =
      identity::unseal(content_key(tx, tenant, event, nullptr), sealed, context_of(tenant, event));
  if (!plain) throw std::runtime_error("a sealed value was changed");
  return *plain;
}

// Every use of a tenant has a key of its own, so that one never answers for another.
std::string Vault::keyed(std::string_view use, TenantId tenant, std::string_view kind,
                         std::string_view text) {
  const std::lock_guard lock(mutex_);
  const std::string key =
      keyed_hash(master(), std::string(use) + " of tenant " + std::to_string(tenant.value));
  return keyed_hash(key, std::string(kind) + ":" + std::string(text)).substr(0, 16);
}

std::string Vault::blind_index(TenantId tenant, std::string_view kind,
                               std::string_view normalised) {
  return keyed("blind index", tenant, kind, normalised);
}

std::string Vault::proof(TenantId tenant, std::string_view kind, std::string_view text) {
  return keyed("proof", tenant, kind, text);
}

}  // namespace identity

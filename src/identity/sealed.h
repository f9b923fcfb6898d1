// Records sealed under an event's key and opened again. For stores.
#pragma once

#include "base/record.h"
#include "identity/vault.h"

namespace identity {

struct SealedUnder {
  TenantId tenant;
  EventId event;
};

template <class Record>
sql::Blob sealed(sql::Transaction& tx, Vault& vault, const SealedUnder& key, const Record& record,
                 base::Instant now) {
  return {vault.seal(tx, key.tenant, key.event, base::json::record_to_text(record), now)};
}

// Throws ContentDestroyed, or when the value was changed.
template <class Record>
Record opened(sql::Transaction& tx, Vault& vault, const SealedUnder& key,
              const std::string& bytes) {
  const auto content = base::json::parse(vault.open(tx, key.tenant, key.event, bytes));
  Record record;
  base::json::Problems problems;
  base::json::read_record(*content, record, problems);
  return record;
}

}  // namespace identity

// The audit's statements and the form of what is hashed. An entry's hash covers, each with its
// length before it: tenant, id, at, account, action, subject kind, subject id, event, place,
// detail. A block's root is the hash of its entries' hashes in the order of their ids; a block's
// hash covers tenant, number, count, root and the block before.
#include <map>

#include "identity/audit.h"
#include "identity/crypto.h"

namespace identity::audit {

namespace {

class Canonical {
 public:
  Canonical& add(std::string_view bytes) {
    text_ += std::to_string(bytes.size());
    text_ += ':';
    text_ += bytes;
    return *this;
  }
  Canonical& add(std::int64_t number) { return add(std::to_string(number)); }
  std::string hash() const { return sha256(text_); }

 private:
  std::string text_;
};

std::string raw(const base::Uuid& id) {
  return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

struct Stored {
  TenantId tenant;
  base::Uuid id;
  base::Instant at;
  std::optional<base::Uuid> account;
  std::string action;
  std::string subject_kind;
  std::optional<base::Uuid> subject;
  std::optional<base::Uuid> event;
  std::optional<std::int64_t> place;
  std::string detail;
  std::string row_hash;
};

std::string hash_of(const Stored& entry) {
  const auto optional_id = [](const std::optional<base::Uuid>& id) {
    return id ? raw(*id) : std::string();
  };
  return Canonical()
      .add(entry.tenant.value)
      .add(raw(entry.id))
      .add(entry.at.ms)
      .add(optional_id(entry.account))
      .add(entry.action)
      .add(entry.subject_kind)
      .add(optional_id(entry.subject))
      .add(optional_id(entry.event))
      .add(entry.place ? std::to_string(*entry.place) : std::string())
      .add(entry.detail)
      .hash();
}

struct Block {
  std::int64_t number = 0;
  std::int64_t row_count = 0;
  std::string root;
  std::string previous;
  std::string hash;
};

std::string hash_of(TenantId tenant, const Block& block) {
  return Canonical()
      .add(tenant.value)
      .add(block.number)
      .add(block.row_count)
      .add(block.root)
      .add(block.previous)
      .hash();
}

std::optional<Block> last_block(sql::Transaction& tx, TenantId tenant) {
  return tx.first(
      "SELECT number, block_hash FROM audit_block WHERE tenant_id = ?1 ORDER BY number DESC LIMIT "
      "1",
      {tenant}, [](sql::Row& row) {
        Block block;
        block.number = row.take<std::int64_t>();
        block.hash = row.take<sql::Blob>().bytes;
        return block;
      });
}

void seal_tenant(sql::Transaction& tx, TenantId tenant,
                 const std::vector<std::pair<base::Uuid, std::string>>& rows, base::Instant now) {
  const Block before = last_block(tx, tenant).value_or(Block{});
  Block block{.number = before.number + 1,
              .row_count = static_cast<std::int64_t>(rows.size()),
              .root = {},
              .previous = before.hash,
              .hash = {}};
  std::string hashes;
  for (const auto& [id, hash] : rows) hashes += hash;
  block.root = sha256(hashes);
  block.hash = hash_of(tenant, block);
  tx.execute(
      "INSERT INTO audit_block (tenant_id, number, row_count, root_hash, previous_hash, "
      "block_hash, sealed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      {tenant, block.number, block.row_count, sql::Blob{block.root}, sql::Blob{block.previous},
       sql::Blob{block.hash}, now});
  for (const auto& [id, hash] : rows) {
    tx.execute("UPDATE audit_entry SET block = ?3 WHERE tenant_id = ?1 AND id = ?2",
               {tenant, id, block.number});
  }
}

Stored read_entry(TenantId tenant, sql::Row& row) {
  return {.tenant = tenant,
          .id = row.take<base::Uuid>(),
          .at = row.take<base::Instant>(),
          .account = row.take<std::optional<base::Uuid>>(),
          .action = row.take<std::string>(),
          .subject_kind = row.take<std::string>(),
          .subject = row.take<std::optional<base::Uuid>>(),
          .event = row.take<std::optional<base::Uuid>>(),
          .place = row.take<std::optional<std::int64_t>>(),
          .detail = row.take<std::string>(),
          .row_hash = row.take<sql::Blob>().bytes};
}

// The first entry of the block whose text does not match its hash, and the root of all.
std::optional<ChainFault> check_entries(sql::Transaction& tx, TenantId tenant, const Block& block) {
  std::string hashes;
  std::int64_t count = 0;
  std::optional<ChainFault> fault;
  tx.each(
      "SELECT id, at, account_id, action, subject_kind, subject_id, event_id, place_id, detail, "
      "row_hash FROM audit_entry WHERE tenant_id = ?1 AND block = ?2 ORDER BY id",
      {tenant, block.number}, [&](sql::Row& row) {
        const Stored entry = read_entry(tenant, row);
        ++count;
        hashes += entry.row_hash;
        if (!fault && hash_of(entry) != entry.row_hash) {
          fault = ChainFault{tenant, block.number, entry.id, "this entry was changed"};
        }
      });
  if (fault) return fault;
  if (count != block.row_count) {
    return ChainFault{tenant, block.number, {}, "entries were added to or taken from this block"};
  }
  if (sha256(hashes) != block.root) {
    return ChainFault{tenant, block.number, {}, "an entry of this block was replaced"};
  }
  return std::nullopt;
}

std::optional<ChainFault> check_link(TenantId tenant, const Block& before, const Block& block) {
  if (block.number != before.number + 1) {
    return ChainFault{tenant, before.number + 1, {}, "this block is missing"};
  }
  if (block.previous != before.hash) {
    return ChainFault{tenant, block.number, {}, "this block does not follow the one before"};
  }
  if (hash_of(tenant, block) != block.hash) {
    return ChainFault{tenant, block.number, {}, "this block was changed"};
  }
  return std::nullopt;
}

std::vector<Block> blocks_of(sql::Transaction& tx, TenantId tenant) {
  return tx.all(
      "SELECT number, row_count, root_hash, previous_hash, block_hash FROM audit_block WHERE "
      "tenant_id = ?1 ORDER BY number",
      {tenant}, [](sql::Row& row) {
        return Block{.number = row.take<std::int64_t>(),
                     .row_count = row.take<std::int64_t>(),
                     .root = row.take<sql::Blob>().bytes,
                     .previous = row.take<sql::Blob>().bytes,
                     .hash = row.take<sql::Blob>().bytes};
      });
}

std::vector<TenantId> chained_tenants(sql::Transaction& tx) {
  return tx.all(
      "SELECT tenant_id FROM audit_block UNION SELECT tenant_id FROM audit_entry ORDER BY 1", {},
      [](sql::Row& row) { return row.take<TenantId>(); });
}

}  // namespace

void record(sql::Transaction& tx, const Actor& actor, std::string_view action,
            const AuditSubject& subject, const base::json::Object& detail) {
  Stored entry{.tenant = subject.tenant,
               .id = base::make_uuid(actor.at.ms),
               .at = actor.at,
               .account = {},
               .action = std::string(action),
               .subject_kind = subject.kind,
               .subject = subject.id,
               .event = {},
               .place = {},
               .detail = base::json::to_text(base::json::Value(detail)),
               .row_hash = {}};
  if (actor.account) entry.account = actor.account->value;
  if (subject.event) entry.event = subject.event->value;
  if (subject.place) entry.place = subject.place->value;
  entry.row_hash = hash_of(entry);
  tx.execute(
      "INSERT INTO audit_entry (tenant_id, id, at, account_id, action, subject_kind, subject_id, "
      "event_id, place_id, detail, row_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      {entry.tenant, entry.id, entry.at, entry.account, entry.action, entry.subject_kind,
       entry.subject, entry.event, entry.place, entry.detail, sql::Blob{entry.row_hash}});
}

std::vector<AuditEntry> entries_of(sql::Transaction& tx, TenantId tenant, base::Uuid subject) {
  return tx.all(
      "SELECT e.id, e.at, e.account_id, a.name, e.action, e.detail FROM audit_entry e LEFT JOIN "
      "account a ON a.id = e.account_id WHERE e.tenant_id = ?1 AND e.subject_id = ?2 ORDER BY e.id",
      {tenant, subject}, [](sql::Row& row) {
        return AuditEntry{.id = row.take<base::Uuid>(),
                          .at = row.take<base::Instant>(),
                          .account = row.take<std::optional<AccountId>>(),
                          .account_name = row.take<std::optional<std::string>>().value_or(""),
                          .action = row.take<std::string>(),
                          .detail = row.take<std::string>()};
      });
}

std::vector<Deed> deeds(sql::Transaction& tx, const DeedsAsked& asked, std::size_t limit) {
  return tx.all(
      "SELECT e.at, e.action, e.place_id FROM audit_entry e JOIN place p ON p.id = e.place_id "
      "WHERE "
      "e.tenant_id = ?1 AND e.event_id = ?2 AND e.action = ?3 AND e.at >= ?4 AND p.span_first "
      "BETWEEN ?5 AND ?6 ORDER BY e.at DESC, e.id DESC LIMIT ?7",
      {asked.tenant, asked.event, asked.action, asked.since, asked.span.first, asked.span.last,
       static_cast<std::int64_t>(limit)},
      [](sql::Row& row) {
        Deed deed;
        deed.at = row.take<base::Instant>();
        deed.action = row.take<std::string>();
        deed.place = row.take<places::PlaceId>();
        return deed;
      });
}

void seal_blocks(sql::Transaction& tx, base::Instant now) {
  std::map<TenantId, std::vector<std::pair<base::Uuid, std::string>>> unsealed;
  tx.each(
      "SELECT tenant_id, id, row_hash FROM audit_entry WHERE block IS NULL ORDER BY tenant_id, id",
      {}, [&](sql::Row& row) {
        auto& rows = unsealed[row.take<TenantId>()];
        const base::Uuid id = row.take<base::Uuid>();
        rows.emplace_back(id, row.take<sql::Blob>().bytes);
      });
  for (const auto& [tenant, rows] : unsealed) seal_tenant(tx, tenant, rows, now);
}

ChainState verify(sql::Transaction& tx) {
  ChainState state;
  state.unsealed = tx.count("SELECT count(*) FROM audit_entry WHERE block IS NULL");
  for (const TenantId tenant : chained_tenants(tx)) {
    Block before;
    for (const Block& block : blocks_of(tx, tenant)) {
      state.fault = check_link(tenant, before, block);
      if (!state.fault) state.fault = check_entries(tx, tenant, block);
      if (state.fault) return state;
      ++state.blocks;
      state.entries += block.row_count;
      before = block;
    }
    // An entry that claims a block beyond the last one was put there by other hands.
    const std::int64_t stray =
        tx.count("SELECT count(*) FROM audit_entry WHERE tenant_id = ?1 AND block > ?2",
                 {tenant, before.number});
    if (stray > 0) {
      state.fault = ChainFault{tenant, before.number + 1, {}, "this block is missing"};
      return state;
    }
  }
  return state;
}

}  // namespace identity::audit

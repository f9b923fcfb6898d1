#include "packs/store.h"

#include <algorithm>

#include "base/words.h"
#include "identity/crypto.h"

namespace packs::store {

// The audit's subject is an id of 16 bytes: the first half of the hash of the hash.
static base::Uuid subject_of(const Pack& pack) {
  const std::string hash = identity::sha256(pack.hash);
  base::Uuid id;
  std::copy_n(reinterpret_cast<const unsigned char*>(hash.data()), id.bytes.size(),
              id.bytes.begin());
  return id;
}

static void record(sql::Transaction& tx, const identity::Actor& actor, const char* action,
                   const Pack& pack) {
  const identity::AuditSubject subject{
      .tenant = {0}, .kind = "pack", .id = subject_of(pack), .event = {}, .place = {}};
  identity::audit::record(tx, actor, action, subject,
                          {{"pack", pack.header.id}, {"hash", pack.hash}});
}

// Whether the version was not there before; with its files and what it is based on.
static bool insert(sql::Transaction& tx, const identity::Actor& actor, StoredAs source,
                   const Pack& pack) {
  const std::int64_t added = tx.execute(
      "INSERT INTO pack_version (hash, pack_id, kind, status, imported_at, imported_by, source) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (hash) DO NOTHING",
      {pack.hash, pack.header.id, base::word(pack.header.kind), base::word(pack.header.status),
       actor.at, actor.account, base::word(source)});
  if (added == 0) return false;
  for (const PackFile& file : pack.files) {
    tx.execute("INSERT INTO pack_file (hash, path, bytes) VALUES (?1, ?2, ?3)",
               {pack.hash, file.path, sql::Blob{file.bytes}});
  }
  for (const auto& [id, hash] : pack.bases) {
    tx.execute("INSERT INTO pack_base (hash, base_id, base_hash) VALUES (?1, ?2, ?3)",
               {pack.hash, id, hash});
  }
  return true;
}

Imported import(sql::Transaction& tx, const identity::Actor& actor, const Pack& pack) {
  const bool added = insert(tx, actor, StoredAs::imported, pack);
  const bool taken_over =
      !added && tx.execute(
                    "UPDATE pack_version SET source = 'imported', imported_at = ?2, imported_by = "
                    "?3 WHERE hash = ?1 AND source = 'program'",
                    {pack.hash, actor.at, actor.account}) != 0;
  if (!added && !taken_over) return Imported::already_there;
  record(tx, actor, "pack.imported", pack);
  return Imported::added;
}

Imported keep(sql::Transaction& tx, const identity::Actor& actor, const Pack& pack) {
  if (!insert(tx, actor, StoredAs::program, pack)) return Imported::already_there;
  record(tx, actor, "pack.kept", pack);
  return Imported::added;
}

static PackFiles files_of(sql::Transaction& tx, std::string_view hash) {
  return tx.all("SELECT path, bytes FROM pack_file WHERE hash = ?1 ORDER BY path", {hash},
                [](sql::Row& row) {
                  return PackFile{row.take<std::string>(), row.take<sql::Blob>().bytes};
                });
}

std::int64_t count(sql::Transaction& tx) {
  return tx.count(
      "SELECT count(*) + count(CASE WHEN source = 'imported' THEN 1 END) FROM "
      "pack_version");
}

std::vector<StoredPack> all(sql::Transaction& tx) {
  std::vector<StoredPack> packs = tx.all(
      "SELECT hash, pack_id, imported_at, source FROM pack_version ORDER BY imported_at, hash", {},
      [](sql::Row& row) {
        StoredPack pack;
        pack.hash = row.take<std::string>();
        pack.folder.name = row.take<std::string>();
        pack.imported_at = row.take<base::Instant>();
        pack.source = base::from_word<StoredAs>(row.take<std::string>());
        return pack;
      });
  for (StoredPack& pack : packs) {
    pack.folder.files = files_of(tx, pack.hash);
    tx.each("SELECT base_id, base_hash FROM pack_base WHERE hash = ?1", {pack.hash},
            [&](sql::Row& row) {
              std::string id = row.take<std::string>();
              pack.bases.emplace(std::move(id), row.take<std::string>());
            });
  }
  return packs;
}

std::optional<PackFiles> files(sql::Transaction& tx, std::string_view hash) {
  PackFiles found = files_of(tx, hash);
  if (found.empty()) return std::nullopt;
  return found;
}

std::optional<std::string> latest_hash(sql::Transaction& tx, std::string_view pack_id) {
  return tx.first(
      "SELECT hash FROM pack_version WHERE pack_id = ?1 AND source = 'imported' ORDER BY "
      "imported_at DESC, hash DESC LIMIT 1",
      {pack_id}, [](sql::Row& row) { return row.take<std::string>(); });
}

}  // namespace packs::store

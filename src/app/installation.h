// One running program: its database, its keys, what it keeps in memory. Built once, in this order.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "base/time.h"
#include "identity/sessions.h"
#include "identity/vault.h"
#include "packs/library.h"
#include "places/index.h"
#include "sql/database.h"
#include "tasks/kinds.h"

namespace app {

struct Installation {
  Installation(const std::string& url, const std::string& key_file, sql::OpenMode,
               const base::Clock&);

  const base::Clock& clock;
  std::unique_ptr<sql::Database> database;
  places::CurrentTree places;
  packs::Shelf packs;
  packs::LibraryPtr first_library;  // Holds the roles for as long as the program runs.
  tasks::Kinds task_kinds;
  identity::Vault vault;
  identity::Sessions sessions;
  std::atomic<bool> is_demonstration = false;  // Everything in the database is made up.

  // A word of the platform pack.
  std::string word(std::string_view group, std::string_view id, base::Language) const;
  packs::PackPtr pack_version(std::string_view hash) const;
  packs::PackPtr newest_pack(std::string_view id) const;

  // Keeps the versions of rules that this program brings, so that what is recorded by them can be
  // read by them for as long as it is kept, whatever a later program brings.
  void keep_packs();

  // Who comes with the token of a link to their own page; empty when it is not valid.
  std::shared_ptr<const identity::Session> session_of_link(std::string_view token);

  // Takes over what an import or a correction changed in the tree, here or in another process.
  void refresh_places(sql::Transaction&);
  // That, packs imported, keys destroyed and the mark set elsewhere.
  void refresh(sql::Transaction&);

 private:
  void refresh_packs(sql::Transaction&);

  std::mutex refresh_mutex_;
  std::int64_t places_edition_ = -1;  // Of the tree in memory.
  std::int64_t packs_imported_ = 0;   // How many of them the shelf knows.
};

// The program's own packs, those of $BULWARK_PACKS and the imported ones.
packs::LibraryPtr load_library(std::vector<packs::StoredPack>);

// Where the key file stands: FILE.key beside an SQLite file, else $BULWARK_KEY or var/bulwark.key.
std::string key_file_of(const std::string& database_url);

}  // namespace app

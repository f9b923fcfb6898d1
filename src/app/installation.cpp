#include "app/installation.h"

#include <cstdlib>
#include <stdexcept>

#include "app/demonstration_store.h"
#include "identity/audit.h"
#include "packs/folder.h"
#include "people/own_link.h"
#include "places/store.h"
#include "screening/declaring_store.h"

namespace app {

packs::LibraryPtr load_library(std::vector<packs::StoredPack> stored) {
  packs::Sources sources{
      .embedded = packs::embedded_folders(), .folders = {}, .stored = std::move(stored)};
  if (const char* folder = std::getenv("BULWARK_PACKS")) {
    sources.folders = packs::folders_below(folder);
  }
  return packs::Library::build(std::move(sources));
}

static tasks::Kinds load_kinds(const packs::Library& library) {
  for (const packs::PackFile& file : library.latest("platform")->files) {
    if (file.path == "tasks.toml") return tasks::Kinds::parse(file.bytes);
  }
  throw std::runtime_error("the platform pack has no tasks.toml");
}

Installation::Installation(const std::string& url, const std::string& key_file, sql::OpenMode mode,
                           const base::Clock& used_clock)
    : clock(used_clock),
      database(sql::open(url, mode)),
      packs(load_library(database->query(packs::store::all))),
      first_library(packs.current()),
      task_kinds(load_kinds(*first_library)),
      vault(key_file),
      sessions(*database, first_library->roles()) {
  database->set_before_commit(
      [this](sql::Transaction& tx) { identity::audit::seal_blocks(tx, clock.now()); });
  database->read([this, mode](sql::Transaction& tx) {
    if (mode == sql::OpenMode::create_or_migrate) vault.check(tx);
    refresh(tx);
  });
}

void Installation::keep_packs() {
  const identity::Actor actor{.account = {}, .at = clock.now()};
  database->write([&](sql::Transaction& tx) {
    for (const packs::PackPtr& pack : first_library->brought()) {
      if (pack->header.kind == packs::PackKind::illness) packs::store::keep(tx, actor, *pack);
    }
    return sql::Outcome::keep;
  });
}

std::shared_ptr<const identity::Session> Installation::session_of_link(std::string_view token) {
  return database->query([&](sql::Transaction& tx) {
    const identity::RoleBook& roles = first_library->roles();
    auto own = people::session_of_link(tx, vault, roles, token);
    return own ? own : screening::session_of_declaring_link(tx, vault, roles, token);
  });
}

void Installation::refresh_places(sql::Transaction& tx) {
  const std::lock_guard lock(refresh_mutex_);
  const places::store::Register kept = places::store::find_register(tx);
  const bool loading = kept.state == places::store::State::loading;
  if (loading || kept.edition == places_edition_) return;
  places.replace(places::store::load_tree(tx));
  places_edition_ = kept.edition;
}

void Installation::refresh(sql::Transaction& tx) {
  refresh_places(tx);
  refresh_packs(tx);
  vault.forget_destroyed(tx);
  is_demonstration = store::find_mark(tx).has_value();
}

void Installation::refresh_packs(sql::Transaction& tx) {
  const std::lock_guard lock(refresh_mutex_);
  const std::int64_t imported = packs::store::count(tx);
  if (imported == packs_imported_) return;
  packs.put(load_library(packs::store::all(tx)));
  packs_imported_ = imported;
}

std::string Installation::word(std::string_view group, std::string_view id,
                               base::Language language) const {
  return packs.current()->words().label(group, id, language);
}

packs::PackPtr Installation::pack_version(std::string_view hash) const {
  return packs.current()->version(hash);
}

packs::PackPtr Installation::newest_pack(std::string_view id) const {
  return packs.current()->latest(id);
}

std::string key_file_of(const std::string& url) {
  if (url.starts_with("sqlite:")) return url.substr(7) + ".key";
  const char* named = std::getenv("BULWARK_KEY");
  return named != nullptr ? named : "var/bulwark.key";
}

}  // namespace app

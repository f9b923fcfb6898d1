#include "app/pack_commands.h"

#include <cstdlib>
#include <map>
#include <ostream>

#include "base/record.h"
#include "packs/folder.h"
#include "packs/problems.h"
#include "packs/show.h"
#include "packs/store.h"

namespace app {

namespace refusal {
static const base::RefusalCode no_such_pack{"pack.absent", base::RefusalKind::absent,
                                            "没有规则包 {pack}。", "There is no pack {pack}."};
static const base::RefusalCode no_such_place{"policy.no_such_place", base::RefusalKind::absent,
                                             "没有代码为 {code} 的行政区划。",
                                             "No place has the code {code} today."};
}  // namespace refusal

struct ImportedPack {
  std::string pack;
  std::string version;
  std::string hash;
  bool added = false;
};
BOOST_DESCRIBE_STRUCT(ImportedPack, (), (pack, version, hash, added))

int check_pack(const std::filesystem::path& path, const Console& console) {
  packs::Sources sources{.embedded = packs::embedded_folders(), .folders = {}, .stored = {}};
  if (const char* more = std::getenv("BULWARK_PACKS")) sources.folders = packs::folders_below(more);
  const packs::LibraryPtr library = packs::Library::build(std::move(sources));
  const auto pack = packs::load(packs::read_folder(path), library->surroundings());
  if (!pack) {
    console.out << packs::describe(pack.refusal(), console.language);
    return exit_refused;
  }
  console.out << pack->header.id << " " << pack->version() << " "
              << pack->header.title.in(console.language) << "\n";
  return exit_done;
}

// What a pack is based on is kept before it, so that its version can always be made again.
static packs::store::Imported keep(sql::Transaction& tx, const identity::Actor& actor,
                                   const packs::Library& library, const packs::Pack& pack) {
  for (const auto& [id, hash] : pack.bases) keep(tx, actor, library, *library.version(hash));
  return packs::store::import(tx, actor, pack);
}

int import_pack(Installation& installation, const std::filesystem::path& path, OutputForm form,
                const Console& console) {
  const packs::LibraryPtr library = installation.packs.current();
  const auto pack = packs::load(packs::read_folder(path), library->surroundings());
  if (!pack) {
    console.err << packs::describe(pack.refusal(), console.language);
    return exit_refused;
  }
  const identity::Actor actor{.account = {}, .at = installation.clock.now()};
  ImportedPack imported{pack->header.id, pack->version(), pack->hash};
  installation.database->write([&](sql::Transaction& tx) {
    imported.added = keep(tx, actor, *library, *pack) == packs::store::Imported::added;
    return sql::Outcome::keep;
  });
  if (form == OutputForm::json) console.out << base::json::record_to_text(imported) << "\n";
  else
    console.out << imported.pack << " " << imported.version << (imported.added ? " +" : " =")
                << "\n";
  return exit_done;
}

int export_pack(const Installation& installation, const std::string& id,
                const std::filesystem::path& path, const Console& console) {
  packs::PackPtr pack = installation.newest_pack(id);
  if (pack == nullptr) pack = installation.pack_version(id);
  if (pack == nullptr) {
    return console.refuse(base::refuse(refusal::no_such_pack).with("pack", id));
  }
  packs::write_folder(path, pack->files);
  return exit_done;
}

namespace {

// The event-less question of the command line: packs of one illness are asked together.
class PolicyQuestion {
 public:
  PolicyQuestion(const Installation& installation, const ShowPolicy& command)
      : command_(command),
        library_(installation.packs.current()),
        tree_(installation.places.now()) {}

  base::Result<std::vector<packs::PolicyRow>> rows(base::Language language) {
    if (const auto ready = collect(); !ready) return ready.refusal();
    std::vector<packs::PolicyRow> all;
    for (auto& [illness, bound] : by_illness_) {
      const packs::Scene scene{command_.event, command_.day, path_, std::move(bound)};
      auto some = packs::policy_rows(scene, command_.topic, library_->words(), language);
      if (!some) return some.refusal();
      all.insert(all.end(), some->begin(), some->end());
    }
    return all;
  }

 private:
  base::Result<base::Done> collect() {
    if (!command_.region.empty()) {
      const auto place = find_place(command_.region);
      if (!place) return place.refusal();
      for (auto at = std::optional(*place); at;) {
        path_.push_back(*at);
        at = at->parent ? tree_->find(*at->parent) : std::nullopt;
      }
    }
    for (const std::string& name : command_.packs) {
      if (const auto bound = bind(name); !bound) return bound.refusal();
    }
    if (command_.packs.empty()) bind_all();
    return base::Done{};
  }
  base::Result<base::Done> bind(const std::string& name) {
    const std::size_t at = name.find('@');
    const std::string id = name.substr(0, at);
    packs::PackPtr pack = library_->latest(id);
    if (pack == nullptr) pack = library_->version(id);
    if (pack == nullptr) return base::refuse(refusal::no_such_pack).with("pack", id);
    packs::Bound bound{pack, {}};
    if (at != std::string::npos) {
      const auto place = find_place(name.substr(at + 1));
      if (!place) return place.refusal();
      bound.place = *place;
    }
    by_illness_[pack->header.illness].push_back(std::move(bound));
    return base::Done{};
  }
  // Unasked, those that may run in this kind of event.
  void bind_all() {
    for (const packs::PackPtr& pack : library_->all_latest()) {
      if (pack->header.kind != packs::PackKind::illness) continue;
      if (packs::may_run(*pack, command_.event))
        by_illness_[pack->header.illness].push_back({pack, {}});
    }
  }
  base::Result<places::Place> find_place(const std::string& code) const {
    const auto id = tree_->by_code(code);
    const auto place = id ? tree_->find(*id) : std::nullopt;
    if (!place) return base::refuse(refusal::no_such_place).with("code", code);
    return *place;
  }

  const ShowPolicy& command_;
  packs::LibraryPtr library_;
  std::shared_ptr<const places::Tree> tree_;
  std::vector<places::Place> path_;
  std::map<std::string, std::vector<packs::Bound>> by_illness_;
};

}  // namespace

int show_policy(const Installation& installation, const ShowPolicy& command,
                const Console& console) {
  const auto rows = PolicyQuestion(installation, command).rows(console.language);
  if (!rows) return console.refuse(rows.refusal());
  if (command.form == OutputForm::json) {
    console.out << base::json::record_to_text(*rows) << "\n";
    return exit_done;
  }
  for (const packs::PolicyRow& row : *rows) {
    console.out << row.topic << " " << row.id << "  " << row.text << "\n    "
                << row.citation.document << " " << row.citation.clause << " ("
                << boost::describe::enum_to_string(row.citation.confidence, "") << ")\n    "
                << row.why << "\n";
  }
  return exit_done;
}

}  // namespace app

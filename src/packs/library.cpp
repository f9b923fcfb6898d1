#include "packs/library.h"

#include <algorithm>
#include <stdexcept>

#include "base/embedded.h"
#include "packs/problems.h"

extern "C" const base::EmbeddedEntry bulwark_embedded_packs[];

namespace packs {

static constexpr std::size_t version_characters_min = 8;

std::vector<Folder> embedded_folders() {
  std::map<std::string, Folder> folders;
  for (const base::EmbeddedFile& file : base::embedded_files(bulwark_embedded_packs)) {
    const std::size_t slash = file.path.find('/');
    if (slash == std::string_view::npos) continue;  // README.md
    Folder& folder = folders[std::string(file.path.substr(0, slash))];
    folder.name = file.path.substr(0, slash);
    folder.files.push_back({std::string(file.path.substr(slash + 1)), std::string(file.content)});
  }
  std::vector<Folder> out;
  for (auto& [name, folder] : folders) out.push_back(std::move(folder));
  return out;
}

// Loads each folder once, a pack before those that are based on it.
class LibraryBuilder {
 public:
  explicit LibraryBuilder(Sources sources) : library_(std::make_shared<Library>()) {
    for (StoredPack& pack : sources.stored) {
      if (pack.source == StoredAs::program) wait_for(std::move(pack), Origin::kept);
    }
    for (Folder& folder : sources.embedded) {
      waiting_.push_back({std::move(folder), Origin::program, {}});
    }
    for (Folder& folder : sources.folders) {
      waiting_.push_back({std::move(folder), Origin::folder, {}});
    }
    for (StoredPack& pack : sources.stored) {
      if (pack.source == StoredAs::imported) wait_for(std::move(pack), Origin::imported);
    }
  }

  LibraryPtr build() {
    for (Waiting& one : waiting_) {
      if (is_platform(one)) load_platform(one);
    }
    for (Waiting& one : waiting_) {
      if (!is_platform(one)) load(one);
    }
    for (const Waiting& one : waiting_) {
      if (one.pack != nullptr) shelve(one.pack);
    }
    return library_;
  }

 private:
  enum class Origin { kept, program, folder, imported };
  enum class State { untouched, loading, done };
  struct Waiting {
    Folder folder;
    Origin origin = Origin::program;
    std::map<std::string, std::string, std::less<>> bases;  // Fixed when it was imported.
    State state = State::untouched;
    PackPtr pack = nullptr;
  };

  void wait_for(StoredPack pack, Origin origin) {
    waiting_.push_back({std::move(pack.folder), origin, std::move(pack.bases)});
  }

  static bool is_platform(const Waiting& one) {
    return std::any_of(one.folder.files.begin(), one.folder.files.end(),
                       [](const PackFile& file) { return file.path == "roles.toml"; });
  }

  void load_platform(Waiting& one) {
    load(one);
    if (one.pack == nullptr) return;
    library_->roles_ = roles_of(*one.pack);
    library_->words_ = words_of(*one.pack);
  }

  void load(Waiting& one) {
    if (one.state != State::untouched) return;
    one.state = State::loading;
    Surroundings around{library_->roles_, library_->words_, {}, {}};
    around.find_pack = [&](std::string_view id) { return base_of(one, id); };
    for (const Waiting& other : waiting_) {
      if (other.state == State::loading) around.loading.insert(other.folder.name);
    }
    base::Result<Pack> pack = packs::load(one.folder, around);
    one.state = State::done;
    if (!pack) return refuse(one, pack.refusal());
    one.pack = std::make_shared<const Pack>(std::move(*pack));
    const bool brought = one.origin == Origin::program || one.origin == Origin::folder;
    if (brought) library_->brought_.push_back(one.pack);
  }

  // The last of that id; for a stored pack the very version it was imported with.
  PackPtr base_of(const Waiting& one, std::string_view id) {
    const auto fixed = one.bases.find(id);
    for (auto other = waiting_.rbegin(); other != waiting_.rend(); ++other) {
      if (other->folder.name != id) continue;
      load(*other);
      if (other->pack == nullptr) continue;
      if (fixed == one.bases.end() || fixed->second == other->pack->hash) return other->pack;
    }
    return nullptr;
  }

  void refuse(const Waiting& one, base::Refusal refusal) {
    if (one.origin == Origin::program) {
      throw std::runtime_error(describe(refusal, base::Language::en));
    }
    library_->refused_.push_back({one.folder.name, std::move(refusal)});
  }

  void shelve(const PackPtr& pack) {
    library_->by_id_[pack->header.id] = pack;
    library_->by_hash_[pack->hash] = pack;
  }

  std::shared_ptr<Library> library_;
  std::vector<Waiting> waiting_;
};

LibraryPtr Library::build(Sources sources) { return LibraryBuilder(std::move(sources)).build(); }

PackPtr Library::latest(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

PackPtr Library::version(std::string_view hash) const {
  if (hash.size() < version_characters_min) return nullptr;
  const auto found = by_hash_.lower_bound(hash);
  return found != by_hash_.end() && found->first.starts_with(hash) ? found->second : nullptr;
}

std::vector<PackPtr> Library::all_latest() const {
  std::vector<PackPtr> out;
  for (const auto& [id, pack] : by_id_) out.push_back(pack);
  return out;
}

Surroundings Library::surroundings() const {
  std::map<std::string, PackPtr, std::less<>> by_id = by_id_;
  return {roles_,
          words_,
          [by_id = std::move(by_id)](std::string_view id) {
            const auto found = by_id.find(id);
            return found == by_id.end() ? nullptr : found->second;
          },
          {}};
}

}  // namespace packs

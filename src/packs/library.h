// All packs that this installation has, loaded and checked: a snapshot that never changes, read by
// many threads and swapped as a whole when a pack is imported.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "packs/loader.h"
#include "packs/store.h"

namespace packs {

// Where packs come from; of one id the later source has the latest version: versions of an earlier
// program that the database keeps, inside the program, the folder $BULWARK_PACKS, the database in
// the order of import.
struct Sources {
  std::vector<Folder> embedded;
  std::vector<Folder> folders;
  std::vector<StoredPack> stored;
};

std::vector<Folder> embedded_folders();

class Library {
 public:
  struct Refused {
    std::string pack;
    base::Refusal refusal;
  };

  // Throws std::runtime_error when the program's own packs are refused. Others that are refused are
  // left out and listed.
  static std::shared_ptr<const Library> build(Sources);

  PackPtr latest(std::string_view id) const;     // Empty when there is none.
  PackPtr version(std::string_view hash) const;  // The whole hash, or at least eight of it.
  std::vector<PackPtr> all_latest() const;       // By id.
  const std::vector<PackPtr>& brought() const { return brought_; }  // A base before its own.
  const std::vector<Refused>& refused() const { return refused_; }
  const identity::RoleBook& roles() const { return roles_; }
  const Words& words() const { return words_; }

  // What a pack that is to be checked or imported may refer to.
  Surroundings surroundings() const;

 private:
  friend class LibraryBuilder;

  std::map<std::string, PackPtr, std::less<>> by_id_;
  std::map<std::string, PackPtr, std::less<>> by_hash_;
  std::vector<PackPtr> brought_;  // By the program and $BULWARK_PACKS.
  std::vector<Refused> refused_;
  identity::RoleBook roles_;
  Words words_;
};

using LibraryPtr = std::shared_ptr<const Library>;

// The library in use. A reader keeps the snapshot it took for the whole of its work.
class Shelf {
 public:
  explicit Shelf(LibraryPtr first) : library_(std::move(first)) {}
  LibraryPtr current() const {
    const std::lock_guard lock(mutex_);
    return library_;
  }
  void put(LibraryPtr next) {
    const std::lock_guard lock(mutex_);
    library_ = std::move(next);
  }

 private:
  mutable std::mutex mutex_;
  LibraryPtr library_;
};

}  // namespace packs

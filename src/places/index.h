// Today's administrative tree in memory: immutable, so any number of threads may read it. It knows
// the names of former places too, because a record keeps the place id of its day; they are found
// by id, and never by code, as children, or by search.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "places/model.h"
#include "places/rules.h"

namespace places {

enum class Existence : std::uint8_t { current, former };

struct SearchResult {
  std::size_t total = 0;         // How many places are in the group that answered.
  Match matched = Match::exact;  // Which group that was.
  std::vector<Place> places;     // Its first ones, by level and code.
};

class Tree {
 public:
  std::size_t size() const { return ids_.size(); }  // Former places included.
  std::size_t memory_bytes() const;

  std::optional<Place> find(PlaceId) const;
  std::optional<PlaceId> by_code(std::string_view code) const;  // Whose code it is today.
  std::optional<PlaceId> parent(PlaceId) const;
  std::vector<PlaceId> children(PlaceId) const;   // By code.
  std::vector<PlaceId> ancestors(PlaceId) const;  // Province first, itself not.
  std::string path(PlaceId) const;                // Empty for no place.

  // Is `place` the ancestor itself or below it? No for places that do not exist.
  bool contains(PlaceId ancestor, PlaceId place) const;

  std::size_t community_count(PlaceId) const;  // 1 for a community.
  std::vector<PlaceId> communities_under(PlaceId) const;

  // Exact names answer first, else names that begin with the text, else names that contain it.
  // ASCII letters alone are pinyin initials. `within` (itself included) limits the search.
  SearchResult search(std::string_view text, std::size_t limit,
                      std::optional<PlaceId> within = std::nullopt) const;

 private:
  friend class TreeBuilder;
  using Index = std::uint32_t;
  using Range = std::pair<Index, Index>;  // [first, second)
  static constexpr Index nowhere = ~Index{0};

  // Entry i is bytes[starts[i] .. starts[i + 1] - 1), a line feed behind it.
  struct Lines {
    std::string bytes;
    std::vector<std::uint32_t> starts{0};
    std::array<std::uint32_t, 256> counts{};  // How often each byte stands in them.

    void add(std::string_view line);
    std::string_view at(Index) const;
  };

  struct Found;

  Index index_of(PlaceId) const;
  Range range_below(Index, Level) const;
  Place place(Index) const;
  bool is_current(Index i) const { return existence_[i] == Existence::current; }
  void scan(const Lines&, std::string_view text, Range, Found&) const;

  // By id, which is by level and then by code.
  std::vector<std::int64_t> ids_;
  std::vector<Index> parents_;
  std::vector<Existence> existence_;
  std::vector<UrbanRural> urban_rural_;
  std::vector<UrbanRuralSource> urban_rural_sources_;
  Lines names_;
  Lines initials_;
};

// Takes the places by ascending id, so each parent before its children.
class TreeBuilder {
 public:
  struct Entry {
    PlaceId id;
    std::optional<PlaceId> parent;
    Existence existence = Existence::current;
    std::string_view name;
    std::string_view initials;
    UrbanRural urban_rural = UrbanRural::unknown;
    UrbanRuralSource urban_rural_source = UrbanRuralSource::proposed;
  };

  void reserve(std::size_t places);
  void add(const Entry&);
  std::shared_ptr<const Tree> finish();

 private:
  std::unique_ptr<Tree> tree_ = std::make_unique<Tree>();
};

// Where the program keeps the tree in force. Readers hold what now() gave them for as long as they
// need it, while an import puts the next one in its place.
class CurrentTree {
 public:
  std::shared_ptr<const Tree> now() const {
    std::lock_guard lock(mutex_);
    return tree_;
  }
  void replace(std::shared_ptr<const Tree> tree) {
    std::lock_guard lock(mutex_);
    tree_ = std::move(tree);
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Tree> tree_ = TreeBuilder().finish();
};

}  // namespace places

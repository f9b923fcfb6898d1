#include "places/index.h"

#include <algorithm>
#include <cassert>

namespace places {

void Tree::Lines::add(std::string_view line) {
  for (const char c : line) ++counts[static_cast<unsigned char>(c)];
  bytes += line;
  bytes += '\n';
  starts.push_back(static_cast<std::uint32_t>(bytes.size()));
}

std::string_view Tree::Lines::at(Index i) const {
  return std::string_view(bytes).substr(starts[i], starts[i + 1] - starts[i] - 1);
}

std::size_t Tree::memory_bytes() const {
  const auto of = [](const auto& items) { return items.capacity() * sizeof(items[0]); };
  return of(ids_) + of(parents_) + of(existence_) + of(urban_rural_) + of(urban_rural_sources_) +
         of(names_.bytes) + of(names_.starts) + of(initials_.bytes) + of(initials_.starts);
}

Tree::Index Tree::index_of(PlaceId id) const {
  const auto found = std::lower_bound(ids_.begin(), ids_.end(), id.value);
  if (found == ids_.end() || *found != id.value) return nowhere;
  return static_cast<Index>(found - ids_.begin());
}

Tree::Range Tree::range_below(Index i, Level level) const {
  const CodeRange codes = codes_below(code_number({ids_[i]}), level);
  const auto first = std::lower_bound(ids_.begin(), ids_.end(), id_of(codes.first, 0).value);
  const auto last = std::lower_bound(first, ids_.end(), id_of(codes.last + 1, 0).value);
  return {static_cast<Index>(first - ids_.begin()), static_cast<Index>(last - ids_.begin())};
}

Place Tree::place(Index i) const {
  Place place;
  place.id = {ids_[i]};
  place.code = code_of(place.id);
  place.level = level_of(code_number(place.id));
  place.name = names_.at(i);
  place.path = path(place.id);
  place.parent = parent(place.id);
  place.urban_rural = urban_rural_[i];
  place.urban_rural_source = urban_rural_sources_[i];
  return place;
}

std::optional<Place> Tree::find(PlaceId id) const {
  const Index i = index_of(id);
  if (i == nowhere) return std::nullopt;
  return place(i);
}

std::optional<PlaceId> Tree::by_code(std::string_view text) const {
  const auto code = parse_code(text);
  if (!code) return std::nullopt;
  const PlaceId first = id_of(*code, 0);
  const auto begin = std::lower_bound(ids_.begin(), ids_.end(), first.value);
  for (auto at = begin; at != ids_.end() && code_number({*at}) == *code; ++at) {
    if (is_current(static_cast<Index>(at - ids_.begin()))) return PlaceId{*at};
  }
  return std::nullopt;
}

std::optional<PlaceId> Tree::parent(PlaceId id) const {
  const Index i = index_of(id);
  if (i == nowhere || parents_[i] == nowhere) return std::nullopt;
  return PlaceId{ids_[parents_[i]]};
}

std::vector<PlaceId> Tree::children(PlaceId id) const {
  std::vector<PlaceId> found;
  const Index i = index_of(id);
  if (i == nowhere) return found;
  const Level level = level_of(code_number(id));
  if (level == Level::community) return found;
  const Range range = range_below(i, static_cast<Level>(static_cast<int>(level) + 1));
  for (Index at = range.first; at < range.second; ++at) {
    if (is_current(at) && parents_[at] == i) found.push_back({ids_[at]});
  }
  return found;
}

std::vector<PlaceId> Tree::ancestors(PlaceId id) const {
  std::vector<PlaceId> found;
  const Index i = index_of(id);
  if (i == nowhere) return found;
  for (Index at = parents_[i]; at != nowhere; at = parents_[at]) found.push_back({ids_[at]});
  std::reverse(found.begin(), found.end());
  return found;
}

std::string Tree::path(PlaceId id) const {
  std::string text;
  for (const PlaceId above : ancestors(id)) add_to_path(text, names_.at(index_of(above)));
  if (const Index i = index_of(id); i != nowhere) add_to_path(text, names_.at(i));
  return text;
}

bool Tree::contains(PlaceId ancestor, PlaceId place) const {
  const Index above = index_of(ancestor);
  if (above == nowhere) return false;
  Index at = index_of(place);
  while (at != nowhere && at != above) at = parents_[at];
  return at == above;
}

std::vector<PlaceId> Tree::communities_under(PlaceId id) const {
  std::vector<PlaceId> found;
  const Index i = index_of(id);
  if (i == nowhere || !is_current(i)) return found;
  const Range range = range_below(i, Level::community);
  for (Index at = range.first; at < range.second; ++at) {
    if (is_current(at)) found.push_back({ids_[at]});
  }
  return found;
}

std::size_t Tree::community_count(PlaceId id) const {
  const Index i = index_of(id);
  if (i == nowhere || !is_current(i)) return 0;
  const Range range = range_below(i, Level::community);
  return static_cast<std::size_t>(std::count(
      existence_.begin() + range.first, existence_.begin() + range.second, Existence::current));
}

void TreeBuilder::reserve(std::size_t places) {
  tree_->ids_.reserve(places);
  tree_->parents_.reserve(places);
  tree_->existence_.reserve(places);
  tree_->urban_rural_.reserve(places);
  tree_->urban_rural_sources_.reserve(places);
  tree_->names_.starts.reserve(places + 1);
  tree_->initials_.starts.reserve(places + 1);
}

void TreeBuilder::add(const Entry& entry) {
  assert(tree_->ids_.empty() || tree_->ids_.back() < entry.id.value);
  tree_->parents_.push_back(entry.parent ? tree_->index_of(*entry.parent) : Tree::nowhere);
  tree_->ids_.push_back(entry.id.value);
  tree_->existence_.push_back(entry.existence);
  tree_->urban_rural_.push_back(entry.urban_rural);
  tree_->urban_rural_sources_.push_back(entry.urban_rural_source);
  tree_->names_.add(entry.name);
  tree_->initials_.add(entry.initials);
}

std::shared_ptr<const Tree> TreeBuilder::finish() {
  tree_->names_.bytes.shrink_to_fit();
  tree_->initials_.bytes.shrink_to_fit();
  return std::shared_ptr<const Tree>(std::exchange(tree_, std::make_unique<Tree>()));
}

}  // namespace places

#include "app/place_routes.h"

#include <algorithm>

#include "base/limits.h"
#include "places/view.h"

namespace app {

using base::Result;
using http::Call;

namespace {

struct SearchInput {
  std::string q;
  std::optional<std::int64_t> limit;
  std::optional<places::PlaceId> within;
};
BOOST_DESCRIBE_STRUCT(SearchInput, (), (q, limit, within))

struct SearchView {
  std::int64_t total = 0;
  std::string matched;
  std::vector<places::PlaceView> places;
};
BOOST_DESCRIBE_STRUCT(SearchView, (), (total, matched, places))

struct OneInput {
  places::PlaceId place_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (place_id))

struct DetailView : places::PlaceView {
  std::optional<places::PlaceView> parent;
};
BOOST_DESCRIBE_STRUCT(DetailView, (places::PlaceView), (parent))

struct ChildrenView {
  std::vector<places::PlaceView> places;
};
BOOST_DESCRIBE_STRUCT(ChildrenView, (), (places))

Result<SearchView> search(Call&, const places::CurrentTree& current, const SearchInput& input) {
  const auto limit =
      std::clamp<std::int64_t>(input.limit.value_or(20), 1, base::limits::page_items_max);
  const places::SearchResult found =
      current.now()->search(input.q, static_cast<std::size_t>(limit), input.within);
  SearchView view{
      .total = static_cast<std::int64_t>(found.total),
      .matched = found.total == 0 ? "none" : boost::describe::enum_to_string(found.matched, "none"),
      .places = {}};
  for (const places::Place& place : found.places) view.places.push_back(places::view_of(place));
  return view;
}

Result<DetailView> show(Call&, const places::CurrentTree& current, const OneInput& input) {
  const auto tree = current.now();
  const auto place = tree->find(input.place_id);
  if (!place) return http::refusal::not_found;
  DetailView view;
  static_cast<places::PlaceView&>(view) = places::view_of(*place);
  if (place->parent) view.parent = places::view_of(*tree, *place->parent);
  return view;
}

Result<ChildrenView> children(Call&, const places::CurrentTree& current, const OneInput& input) {
  const auto tree = current.now();
  if (!tree->find(input.place_id)) return http::refusal::not_found;
  ChildrenView view;
  for (const places::PlaceId child : tree->children(input.place_id)) {
    view.places.push_back(places::view_of(*tree, child));
  }
  return view;
}

}  // namespace

void add_place_routes(http::Routes& routes, const places::CurrentTree& current) {
  const auto with = [&current](auto handler) {
    return [&current, handler](Call& call, const auto& input) {
      return handler(call, current, input);
    };
  };
  routes.get<SearchInput, SearchView>("/v1/places", "places.read", with(search));
  routes.get<OneInput, DetailView>("/v1/places/{place_id}", "places.read", with(show));
  routes.get<OneInput, ChildrenView>("/v1/places/{place_id}/children", "places.read",
                                     with(children));
}

}  // namespace app

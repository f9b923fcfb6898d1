#include "app/place_routes.h"

#include <algorithm>

#include "base/limits.h"
#include "identity/store.h"
#include "places/store.h"
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

// What a correction says; null takes it back.
struct UrbanRuralInput {
  places::PlaceId place_id;
  base::Uuid id;
  std::optional<places::UrbanRural> urban_rural;
};
BOOST_DESCRIBE_STRUCT(UrbanRuralInput, (), (place_id, id, urban_rural))

struct KindView : places::PlaceView {
  places::UrbanRural urban_rural = places::UrbanRural::unknown;
  places::UrbanRuralSource urban_rural_source = places::UrbanRuralSource::proposed;
};
BOOST_DESCRIBE_STRUCT(KindView, (places::PlaceView), (urban_rural, urban_rural_source))

struct DetailView : KindView {
  std::optional<places::PlaceView> parent;
};
BOOST_DESCRIBE_STRUCT(DetailView, (KindView), (parent))

struct ChildrenView {
  std::vector<KindView> places;
};
BOOST_DESCRIBE_STRUCT(ChildrenView, (), (places))

// The rural communities at and below a place: lists of those above show them first. (TIER-12)
struct RuralView {
  std::int64_t communities = 0;
  std::vector<places::PlaceId> rural;
};
BOOST_DESCRIBE_STRUCT(RuralView, (), (communities, rural))

KindView with_kind(const places::Place& place) {
  KindView view;
  static_cast<places::PlaceView&>(view) = places::view_of(place);
  view.urban_rural = place.urban_rural;
  view.urban_rural_source = place.urban_rural_source;
  return view;
}

Result<SearchView> search(Call&, Installation& installation, const SearchInput& input) {
  const auto limit =
      std::clamp<std::int64_t>(input.limit.value_or(20), 1, base::limits::page_items_max);
  const places::SearchResult found =
      installation.places.now()->search(input.q, static_cast<std::size_t>(limit), input.within);
  SearchView view{
      .total = static_cast<std::int64_t>(found.total),
      .matched = found.total == 0 ? "none" : boost::describe::enum_to_string(found.matched, "none"),
      .places = {}};
  for (const places::Place& place : found.places) view.places.push_back(places::view_of(place));
  return view;
}

Result<DetailView> detail(const places::Tree& tree, places::PlaceId id) {
  const auto place = tree.find(id);
  if (!place) return http::refusal::not_found;
  DetailView view;
  static_cast<KindView&>(view) = with_kind(*place);
  if (place->parent) view.parent = places::view_of(tree, *place->parent);
  return view;
}

Result<DetailView> show(Call&, Installation& installation, const OneInput& input) {
  return detail(*installation.places.now(), input.place_id);
}

Result<ChildrenView> children(Call&, Installation& installation, const OneInput& input) {
  const auto tree = installation.places.now();
  if (!tree->find(input.place_id)) return http::refusal::not_found;
  ChildrenView view;
  for (const places::PlaceId child : tree->children(input.place_id)) {
    if (const auto place = tree->find(child)) view.places.push_back(with_kind(*place));
  }
  return view;
}

void add_rural(const places::Tree& tree, places::PlaceId id, RuralView& view) {
  const auto place = tree.find(id);
  if (place && place->level == places::Level::community) {
    view.communities += 1;
    if (place->urban_rural == places::UrbanRural::rural) view.rural.push_back(id);
    return;
  }
  for (const places::PlaceId child : tree.children(id)) add_rural(tree, child, view);
}

Result<RuralView> rural(Call&, Installation& installation, const OneInput& input) {
  const auto tree = installation.places.now();
  const auto place = tree->find(input.place_id);
  if (!place) return http::refusal::not_found;
  if (place->level < places::Level::county) return RuralView{};
  RuralView view;
  add_rural(*tree, input.place_id, view);
  return view;
}

// The change and its audit entry.
void save(Call& call, places::PlaceId county, const places::PlaceRow& row, base::Uuid correction) {
  const auto tenant = identity::store::tenant_of_county(call.tx, county, call.now);
  places::store::update(call.tx, row);
  places::store::count_edition(call.tx);
  identity::audit::record(
      call.tx, call.actor(), "place.urban_rural_corrected",
      {tenant, "place", correction, std::nullopt, row.id},
      {{"urban_rural", boost::describe::enum_to_string(row.urban_rural, "")},
       {"source", boost::describe::enum_to_string(row.urban_rural_source, "")}});
}

Result<places::PlaceId> correct(Call& call, Installation&, const UrbanRuralInput& input) {
  const auto where = identity::store::locate(call.tx, input.place_id);
  const auto kept = places::store::find(call.tx, input.place_id);
  if (!where || !where->county || !kept || !kept->is_current() ||
      !call.who.scope("places.correct").covers(where->span.first)) {
    return http::refusal::not_found;
  }
  const auto corrected = places::correct_urban_rural(*kept, input.urban_rural);
  if (!corrected) return corrected.refusal();
  if (*corrected != *kept) save(call, *where->county, *corrected, input.id);
  return input.place_id;
}

Result<DetailView> show_corrected(Call& call, Installation& installation,
                                  const places::PlaceId& id) {
  installation.refresh_places(call.tx);
  return detail(*installation.places.now(), id);
}

}  // namespace

void add_place_routes(http::Routes& routes, Installation& installation) {
  const auto with = http::with(installation);
  routes.get<SearchInput, SearchView>("/v1/places", "places.read", with(search));
  // Whoever declares an arrival says where they came from.
  routes.get<SearchInput, SearchView>("/v1/declare/places", "declare.form", with(search));
  routes.get<OneInput, DetailView>("/v1/places/{place_id}", "places.read", with(show));
  routes.get<OneInput, ChildrenView>("/v1/places/{place_id}/children", "places.read",
                                     with(children));
  routes.get<OneInput, RuralView>("/v1/places/{place_id}/rural", "places.read", with(rural));
  routes.put<UrbanRuralInput, places::PlaceId, DetailView>(
      "/v1/places/{place_id}/urban-rural", "places.correct", with(correct), with(show_corrected));
}

}  // namespace app

#include "app/pack_in_force.h"

#include "events/rules.h"
#include "packs/rules.h"

namespace app {

using packs::Pack;
using packs::Scene;

packs::EventKind pack_kind(events::Kind kind) {
  switch (kind) {
    case events::Kind::real: return packs::EventKind::real;
    case events::Kind::review: return packs::EventKind::review;
    case events::Kind::drill: return packs::EventKind::drill;
  }
  return packs::EventKind::real;
}

base::Result<Scene> scene_of(const packs::Library& library, const places::Tree& tree,
                             const events::Event& event, places::PlaceId place, base::Date day) {
  const packs::PackPtr pack = library.latest(event.pack);
  if (!pack) return events::refusal::unknown_pack;
  Scene scene{.event = pack_kind(event.kind), .day = day, .path = {}, .packs = {{pack, {}}}};
  if (const auto here = tree.find(place)) scene.path.push_back(*here);
  const auto above = tree.ancestors(place);
  for (auto ancestor = above.rbegin(); ancestor != above.rend(); ++ancestor) {
    scene.path.push_back(*tree.find(*ancestor));
  }
  return scene;
}

// Replaces one list of the pack by its entries in force; answers why not, where that is refused.
template <class T>
static std::optional<base::Refusal> keep_in_force(Pack& pack, const Scene& scene,
                                                  std::vector<T> Pack::*list) {
  const auto found = packs::all_in_force(scene, list);
  if (!found) return found.refusal();
  (pack.*list).clear();
  for (const auto& one : *found) (pack.*list).push_back(one.entry);
  return std::nullopt;
}

template <class T>
static std::optional<base::Refusal> keep_in_force(Pack& pack, const Scene& scene, T Pack::*entry) {
  const auto found = packs::in_force(scene, entry);
  if (!found) return found.refusal();
  pack.*entry = found->entry;
  return std::nullopt;
}

template <class... Members>
static std::optional<base::Refusal> keep_all(Pack& pack, const Scene& scene, Members... members) {
  std::optional<base::Refusal> refusal;
  ((refusal = refusal ? refusal : keep_in_force(pack, scene, members)), ...);
  return refusal;
}

base::Result<std::shared_ptr<const Pack>> pack_in_force(const packs::Library& library,
                                                        const places::Tree& tree,
                                                        const events::Event& event,
                                                        places::PlaceId place, base::Date day) {
  const auto scene = scene_of(library, tree, event, place, day);
  if (!scene) return scene.refusal();
  auto in_force = std::make_shared<Pack>(*scene->packs.front().pack);
  const auto refusal = keep_all(
      *in_force, *scene, &Pack::registration, &Pack::notice, &Pack::clarities, &Pack::transports,
      &Pack::symptoms, &Pack::precautions, &Pack::proofs, &Pack::categories, &Pack::proposals,
      &Pack::advices, &Pack::origin_lists, &Pack::regimes, &Pack::outcomes, &Pack::doubt,
      &Pack::household_rules, &Pack::contact_ranges, &Pack::contact_lead, &Pack::declaring,
      &Pack::forms, &Pack::measures, &Pack::retention, &Pack::papers, &Pack::statutes,
      &Pack::lawful_needs);
  if (refusal) return *refusal;
  return std::shared_ptr<const Pack>(std::move(in_force));
}

}  // namespace app

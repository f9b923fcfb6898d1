#include "screening/in_force.h"

#include <algorithm>

namespace screening {

using base::Result;
using packs::Pack;

template <class T>
static Result<base::Done> take(const packs::Scene& scene, std::vector<T> Pack::*entries,
                               Pack& into) {
  auto found = packs::all_in_force(scene, entries);
  if (!found) return found.refusal();
  for (packs::InForce<T>& one : *found) (into.*entries).push_back(std::move(one.entry));
  return base::Done{};
}

template <class T>
static Result<base::Done> take(const packs::Scene& scene, T Pack::*entry, Pack& into) {
  auto found = packs::in_force(scene, entry);
  if (!found) return found.refusal();
  into.*entry = std::move(found->entry);
  return base::Done{};
}

static bool holds_on(const packs::Entry& entry, base::Date day) {
  return entry.effective_from <= day && (!entry.effective_to || day <= *entry.effective_to);
}

template <class... Members>
static Result<base::Done> take_all(const packs::Scene& scene, Pack& into, Members... members) {
  Result<base::Done> done = base::Done{};
  ((done ? static_cast<void>(done = take(scene, members, into)) : static_cast<void>(0)), ...);
  return done;
}

Result<Pack> rules_in_force(const packs::Scene& scene) {
  const auto notice = packs::in_force(scene, &Pack::notice);
  if (!notice) return notice.refusal();
  Pack pack;
  pack.header = notice->pack->header;
  pack.hash = notice->pack->hash;
  pack.notice = notice->entry;
  const auto taken = take_all(scene, pack, &Pack::registration, &Pack::clarities, &Pack::transports,
                              &Pack::symptoms, &Pack::precautions, &Pack::proofs, &Pack::categories,
                              &Pack::proposals, &Pack::advices, &Pack::origin_lists, &Pack::regimes,
                              &Pack::outcomes);
  if (!taken) return taken.refusal();
  for (packs::OriginList& list : pack.origin_lists) {
    std::erase_if(list.areas,
                  [&](const packs::OriginArea& area) { return !holds_on(area, scene.day); });
  }
  return pack;
}

}  // namespace screening

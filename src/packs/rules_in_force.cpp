// Which entry is in force: the nearest level's latest, tightened by the levels above it.
#include <algorithm>
#include <map>
#include <span>

#include "packs/limits.h"
#include "packs/rules.h"

namespace packs {

namespace {

// One bound pack and how far up it is bound: 0 is the place itself.
struct Level {
  std::size_t up = 0;
  const Bound* bound = nullptr;
};

bool holds_on(base::Date from, const std::optional<base::Date>& to, base::Date day) {
  return from <= day && (!to || day <= *to);
}

std::optional<std::size_t> steps_up(const Scene& scene, const Bound& bound) {
  if (!bound.place) return scene.path.size();
  for (std::size_t i = 0; i < scene.path.size(); ++i) {
    if (scene.path[i].id == bound.place->id) return i;
  }
  return std::nullopt;
}

// Nearest first; of one level the pack that came into force last stands first.
base::Result<std::vector<Level>> levels_of(const Scene& scene) {
  std::vector<Level> levels;
  for (const Bound& bound : scene.packs) {
    const PackHeader& header = bound.pack->header;
    if (const auto allowed = may_run(*bound.pack, scene.event); !allowed) return allowed.refusal();
    const bool in_its_days = scene.event != EventKind::real ||
                             holds_on(header.effective_from, header.effective_to, scene.day);
    const std::optional<std::size_t> up = steps_up(scene, bound);
    if (header.kind == PackKind::illness && in_its_days && up) levels.push_back({*up, &bound});
  }
  std::stable_sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) {
    if (a.up != b.up) return a.up < b.up;
    return a.bound->pack->header.effective_from > b.bound->pack->header.effective_from;
  });
  return levels;
}

template <class T>
struct Candidate {
  std::size_t up = 0;
  const Bound* bound = nullptr;
  const T* entry = nullptr;
};

// The candidates of one id stand by level, nearest first; of one level the latest is kept.
template <class T>
void consider(std::vector<Candidate<T>>& candidates, const Level& level, const T& entry) {
  if (candidates.empty() || candidates.back().up != level.up) {
    candidates.push_back({level.up, level.bound, &entry});
  } else if (entry.effective_from > candidates.back().entry->effective_from) {
    candidates.back() = {level.up, level.bound, &entry};
  }
}

template <class T>
InForce<T> resolved(const std::vector<Candidate<T>>& candidates) {
  const Candidate<T>& nearest = candidates.front();
  InForce<T> out{*nearest.entry, nearest.bound->pack, nearest.bound->place, {}};
  for (const Candidate<T>& above : std::span(candidates).subspan(1)) {
    for (std::string& key : resolve_limits(out.entry, *above.entry)) {
      std::erase_if(out.limits, [&](const Limit& limit) { return limit.key == key; });
      out.limits.push_back({std::move(key), above.bound->pack});
    }
  }
  return out;
}

// `entries` answers a pack's entries; `key` what makes two of them the same.
template <class T, class Entries, class Key>
base::Result<std::vector<InForce<T>>> choose(const Scene& scene, Entries entries, Key key) {
  const base::Result<std::vector<Level>> levels = levels_of(scene);
  if (!levels) return levels.refusal();
  std::vector<std::string> order;
  std::map<std::string, std::vector<Candidate<T>>> by_key;
  for (const Level& level : *levels) {
    for (const T& entry : entries(*level.bound->pack)) {
      if (!holds_on(entry.effective_from, entry.effective_to, scene.day)) continue;
      auto& candidates = by_key[key(entry)];
      if (candidates.empty()) order.push_back(key(entry));
      consider(candidates, level, entry);
    }
  }
  std::vector<InForce<T>> out;
  for (const std::string& one : order) out.push_back(resolved(by_key.at(one)));
  return out;
}

}  // namespace

template <class T>
base::Result<std::vector<InForce<T>>> all_in_force(const Scene& scene,
                                                   std::vector<T> Pack::*entries) {
  return choose<T>(
      scene, [&](const Pack& pack) { return std::span<const T>(pack.*entries); },
      [](const T& entry) { return entry.id; });
}

template <class T>
base::Result<InForce<T>> in_force(const Scene& scene, T Pack::*entry) {
  auto found = choose<T>(
      scene, [&](const Pack& pack) { return std::span<const T>(&(pack.*entry), 1); },
      [](const T&) { return std::string(); });
  if (!found) return found.refusal();
  if (!found->empty()) return std::move(found->front());
  std::string id = scene.packs.empty() ? "?" : (scene.packs.front().pack.get()->*entry).id;
  return base::refuse(refusal::nothing_in_force)
      .with("id", std::move(id))
      .with("day", base::to_string(scene.day));
}

#define BULWARK_ENTRIES(T) \
  template base::Result<std::vector<InForce<T>>> all_in_force(const Scene&, std::vector<T> Pack::*);
BULWARK_ENTRIES(Clarity)
BULWARK_ENTRIES(Transport)
BULWARK_ENTRIES(Symptom)
BULWARK_ENTRIES(Precaution)
BULWARK_ENTRIES(Proof)
BULWARK_ENTRIES(Category)
BULWARK_ENTRIES(Proposal)
BULWARK_ENTRIES(Advice)
BULWARK_ENTRIES(OriginList)
BULWARK_ENTRIES(Regime)
BULWARK_ENTRIES(Outcome)
BULWARK_ENTRIES(ContactRange)
BULWARK_ENTRIES(HouseholdRule)
BULWARK_ENTRIES(Form)
BULWARK_ENTRIES(PaperKind)
BULWARK_ENTRIES(Statute)
BULWARK_ENTRIES(LawfulNeed)
#undef BULWARK_ENTRIES

template base::Result<InForce<Registration>> in_force(const Scene&, Registration Pack::*);
template base::Result<InForce<Notice>> in_force(const Scene&, Notice Pack::*);
template base::Result<InForce<Doubt>> in_force(const Scene&, Doubt Pack::*);
template base::Result<InForce<ContactLead>> in_force(const Scene&, ContactLead Pack::*);
template base::Result<InForce<Declaring>> in_force(const Scene&, Declaring Pack::*);
template base::Result<InForce<Measures>> in_force(const Scene&, Measures Pack::*);
template base::Result<InForce<Retention>> in_force(const Scene&, Retention Pack::*);

}  // namespace packs

// What a pack says: yes, no or unknown to a predicate, and which entry is in force where and when.
// Pure. Facts come from the slice that knows them; days, places and packs from the caller.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "packs/model.h"
#include "packs/words.h"

namespace packs {

namespace refusal {
inline const base::RefusalCode not_for_event{
    "policy.not_for_event", base::RefusalKind::conflict,
    "《{pack}"
    "》已经结束或只供演练，不能用在真实事件里。请改用现行的规则包，或开一个复盘、演练事件。",
    "\"{pack}\" has ended or is for drills; it cannot run in a real event. Use a current pack, or "
    "open "
    "a review or a drill."};
inline const base::RefusalCode nothing_in_force{
    "policy.nothing_in_force", base::RefusalKind::absent,
    "{day} 没有正在施行的 {id}。请核对规则包的起止日期。",
    "No {id} is in force on {day}. Check the days of the packs."};
}  // namespace refusal

// ---- Predicates -----------------------------------------------------------------------------

enum class Answer { no, unknown, yes };

struct Finding {
  Answer answer = Answer::unknown;
  Text because;  // One sentence: what is known, or what is not.
};

// What is known about one person on one day. Implemented by the slice that knows it.
class Facts {
 public:
  virtual ~Facts() = default;
  virtual Finding answer(const StayedInOrigin&) const = 0;
  virtual Finding answer(const FromAbroad&) const = 0;
  virtual Finding answer(const HasProof&) const = 0;
  virtual Finding answer(const HasSymptom&) const = 0;
  virtual Finding answer(const TemperatureAtLeast&) const = 0;
  virtual Finding answer(const SharedWithCase&) const = 0;
  virtual Finding answer(const CategoryIs&) const = 0;
  virtual Finding answer(const Diagnosed&) const = 0;
  virtual Finding answer(const HolidayReturn&) const = 0;
};

struct Judgement {
  Answer answer = Answer::unknown;
  std::vector<Text> because;  // The findings that decided it, in the order of the pack.
};

// all: no if one is no, else unknown if one is unknown, else yes. any: yes if one is yes, else
// unknown if one is unknown, else no. none: the opposite of any. Only yes matches a row.
Judgement evaluate(const Predicate&, const Facts&);

// ---- In force -------------------------------------------------------------------------------

// A pack that the event uses, for all of its region or for one place below it.
struct Bound {
  std::shared_ptr<const Pack> pack;
  std::optional<places::Place> place;
};

struct Scene {
  EventKind event = EventKind::real;
  base::Date day;
  std::vector<places::Place> path;  // From the place asked about up to its province.
  std::vector<Bound> packs;
};

// Refuses with policy.not_for_event: historic and drill packs never run in a real event, and no
// pack in a kind of event it does not name.
base::Result<base::Done> may_run(const Pack&, EventKind);

// One key that a higher level holds tighter than the entry that was chosen.
struct Limit {
  std::string key;
  std::shared_ptr<const Pack> pack;
};

template <class T>
struct InForce {
  T entry;  // Limits resolved; its citations follow the numbers.
  std::shared_ptr<const Pack> pack;
  std::optional<places::Place> place;  // Where the pack is bound, if not to the whole event.
  std::vector<Limit> limits;
};

// The entry in force of each id: of the packs bound to the place or above it (elsewhere: not
// asked), the nearest; of several there, the latest effective_from not after the day, whose
// effective_to is not before it. In a real event the pack's own days hold as well; a review or
// drill may run a pack on a later day. Entries stand in the order of the nearest pack, then those
// that only packs above it or older ones have. Limits: resolve_limits in limits.h.
template <class T>
base::Result<std::vector<InForce<T>>> all_in_force(const Scene&, std::vector<T> Pack::*entries);

// The same for one id. Refuses with policy.nothing_in_force.
template <class T>
base::Result<InForce<T>> in_force(const Scene& scene, std::vector<T> Pack::*entries,
                                  std::string_view id) {
  base::Result<std::vector<InForce<T>>> all = all_in_force(scene, entries);
  if (!all) return all.refusal();
  for (InForce<T>& one : *all) {
    if (one.entry.id == id) return std::move(one);
  }
  return base::refuse(refusal::nothing_in_force)
      .with("id", std::string(id))
      .with("day", base::to_string(scene.day));
}

// For what a pack has one of, whatever its id: registration, notice, measures, retention.
template <class T>
base::Result<InForce<T>> in_force(const Scene&, T Pack::*entry);

// Why this entry: where its pack is bound, since when, and which keys a level above holds tighter.
// The sentences are the words of `why` in words.toml.
Text why(const Words&, const Entry&, const Pack&, const std::optional<places::Place>&,
         const std::vector<Limit>&);

template <class T>
Text why(const InForce<T>& found, const Words& words) {
  return why(words, found.entry, *found.pack, found.place, found.limits);
}

}  // namespace packs

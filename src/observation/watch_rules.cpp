// What the program notices by itself: a reading that is not there, an end that comes near. Pure.
#include <algorithm>

#include "observation/rules.h"

namespace observation {

using base::Date;
using base::Days;
using base::Instant;
using packs::Regime;

static bool is_there(const std::vector<Reading>& readings, Date day, const std::string& slot) {
  return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
    return reading.day == day && reading.slot == slot;
  });
}

// A slot counts once the episode was open before the slot ended, and up to the last day.
static bool is_asked(const Episode& episode, Date day, const packs::Slot& slot) {
  return base::at_minute(day, slot.to_minute) > episode.opened_at && day <= episode.last_day;
}

std::vector<MissingSlot> missing(const Episode& episode, const Regime& regime,
                                 const std::vector<Reading>& readings, Instant now,
                                 std::size_t max) {
  std::vector<MissingSlot> found;
  const Date first = base::date_of(episode.opened_at);
  const Date last = std::min(base::date_of(now), episode.ended_on.value_or(episode.last_day));
  for (Date day = last; day >= first; day = day - Days{1}) {
    for (auto slot = regime.slots.rbegin(); slot != regime.slots.rend(); ++slot) {
      if (found.size() == max) return found;
      const bool over = base::at_minute(day, slot->to_minute) <= now;
      if (over && is_asked(episode, day, *slot) && !is_there(readings, day, slot->id)) {
        found.push_back({day, slot->id});
      }
    }
  }
  return found;
}

// A reading that was tried and not had is none, though it stands there.
static bool is_read(const std::vector<Reading>& readings, Date day, const std::string& slot) {
  return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
    return reading.day == day && reading.slot == slot && holds_reading(reading.status);
  });
}

// How many slots up to this one, and with it, hold no reading.
static int unread_in_a_row(const Episode& episode, const Regime& regime,
                           const std::vector<Reading>& readings, const MissingSlot& up_to) {
  int count = 0;
  bool begun = false;
  for (Date day = up_to.day; day >= base::date_of(episode.opened_at); day = day - Days{1}) {
    for (auto slot = regime.slots.rbegin(); slot != regime.slots.rend(); ++slot) {
      begun = begun || slot->id == up_to.slot;
      if (!begun || !is_asked(episode, day, *slot)) continue;
      if (is_read(readings, day, slot->id)) return count;
      ++count;
    }
  }
  return count;
}

// Whoever looks after the person is asked to ask. A voluntary service reminds once a day and then
// lets it rest: yesterday's reminder goes. Else every slot has a reminder of its own.
static void remind(const Episode& episode, const Regime& regime, const MissingSlot& of,
                   tasks::Effects& effects) {
  if (regime.voluntary) {
    effects.push_back(
        tasks::Settle{slice, episode.id.value, "observation.reading_missing", of.day - Days{1}});
  }
  effects.push_back(
      tasks::Raise{slice,
                   episode.id.value,
                   "observation.reading_missing",
                   base::at_minute(of.day, 24 * 60 - 1),
                   regime.remind_role,
                   {{"day", base::to_string(of.day)}, {"slot", of.slot}},
                   regime.voluntary ? tasks::Asked::once_a_day : tasks::Asked::again});
}

// After so many reminders in vain the level above knows; never of a voluntary service.
static void tell_above(const Episode& episode, const Regime& regime, const MissingSlot& of,
                       int unread, tasks::Effects& effects) {
  if (regime.voluntary || unread < regime.missing_reminders) return;
  // One a person: yesterday's goes.
  effects.push_back(tasks::Settle{slice, episode.id.value, "observation.reading_missing_escalated",
                                  of.day - Days{1}});
  effects.push_back(tasks::Raise{slice,
                                 episode.id.value,
                                 "observation.reading_missing_escalated",
                                 base::at_minute(of.day, 24 * 60 - 1),
                                 regime.escalate_role,
                                 {{"count", unread}}});
}

// The newest slot that was asked for and is over.
static std::optional<MissingSlot> newest_over(const Episode& episode, const Regime& regime,
                                              Instant now) {
  for (Date day = base::date_of(now); day >= base::date_of(episode.opened_at);
       day = day - Days{1}) {
    for (auto slot = regime.slots.rbegin(); slot != regime.slots.rend(); ++slot) {
      const bool over = base::at_minute(day, slot->to_minute) <= now;
      if (over && is_asked(episode, day, *slot)) return MissingSlot{day, slot->id};
    }
  }
  return std::nullopt;
}

tasks::Effects after_reading(const Episode& episode, const Regime& regime,
                             const std::vector<Reading>& with_it, const Reading& reading,
                             Instant now) {
  tasks::Effects effects{
      tasks::Settle{slice, episode.id.value, "observation.reading_missing", reading.day}};
  if (regime.voluntary || episode.state == State::ended) return effects;
  for (const packs::Slot& slot : regime.slots) {
    const Instant over =
        base::at_minute(reading.day, slot.to_minute + regime.reading_grace_minutes);
    const bool asked = over <= now && is_asked(episode, reading.day, slot);
    if (asked && !is_there(with_it, reading.day, slot.id)) {
      remind(episode, regime, {reading.day, slot.id}, effects);
      break;
    }
  }
  const auto newest = newest_over(episode, regime, now);
  if (!newest || unread_in_a_row(episode, regime, with_it, *newest) == 0) {
    effects.push_back(
        tasks::Settle{slice, episode.id.value, "observation.reading_missing_escalated", {}});
  }
  return effects;
}

tasks::Effects after_slot(const Episode& episode, const Regime& regime,
                          const std::vector<Reading>& readings, Instant due_at) {
  tasks::Effects effects;
  if (episode.state == State::ended) return effects;
  Instant next{INT64_MAX};
  for (Date day = base::date_of(due_at) - Days{1}; day <= base::date_of(due_at) + Days{1};
       day = day + Days{1}) {
    for (const packs::Slot& slot : regime.slots) {
      const Instant over = base::at_minute(day, slot.to_minute + regime.reading_grace_minutes);
      if (over > due_at) next = std::min(next, over);
      if (over != due_at || !is_asked(episode, day, slot)) continue;
      const MissingSlot here{day, slot.id};
      if (!is_there(readings, day, slot.id)) remind(episode, regime, here, effects);
      tell_above(episode, regime, here, unread_in_a_row(episode, regime, readings, here), effects);
    }
  }
  if (base::date_of(next) <= episode.last_day + Days{1}) {
    effects.push_back(tasks::LookAgain{slice, episode.id.value, look::slot_over, next});
  }
  return effects;
}

static Changed<Episode> close_by_itself(Episode episode, Instant now) {
  episode.state = State::ended;
  episode.ended_on = std::min(base::date_of(now), episode.last_day + Days{1});
  episode.end_reason = packs::EndReason::period_over;
  tasks::Effects effects{
      tasks::Settle{slice, episode.id.value, "observation.reading_missing", {}},
      tasks::Settle{slice, episode.id.value, "observation.reading_missing_escalated", {}},
      tasks::Settle{slice, episode.id.value, "observation.ends_today", {}},
      tasks::Settle{slice, episode.id.value, "observation.asked_to_end", {}},
      tasks::LookNoMore{slice, episode.id.value, look::slot_over}};
  return {std::move(episode), std::move(effects)};
}

Changed<Episode> near_end(Episode episode, const Regime& regime,
                          const std::vector<Reading>& readings, Care care, Instant now) {
  if (episode.state == State::ended) return {std::move(episode), {}};
  const End expected = expected_end(episode, regime, readings, now);
  const Instant over = base::start_of(expected.on + Days{1});
  const bool is_past = now >= over && !expected.waits_for_normal;
  // Nobody stays in a voluntary service because no one pressed a button.
  if (is_past && regime.voluntary && care == Care::none_awaited) {
    return close_by_itself(std::move(episode), now);
  }
  tasks::Effects effects;
  const base::json::Object detail{{"last_day", base::to_string(expected.on)}};
  if (!is_past) {
    effects.push_back(tasks::Raise{slice, episode.id.value, "observation.ends_today",
                                   base::at_minute(expected.on, 24 * 60 - 1),
                                   regime.end_roles.front(), detail});
    effects.push_back(tasks::LookAgain{slice, episode.id.value, look::end_near,
                                       over > now ? over : Instant{now.ms + 3'600'000}});
  } else if (regime.voluntary) {
    effects.push_back(tasks::LookAgain{slice, episode.id.value, look::end_near,
                                       base::start_of(base::date_of(now) + Days{1})});
  } else {
    // Kept past the end: told every day anew to those who may end it and to those above them.
    effects.push_back(tasks::Raise{slice, episode.id.value, "observation.kept_past_end", now,
                                   regime.end_roles.front(), detail});
    effects.push_back(tasks::Raise{slice, episode.id.value, "observation.kept_past_end_escalated",
                                   now, regime.escalate_role, detail});
    effects.push_back(tasks::LookAgain{slice, episode.id.value, look::end_near,
                                       base::start_of(base::date_of(now) + Days{1})});
  }
  return {std::move(episode), std::move(effects)};
}

// ---- The person wishes to finish, or to go on after all -----------------------------------------

base::Result<tasks::Effects> ask_to_end(const Episode& episode, const Regime& regime, Instant now) {
  if (episode.state == State::ended) {
    return base::refuse(refusal::ended).with("on", base::to_string(*episode.ended_on));
  }
  if (!regime.ends_on_word) return refusal::not_ended_by_word;
  return tasks::Effects{tasks::Settle{slice, episode.id.value, "observation.reading_missing", {}},
                        tasks::Raise{slice,
                                     episode.id.value,
                                     "observation.asked_to_end",
                                     base::at_minute(base::date_of(now), 24 * 60 - 1),
                                     regime.end_roles.front(),
                                     {}}};
}

base::Result<tasks::Effects> go_on(const Episode& episode) {
  if (episode.state == State::ended) {
    return base::refuse(refusal::ended).with("on", base::to_string(*episode.ended_on));
  }
  return tasks::Effects{tasks::Settle{slice, episode.id.value, "observation.asked_to_end", {}}};
}

}  // namespace observation

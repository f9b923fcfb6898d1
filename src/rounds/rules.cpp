#include "rounds/rules.h"

#include <algorithm>

namespace rounds {

static constexpr std::int64_t ms_a_minute = 60'000;
static constexpr base::Days one_day{1};
static constexpr std::int32_t days_at_once_max = 31;

static base::Instant after(base::Instant at, int minutes) {
  return {at.ms + minutes * ms_a_minute};
}

// ---- Watch --------------------------------------------------------------------------------------

base::Instant begins_at(const packs::WatchSlot& slot, base::Date day) {
  return base::at_minute(day, slot.from_minute);
}

base::Instant ends_at(const packs::WatchSlot& slot, base::Date day) {
  const bool same_day = slot.to_minute > slot.from_minute;
  return base::at_minute(same_day ? day : day + one_day, slot.to_minute);
}

ShiftState state_of(const Shift& shift, const packs::WatchSlot& slot, base::Instant now) {
  if (shift.ended_at) return ShiftState::done;
  if (shift.begun_at) return ShiftState::on_duty;
  if (now >= ends_at(slot, shift.day)) return ShiftState::missed;
  return now >= begins_at(slot, shift.day) ? ShiftState::late : ShiftState::planned;
}

std::vector<const packs::WatchSlot*> gaps(const std::vector<packs::WatchSlot>& slots,
                                          const std::vector<Shift>& of_day) {
  std::vector<const packs::WatchSlot*> found;
  for (const packs::WatchSlot& slot : slots) {
    const bool filled = std::any_of(of_day.begin(), of_day.end(), [&](const Shift& shift) {
      return shift.slot == slot.id && !shift.withdrawn_at;
    });
    if (!filled) found.push_back(&slot);
  }
  return found;
}

base::Result<base::Done> may_plan(const PlannedDays& days, const Officer& officer,
                                  base::Date today) {
  if (officer.name.empty()) return base::refuse(refusal::no_name).at("name");
  const bool in_order = days.from >= today && days.to >= days.from;
  if (in_order && (days.to - days.from).count < days_at_once_max) return base::Done{};
  return base::refuse(refusal::bad_days).with("max", std::to_string(days_at_once_max)).at("day");
}

base::Result<base::Done> may_change(const Shift& shift, const packs::WatchSlot& slot,
                                    base::Instant now) {
  if (shift.begun_at) {
    return base::refuse(refusal::begun_already).with("name", shift.officer.name);
  }
  if (now >= ends_at(slot, shift.day)) return refusal::shift_over;
  return base::Done{};
}

base::Result<base::Done> may_begin(const Shift& shift, const packs::WatchSlot& slot,
                                   base::Instant now) {
  if (shift.begun_at) {
    return base::refuse(refusal::begun_already).with("name", shift.officer.name);
  }
  if (base::date_of(now) < shift.day) return refusal::not_yet;
  if (now >= ends_at(slot, shift.day)) return refusal::shift_over;
  return base::Done{};
}

base::Result<base::Done> may_hand_over(const Shift& shift, std::string_view words) {
  if (!shift.begun_at) return refusal::not_begun;
  if (shift.ended_at) return refusal::handed_over;
  if (words.empty()) return base::refuse(refusal::no_handover).at("words");
  return base::Done{};
}

tasks::Effects shift_planned(const Shift& shift, const packs::WatchSlot& slot,
                             const packs::WatchDesk& desk) {
  return {tasks::LookAgain{slice, shift.id.value, "shift_late",
                           after(begins_at(slot, shift.day), desk.late_after_minutes)}};
}

tasks::Effects shift_settled(ShiftId id) {
  return {tasks::LookNoMore{slice, id.value, "shift_late"},
          tasks::Settle{.slice = slice, .subject = id.value, .kind = "rounds.shift_late"}};
}

tasks::Effects shift_late(const Shift& shift, const packs::WatchDesk& desk, base::Instant now) {
  if (shift.begun_at || shift.withdrawn_at) return {};
  return {tasks::Raise{.slice = slice,
                       .subject = shift.id.value,
                       .kind = "rounds.shift_late",
                       .due_at = after(now, desk.late_due_minutes),
                       .role = desk.late_role,
                       .detail = {{"name", shift.officer.name}}}};
}

tasks::LookAgain next_look(RosterId roster, const packs::WatchDesk& desk, base::Instant now) {
  const base::Date today = base::date_of(now);
  const base::Instant look = base::at_minute(today, desk.look_minute);
  return {slice, roster.value, "gaps",
          now < look ? look : base::at_minute(today + one_day, desk.look_minute)};
}

tasks::Effects roster_looked_at(RosterId roster, const packs::WatchDesk& desk, base::Date day,
                                std::int64_t gaps) {
  if (gaps == 0) {
    return {tasks::Settle{.slice = slice, .subject = roster.value, .kind = "rounds.watch_gap"}};
  }
  return {tasks::Raise{.slice = slice,
                       .subject = roster.value,
                       .kind = "rounds.watch_gap",
                       .due_at = base::at_minute(day, desk.gap_due_minute),
                       .role = desk.gap_role,
                       .detail = {{"count", gaps}, {"day", base::to_string(day + one_day)}}}};
}

// ---- Patrols ------------------------------------------------------------------------------------

base::Result<base::Done> check_note(const Note& note, const packs::FindingKind* kind) {
  if (kind == nullptr) return base::refuse(refusal::unknown_kind).at("kind");
  if (kind->follow && note.words.empty()) return base::refuse(refusal::no_words).at("words");
  return base::Done{};
}

std::optional<base::Instant> due_of(const packs::FindingKind& kind, base::Instant at) {
  if (!kind.follow) return std::nullopt;
  return after(at, kind.due_minutes);
}

base::Result<base::Done> may_answer(const Note& note, std::string_view words) {
  if (!note.is_open()) return refusal::nothing_to_answer;
  if (words.empty()) return base::refuse(refusal::no_answer).at("words");
  return base::Done{};
}

base::Result<base::Done> may_withdraw(const Note& note, identity::AccountId by, base::Instant now) {
  const bool same_day = base::date_of(note.at) == base::date_of(now);
  if (note.by == by && same_day && !note.answered_at && !note.withdrawn_at) return base::Done{};
  return refusal::cannot_withdraw;
}

tasks::Effects noted(const Note& note, const packs::FindingKind& kind) {
  if (!note.is_open()) return {};
  return {tasks::Raise{.slice = slice,
                       .subject = note.id.value,
                       .kind = "rounds.finding",
                       .due_at = *note.due_at,
                       .role = kind.role,
                       .detail = {{"kind_zh", kind.label.zh}, {"kind_en", kind.label.en}}},
          tasks::LookAgain{slice, note.id.value, "finding_late", *note.due_at}};
}

tasks::Effects note_settled(NoteId id) {
  return {tasks::LookNoMore{slice, id.value, "finding_late"},
          tasks::Settle{.slice = slice, .subject = id.value, .kind = "rounds.finding"},
          tasks::Settle{.slice = slice, .subject = id.value, .kind = "rounds.finding_late"}};
}

tasks::Effects note_late(const Note& note, const packs::FindingKind& kind, base::Instant now) {
  if (!note.is_open()) return {};
  return {tasks::Raise{.slice = slice,
                       .subject = note.id.value,
                       .kind = "rounds.finding_late",
                       .due_at = after(now, kind.late_due_minutes),
                       .role = kind.late_role,
                       .detail = {{"kind_zh", kind.label.zh}, {"kind_en", kind.label.en}}}};
}

}  // namespace rounds

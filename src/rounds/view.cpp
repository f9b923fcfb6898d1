#include "rounds/view.h"

#include <algorithm>

namespace rounds {

using http::Call;

ShiftView shift_view(Call& call, const Context& context, const packs::Rounds& rules,
                     const Shift& shift) {
  const packs::WatchSlot slot = slot_of(rules, shift.slot);
  return {shift.id,
          places::view_of(*context.places.now(), shift.where.place),
          shift.day,
          shift.slot,
          slot.label.in(call.language),
          begins_at(slot, shift.day),
          ends_at(slot, shift.day),
          state_of(shift, slot, call.now),
          shift.officer.account,
          shift.officer.name,
          shift.stands_in_for,
          shift.officer.account == call.who.account,
          shift.begun_at,
          shift.ended_at,
          shift.handover};
}

static std::string grid_name(Call& call, const Context& context, const tasks::Where& where,
                             const std::optional<households::GridId>& id) {
  if (!id) return {};
  for (const Grid& grid : context.grids(call.tx, {where.tenant, where.place})) {
    if (grid.id == *id) return grid.name;
  }
  return {};
}

PatrolRow patrol_row(Call& call, const Context& context, const Patrol& patrol) {
  return {patrol.id,         places::view_of(*context.places.now(), patrol.where.place),
          patrol.grid,       grid_name(call, context, patrol.where, patrol.grid),
          patrol.by_name,    patrol.by == call.who.account,
          patrol.started_at, patrol.finished_at,
          patrol.notes,      patrol.open};
}

static NoteState state_of(const Note& note, base::Instant now) {
  if (note.withdrawn_at) return NoteState::withdrawn;
  if (note.answered_at) return NoteState::answered;
  if (!note.due_at) return NoteState::noted;
  return *note.due_at < now ? NoteState::late : NoteState::open;
}

static std::string address_of(Call& call, const Context& context, const Note& note) {
  const Community community{note.where.tenant, note.where.place};
  if (note.household) {
    for (const Door& door : context.doors(call.tx, community)) {
      if (door.id == *note.household) return door.address;
    }
  }
  if (!note.building) return {};
  for (const Building& building : context.buildings(call.tx, community)) {
    if (building.id == *note.building) return building.name;
  }
  return {};
}

NoteView note_view(Call& call, const Context& context, const Note& note) {
  const auto rules = context.rules();
  const packs::FindingKind* kind = packs::find(rules->kinds, note.kind);
  NoteView view;
  view.id = note.id;
  view.patrol_id = note.patrol;
  view.place = places::view_of(*context.places.now(), note.where.place);
  view.kind = note.kind;
  view.label = kind != nullptr ? kind->label.in(call.language) : note.kind;
  view.address = address_of(call, context, note);
  view.household_id = note.household;
  view.words = note.words;
  view.at = note.at;
  view.by = note.by_name;
  view.state = state_of(note, call.now);
  view.due_at = note.due_at;
  if (kind != nullptr && kind->follow) view.role = context.role_label(kind->role, call.language);
  view.answered_at = note.answered_at;
  view.answered_by = note.answered_by_name;
  view.answer = note.answer;
  view.may_withdraw = static_cast<bool>(may_withdraw(note, call.who.account, call.now));
  view.may_answer = note.is_open() && call.who.may("rounds.walk");
  return view;
}

std::vector<DoorView> doors_of(Call& call, const Context& context, const Package& package) {
  const base::Days within = context.rules()->walks.household_within;
  const auto visits = store::last_visits(call.tx, package.where);
  std::vector<DoorView> doors;
  for (const Door& door : context.doors(call.tx, {package.where.tenant, package.where.place})) {
    if (package.grid && door.grid != *package.grid) continue;
    DoorView& view = doors.emplace_back(DoorView{door.id, door.address, {}, true});
    const auto visit = visits.find(door.id);
    if (visit == visits.end()) continue;
    view.visited_at = visit->second;
    view.due = base::date_of(visit->second) + within <= call.today;
  }
  std::stable_sort(doors.begin(), doors.end(),
                   [](const DoorView& a, const DoorView& b) { return a.due && !b.due; });
  return doors;
}

PackageRow package_row(Call& call, const Context& context, const Package& package) {
  PackageRow row;
  row.id = package.id;
  row.place = places::view_of(*context.places.now(), package.where.place);
  row.grid_id = package.grid;
  row.grid = grid_name(call, context, package.where, package.grid);
  row.account_id = package.officer.account;
  row.name = package.officer.name;
  row.from = package.from;
  row.to = package.to;
  for (const DoorView& door : doors_of(call, context, package)) {
    row.households += 1;
    row.visited += door.due ? 0 : 1;
    row.never += door.visited_at ? 0 : 1;
  }
  return row;
}

}  // namespace rounds

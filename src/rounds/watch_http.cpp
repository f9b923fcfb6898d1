// The week's roster: planning, standing in, taking back. (GRID-05, WRK-01)
#include <algorithm>

#include "rounds/http.h"
#include "rounds/view.h"
#include "tasks/store.h"

namespace rounds {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "rounds.read";
constexpr const char* planning = "rounds.plan";
constexpr base::Days one_day{1};
constexpr base::Days to_weeks_end{6};

struct RosterInput {
  identity::EventId event;
  places::PlaceId place;
  std::optional<base::Date> from;  // Empty: today.
};
BOOST_DESCRIBE_STRUCT(RosterInput, (), (event, place, from))

struct SlotView {
  std::string id;
  std::string label;
  std::string from;
  std::string to;
};
BOOST_DESCRIBE_STRUCT(SlotView, (), (id, label, from, to))

struct CellView {
  std::string slot;
  bool gap = false;  // Nobody is down for it, and it is not over.
  bool over = false;
  std::vector<ShiftView> shifts;
};
BOOST_DESCRIBE_STRUCT(CellView, (), (slot, gap, over, shifts))

struct DayView {
  base::Date day;
  bool is_rest = false;
  std::vector<CellView> cells;
};
BOOST_DESCRIBE_STRUCT(DayView, (), (day, is_rest, cells))

struct OfficerView {
  identity::AccountId account_id;
  std::string name;
  std::string role;
};
BOOST_DESCRIBE_STRUCT(OfficerView, (), (account_id, name, role))

struct RosterView {
  places::PlaceView place;
  std::vector<SlotView> slots;
  std::vector<DayView> days;
  std::int64_t gaps = 0;
  std::vector<OfficerView> officers;
  bool may_plan = false;
};
BOOST_DESCRIBE_STRUCT(RosterView, (), (place, slots, days, gaps, officers, may_plan))

DayView day_view(Call& call, const Context& context, const packs::Rounds& rules,
                 const std::vector<Shift>& of_day, base::Date day) {
  DayView view{day, context.is_rest_day(day), {}};
  const auto empty = gaps(rules.slots, of_day);
  for (const packs::WatchSlot& slot : rules.slots) {
    CellView& cell = view.cells.emplace_back();
    cell.slot = slot.id;
    cell.over = call.now >= ends_at(slot, day);
    cell.gap = !cell.over && std::find(empty.begin(), empty.end(), &slot) != empty.end();
    for (const Shift& shift : of_day) {
      if (shift.slot == slot.id) cell.shifts.push_back(shift_view(call, context, rules, shift));
    }
  }
  return view;
}

Result<RosterView> roster(Call& call, const Context& context, const RosterInput& input) {
  const auto ground = ground_at(call, context, reading, {input.event, input.place});
  if (!ground) return ground.refusal();
  if (ground->place.level != places::Level::community) {
    return base::refuse(refusal::choose_community).at("place");
  }
  const auto rules = context.rules();
  const base::Date from = input.from.value_or(call.today);
  const auto shifts =
      store::shifts(call.tx, context.vault, ground->where(), {from, from + to_weeks_end});
  RosterView view;
  view.place = places::view_of(ground->place);
  for (const packs::WatchSlot& slot : rules->slots) {
    view.slots.push_back({slot.id, slot.label.in(call.language),
                          base::minute_to_string(slot.from_minute),
                          base::minute_to_string(slot.to_minute)});
  }
  for (base::Date day = from; day <= from + to_weeks_end; day = day + one_day) {
    std::vector<Shift> of_day;
    std::copy_if(shifts.begin(), shifts.end(), std::back_inserter(of_day),
                 [&](const Shift& shift) { return shift.day == day; });
    view.days.push_back(day_view(call, context, *rules, of_day, day));
    for (const CellView& cell : view.days.back().cells) view.gaps += cell.gap ? 1 : 0;
  }
  for (const Colleague& one : colleagues(call, context, ground->place.id)) {
    view.officers.push_back({one.account, one.name, context.role_label(one.role, call.language)});
  }
  view.may_plan = !ground->event.closed_on && call.who.scope(planning).covers(ground->span.first);
  return view;
}

// ---- Planning -----------------------------------------------------------------------------------

struct ShiftInput {
  base::Uuid id;
  identity::EventId event;
  places::PlaceId place_id;
  base::Date day;
  std::optional<base::Date> to;  // Every day until then; empty: that day alone.
  std::string slot;
  std::optional<identity::AccountId> account_id;  // Or a name.
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ShiftInput, (), (id, event, place_id, day, to, slot, account_id, name))

struct ShiftAsked {
  ShiftId shift_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(ShiftAsked, (), (shift_id, id))

struct DeputyInput {
  ShiftId shift_id;
  base::Uuid id;
  std::optional<identity::AccountId> account_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(DeputyInput, (), (shift_id, id, account_id, name))

// After tomorrow's shifts have changed, what was asked about gaps is looked at anew.
void look_for_gaps(Call& call, const Context& context, const tasks::Where& where) {
  const auto rules = context.rules();
  const auto [roster, made] = store::roster_of(call.tx, where, call.now);
  const base::Date tomorrow = call.today + one_day;
  const auto shifts = store::shifts(call.tx, context.vault, where, {tomorrow, tomorrow});
  tasks::Effects effects;
  if (made) effects.push_back(next_look(roster, rules->watch, call.now));
  if (gaps(rules->slots, shifts).empty()) {
    effects = roster_looked_at(roster, rules->watch, call.today, 0);
    if (made) effects.push_back(next_look(roster, rules->watch, call.now));
  }
  tasks::store::apply(call.tx, call.actor(), where, effects);
}

Result<RosterInput> plan(Call& call, const Context& context, const ShiftInput& input) {
  const auto ground = open_community(call, context, planning, {input.event, input.place_id});
  if (!ground) return ground.refusal();
  const auto rules = context.rules();
  const packs::WatchSlot* slot = packs::find(rules->slots, input.slot);
  if (slot == nullptr) return base::refuse(refusal::unknown_slot).at("slot");
  const auto officer = officer_of(call, context, input.place_id, {input.account_id, input.name});
  if (!officer) return officer.refusal();
  const base::Date to = input.to.value_or(input.day);
  if (const auto ok = may_plan({input.day, to}, *officer, call.today); !ok) return ok.refusal();
  for (base::Date day = input.day; day <= to; day = day + one_day) {
    Shift shift;
    shift.id = {day == input.day ? input.id : base::make_uuid(call.now.ms)};
    shift.where = ground->where();
    shift.day = day;
    shift.slot = slot->id;
    shift.officer = *officer;
    if (const auto ok = may_change(shift, *slot, call.now); !ok) return ok.refusal();
    store::add(call.tx, call.actor(), shift);
    tasks::store::apply(call.tx, call.actor(), shift.where,
                        shift_planned(shift, *slot, rules->watch));
  }
  look_for_gaps(call, context, ground->where());
  return RosterInput{input.event, input.place_id, input.day};
}

// A shift of a community that the caller plans, while its event is open.
Result<Shift> planned_shift(Call& call, const Context& context, ShiftId id) {
  const identity::Scope scope = call.who.scope(planning);
  for (const identity::TenantId tenant : scope.tenants()) {
    auto found = store::find(call.tx, context.vault, tenant, id);
    if (!found || !scope.covers(found->at) || found->shift.withdrawn_at) continue;
    if (const auto open = check_open(call, found->shift.where); !open) return open.refusal();
    const packs::WatchSlot slot = slot_of(*context.rules(), found->shift.slot);
    if (const auto ok = may_change(found->shift, slot, call.now); !ok) return ok.refusal();
    return std::move(found->shift);
  }
  return http::refusal::not_found;
}

Result<RosterInput> withdraw(Call& call, const Context& context, const ShiftAsked& input) {
  const auto shift = planned_shift(call, context, input.shift_id);
  if (!shift) return shift.refusal();
  store::withdraw(call.tx, call.actor(), *shift);
  tasks::store::apply(call.tx, call.actor(), shift->where, shift_settled(shift->id));
  return RosterInput{shift->where.event, shift->where.place, shift->day};
}

Result<RosterInput> stand_in(Call& call, const Context& context, const DeputyInput& input) {
  auto shift = planned_shift(call, context, input.shift_id);
  if (!shift) return shift.refusal();
  const auto officer =
      officer_of(call, context, shift->where.place, {input.account_id, input.name});
  if (!officer) return officer.refusal();
  if (officer->name.empty()) return base::refuse(refusal::no_name).at("name");
  if (shift->stands_in_for.empty()) shift->stands_in_for = shift->officer.name;
  if (shift->stands_in_for == officer->name) shift->stands_in_for.clear();
  shift->officer = *officer;
  store::replace(call.tx, call.actor(), *shift);
  return RosterInput{shift->where.event, shift->where.place, shift->day};
}

}  // namespace

void add_watch_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<RosterInput, RosterView>("/v1/watch", reading, with(roster));
  routes.post<ShiftInput, RosterInput, RosterView>("/v1/watch/shifts", planning, with(plan),
                                                   with(roster));
  routes.post<ShiftAsked, RosterInput, RosterView>("/v1/watch/shifts/{shift_id}/withdrawals",
                                                   planning, with(withdraw), with(roster));
  routes.post<DeputyInput, RosterInput, RosterView>("/v1/watch/shifts/{shift_id}/deputies",
                                                    planning, with(stand_in), with(roster));
}

}  // namespace rounds

// What is one's own: today's shifts, beginning and handing over, the walk that is under way.
#include "rounds/http.h"
#include "rounds/view.h"
#include "tasks/store.h"

namespace rounds {

using base::Result;
using http::Call;

namespace {

constexpr const char* doing = "rounds.own";
constexpr base::Days one_day{1};
constexpr base::Days a_week{7};

struct OwnInput {
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(OwnInput, (), (event))

// What the shift before has left, for whoever begins.
struct BeforeView {
  std::string name;
  std::string slot_label;
  base::Instant ended_at;
  std::string handover;
};
BOOST_DESCRIBE_STRUCT(BeforeView, (), (name, slot_label, ended_at, handover))

struct OwnShift {
  ShiftView shift;
  std::optional<BeforeView> before;
  bool may_begin = false;
};
BOOST_DESCRIBE_STRUCT(OwnShift, (), (shift, before, may_begin))

struct OwnView {
  std::vector<OwnShift> shifts;     // Since yesterday's night, for the days to come.
  std::optional<PatrolRow> patrol;  // Under way.
  std::vector<PackageRow> packages;
};
BOOST_DESCRIBE_STRUCT(OwnView, (), (shifts, patrol, packages))

std::optional<BeforeView> before(Call& call, const Context& context, const packs::Rounds& rules,
                                 const Shift& mine) {
  std::optional<Shift> last;
  for (const Shift& shift :
       store::shifts(call.tx, context.vault, mine.where, {mine.day - one_day, mine.day})) {
    if (!shift.ended_at || shift.id == mine.id) continue;
    if (!last || *shift.ended_at > *last->ended_at) last = shift;
  }
  if (!last) return std::nullopt;
  return BeforeView{last->officer.name, slot_of(rules, last->slot).label.in(call.language),
                    *last->ended_at, last->handover};
}

Result<OwnView> show(Call& call, const Context& context, const OwnInput& input) {
  const auto rules = context.rules();
  OwnView view;
  const store::DaysOf days{call.today - one_day, call.today + a_week};
  for (const Shift& shift :
       store::shifts_of(call.tx, context.vault, input.event, days, call.who.account)) {
    const packs::WatchSlot slot = slot_of(*rules, shift.slot);
    if (state_of(shift, slot, call.now) == ShiftState::missed) continue;
    if (shift.ended_at && shift.day < call.today) continue;
    view.shifts.push_back({shift_view(call, context, *rules, shift),
                           before(call, context, *rules, shift),
                           static_cast<bool>(may_begin(shift, slot, call.now))});
  }
  if (const auto patrol = store::unfinished(call.tx, input.event, call.who.account)) {
    view.patrol = patrol_row(call, context, *patrol);
  }
  for (const identity::ScopePart& part : call.who.scope(doing).parts) {
    if (!part.tenant) continue;
    store::PackagesAsked asked;
    asked.within = {*part.tenant, input.event, part.span};
    asked.day = call.today;
    asked.of = call.who.account;
    for (const Package& package : store::packages(call.tx, asked)) {
      view.packages.push_back(package_row(call, context, package));
    }
  }
  return view;
}

struct OwnShiftAsked {
  ShiftId shift_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(OwnShiftAsked, (), (shift_id, id))

struct HandoverInput {
  ShiftId shift_id;
  base::Uuid id;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(HandoverInput, (), (shift_id, id, words))

// A shift of one's own, or of somebody without an account, there where one keeps watch.
Result<Shift> own_shift(Call& call, const Context& context, ShiftId id) {
  const identity::Scope scope = call.who.scope(doing);
  for (const identity::TenantId tenant : scope.tenants()) {
    auto found = store::find(call.tx, context.vault, tenant, id);
    if (!found || !scope.covers(found->at) || found->shift.withdrawn_at) continue;
    Shift& shift = found->shift;
    if (const auto open = check_open(call, shift.where); !open) return open.refusal();
    if (shift.officer.account && shift.officer.account != call.who.account) {
      return base::refuse(refusal::not_yours).with("name", shift.officer.name);
    }
    return std::move(shift);
  }
  return http::refusal::not_found;
}

Result<OwnInput> begin(Call& call, const Context& context, const OwnShiftAsked& input) {
  const auto shift = own_shift(call, context, input.shift_id);
  if (!shift) return shift.refusal();
  const packs::WatchSlot slot = slot_of(*context.rules(), shift->slot);
  if (const auto ok = may_begin(*shift, slot, call.now); !ok) return ok.refusal();
  store::begin(call.tx, call.actor(), *shift);
  tasks::store::apply(call.tx, call.actor(), shift->where, shift_settled(shift->id));
  return OwnInput{shift->where.event};
}

Result<OwnInput> hand_over(Call& call, const Context& context, const HandoverInput& input) {
  auto shift = own_shift(call, context, input.shift_id);
  if (!shift) return shift.refusal();
  if (const auto ok = may_hand_over(*shift, input.words); !ok) return ok.refusal();
  shift->handover = input.words;
  store::hand_over(call.tx, context.vault, call.actor(), *shift);
  return OwnInput{shift->where.event};
}

}  // namespace

void add_own_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<OwnInput, OwnView>("/v1/rounds/own", doing, with(show));
  routes.post<OwnShiftAsked, OwnInput, OwnView>("/v1/watch/shifts/{shift_id}/beginnings", doing,
                                                with(begin), with(show));
  routes.post<HandoverInput, OwnInput, OwnView>("/v1/watch/shifts/{shift_id}/handovers", doing,
                                                with(hand_over), with(show));
}

}  // namespace rounds

#include "assistance/asking.h"

#include <algorithm>
#include <set>

#include "base/phone.h"
#include "events/store.h"
#include "http/message.h"
#include "identity/store.h"
#include "tasks/store.h"

namespace assistance {

using base::Result;
using http::Call;

static bool helps_with(const Call& call, const store::Placed& placed) {
  const Standing& standing = placed.need.standing;
  for (const identity::SessionGrant& grant : call.who.grants) {
    const bool is_there = grant.span.first <= placed.at && placed.at <= grant.span.last;
    if (!is_there || !grant.permissions.contains("need.help")) continue;
    if (grant.role == standing.role || standing.taken_by == call.who.account) return true;
  }
  return false;
}

Result<base::Done> check_open(Call& call, identity::TenantId tenant, identity::EventId id) {
  const auto event = events::store::find(call.tx, tenant, id);
  if (!event) return http::refusal::not_found;
  if (event->closed_on) return refusal::event_closed;
  return base::Done{};
}

packs::NeedKind kind_of(const packs::Pack& platform, const Need& need) {
  if (const packs::NeedKind* kind = packs::find(platform.need_kinds, need.kind)) return *kind;
  packs::NeedKind unnamed;
  unnamed.id = need.kind;
  unnamed.label = {need.kind, need.kind};
  unnamed.owners = {need.standing.role};
  unnamed.due_minutes = platform.need_desk.feedback_due_minutes;
  unnamed.late_role = platform.need_desk.feedback_role;
  unnamed.late_due_minutes = platform.need_desk.feedback_due_minutes;
  return unnamed;
}

Result<Found> find_need(Call& call, const Context& context, NeedId id) {
  for (const identity::TenantId tenant : call.who.scope("need.help").tenants()) {
    auto placed = store::find(call.tx, context.vault, tenant, id);
    if (!placed) continue;
    const bool reads = call.who.scope("need.read").covers(placed->at);
    if (!reads && !helps_with(call, *placed)) continue;
    Found found;
    found.platform = context.platform();
    found.kind = kind_of(*found.platform, placed->need);
    found.records = call.who.scope("need.record").covers(placed->at);
    found.need = std::move(placed->need);
    const auto event = events::store::find(call.tx, tenant, found.need.event);
    found.event_closed = !event || event->closed_on.has_value();
    return found;
  }
  return http::refusal::not_found;
}

Result<Found> open_need(Call& call, const Context& context, NeedId id) {
  auto found = find_need(call, context, id);
  if (found && found->event_closed) return refusal::event_closed;
  return found;
}

Result<std::string> phone_of(const std::optional<std::string>& given) {
  if (!given || given->empty()) return std::string();
  const auto phone = base::parse_phone(*given);
  if (!phone) return base::refuse(refusal::bad_phone).at("phone");
  return phone->number;
}

std::vector<Colleague> colleagues(Call& call, const Context& context,
                                  const std::vector<std::string>& roles, places::PlaceId place) {
  std::vector<places::PlaceId> at = context.places.now()->ancestors(place);
  at.push_back(place);
  std::vector<Colleague> found;
  for (const std::string& role : roles) {
    for (const places::PlaceId one : at) {
      for (const auto& account : identity::store::holders(call.tx, role, one, call.today)) {
        found.push_back({account.id, account.name, role});
      }
    }
  }
  return found;
}

std::string owner_of(Call& call, const Context& context, const packs::NeedKind& kind,
                     places::PlaceId place) {
  const auto there = colleagues(call, context, kind.owners, place);
  return there.empty() ? kind.owners.front() : there.front().role;
}

packs::NeedKind kind_there(Call& call, const Context& context, const Found& found) {
  packs::NeedKind kind = found.kind;
  const std::string last = kind.owners.back();
  std::set<std::string> there{last, found.need.standing.role};
  for (const Colleague& one : colleagues(call, context, kind.owners, found.need.place)) {
    there.insert(one.role);
  }
  std::erase_if(kind.owners, [&](const std::string& role) { return !there.contains(role); });
  return kind;
}

NeedId record_need(Call& call, const Context& context, Need need, const packs::NeedKind& kind) {
  need.kind = kind.id;
  need.urgent = kind.urgent;
  need.standing = asked(kind, owner_of(call, context, kind, need.place), call.now);
  need.recorded_at = call.now;
  need.recorded_by = call.who.account;
  store::add(call.tx, context.vault, call.actor(), need);
  tasks::store::apply(call.tx, call.actor(), store::where(need),
                      effects_of(need, {kind, context.platform()->need_desk}, call.now));
  return need.id;
}

static std::string name_of(Call& call, const std::optional<identity::AccountId>& account) {
  if (!account) return {};
  const auto found = identity::store::find_account(call.tx, *account);
  return found ? found->name : std::string();
}

Result<NeedId> keep_step(Call& call, const Context& context, const Found& found,
                         const Result<Standing>& standing, Step step) {
  if (!standing) return standing.refusal();
  Need need = found.need;
  step.id = StepId{base::make_uuid(call.now.ms)};
  step.at = call.now;
  step.by = call.who.account;
  step.before = need.standing;
  need.standing = *standing;
  need.taken_by_name = name_of(call, need.standing.taken_by);
  const auto saved = store::save(call.tx, context.vault, call.actor(), need, step);
  if (!saved) return saved.refusal();
  tasks::store::apply(call.tx, call.actor(), store::where(need),
                      effects_of(need, found.rules(), call.now));
  return need.id;
}

}  // namespace assistance

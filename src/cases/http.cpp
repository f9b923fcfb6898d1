#include "cases/http.h"

#include <algorithm>
#include <map>

#include "base/limits.h"
#include "cases/follow.h"
#include "cases/home.h"
#include "cases/rules.h"
#include "cases/store.h"
#include "cases/view.h"
#include "events/store.h"
#include "identity/store.h"
#include "people/store.h"

namespace cases {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "case.read";
constexpr const char* recording = "case.record";
constexpr const char* following = "case.follow";

// ---- Inputs ---------------------------------------------------------------------------------

struct ListInput {
  identity::EventId event;
  std::optional<places::PlaceId> place;
  std::optional<CaseId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place, cursor, limit))

struct OneInput {
  CaseId case_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (case_id))

struct FollowInput {
  FollowId follow_id;
};
BOOST_DESCRIBE_STRUCT(FollowInput, (), (follow_id))

struct StateInput {
  packs::CaseState state = packs::CaseState::suspected;
  base::Date on;
  std::optional<base::Date> onset_on;
  std::optional<base::Date> isolated_on;
  std::string determined_by;
  std::optional<std::string> treated_at;
};
BOOST_DESCRIBE_STRUCT(StateInput, (), (state, on, onset_on, isolated_on, determined_by, treated_at))

struct RecordInput : StateInput {
  CaseId id;
  people::PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(RecordInput, (StateInput), (id, person_id))

struct ChangeInput : StateInput {
  CaseId case_id;
  base::Uuid id;
  std::int64_t base_version = 0;
};
BOOST_DESCRIBE_STRUCT(ChangeInput, (StateInput), (case_id, id, base_version))

struct SettleInput {
  CaseId case_id;
  FollowId follow_id;
  base::Uuid id;
  Answer answer = Answer::done;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(SettleInput, (), (case_id, follow_id, id, answer, note))

Change change_of(const StateInput& input) {
  return {input.state,
          input.on,
          input.onset_on,
          input.isolated_on,
          {input.determined_by, input.treated_at.value_or("")}};
}

// ---- Reading --------------------------------------------------------------------------------

void note_look(Call& call, const Case& one) {
  call.note_read("case.read", store::about(one));
  call.note_read("person.read", {one.tenant, "person", one.person.value, one.event, one.place});
}

Result<CaseView> show(Call& call, const Context& context, const OneInput& input) {
  const auto one =
      store::find_followed(call.tx, context.vault, call.who.scope(reading), input.case_id);
  if (!one) return http::refusal::not_found;
  note_look(call, *one);
  return view_of(call, context, *one);
}

// By what it asks about one person, for the task that says so.
Result<CaseView> show_asking(Call& call, const Context& context, const FollowInput& input) {
  for (const identity::TenantId tenant : call.who.scope(reading).tenants()) {
    const auto asking = store::asking(call.tx, tenant, input.follow_id);
    if (asking) return show(call, context, {asking->of});
  }
  return http::refusal::not_found;
}

Result<CaseView> show_made(Call& call, const Context& context, const CaseId& id) {
  const auto one = store::find_followed(call.tx, context.vault, call.who.scope(reading), id);
  if (!one) return http::refusal::not_found;
  return view_of(call, context, *one);
}

Result<std::vector<identity::ScopePart>> parts_of(Call& call, const ListInput& input) {
  const identity::Scope scope = call.who.scope(reading);
  if (!input.place) return scope.parts;
  const auto where = identity::store::locate(call.tx, *input.place);
  if (!where || !scope.covers(where->span.first)) return http::refusal::not_found;
  return std::vector<identity::ScopePart>{{*input.place, where->span, where->tenant}};
}

Result<CasesView> list(Call& call, const Context& context, const ListInput& input) {
  const auto parts = parts_of(call, input);
  if (!parts) return parts.refusal();
  store::Filter filter{
      .event = input.event,
      .span = {},
      .before = input.cursor,
      .limit = std::clamp<std::int64_t>(input.limit.value_or(base::limits::page_items_default), 1,
                                        base::limits::page_items_max)};
  std::map<CaseId, Case, std::greater<>> newest_first;
  for (const identity::ScopePart& part : *parts) {
    if (!part.tenant) continue;
    filter.span = part.span;
    for (Case& one : store::list(call.tx, context.vault, *part.tenant, filter)) {
      newest_first.emplace(one.id, std::move(one));
    }
  }
  CasesView view;
  for (const auto& [id, one] : newest_first) {
    if (static_cast<std::int64_t>(view.items.size()) == filter.limit) break;
    view.items.push_back(row_of(call, context, one));
  }
  if (static_cast<std::int64_t>(view.items.size()) == filter.limit) {
    view.next_cursor = view.items.back().id;
  }
  return view;
}

// ---- Writing --------------------------------------------------------------------------------

Result<events::Event> open_event(Call& call, const Case& one) {
  auto event = events::store::find(call.tx, one.tenant, one.event);
  if (!event) return http::refusal::not_found;
  return std::move(*event);
}

// What is asked for now, and those of the household who are watched counted anew. What was asked
// before and stands stays; of a case that was excluded nothing does.
void ask_household(Call& call, const Context& context, const Case& one, const packs::Pack& pack) {
  const Home home = home_of(call, context, one);
  context.recount(call, one, home.others);
  if (drops_all(one.state)) {
    for (Follow follow : store::follows(call.tx, context.vault, one)) {
      if (follow.state != FollowState::asked) continue;
      follow.state = FollowState::dropped;
      store::save(call.tx, context.vault, call.actor(), one, follow);
    }
  }
  for (const Follow& follow : asked(one, pack, home, call.now)) {
    store::add(call.tx, call.actor(), one, follow);
  }
  tell(call.tx, context.vault, call.actor(), one);
}

Result<CaseId> record(Call& call, const Context& context, const RecordInput& input) {
  const auto person =
      people::store::find(call.tx, context.vault, call.who.scope(recording), input.person_id);
  if (!person) return http::refusal::not_found;
  if (store::has_case(call.tx, person->tenant, person->id)) return refusal::case_known;
  Case fresh;
  fresh.id = input.id;
  fresh.tenant = person->tenant;
  fresh.event = person->event;
  fresh.place = person->place;
  fresh.person = person->id;
  const auto event = open_event(call, fresh);
  if (!event) return event.refusal();
  const auto pack = context.rules(call.tx, *event, person->place, call.today);
  if (!pack) return pack.refusal();
  fresh.pack_hash = (*pack)->hash;
  const auto made = recorded(std::move(fresh), change_of(input), call.today);
  if (!made) return made.refusal();
  store::add(call.tx, context.vault, call.actor(), *made);
  ask_household(call, context, *made, **pack);
  return made->id;
}

Result<CaseId> change(Call& call, const Context& context, const ChangeInput& input) {
  const auto one = store::find(call.tx, context.vault, call.who.scope(recording), input.case_id);
  if (!one) return http::refusal::not_found;
  const auto event = open_event(call, *one);
  if (!event) return event.refusal();
  const auto pack = context.rules(call.tx, *event, one->place, call.today);
  if (!pack) return pack.refusal();
  auto next = changed(*one, change_of(input), call.today);
  if (!next) return next.refusal();
  next->pack_hash = (*pack)->hash;
  if (!store::save(call.tx, context.vault, call.actor(), *next, input.base_version)) {
    note_look(call, *one);
    return http::changed_meanwhile(one->id);
  }
  ask_household(call, context, *next, **pack);
  return next->id;
}

Result<CaseId> settle_follow(Call& call, const Context& context, const SettleInput& input) {
  const auto one =
      store::find_followed(call.tx, context.vault, call.who.scope(following), input.case_id);
  if (!one) return http::refusal::not_found;
  const auto pack = context.pack_of(one->pack_hash);
  if (!pack) return http::refusal::not_found;
  for (const Follow& follow : store::follows(call.tx, context.vault, *one)) {
    if (follow.id != input.follow_id || !covers(call, following, follow.place)) continue;
    const auto settled =
        settle(follow, *pack, {input.answer, input.note, call.who.may("episode.open")});
    if (!settled) return settled.refusal();
    store::save(call.tx, context.vault, call.actor(), *one, *settled);
    tell(call.tx, context.vault, call.actor(), *one);
    return one->id;
  }
  return http::refusal::not_found;
}

}  // namespace

void note_opened(Call& call, const Context& context, identity::TenantId tenant, CaseId id,
                 people::PersonId person, base::Uuid episode) {
  const auto one = store::find(call.tx, context.vault, tenant, id);
  if (!one) return;
  for (Follow follow : store::follows(call.tx, context.vault, *one)) {
    const bool asks = follow.person == person && !follow.regime.empty();
    if (!asks || follow.state != FollowState::asked) continue;
    follow.state = FollowState::opened;
    follow.episode = episode;
    store::save(call.tx, context.vault, call.actor(), *one, follow);
  }
  tell(call.tx, context.vault, call.actor(), *one);
}

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListInput, CasesView>("/v1/cases", reading, with(list));
  routes.get<OneInput, CaseView>("/v1/cases/{case_id}", reading, with(show));
  routes.get<FollowInput, CaseView>("/v1/case-follows/{follow_id}", reading, with(show_asking));
  routes.post<RecordInput, CaseId, CaseView>("/v1/cases", recording, with(record), with(show_made));
  routes.post<ChangeInput, CaseId, CaseView>("/v1/cases/{case_id}/states", recording, with(change),
                                             with(show_made));
  routes.post<SettleInput, CaseId, CaseView>("/v1/cases/{case_id}/follows/{follow_id}/settling",
                                             following, with(settle_follow), with(show_made));
}

}  // namespace cases

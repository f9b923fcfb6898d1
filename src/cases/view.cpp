#include "cases/view.h"

#include <algorithm>

#include "cases/store.h"
#include "identity/store.h"
#include "people/store.h"

namespace cases {

static std::string label_of(const Context& context, packs::CaseState state,
                            base::Language language) {
  return context.word("case_state", boost::describe::enum_to_string(state, ""), language);
}

static std::int64_t open_of(const std::vector<Follow>& follows) {
  return std::count_if(follows.begin(), follows.end(),
                       [](const Follow& follow) { return follow.state == FollowState::asked; });
}

static people::PersonView person_of(http::Call& call, const Context& context, const Case& one,
                                    people::PersonId person) {
  return people::masked(people::store::get(call.tx, context.vault, one.tenant, person), call.today);
}

bool covers(http::Call& call, std::string_view permission, places::PlaceId place) {
  const auto where = identity::store::locate(call.tx, place);
  return where && call.who.scope(permission).covers(where->span.first);
}

// Those whom somebody else looks after are that community's to see.
struct Shared {
  std::vector<Follow> seen;
  std::int64_t asked_elsewhere = 0;
};
static Shared shared(http::Call& call, const Context& context, const Case& one) {
  Shared parts;
  for (Follow& follow : store::follows(call.tx, context.vault, one)) {
    if (covers(call, "case.read", follow.place)) {
      parts.seen.push_back(std::move(follow));
    } else if (follow.state == FollowState::asked) {
      ++parts.asked_elsewhere;
    }
  }
  return parts;
}

// Who only looks after somebody of the household has no need of where it is.
static CaseRow base_row(http::Call& call, const Context& context, const Case& one,
                        const Shared& parts) {
  const bool is_here = covers(call, "case.read", one.place);
  CaseRow row{.id = one.id,
              .person = person_of(call, context, one, one.person),
              .place = places::view_of(*context.places.now(), one.place),
              .state = one.state,
              .state_label = label_of(context, one.state, call.language),
              .state_on = one.state_on,
              .asked_open = open_of(parts.seen),
              .asked_elsewhere = is_here ? parts.asked_elsewhere : 0};
  if (!is_here) row.person.address.clear();
  return row;
}

CaseRow row_of(http::Call& call, const Context& context, const Case& one) {
  return base_row(call, context, one, shared(call, context, one));
}

static void fill_rule(FollowView& view, const packs::Pack& pack, base::Language language) {
  const packs::Regime* regime = packs::find(pack.regimes, view.regime);
  if (regime != nullptr) {
    view.regime_label = regime->label.in(language);
    view.voluntary = regime->voluntary;
  }
}

static FollowView shown(http::Call& call, const Context& context, const Case& one,
                        const Follow& follow) {
  FollowView view{.id = follow.id,
                  .person = person_of(call, context, one, follow.person),
                  .sentence = {},
                  .citation = {},
                  .regime = follow.regime,
                  .regime_label = {},
                  .voluntary = false,
                  .last_on = follow.last_on,
                  .due_at = follow.due_at,
                  .role = follow.role,
                  .state = follow.state,
                  .episode_id = follow.episode,
                  .note = follow.note,
                  .settled_by = follow.settled_by};
  const auto pack = context.pack_of(one.pack_hash);
  if (!pack) return view;
  fill_rule(view, *pack, call.language);
  const packs::HouseholdRule* rule = packs::find(pack->household_rules, follow.rule);
  if (rule == nullptr) return view;
  view.sentence = rule->sentence.in(call.language);
  const packs::Citation& from = rule->citation_of("sentence");
  view.citation = {from.document, from.clause, from.confidence, from.from};
  return view;
}

CaseView view_of(http::Call& call, const Context& context, const Case& one) {
  const Shared parts = shared(call, context, one);
  CaseView view;
  static_cast<CaseRow&>(view) = base_row(call, context, one, parts);
  view.version = one.version;
  view.event_id = one.event;
  view.onset_on = one.onset_on;
  view.isolated_on = one.isolated_on;
  view.determined_by = one.words.determined_by;
  view.is_here = covers(call, "case.read", one.place);
  if (view.is_here) view.treated_at = one.words.treated_at;
  if (covers(call, "case.record", one.place)) {
    for (const packs::CaseState state : may_become(one.state)) {
      view.may_become.push_back({state, label_of(context, state, call.language)});
    }
  }
  view.can_follow = call.who.may("case.follow");
  view.can_open = call.who.may("episode.open");
  for (const Follow& follow : parts.seen) {
    view.follows.push_back(shown(call, context, one, follow));
  }
  return view;
}

}  // namespace cases

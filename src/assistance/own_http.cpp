// What the person or the family asks for on their own page, and whether it was solved. Reached by a
// link, without an account. (SVC-01, OBS-06)
#include <algorithm>

#include "assistance/http.h"
#include "assistance/view.h"
#include "base/limits.h"
#include "base/mask.h"
#include "people/store.h"

namespace assistance {

using base::Result;
using http::Call;

namespace refusal {
static const base::RefusalCode too_many_waiting{
    "assistance.too_many_waiting", base::RefusalKind::conflict,
    "已经有 {max} 件求助还在办，请先等一等，急的请打电话。",
    "{max} requests are waiting already; please wait a little, or call when it is urgent."};
}  // namespace refusal

namespace {

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

enum class OwnAsker { person, family };
BOOST_DESCRIBE_ENUM(OwnAsker, person, family)

struct OwnNeedInput {
  base::Uuid id;
  std::string kind;
  std::string words;
  OwnAsker by = OwnAsker::person;
  std::optional<std::string> phone;  // Empty: the one that is known.
};
BOOST_DESCRIBE_STRUCT(OwnNeedInput, (), (id, kind, words, by, phone))

struct OwnAnswerInput {
  NeedId need_id;
  base::Uuid id;
  Answer answer = Answer::solved;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(OwnAnswerInput, (), (need_id, id, answer, words))

struct OwnWithdrawal {
  NeedId need_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(OwnWithdrawal, (), (need_id, id))

struct OwnNeedView {
  NeedId id;
  std::string kind_label;
  NeedState state = NeedState::open;
  std::string words;     // As it was asked here; empty when it is over, or was told elsewhere.
  std::string owner;     // Whose it is,
  std::string taken_by;  // and who has taken it.
  base::Instant recorded_at;
  base::Instant due_at;
  bool late = false;
  std::string result;  // What was done.
  std::string call;
};
BOOST_DESCRIBE_STRUCT(OwnNeedView, (),
                      (id, kind_label, state, words, owner, taken_by, recorded_at, due_at, late,
                       result, call))

struct OwnNeedsView {
  std::vector<KindView> kinds;
  std::vector<OwnNeedView> items;
  std::optional<std::string> phone_masked;
  bool may_ask = false;
};
BOOST_DESCRIBE_STRUCT(OwnNeedsView, (), (kinds, items, phone_masked, may_ask))

// ---- Showing -----------------------------------------------------------------------------------

std::string result_of(const std::vector<Step>& steps) {
  const auto last = std::find_if(steps.rbegin(), steps.rend(),
                                 [](const Step& step) { return step.kind == StepKind::done; });
  return last == steps.rend() ? std::string() : last->words;
}

// Whoever finds the paper reads nothing of what is over.
OwnNeedView shown(Call& call, const Context& context, const Need& need) {
  const Standing& standing = need.standing;
  const packs::NeedKind kind = kind_of(*context.platform(), need);
  const bool over = standing.state == NeedState::closed || standing.state == NeedState::cancelled;
  OwnNeedView view;
  view.id = need.id;
  view.kind_label = kind.label.in(call.language);
  view.state = standing.state;
  view.owner = context.role_label(standing.role, call.language);
  view.taken_by = need.taken_by_name;
  view.recorded_at = need.recorded_at;
  view.due_at = standing.due_at;
  view.late = standing.is_late(call.now);
  if (standing.is_waiting()) view.call = kind.call;
  if (over) return view;
  if (need.channel == Channel::own_page) view.words = need.said.words;
  if (standing.state == NeedState::done) {
    view.result = result_of(store::steps(call.tx, context.vault, need));
  }
  return view;
}

OwnNeedsView page(Call& call, const Context& context) {
  const identity::OwnPage& own = *call.who.own;
  const people::PersonId person{own.person};
  OwnNeedsView view;
  view.kinds = kinds_of(*context.platform(), call.language);
  view.may_ask = static_cast<bool>(check_open(call, own.tenant, own.event));
  const auto who = people::store::get(call.tx, context.vault, own.tenant, person);
  if (who.particulars.phone) view.phone_masked = base::mask_phone(*who.particulars.phone);
  for (const Need& need : store::of_person(call.tx, context.vault, own.tenant, person,
                                           base::limits::needs_of_person_max)) {
    view.items.push_back(shown(call, context, need));
  }
  return view;
}

Result<OwnNeedsView> show(Call& call, const Context& context, const Nothing&) {
  if (!call.who.own) return http::refusal::not_found;
  return page(call, context);
}

Result<OwnNeedsView> show_made(Call& call, const Context& context, const NeedId&) {
  if (!call.who.own) return http::refusal::not_found;
  return page(call, context);
}

// ---- The person's word -------------------------------------------------------------------------

std::size_t waiting(Call& call, const Context& context, const people::Person& person) {
  const auto needs = store::of_person(call.tx, context.vault, person.tenant, person.id,
                                      base::limits::needs_of_person_max);
  return static_cast<std::size_t>(std::count_if(needs.begin(), needs.end(), [](const Need& need) {
    return need.channel == Channel::own_page && need.standing.is_waiting();
  }));
}

Result<NeedId> ask(Call& call, const Context& context, const OwnNeedInput& input) {
  if (!call.who.own) return http::refusal::not_found;
  const identity::OwnPage& own = *call.who.own;
  if (const auto open = check_open(call, own.tenant, own.event); !open) return open.refusal();
  const auto platform = context.platform();
  const packs::NeedKind* kind = packs::find(platform->need_kinds, input.kind);
  if (kind == nullptr) return base::refuse(refusal::unknown_kind).at("kind");
  if (input.words.empty()) return base::refuse(refusal::no_words).at("words");
  const auto phone = phone_of(input.phone);
  if (!phone) return phone.refusal();
  const people::Person person =
      people::store::get(call.tx, context.vault, own.tenant, people::PersonId{own.person});
  if (waiting(call, context, person) >= base::limits::own_needs_waiting_max) {
    return base::refuse(refusal::too_many_waiting)
        .with("max", std::to_string(base::limits::own_needs_waiting_max));
  }
  Need need;
  need.id = {input.id};
  need.tenant = person.tenant;
  need.event = person.event;
  need.place = person.place;
  need.person = person.id;
  need.lawful_basis = person.lawful_basis;
  need.asker = input.by == OwnAsker::person ? Asker::self : Asker::family;
  need.channel = Channel::own_page;
  need.said = {input.words, *phone};
  return record_need(call, context, std::move(need), *kind);
}

// One of the person's own, of an event that is open.
Result<Found> own_need(Call& call, const Context& context, NeedId id) {
  if (!call.who.own) return http::refusal::not_found;
  const identity::OwnPage& own = *call.who.own;
  auto placed = store::find(call.tx, context.vault, own.tenant, id);
  if (!placed || placed->need.person != people::PersonId{own.person}) {
    return http::refusal::not_found;
  }
  if (const auto open = check_open(call, own.tenant, own.event); !open) return open.refusal();
  Found found;
  found.platform = context.platform();
  found.kind = kind_of(*found.platform, placed->need);
  found.need = std::move(placed->need);
  return found;
}

Result<NeedId> answer(Call& call, const Context& context, const OwnAnswerInput& input) {
  const auto found = own_need(call, context, input.need_id);
  if (!found) return found.refusal();
  Step step;
  step.kind = input.answer == Answer::solved ? StepKind::solved : StepKind::not_solved;
  step.words = input.words;
  return keep_step(call, context, *found,
                   answered(found->need, kind_there(call, context, *found), input.answer, call.now),
                   std::move(step));
}

// What the person asked for here, and needs no more.
Result<NeedId> withdraw(Call& call, const Context& context, const OwnWithdrawal& input) {
  const auto found = own_need(call, context, input.need_id);
  if (!found) return found.refusal();
  Step step;
  step.kind = StepKind::cancelled;
  step.words = context.word("need_step", "not_needed", call.language);
  const Deed deed{call.who.account, call.now, false};
  const auto standing = cancelled(found->need, deed, step.words);
  return keep_step(call, context, *found, standing, std::move(step));
}

}  // namespace

void add_own_routes(http::Routes& routes, const Context& context) {
  constexpr const char* asking = "own.ask";
  const auto with = http::with(context);
  routes.get<Nothing, OwnNeedsView>("/v1/own/needs", asking, with(show));
  routes.post<OwnNeedInput, NeedId, OwnNeedsView>("/v1/own/needs", asking, with(ask),
                                                  with(show_made));
  routes.post<OwnAnswerInput, NeedId, OwnNeedsView>("/v1/own/needs/{need_id}/answers", asking,
                                                    with(answer), with(show_made));
  routes.post<OwnWithdrawal, NeedId, OwnNeedsView>("/v1/own/needs/{need_id}/withdrawals", asking,
                                                   with(withdraw), with(show_made));
}

}  // namespace assistance

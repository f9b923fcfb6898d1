// Issuing, serving and withdrawing.
#include "events/store.h"
#include "papers/issuing.h"
#include "papers/store.h"
#include "papers/view.h"
#include "people/store.h"
#include "tasks/store.h"

namespace papers {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "paper.read";
constexpr const char* issuing = "paper.issue";
constexpr const char* serving = "paper.serve";

struct IssueInput {
  PaperId id;
  people::PersonId person_id;
  std::optional<base::Uuid> episode_id;
  std::string kind;
  std::string body;
  std::optional<std::string> need;
  std::optional<std::string> needed_by;
  std::optional<std::string> conclusion;
  std::optional<bool> filled;
};
BOOST_DESCRIBE_STRUCT(IssueInput, (),
                      (id, person_id, episode_id, kind, body, need, needed_by, conclusion, filled))

struct ServingInput {
  PaperId paper_id;
  base::Uuid id;
  std::int64_t base_version = 0;
  base::Instant at;
  How how = How::by_hand;
  Receipt receipt = Receipt::given;
  std::optional<std::string> receiver;
  std::optional<std::string> witness;
};
BOOST_DESCRIBE_STRUCT(ServingInput, (),
                      (paper_id, id, base_version, at, how, receipt, receiver, witness))

struct UndoingInput {
  PaperId paper_id;
  base::Uuid id;
  std::int64_t base_version = 0;
};
BOOST_DESCRIBE_STRUCT(UndoingInput, (), (paper_id, id, base_version))

struct WithdrawalInput {
  PaperId paper_id;
  base::Uuid id;
  std::int64_t base_version = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawalInput, (), (paper_id, id, base_version, reason))

Result<PaperView> show_made(Call& call, const Context& context, const PaperId& id) {
  const auto paper = store::find(call.tx, context.vault, call.who.scope(reading), id);
  if (!paper) return http::refusal::not_found;
  return view_of(call, context, *paper);
}

Result<PaperId> issue_one(Call& call, const Context& context, const IssueInput& input) {
  const auto person =
      people::store::find(call.tx, context.vault, call.who.scope(issuing), input.person_id);
  if (!person) return http::refusal::not_found;
  return issue(call, context, *person,
               {.id = input.id,
                .kind = input.kind,
                .episode = input.episode_id,
                .wanted = {.body = input.body,
                           .need = input.need.value_or(""),
                           .needed_by = input.needed_by.value_or(""),
                           .conclusion = input.conclusion.value_or("")},
                .filled = input.filled.value_or(false) ? Filled::as_known : Filled::by_hand});
}

// ---- What happens to one ------------------------------------------------------------------------

struct Found {
  Paper paper;
  PackPtr pack;
  packs::PaperKind kind;
  Doer doer;
};

// At the version the caller has seen, in an event that is open.
Result<Found> find(Call& call, const Context& context, std::string_view permission,
                   const UndoingInput& input) {
  auto paper = store::find(call.tx, context.vault, call.who.scope(permission), input.paper_id);
  if (!paper) return http::refusal::not_found;
  const auto event = events::store::find(call.tx, paper->tenant, paper->event);
  if (!event || event->closed_on) return refusal::event_closed;
  if (paper->version != input.base_version) return http::changed_meanwhile(paper->id);
  auto pack = pack_of(context, *paper);
  packs::PaperKind kind = kind_of(*pack, *paper);
  Doer doer{roles_held(call, context, paper->place), call.now};
  return Found{std::move(*paper), std::move(pack), std::move(kind), std::move(doer)};
}

Result<PaperId> keep(Call& call, const Context& context, const Result<Changed>& changed) {
  if (!changed) return changed.refusal();
  const Paper& paper = changed->paper;
  const auto saved = store::save(call.tx, context.vault, call.actor(), paper);
  if (!saved) return http::changed_meanwhile(paper.id);
  tasks::store::apply(call.tx, call.actor(), {paper.tenant, paper.event, paper.place},
                      changed->effects);
  return paper.id;
}

Result<PaperId> serve_one(Call& call, const Context& context, const ServingInput& input) {
  const auto found = find(call, context, serving, {input.paper_id, input.id, input.base_version});
  if (!found) return found.refusal();
  const Serving said{.at = input.at,
                     .how = input.how,
                     .receipt = input.receipt,
                     .receiver = input.receiver.value_or(""),
                     .witness = input.witness.value_or("")};
  return keep(call, context, serve(found->paper, found->kind, said, found->doer));
}

Result<PaperId> undo_one(Call& call, const Context& context, const UndoingInput& input) {
  const auto found = find(call, context, serving, input);
  if (!found) return found.refusal();
  return keep(call, context, undo_serving(found->paper, found->kind, found->doer));
}

Result<PaperId> withdraw_one(Call& call, const Context& context, const WithdrawalInput& input) {
  const auto found = find(call, context, issuing, {input.paper_id, input.id, input.base_version});
  if (!found) return found.refusal();
  return keep(call, context, withdraw(found->paper, found->kind, input.reason, found->doer));
}

}  // namespace

void add_issuing_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.post<IssueInput, PaperId, PaperView>("/v1/papers", issuing, with(issue_one),
                                              with(show_made));
  routes.post<ServingInput, PaperId, PaperView>("/v1/papers/{paper_id}/serving", serving,
                                                with(serve_one), with(show_made));
  routes.post<UndoingInput, PaperId, PaperView>("/v1/papers/{paper_id}/serving/undoing", serving,
                                                with(undo_one), with(show_made));
  routes.post<WithdrawalInput, PaperId, PaperView>("/v1/papers/{paper_id}/withdrawal", issuing,
                                                   with(withdraw_one), with(show_made));
}

}  // namespace papers

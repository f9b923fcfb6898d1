// What is done about a need: taken, handed on, done, answered; each step may be taken back by
// whoever has just made it.
#include "assistance/http.h"
#include "assistance/view.h"

namespace assistance {

using base::Result;
using http::Call;

namespace {

struct StepInput {
  NeedId need_id;
  base::Uuid id;
  std::int64_t base_version = 0;
};
BOOST_DESCRIBE_STRUCT(StepInput, (), (need_id, id, base_version))

struct HandOverInput : StepInput {
  std::string role;
  std::optional<identity::AccountId> account_id;
};
BOOST_DESCRIBE_STRUCT(HandOverInput, (StepInput), (role, account_id))

struct WordsInput : StepInput {
  std::string words;
};
BOOST_DESCRIBE_STRUCT(WordsInput, (StepInput), (words))

struct AnswerInput : StepInput {
  Answer answer = Answer::solved;
  std::string words;
};

BOOST_DESCRIBE_STRUCT(AnswerInput, (StepInput), (answer, words))

Deed deed_of(const Call& call, const Found& found) {
  return {call.who.account, call.now, found.records};
}

// The need as the caller has seen it.
Result<Found> seen_need(Call& call, const Context& context, const StepInput& input) {
  auto found = open_need(call, context, input.need_id);
  if (!found) return found;
  if (found->need.version != input.base_version) return http::changed_meanwhile(input.need_id);
  return found;
}

// The same, for what only who records needs may do.
Result<Found> recorded_need(Call& call, const Context& context, const StepInput& input) {
  auto found = seen_need(call, context, input);
  if (found && !found->records) return http::refusal::not_found;
  return found;
}

Step step(StepKind kind, std::string words = {}) {
  Step made;
  made.kind = kind;
  made.words = std::move(words);
  return made;
}

Result<NeedId> take(Call& call, const Context& context, const StepInput& input) {
  const auto found = seen_need(call, context, input);
  if (!found) return found.refusal();
  return keep_step(call, context, *found, taken(found->need, deed_of(call, *found)),
                   step(StepKind::taken));
}

Result<NeedId> give_back(Call& call, const Context& context, const StepInput& input) {
  const auto found = seen_need(call, context, input);
  if (!found) return found.refusal();
  return keep_step(call, context, *found, given_back(found->need, deed_of(call, *found)),
                   step(StepKind::given_back));
}

// The name of the account, which has to hold the role there; empty when none is given.
Result<std::string> colleague_of(Call& call, const Context& context, const Found& found,
                                 const HandOverInput& input) {
  if (!input.account_id) return std::string();
  for (const Colleague& one : colleagues(call, context, {input.role}, found.need.place)) {
    if (one.account == *input.account_id) return one.name;
  }
  return base::refuse(refusal::not_its_owner).at("account_id");
}

Result<NeedId> hand_over(Call& call, const Context& context, const HandOverInput& input) {
  const auto found = recorded_need(call, context, input);
  if (!found) return found.refusal();
  const auto name = colleague_of(call, context, *found, input);
  if (!name) return name.refusal();
  const std::string role = context.role_label(input.role, call.language);
  return keep_step(call, context, *found,
                   handed_over(found->need, found->kind, {input.role, input.account_id}),
                   step(StepKind::handed_over, name->empty() ? role : role + " · " + *name));
}

Result<NeedId> finish(Call& call, const Context& context, const WordsInput& input) {
  const auto found = seen_need(call, context, input);
  if (!found) return found.refusal();
  return keep_step(call, context, *found, done(found->need, deed_of(call, *found), input.words),
                   step(StepKind::done, input.words));
}

Result<NeedId> answer(Call& call, const Context& context, const AnswerInput& input) {
  const auto found = recorded_need(call, context, input);
  if (!found) return found.refusal();
  const bool solved = input.answer == Answer::solved;
  return keep_step(call, context, *found,
                   answered(found->need, kind_there(call, context, *found), input.answer, call.now),
                   step(solved ? StepKind::solved : StepKind::not_solved, input.words));
}

Result<NeedId> cancel(Call& call, const Context& context, const WordsInput& input) {
  const auto found = recorded_need(call, context, input);
  if (!found) return found.refusal();
  return keep_step(call, context, *found,
                   cancelled(found->need, deed_of(call, *found), input.words),
                   step(StepKind::cancelled, input.words));
}

Result<NeedId> take_back(Call& call, const Context& context, const StepInput& input) {
  const auto found = seen_need(call, context, input);
  if (!found) return found.refusal();
  const std::vector<Step> steps = store::steps(call.tx, context.vault, found->need);
  return keep_step(call, context, *found,
                   taken_back(found->need, steps.back(), deed_of(call, *found)),
                   step(StepKind::taken_back));
}

Result<NeedView> show(Call& call, const Context& context, const NeedId& id) {
  const auto found = find_need(call, context, id);
  if (!found) return found.refusal();
  return view_of(call, context, *found);
}

}  // namespace

void add_step_routes(http::Routes& routes, const Context& context) {
  constexpr const char* helping = "need.help";
  constexpr const char* recording = "need.record";
  const auto with = http::with(context);
  routes.post<StepInput, NeedId, NeedView>("/v1/needs/{need_id}/takings", helping, with(take),
                                           with(show));
  routes.post<StepInput, NeedId, NeedView>("/v1/needs/{need_id}/returns", helping, with(give_back),
                                           with(show));
  routes.post<HandOverInput, NeedId, NeedView>("/v1/needs/{need_id}/handovers", recording,
                                               with(hand_over), with(show));
  routes.post<WordsInput, NeedId, NeedView>("/v1/needs/{need_id}/results", helping, with(finish),
                                            with(show));
  routes.post<AnswerInput, NeedId, NeedView>("/v1/needs/{need_id}/answers", recording, with(answer),
                                             with(show));
  routes.post<WordsInput, NeedId, NeedView>("/v1/needs/{need_id}/cancellations", recording,
                                            with(cancel), with(show));
  routes.post<StepInput, NeedId, NeedView>("/v1/needs/{need_id}/undoing", helping, with(take_back),
                                           with(show));
}

}  // namespace assistance

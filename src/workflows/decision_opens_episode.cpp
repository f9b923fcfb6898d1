#include "workflows/decision_opens_episode.h"

#include "observation/rules.h"
#include "observation/store.h"
#include "screening/store.h"
#include "screening/view.h"
#include "tasks/store.h"

namespace workflows {

using base::Result;
using http::Call;
using screening::Arrival;
using screening::ArrivalId;

namespace {

struct DecisionInput : screening::Choice {
  ArrivalId arrival_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(DecisionInput, (screening::Choice), (arrival_id, id))

const char* agreed_by(const std::optional<screening::Agreement>& agreement) {
  return agreement ? boost::describe::enum_to_string(agreement->given_by, "") : "";
}

observation::Episode episode_of(const Arrival& arrival, const screening::Considered& considered,
                                const screening::Option& option, const screening::Choice& choice,
                                base::Instant now) {
  observation::Episode episode;
  episode.id = observation::EpisodeId{base::make_uuid(now.ms)};
  episode.tenant = arrival.tenant;
  episode.event = arrival.event;
  episode.place = arrival.place;
  episode.person = arrival.person;
  episode.lawful_basis = arrival.lawful_basis;
  episode.regime = option.regime->id;
  episode.pack_hash = considered.pack->hash;
  episode.base_on = option.period->start;
  episode.base_kind = option.regime->count_from;
  episode.onset_on = considered.proposed.dates.onset_on;
  episode.order_reference = choice.order_reference.value_or("");
  episode.words.agreement_by = agreed_by(choice.agreement);
  if (choice.agreement) episode.words.agreement = choice.agreement->in_words;
  for (const screening::CarePerson& person : choice.care) {
    episode.words.care.push_back(
        {boost::describe::enum_to_string(person.kind, ""), person.name, person.phone});
  }
  return episode;
}

// Opens the episode that the chosen regime asks for; answers its id.
Result<base::Uuid> open_episode(Call& call, const screening::Context& context,
                                const Arrival& arrival, const screening::Considered& considered,
                                const screening::Option& option, const screening::Choice& choice) {
  const auto running =
      observation::store::open_of_person(call.tx, context.vault, arrival.tenant, arrival.person);
  if (running) {
    return base::refuse(observation::refusal::already_open).with("regime", running->regime);
  }
  auto opened = observation::open(
      {episode_of(arrival, considered, option, choice, call.now), call.now}, *option.regime);
  if (!opened) return opened.refusal();
  observation::store::add(call.tx, context.vault, call.actor(), opened->state);
  tasks::store::apply(call.tx, call.actor(), observation::store::where(opened->state),
                      opened->effects);
  return opened->state.id.value;
}

Result<ArrivalId> decide(Call& call, const screening::Context& context,
                         const DecisionInput& input) {
  const auto arrival = screening::store::find(call.tx, context.vault,
                                              call.who.scope("arrival.decide"), input.arrival_id);
  if (!arrival) return http::refusal::not_found;
  const auto considered = screening::consider(call.tx, context, *arrival, call.today);
  if (!considered) return considered.refusal();
  const screening::Decider decider{
      .account = call.who.account,
      .roles = screening::roles_held(call, context, "arrival.decide", arrival->place),
      .at = call.now};
  auto decided = screening::decide(*arrival, considered->proposed, input, decider);
  if (!decided) return decided.refusal();
  const screening::Option* option = screening::find(considered->proposed, input.choice);
  if (option->regime != nullptr) {
    const auto episode = open_episode(call, context, *arrival, *considered, *option, input);
    if (!episode) return episode.refusal();
    decided->decision->episode = *episode;
  }
  const auto saved =
      screening::store::save_decision(call.tx, context.vault, call.actor(), *decided);
  if (!saved) return saved.refusal();
  tasks::store::apply(
      call.tx, call.actor(), {arrival->tenant, arrival->event, arrival->place},
      screening::effects(*decided, considered->score, considered->proposed, *considered->pack));
  return arrival->id;
}

Result<screening::ArrivalView> show(Call& call, const screening::Context& context,
                                    const ArrivalId& id) {
  const auto arrival =
      screening::store::find(call.tx, context.vault, call.who.scope("arrival.read"), id);
  if (!arrival) return http::refusal::not_found;
  const auto considered = screening::consider(call.tx, context, *arrival, call.today);
  if (!considered) return considered.refusal();
  return screening::arrival_view(call, context, *arrival, *considered);
}

}  // namespace

void add_decision_route(http::Routes& routes, const screening::Context& context) {
  routes.post<DecisionInput, ArrivalId, screening::ArrivalView>(
      "/v1/arrivals/{arrival_id}/decision", "arrival.decide",
      [&context](Call& call, const DecisionInput& input) { return decide(call, context, input); },
      [&context](Call& call, const ArrivalId& id) { return show(call, context, id); });
}

}  // namespace workflows

// What may be opened for a person, and opening it: for those of a household with a case, for who
// comes home recovered, and for the stage that follows another. An arrival's decision opens its own
// (workflows/decision_opens_episode.cpp).
#include "events/store.h"
#include "identity/store.h"
#include "observation/recording.h"
#include "observation/rules.h"
#include "observation/stages.h"
#include "observation/store.h"
#include "observation/view.h"
#include "people/store.h"
#include "tasks/store.h"

namespace observation {

using base::Result;
using http::Call;

namespace {

struct OffersInput {
  people::PersonId person_id;
  std::optional<base::Date> last_on;  // The day to count from; today where it is left out.
  std::optional<EpisodeId> follows;   // The stage before.
};
BOOST_DESCRIBE_STRUCT(OffersInput, (), (person_id, last_on, follows))

struct OfferView {
  std::string id;
  std::string label;
  std::string open_label;
  std::string sentence;
  CitationView citation;
  bool voluntary = false;
  bool needs_agreement = false;
  bool needs_order = false;
  bool asks_onset = false;
  std::vector<Label> care_kinds;
  bool may_open = false;
  std::string count_from;
  std::string count_from_label;
  base::Date base_on;
  std::vector<StageView> stages;
};
BOOST_DESCRIBE_STRUCT(OfferView, (),
                      (id, label, open_label, sentence, citation, voluntary, needs_agreement,
                       needs_order, asks_onset, care_kinds, may_open, count_from, count_from_label,
                       base_on, stages))

struct OffersView {
  std::vector<OfferView> items;
};
BOOST_DESCRIBE_STRUCT(OffersView, (), (items))

enum class GivenBy { self, guardian };
BOOST_DESCRIBE_ENUM(GivenBy, self, guardian)

struct AgreementInput {
  GivenBy given_by = GivenBy::self;
  std::string in_words;
};
BOOST_DESCRIBE_STRUCT(AgreementInput, (), (given_by, in_words))

struct OpenInput {
  EpisodeId id;
  people::PersonId person_id;
  std::string regime;
  base::Date last_on;
  std::optional<base::Date> onset_on;
  std::optional<std::string> where;
  std::optional<std::string> determined_by;
  std::optional<AgreementInput> agreement;
  std::optional<std::string> order_reference;
  std::vector<CarePerson> care;
  std::optional<EpisodeId> follows;
  std::optional<base::Uuid> case_id;
};
BOOST_DESCRIBE_STRUCT(OpenInput, (),
                      (id, person_id, regime, last_on, onset_on, where, determined_by, agreement,
                       order_reference, care, follows, case_id))

struct About {
  people::Person person;
  std::shared_ptr<const packs::Pack> pack;
};

Result<About> about(Call& call, const Context& context, people::PersonId id) {
  auto person = people::store::find(call.tx, context.vault, call.who.scope("episode.open"), id);
  if (!person) return http::refusal::not_found;
  const auto event = events::store::find(call.tx, person->tenant, person->event);
  if (!event) return http::refusal::not_found;
  auto pack = context.rules(call.tx, *event, person->place, call.today);
  if (!pack) return pack.refusal();
  return About{std::move(*person), std::move(*pack)};
}

OfferView offer_of(Call& call, const Context& context, const About& of,
                   const packs::Regime& regime) {
  OfferView view{.id = regime.id,
                 .label = regime.label.in(call.language),
                 .open_label = regime.open_label.in(call.language),
                 .sentence = {},
                 .citation = shown(regime.citation_of("days")),
                 .voluntary = regime.voluntary,
                 .needs_agreement = regime.agreement_required,
                 .needs_order = regime.requires_order,
                 .asks_onset = regime.until.has_value(),
                 .care_kinds = {},
                 .may_open = bool{may_open(regime, roles_held(call, context, of.person.place))},
                 .count_from = boost::describe::enum_to_string(regime.count_from, ""),
                 .count_from_label = {},
                 .base_on = {},
                 .stages = {}};
  view.count_from_label = context.word("count_from", view.count_from, call.language);
  for (const std::string& kind : regime.requires_care_kinds) {
    view.care_kinds.push_back({kind, context.word("care_kind", kind, call.language)});
  }
  return view;
}

Result<OffersView> offers(Call& call, const Context& context, const OffersInput& input) {
  const auto found = about(call, context, input.person_id);
  if (!found) return found.refusal();
  std::optional<Episode> before;
  if (input.follows) {
    before = store::find(call.tx, context.vault, found->person.tenant, *input.follows);
    if (!before || before->person != found->person.id) return http::refusal::not_found;
  }
  OffersView view;
  for (const packs::Regime& regime : found->pack->regimes) {
    OfferView offer = offer_of(call, context, *found, regime);
    offer.base_on =
        before ? base_after(regime, before->last_day) : input.last_on.value_or(call.today);
    for (const Stage& stage : stages(*found->pack, regime, offer.base_on, std::nullopt)) {
      offer.stages.push_back(shown(stage, call.language));
    }
    offer.sentence = sentence_of(context, regime, offer.stages.front().last, call.language);
    view.items.push_back(std::move(offer));
  }
  return view;
}

Episode asked_episode(const About& of, const OpenInput& input, const packs::Regime& regime) {
  Episode episode;
  episode.id = input.id;
  episode.tenant = of.person.tenant;
  episode.event = of.person.event;
  episode.place = of.person.place;
  episode.person = of.person.id;
  episode.lawful_basis =
      regime.voluntary ? people::LawfulBasis::consent : people::LawfulBasis::emergency_response;
  episode.regime = regime.id;
  episode.pack_hash = of.pack->hash;
  episode.base_on = input.last_on;
  episode.base_kind = input.case_id ? packs::CountFrom::last_exposure : regime.count_from;
  episode.onset_on = input.onset_on;
  episode.follows = input.follows;
  episode.case_id = input.case_id;
  episode.order_reference = input.order_reference.value_or("");
  episode.words.care = input.care;
  if (input.agreement) {
    episode.words.agreement_by = boost::describe::enum_to_string(input.agreement->given_by, "");
    episode.words.agreement = input.agreement->in_words;
  }
  return episode;
}

// The age below which somebody else agrees, where the person is younger.
std::optional<int> guardian_below(const Call& call, const About& of) {
  const int below = of.pack->registration.guardian_below_years;
  const auto age = people::age_on(of.person.particulars, call.today);
  return age && *age < below ? std::optional(below) : std::nullopt;
}

Result<EpisodeId> open_for(Call& call, const Context& context, const OpenInput& input) {
  const auto found = about(call, context, input.person_id);
  if (!found) return found.refusal();
  const packs::Regime* regime = packs::find(found->pack->regimes, input.regime);
  if (regime == nullptr) return base::refuse(refusal::unknown_regime).at("regime");
  const auto may = may_open(*regime, roles_held(call, context, found->person.place));
  if (!may) return may.refusal();
  const auto running =
      store::open_of_person(call.tx, context.vault, found->person.tenant, found->person.id);
  if (running) {
    const packs::Regime* other = packs::find(found->pack->regimes, running->regime);
    return base::refuse(refusal::already_open)
        .with("regime", other != nullptr ? other->label.in(call.language) : running->regime);
  }
  auto opened = open(
      {asked_episode(*found, input, *regime), call.now, guardian_below(call, *found)}, *regime);
  if (!opened) return opened.refusal();
  store::add(call.tx, context.vault, call.actor(), opened->state,
             {input.where.value_or(""), input.determined_by.value_or("")});
  tasks::store::apply(call.tx, call.actor(), store::where(opened->state), opened->effects);
  context.opened(call, opened->state);
  if (input.follows) {
    tasks::store::apply(call.tx, call.actor(), store::where(opened->state),
                        {tasks::Settle{slice, input.follows->value, "observation.next_stage", {}}});
  }
  return opened->state.id;
}

Result<EpisodeView> show(Call& call, const Context& context, const EpisodeId& id) {
  const auto episode = store::find(call.tx, context.vault, call.who.scope("episode.open"), id);
  if (!episode) return http::refusal::not_found;
  return view_of(call, context, *episode);
}

}  // namespace

void add_opening_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<OffersInput, OffersView>("/v1/people/{person_id}/regimes", "episode.open",
                                      with(offers));
  routes.post<OpenInput, EpisodeId, EpisodeView>("/v1/episodes", "episode.open", with(open_for),
                                                 with(show));
}

}  // namespace observation

#include "screening/view.h"

#include <algorithm>

#include "base/mask.h"
#include "identity/store.h"

namespace screening {

static CitationView citation_view(const packs::Citation& citation) {
  return {citation.document, citation.clause, citation.confidence, citation.from};
}

// ---- The form ---------------------------------------------------------------------------------

template <class Entry>
static std::vector<ChoiceView> choices(const std::vector<Entry>& entries, base::Language language) {
  std::vector<ChoiceView> out;
  for (const Entry& entry : entries) out.push_back({entry.id, entry.label.in(language)});
  return out;
}

FormView form_view(const packs::Pack& pack, const packs::Words& words, base::Language language) {
  FormView form;
  form.notice = {pack.notice.id, pack.notice.title.in(language), pack.notice.text.in(language),
                 citation_view(pack.notice.citation)};
  for (const packs::Clarity& one : pack.clarities) {
    form.clarities.push_back(
        {one.id, one.number, one.label.in(language), one.question.in(language)});
  }
  for (const packs::Transport& one : pack.transports) {
    form.transports.push_back({one.id, one.label.in(language), one.number_hint.in(language)});
  }
  form.symptoms = choices(pack.symptoms, language);
  form.precautions = choices(pack.precautions, language);
  form.proofs = choices(pack.proofs, language);
  form.id_number_required = pack.registration.id_number_required;
  if (const auto range = plausible_temperatures(pack)) form.temperature = {range->min, range->max};
  form.relations = choices(words.of("relation"), language);
  form.look_back_days = pack.registration.look_back.count;
  return form;
}

// ---- One arrival ------------------------------------------------------------------------------

static ScoreView score_view(const Score& score, const Wording& wording) {
  ScoreView view{.clear = score.clear(), .of = score.of(), .items = {}};
  const std::string separator = wording.say({"separator", {}});
  for (const Clarity& item : score.items) {
    std::string why;
    for (const Phrase& phrase : item.unclear) {
      why += (why.empty() ? "" : separator) + wording.say(phrase);
    }
    view.items.push_back({item.asked->id, item.asked->number,
                          item.asked->label.in(wording.language()), item.unclear.empty(), why});
  }
  return view;
}

static bool holds_one(const std::vector<std::string>& held, const std::vector<std::string>& roles) {
  return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
    return std::find(held.begin(), held.end(), role) != held.end();
  });
}

// Why nobody, or not this reader, can go on: a closed event, or a restriction that waits for those
// who bring the order. Who may confirm is asked for the order's number instead.
static std::optional<BlockedView> blocked_view(const Considered& considered, const Option& option,
                                               bool can_confirm, base::Language language) {
  const base::RefusalCode* code = nullptr;
  if (considered.event.closed_on) code = &refusal::event_closed;
  const bool ordered = option.regime != nullptr && option.regime->requires_order;
  if (code == nullptr && ordered && !can_confirm) code = &refusal::order_needed;
  if (code == nullptr) return std::nullopt;
  return BlockedView{std::string(code->code), base::message(base::refuse(*code), language)};
}

static std::optional<ProposalView> proposal_view(const Considered& considered,
                                                 const std::vector<std::string>& roles,
                                                 const Wording& wording) {
  const Proposed& proposed = considered.proposed;
  if (proposed.options.empty()) return std::nullopt;
  const Option& first = proposed.options.front();
  const bool can_confirm = holds_one(roles, first.confirm_roles);
  ProposalView view{.id = first.id,
                    .title = title(first, wording),
                    .sentence = sentence(proposed, first, wording),
                    .reason = {},
                    .voluntary = first.regime == nullptr || first.regime->voluntary,
                    .confirm_roles = first.confirm_roles,
                    .can_confirm = can_confirm,
                    .citation = citation_view(proposed.proposal->citation),
                    .alternatives = {},
                    .blocked = blocked_view(considered, first, can_confirm, wording.language()),
                    .category = proposed.category->id,
                    .category_label = proposed.category->label.in(wording.language())};
  for (const packs::Text& reason : proposed.reasons) {
    view.reason.push_back(reason.in(wording.language()));
  }
  for (std::size_t i = 1; i < proposed.options.size(); ++i) {
    const Option& one = proposed.options[i];
    view.alternatives.push_back({one.id, title(one, wording), sentence(proposed, one, wording)});
  }
  return view;
}

// By the pack that made the decision; the id where that pack is not here.
static std::string title_of(const std::string& choice, const packs::Pack* pack,
                            const Wording& wording) {
  if (pack == nullptr) return choice;
  const Option option{.id = choice,
                      .regime = packs::find(pack->regimes, choice),
                      .advice = packs::find(pack->advices, choice),
                      .period = {},
                      .confirm_roles = {}};
  const bool known = option.regime != nullptr || option.advice != nullptr;
  return known ? title(option, wording) : choice;
}

static std::string name_of(sql::Transaction& tx, identity::AccountId id) {
  const auto account = identity::store::find_account(tx, id);
  return account ? account->name : "";
}

static DecisionView decision_view(sql::Transaction& tx, const Context& context,
                                  const Arrival& arrival, const Wording& wording) {
  const Decision& decision = *arrival.decision;
  const PackPtr pack = context.pack_of(arrival.pack_version);
  return {.choice = decision.choice,
          .title = title_of(decision.choice, pack.get(), wording),
          .decided_by = name_of(tx, decision.decided_by),
          .decided_at = decision.decided_at,
          .reason = decision.reason,
          .episode_id = decision.episode,
          .pack_version = arrival.pack_version.substr(0, 8)};
}

using Labels = std::map<std::string, std::string>;

template <class Entry>
static void add_label(Labels& labels, const std::vector<Entry>& entries, const std::string& id,
                      base::Language language) {
  if (const Entry* entry = packs::find(entries, id)) labels[id] = entry->label.in(language);
}

Labels labels_of(const Declaration& said, const packs::Pack* pack, base::Language language) {
  Labels labels;
  if (pack == nullptr) return labels;
  for (const Leg& leg : said.transports) add_label(labels, pack->transports, leg.mode, language);
  for (const std::string& id : said.symptoms) add_label(labels, pack->symptoms, id, language);
  for (const Proof& proof : said.proofs) add_label(labels, pack->proofs, proof.kind, language);
  for (const std::string& id : said.precautions.value_or(std::vector<std::string>())) {
    add_label(labels, pack->precautions, id, language);
  }
  return labels;
}

ArrivalView arrival_view(const http::Call& call, const Context& context, const Arrival& arrival,
                         const Considered& considered) {
  const Wording wording(*considered.words, call.language);
  std::vector<std::string> roles;
  if (!arrival.decision) roles = roles_held(call, context, "arrival.decide", arrival.place);
  ArrivalView view;
  static_cast<Declaration&>(view) = arrival.declaration;
  view.id = arrival.id;
  view.version = arrival.version;
  view.event_id = arrival.event;
  view.place = places::view_of(*context.places.now(), arrival.place);
  view.person = people::masked(considered.person, call.today);
  view.declared_by = arrival.declared_by;
  view.declared_via = arrival.via;
  view.declared_on = arrival.declared_on;
  view.recorded_at = arrival.recorded_at;
  view.recorded_by = name_of(call.tx, arrival.recorded_by);
  view.score = score_view(considered.score, wording);
  for (const SharedRide& ride : considered.shared) {
    view.shared_rides.push_back({*base::json::parse(ride.journey), ride.same_run, ride.contact,
                                 ride.why.in(call.language)});
  }
  view.proposal = proposal_view(considered, roles, wording);
  if (arrival.decision) view.decision = decision_view(call.tx, context, arrival, wording);
  const PackPtr made_by = context.pack_of(arrival.pack_version);
  view.labels = labels_of(arrival.declaration, made_by.get(), call.language);
  return view;
}

// ---- Lists ------------------------------------------------------------------------------------

static const packs::Category* category_of(const packs::Pack* pack, const std::string& id) {
  return pack == nullptr ? nullptr : packs::find(pack->categories, id);
}

RowView row_view(const store::Row& row, const packs::Pack* pack, const places::Tree& tree,
                 const Wording& wording) {
  RowView view{.id = row.id,
               .person = {base::mask_name(row.person.name), people::address_of(row.person)},
               .arrived_on = row.arrived_on,
               .score = {row.clear_count, row.clear_count},
               .decision = {},
               .shared = row.shared,
               .declared_via = row.via,
               .place = places::view_of(tree, row.place),
               .category_label = {}};
  if (pack != nullptr) view.score.of = static_cast<int>(pack->clarities.size());
  if (row.choice) view.decision = {*row.choice, title_of(*row.choice, pack, wording)};
  if (const packs::Category* category = category_of(pack, row.category)) {
    view.category_label = category->label.in(wording.language());
  }
  return view;
}

SummaryView summary_view(const store::Summary& summary, const packs::Pack* pack,
                         base::Language language) {
  SummaryView view{summary.total, summary.incomplete, summary.undecided, summary.shared, {}};
  for (const auto& [id, count] : summary.by_category) {
    const packs::Category* category = category_of(pack, id);
    view.by_category.push_back(
        {id, category != nullptr ? category->label.in(language) : id, count});
  }
  return view;
}

}  // namespace screening

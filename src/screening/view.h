// What leaves of an arrival: the person masked, the texts of the pack in the reader's language.
// (HTTP contract, section Arrivals)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "packs/model.h"
#include "people/model.h"
#include "places/view.h"
#include "screening/consider.h"
#include "screening/store.h"

namespace screening {

struct CitationView {
  std::string document;
  std::string clause;
  packs::Confidence confidence = packs::Confidence::recalled;
  base::Date from;
};
BOOST_DESCRIBE_STRUCT(CitationView, (), (document, clause, confidence, from))

// ---- The form ---------------------------------------------------------------------------------

struct ChoiceView {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (id, label))

struct NoticeView {
  std::string id;
  std::string title;
  std::string text;
  CitationView citation;
};
BOOST_DESCRIBE_STRUCT(NoticeView, (), (id, title, text, citation))

struct QuestionView {
  std::string id;
  int number = 0;
  std::string label;
  std::string question;
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (id, number, label, question))

struct TransportView {
  std::string id;
  std::string label;
  std::string number_hint;
};
BOOST_DESCRIBE_STRUCT(TransportView, (), (id, label, number_hint))

struct RangeView {
  base::Celsius min;
  base::Celsius max;
};
BOOST_DESCRIBE_STRUCT(RangeView, (), (min, max))

struct FormView {
  NoticeView notice;
  std::vector<QuestionView> clarities;
  std::vector<TransportView> transports;
  std::vector<ChoiceView> symptoms;
  std::vector<ChoiceView> precautions;
  std::vector<ChoiceView> proofs;
  bool id_number_required = false;
  std::optional<RangeView> temperature;
  std::vector<ChoiceView> relations;
  int look_back_days = 0;
};
BOOST_DESCRIBE_STRUCT(FormView, (),
                      (notice, clarities, transports, symptoms, precautions, proofs,
                       id_number_required, temperature, relations, look_back_days))

FormView form_view(const packs::Pack&, const packs::Words&, base::Language);

// ---- One arrival ------------------------------------------------------------------------------

struct ScoreItemView {
  std::string id;
  int number = 0;
  std::string label;
  bool clear = false;
  std::string why;  // Empty where it is clear.
};
BOOST_DESCRIBE_STRUCT(ScoreItemView, (), (id, number, label, clear, why))

struct ScoreView {
  int clear = 0;
  int of = 0;
  std::vector<ScoreItemView> items;
};
BOOST_DESCRIBE_STRUCT(ScoreView, (), (clear, of, items))

struct AlternativeView {
  std::string id;
  std::string title;
  std::string sentence;
};
BOOST_DESCRIBE_STRUCT(AlternativeView, (), (id, title, sentence))

struct BlockedView {
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(BlockedView, (), (code, message))

struct ProposalView {
  std::string id;
  std::string title;
  std::string sentence;
  std::vector<std::string> reason;
  bool voluntary = true;
  std::vector<std::string> confirm_roles;
  bool can_confirm = false;
  CitationView citation;
  std::vector<AlternativeView> alternatives;
  std::optional<BlockedView> blocked;
  std::string category;
  std::string category_label;
};
BOOST_DESCRIBE_STRUCT(ProposalView, (),
                      (id, title, sentence, reason, voluntary, confirm_roles, can_confirm, citation,
                       alternatives, blocked, category, category_label))

struct DecisionView {
  std::string choice;
  std::string title;
  std::string decided_by;
  base::Instant decided_at;
  std::optional<std::string> reason;
  std::optional<base::Uuid> episode_id;
  std::string pack_version;
};
BOOST_DESCRIBE_STRUCT(DecisionView, (),
                      (choice, title, decided_by, decided_at, reason, episode_id, pack_version))

struct SharedRideView {
  base::json::Value journey;  // Its id in the published list.
  bool same_run = true;
  journeys::Contact contact = journeys::Contact::unknown;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(SharedRideView, (), (journey, same_run, contact, why))

struct ArrivalView : Declaration {
  ArrivalId id;
  std::int64_t version = 1;
  identity::EventId event_id;
  places::PlaceView place;
  people::PersonView person;
  DeclaredBy declared_by = DeclaredBy::worker;
  Via declared_via = Via::visit;
  std::optional<base::Date> declared_on;
  base::Instant recorded_at;
  std::string recorded_by;
  ScoreView score;
  std::vector<SharedRideView> shared_rides;  // Leads: the CDC determines.
  std::optional<ProposalView> proposal;
  std::optional<DecisionView> decision;
  // What the pack calls the transports, complaints, precautions and proofs that are named, by id.
  std::map<std::string, std::string> labels;
};
BOOST_DESCRIBE_STRUCT(ArrivalView, (Declaration),
                      (id, version, event_id, place, person, declared_by, declared_via, declared_on,
                       recorded_at, recorded_by, score, shared_rides, proposal, decision, labels))

// What the pack calls the transports, complaints, precautions and proofs that are named, by id.
std::map<std::string, std::string> labels_of(const Declaration&, const packs::Pack*,
                                             base::Language);

// Also the answer of the decision's workflow.
ArrivalView arrival_view(const http::Call&, const Context&, const Arrival&, const Considered&);

// ---- Lists ------------------------------------------------------------------------------------

struct RowPersonView {
  std::string name_masked;
  std::string address;
};
BOOST_DESCRIBE_STRUCT(RowPersonView, (), (name_masked, address))

struct RowScoreView {
  int clear = 0;
  int of = 0;
};
BOOST_DESCRIBE_STRUCT(RowScoreView, (), (clear, of))

struct RowDecisionView {
  std::string choice;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(RowDecisionView, (), (choice, title))

struct RowView {
  ArrivalId id;
  RowPersonView person;
  std::optional<base::Date> arrived_on;
  RowScoreView score;
  std::optional<RowDecisionView> decision;
  bool shared = false;  // May have travelled with a case.
  Via declared_via = Via::visit;
  places::PlaceView place;
  std::optional<std::string> category_label;
};
BOOST_DESCRIBE_STRUCT(RowView, (),
                      (id, person, arrived_on, score, decision, shared, declared_via, place,
                       category_label))

struct CountView {
  std::string id;
  std::string label;
  std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(CountView, (), (id, label, value))

struct SummaryView {
  std::int64_t total = 0;
  std::int64_t incomplete = 0;
  std::int64_t undecided = 0;
  std::int64_t shared = 0;
  std::vector<CountView> by_category;
};
BOOST_DESCRIBE_STRUCT(SummaryView, (), (total, incomplete, undecided, shared, by_category))

// In the words of the pack that made the record; ids where that pack is not here.
RowView row_view(const store::Row&, const packs::Pack*, const places::Tree&, const Wording&);
SummaryView summary_view(const store::Summary&, const packs::Pack*, base::Language);

}  // namespace screening

// An episode as people see it.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "http/call.h"
#include "observation/http.h"
#include "observation/model.h"
#include "observation/stages.h"
#include "people/model.h"
#include "places/view.h"

namespace observation {

struct Label {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(Label, (), (id, label))

struct SlotView {
  std::string id;
  std::string label;
  std::string from;  // HH:MM
  std::string to;
};
BOOST_DESCRIBE_STRUCT(SlotView, (), (id, label, from, to))

struct CitationView {
  std::string document;
  std::string clause;
  packs::Confidence confidence = packs::Confidence::recalled;
  base::Date from;
};
BOOST_DESCRIBE_STRUCT(CitationView, (), (document, clause, confidence, from))

struct ReasonView {
  std::string text;
  CitationView citation;
};
BOOST_DESCRIBE_STRUCT(ReasonView, (), (text, citation))

struct ReadingView {
  ReadingId id;
  std::int64_t version = 1;
  base::Date day;
  std::string slot;
  base::Instant taken_at;
  base::Instant received_at;
  std::optional<base::Celsius> temperature;
  std::vector<std::string> symptoms;
  bool well = true;
  Status status = Status::seen_ok;
  Recorder by = Recorder::worker;
  std::string recorded_by;
  bool abnormal = false;
  std::optional<base::Celsius> corrected_from;
  Doubted doubted = Doubted::none;
};
BOOST_DESCRIBE_STRUCT(ReadingView, (),
                      (id, version, day, slot, taken_at, received_at, temperature, symptoms, well,
                       status, by, recorded_by, abnormal, corrected_from, doubted))

struct MissingView {
  base::Date day;
  std::string slot;
};
BOOST_DESCRIBE_STRUCT(MissingView, (), (day, slot))

struct CareView {
  CareId id;
  base::Instant opened_at;
  base::Instant due_at;
  ReadingId reading_id;
  std::optional<std::string> outcome;
  std::string outcome_label;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(CareView, (),
                      (id, opened_at, due_at, reading_id, outcome, outcome_label, note))

struct CarePersonView {
  std::string kind;
  std::string kind_label;
  std::string name;
  std::string phone_masked;
};
BOOST_DESCRIBE_STRUCT(CarePersonView, (), (kind, kind_label, name, phone_masked))

struct MomentView {
  base::Instant at;
  std::string what;  // Label of the audit's action.
  std::string by;
};
BOOST_DESCRIBE_STRUCT(MomentView, (), (at, what, by))

struct RangeView {
  base::Celsius min;
  base::Celsius max;
};
BOOST_DESCRIBE_STRUCT(RangeView, (), (min, max))

struct CanView {
  bool record = false;
  bool outcome = false;
  bool end = false;
  bool expose = false;  // Add and withdraw exposures.
  bool extend = false;  // By an order, past the pack's maximum.
  bool open_next = false;
  std::string end_label;
  std::vector<Label> end_reasons;
};
BOOST_DESCRIBE_STRUCT(CanView, (),
                      (record, outcome, end, expose, extend, open_next, end_label, end_reasons))

struct EndView {
  base::Date on;
  std::string reason;
  std::string reason_label;
  std::string note;
  std::string by;
};
BOOST_DESCRIBE_STRUCT(EndView, (), (on, reason, reason_label, note, by))

struct EpisodeRow {
  EpisodeId id;
  people::PersonView person;
  places::PlaceView place;
  std::string regime;
  std::string regime_label;
  bool voluntary = false;
  base::Date started_on;
  base::Date last_day;
  std::int64_t day_number = 0;
  std::int64_t of_days = 0;
  State state = State::open;
  base::json::Value today;          // Slot -> temperature or null, in the order of the day.
  std::optional<std::string> flag;  // abnormal, past_end, ends_today, missing; the gravest.
};
BOOST_DESCRIBE_STRUCT(EpisodeRow, (),
                      (id, person, place, regime, regime_label, voluntary, started_on, last_day,
                       day_number, of_days, state, today, flag))

// One exposure, and what it asks for by itself.
struct ExposureView {
  ExposureId id;
  ExposureKind kind = ExposureKind::last_exposure;
  std::string kind_label;
  base::Date last_on;
  base::Date asks_until;
  bool stands = true;
  bool decides = false;
  std::string where;
  std::string determined_by;
  std::string added_by;
  base::Instant added_at;
  std::string withdrawn_by;
  std::string withdrawn_reason;
};
BOOST_DESCRIBE_STRUCT(ExposureView, (),
                      (id, kind, kind_label, last_on, asks_until, stands, decides, where,
                       determined_by, added_by, added_at, withdrawn_by, withdrawn_reason))

// How the last day comes about.
struct WorkingView {
  std::vector<ExposureView> exposures;
  std::optional<base::Date> exposures_ask;  // Empty: none is left.
  base::Date at_most;
  CitationView at_most_citation;
  std::int64_t max_days = 0;
  bool capped = false;
  std::optional<base::Date> extended_to;
  std::string extension_order;
};
BOOST_DESCRIBE_STRUCT(WorkingView, (),
                      (exposures, exposures_ask, at_most, at_most_citation, max_days, capped,
                       extended_to, extension_order))

struct StageView {
  std::string regime;
  std::string label;
  base::Date first;
  base::Date last;
  std::vector<base::Date> tests;
};
BOOST_DESCRIBE_STRUCT(StageView, (), (regime, label, first, last, tests))

struct EpisodeView : EpisodeRow {
  std::int64_t version = 1;
  identity::EventId event_id;
  std::string sentence;
  std::vector<ReasonView> reasoning;
  base::Date expected_end;
  bool waits_for_normal = false;
  std::vector<SlotView> slots;
  base::Celsius fever_from;
  RangeView temperature;  // What is believed.
  std::vector<Label> symptoms;
  std::vector<Label> outcomes;
  std::vector<ReadingView> readings;
  std::vector<MissingView> missing;
  std::vector<CareView> care_needed;
  std::vector<CarePersonView> care_people;
  CanView can;
  std::optional<EndView> end;
  std::string order_reference;
  std::string agreement;
  WorkingView working;
  std::vector<StageView> stages;         // This one and those that follow.
  std::optional<EpisodeId> followed_by;  // The stage that was opened after this one.
};
BOOST_DESCRIBE_STRUCT(EpisodeView, (EpisodeRow),
                      (version, event_id, sentence, reasoning, expected_end, waits_for_normal,
                       slots, fever_from, temperature, symptoms, outcomes, readings, missing,
                       care_needed, care_people, can, end, order_reference, agreement, working,
                       stages, followed_by))

struct TimelineView {
  std::vector<MomentView> items;
};
BOOST_DESCRIBE_STRUCT(TimelineView, (), (items))

// What was done, oldest first; who looked stands elsewhere (people/http.cpp).
TimelineView timeline_of(http::Call&, const Context&, const Episode&);

// Both throw when the pack version that made the episode is not here.
EpisodeRow row_of(http::Call&, const Context&, const Episode&);
EpisodeView view_of(http::Call&, const Context&, const Episode&);

CitationView shown(const packs::Citation&);
StageView shown(const Stage&, base::Language);
// The regime's sentence, filled.
std::string sentence_of(const Context&, const packs::Regime&, base::Date last_day, base::Language);
// What follows from the exposures, and what comes after: of period_view.cpp.
void fill_period(EpisodeView&, http::Call&, const Context&, const Episode&, const packs::Pack&);

const packs::Regime& regime_of(const packs::Pack&, const Episode&);

}  // namespace observation

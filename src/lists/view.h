// What is shown of lists that are sent down. People are masked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "http/call.h"
#include "lists/http.h"
#include "places/view.h"

namespace lists {

struct TallyView {
  std::int64_t rows = 0;  // Matched, open, answered, returned and withdrawn together.
  std::int64_t matched = 0;
  std::int64_t open = 0;
  std::int64_t fresh = 0;
  std::int64_t answered = 0;
  std::int64_t returned = 0;
  std::int64_t withdrawn = 0;
};
BOOST_DESCRIBE_STRUCT(TallyView, (), (rows, matched, open, fresh, answered, returned, withdrawn))
TallyView tally_view(const Tally&);

struct PartView {
  PartId id;
  ListId list_id;
  std::string name;
  std::string sent_by;
  places::PlaceView from;
  places::PlaceView place;
  base::Instant sent_at;
  base::Instant due_at;
  std::optional<base::Instant> acknowledged_at;
  std::string acknowledged_by;
  bool late = false;
  bool withdrawn = false;
  TallyView tally;
};
BOOST_DESCRIBE_STRUCT(PartView, (),
                      (id, list_id, name, sent_by, from, place, sent_at, due_at, acknowledged_at,
                       acknowledged_by, late, withdrawn, tally))
PartView part_view(http::Call&, const Context&, const Part&);

struct ListRowView {
  ListId id;
  std::string name;
  places::PlaceView from;
  std::string sent_by;
  base::Instant sent_at;
  ListState state = ListState::sent;
  std::int64_t wrong = 0;
  std::int64_t communities = 0;
  std::int64_t acknowledged = 0;
  TallyView tally;
};
BOOST_DESCRIBE_STRUCT(ListRowView, (),
                      (id, name, from, sent_by, sent_at, state, wrong, communities, acknowledged,
                       tally))
ListRowView list_row_view(http::Call&, const Context&, const List&);

struct RowView {
  RowId id;
  std::int64_t number = 0;
  std::string name_masked;
  std::optional<std::string> phone_masked;
  std::optional<places::PlaceView> place;
  std::string place_text;
  std::string address;
  std::string from;
  std::string travel;
  std::string travel_on;
  std::string seen_at;
  std::string reason;
  Found found = Found::unplaced;
  KnownAs known_as = KnownAs::nothing;
  RowState state = RowState::open;
  std::optional<std::string> answer_label;
  std::string answer_note;
  std::string answered_by;
  std::optional<base::Instant> answered_at;
  std::optional<people::PersonId> person_id;  // For those in whose scope the community lies.
};
BOOST_DESCRIBE_STRUCT(RowView, (),
                      (id, number, name_masked, phone_masked, place, place_text, address, from,
                       travel, travel_on, seen_at, reason, found, known_as, state, answer_label,
                       answer_note, answered_by, answered_at, person_id))
RowView row_view(http::Call&, const Context&, const Row&);

struct CandidateView {
  people::PersonView person;
  bool by_id_number = false;
  KnownAs known_as = KnownAs::resident;
};
BOOST_DESCRIBE_STRUCT(CandidateView, (), (person, by_id_number, known_as))

struct ChoiceView {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (id, label))

// One row with what answering it needs.
struct RowPageView : RowView {
  std::string list_name;
  std::optional<std::string> id_number_masked;
  std::vector<CandidateView> candidates;  // In the community, under one of the row's numbers.
  std::vector<ChoiceView> answers;
  ListId list_id;
  std::optional<PartId> part_id;
  bool may_answer = false;
  bool may_place = false;
};
BOOST_DESCRIBE_STRUCT(RowPageView, (RowView),
                      (list_name, id_number_masked, candidates, answers, list_id, part_id,
                       may_answer, may_place))

}  // namespace lists

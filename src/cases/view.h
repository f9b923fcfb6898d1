// A case as people see it.
#pragma once

#include <string>
#include <vector>

#include "cases/http.h"
#include "cases/rules.h"
#include "http/call.h"
#include "people/model.h"
#include "places/view.h"

namespace cases {

struct StateLabel {
  packs::CaseState id = packs::CaseState::suspected;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(StateLabel, (), (id, label))

struct RuleCitation {
  std::string document;
  std::string clause;
  packs::Confidence confidence = packs::Confidence::recalled;
  base::Date from;
};
BOOST_DESCRIBE_STRUCT(RuleCitation, (), (document, clause, confidence, from))

// What is asked for about one person of the household.
struct FollowView {
  FollowId id;
  people::PersonView person;
  std::string sentence;
  RuleCitation citation;
  std::string regime;
  std::string regime_label;
  bool voluntary = false;
  base::Date last_on;
  base::Instant due_at;
  std::string role;
  FollowState state = FollowState::asked;
  std::optional<base::Uuid> episode_id;
  std::string note;
  std::string settled_by;
};
BOOST_DESCRIBE_STRUCT(FollowView, (),
                      (id, person, sentence, citation, regime, regime_label, voluntary, last_on,
                       due_at, role, state, episode_id, note, settled_by))

struct CaseRow {
  CaseId id;
  people::PersonView person;
  places::PlaceView place;
  packs::CaseState state = packs::CaseState::suspected;
  std::string state_label;
  base::Date state_on;
  std::int64_t asked_open = 0;       // Not settled, of those whom the reader looks after.
  std::int64_t asked_elsewhere = 0;  // Not settled, of those who were handed over.
};
BOOST_DESCRIBE_STRUCT(CaseRow, (),
                      (id, person, place, state, state_label, state_on, asked_open,
                       asked_elsewhere))

struct CaseView : CaseRow {
  std::int64_t version = 1;
  identity::EventId event_id;
  std::optional<base::Date> onset_on;
  std::optional<base::Date> isolated_on;
  std::string determined_by;
  std::string treated_at;
  bool is_here = true;  // Else the reader sees it for those of its household who have moved.
  std::vector<StateLabel> may_become;  // Empty where the reader may not say so.
  bool can_follow = false;
  bool can_open = false;
  std::vector<FollowView> follows;
};
BOOST_DESCRIBE_STRUCT(CaseView, (CaseRow),
                      (version, event_id, onset_on, isolated_on, determined_by, treated_at, is_here,
                       may_become, can_follow, can_open, follows))

struct CasesView {
  std::vector<CaseRow> items;
  std::optional<CaseId> next_cursor;
};
BOOST_DESCRIBE_STRUCT(CasesView, (), (items, next_cursor))

// Whether the caller has the permission over the place.
bool covers(http::Call&, std::string_view permission, places::PlaceId);

CaseRow row_of(http::Call&, const Context&, const Case&);
CaseView view_of(http::Call&, const Context&, const Case&);

}  // namespace cases

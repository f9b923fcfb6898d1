// What leaves of needs. People are masked; a number is shown when somebody says what for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assistance/asking.h"
#include "base/described.h"
#include "places/view.h"

namespace assistance {

struct ChoiceView {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (id, label))

struct KindView {
  std::string id;
  std::string label;
  std::string hint;
  bool urgent = false;
  std::string call;  // A number to call first; empty: none.
  std::int64_t due_minutes = 0;
};
BOOST_DESCRIBE_STRUCT(KindView, (), (id, label, hint, urgent, call, due_minutes))

std::vector<KindView> kinds_of(const packs::Pack& platform, base::Language);

struct NeedRow {
  NeedId id;
  std::string kind;
  std::string kind_label;
  bool urgent = false;
  NeedState state = NeedState::open;
  bool late = false;
  bool mine = false;  // The caller has taken it.
  places::PlaceView place;
  std::string name_masked;  // Empty: asked for by a door.
  std::string address;
  std::string owner;     // The role's name;
  std::string taken_by;  // and who of them; empty: nobody yet.
  base::Instant recorded_at;
  base::Instant due_at;
  std::optional<base::Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(NeedRow, (),
                      (id, kind, kind_label, urgent, state, late, mine, place, name_masked, address,
                       owner, taken_by, recorded_at, due_at, ended_at))

NeedRow row_of(http::Call&, const Context&, const Need&);

struct StepView {
  StepKind kind = StepKind::recorded;
  std::string what;
  base::Instant at;
  std::string by;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(StepView, (), (kind, what, at, by, words))

// What the caller may do about it now.
struct CanView {
  bool take = false;
  bool give_back = false;
  bool finish = false;
  bool answer = false;
  bool hand_over = false;
  bool cancel = false;
  bool take_back = false;
};
BOOST_DESCRIBE_STRUCT(CanView, (), (take, give_back, finish, answer, hand_over, cancel, take_back))

struct ColleagueView {
  identity::AccountId account_id;
  std::string name;
  std::string role;
  std::string role_label;
};
BOOST_DESCRIBE_STRUCT(ColleagueView, (), (account_id, name, role, role_label))

struct CitationView {
  std::string document;
  std::string clause;
  packs::Confidence confidence = packs::Confidence::recalled;
  base::Date from;
};
BOOST_DESCRIBE_STRUCT(CitationView, (), (document, clause, confidence, from))

struct NeedView : NeedRow {
  identity::EventId event_id;
  std::int64_t version = 1;
  std::optional<people::PersonId> person_id;  // Only for who may read people there.
  std::optional<households::HouseholdId> household_id;
  std::string words;
  std::string asker_label;
  std::string channel_label;
  std::optional<std::string> phone_masked;
  std::string call;
  std::vector<StepView> steps;
  CanView can;
  std::vector<ChoiceView> owners;         // To whom it may be handed over,
  std::vector<ColleagueView> colleagues;  // and who of them is there.
  CitationView citation;
};
BOOST_DESCRIBE_STRUCT(NeedView, (NeedRow),
                      (event_id, version, person_id, household_id, words, asker_label,
                       channel_label, phone_masked, call, steps, can, owners, colleagues, citation))

NeedView view_of(http::Call&, const Context&, const Found&);

// The number to call about it, whole; empty: none is known.
std::string phone_to_call(http::Call&, const Context&, const Need&);

CitationView view_of(const packs::Citation&);

}  // namespace assistance

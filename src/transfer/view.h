// What is shown of a transfer. People are masked; both sides see the same line of history.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "http/call.h"
#include "places/view.h"
#include "transfer/http.h"
#include "transfer/store.h"

namespace transfer {

struct WatchView {
  std::string regime_label;
  base::Date base_on;
  base::Date last_day;
  std::int64_t readings = 0;
  std::int64_t abnormal = 0;
  bool care_awaited = false;
};
BOOST_DESCRIBE_STRUCT(WatchView, (),
                      (regime_label, base_on, last_day, readings, abnormal, care_awaited))

struct StepView {
  std::int64_t number = 0;
  base::Instant at;
  std::string by;
  Side side = Side::program;
  std::string what;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(StepView, (), (number, at, by, side, what, note))

struct RowView {
  TransferId id;
  State state = State::offered;
  std::string name_masked;
  places::PlaceView from;
  places::PlaceView to;
  std::string reason_label;
  base::Date expected_on;
  base::Instant offered_at;
  std::optional<base::Date> arrived_on;
  std::optional<std::string> regime_label;  // Of what goes on, if anything does.
  bool late = false;
};
BOOST_DESCRIBE_STRUCT(RowView, (),
                      (id, state, name_masked, from, to, reason_label, expected_on, offered_at,
                       arrived_on, regime_label, late))

// What the one who looks may do now.
struct MayView {
  bool acknowledge = false;
  bool accept = false;
  bool withdraw = false;
  bool arrive = false;
  bool say = false;
  bool follow_up = false;
};
BOOST_DESCRIBE_STRUCT(MayView, (), (acknowledge, accept, withdraw, arrive, say, follow_up))

struct TransferView : RowView {
  std::optional<std::string> phone_masked;
  people::Sex sex = people::Sex::unknown;
  std::optional<std::int64_t> age;
  std::string address;  // Where the sender knows the person; not where they will be.
  std::string means_label;
  std::string number;
  std::string go_on;
  std::optional<WatchView> watch;
  Side owner = Side::sender;
  base::Instant answer_due_at;  // By when it is to be seen, or answered once seen.
  bool other_county = false;
  bool event_there = true;  // Else the receiving county has nowhere to go on with it.
  bool sends = false;       // Who looks belongs to that side; a county may belong to both.
  bool receives = false;
  std::optional<base::Uuid> event_id;  // Of the side that looks.
  std::optional<base::Uuid> person_id;
  std::optional<base::Uuid> episode_id;
  bool destroyed = false;
  MayView may;
  std::vector<StepView> steps;
};
BOOST_DESCRIBE_STRUCT(TransferView, (RowView),
                      (phone_masked, sex, age, address, means_label, number, go_on, watch, owner,
                       answer_due_at, other_county, event_there, sends, receives, event_id,
                       person_id, episode_id, destroyed, may, steps))

struct SideCount {
  std::int64_t waiting = 0;
  std::int64_t late = 0;
};
BOOST_DESCRIBE_STRUCT(SideCount, (), (waiting, late))

struct ListView {
  std::vector<RowView> items;
  std::optional<std::string> next_cursor;
  SideCount received;
  SideCount sent;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (items, next_cursor, received, sent))

struct ReasonView {
  std::string id;
  std::string label;
  bool follow_up = false;
};
BOOST_DESCRIBE_STRUCT(ReasonView, (), (id, label, follow_up))
struct ChoiceView {
  std::string id;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (id, label))
struct FormView {
  std::vector<ReasonView> reasons;
  std::vector<ChoiceView> means;
  std::vector<ChoiceView> follow_up_answers;
};
BOOST_DESCRIBE_STRUCT(FormView, (), (reasons, means, follow_up_answers))

FormView form_view(const Context&, base::Language);
store::Late late_at(const packs::TransferRules&, base::Instant now);
RowView row_view(const http::Call&, const Context&, const Transfer&);
TransferView transfer_view(http::Call&, const Context&, const Found&);

}  // namespace transfer

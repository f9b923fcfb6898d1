#include "lists/view.h"

#include "base/mask.h"
#include "lists/store.h"

namespace lists {

TallyView tally_view(const Tally& tally) {
  return {tally.total(),  tally.matched,  tally.open,     tally.fresh,
          tally.answered, tally.returned, tally.withdrawn};
}

PartView part_view(http::Call& call, const Context& context, const Part& part) {
  const auto tree = context.places.now();
  const auto platform = context.platform();
  const auto list = store::find(call.tx, part.tenant, part.list);
  const Tally tally = store::tally(call.tx, part);
  constexpr std::int64_t ms_a_minute = 60'000;
  const packs::PushedList& rules = platform->pushed_list;
  PartView view;
  view.id = part.id;
  view.list_id = part.list;
  view.place = places::view_of(*tree, part.place);
  if (list) {
    view.name = list->name;
    view.sent_by = list->sent_by;
    view.from = places::view_of(*tree, list->place);
    view.withdrawn = list->state == ListState::withdrawn;
  }
  view.sent_at = part.sent_at;
  const std::int64_t minutes =
      part.acknowledged_at ? rules.answer_minutes : rules.acknowledge_minutes;
  view.due_at = {part.sent_at.ms + minutes * ms_a_minute};
  view.acknowledged_at = part.acknowledged_at;
  view.acknowledged_by = part.acknowledged_by;
  view.late = !view.withdrawn && is_late(part, tally.open, rules, call.now);
  view.tally = tally_view(tally);
  return view;
}

ListRowView list_row_view(http::Call& call, const Context& context, const List& list) {
  ListRowView view;
  view.id = list.id;
  view.name = list.name;
  view.from = places::view_of(*context.places.now(), list.place);
  view.sent_by = list.sent_by;
  view.sent_at = list.sent_at;
  view.state = list.state;
  view.wrong = list.wrong;
  for (const Part& part : store::parts(call.tx, list)) {
    ++view.communities;
    if (part.acknowledged_at) ++view.acknowledged;
  }
  view.tally = tally_view(store::tally(call.tx, list));
  return view;
}

RowView row_view(http::Call& call, const Context& context, const Row& row) {
  RowView view;
  view.id = row.id;
  view.number = row.number;
  view.name_masked = base::mask_name(row.content.name);
  if (!row.content.phone.empty()) view.phone_masked = base::mask_phone(row.content.phone);
  if (row.place) view.place = places::view_of(*context.places.now(), *row.place);
  view.place_text = row.content.place;
  view.address = row.content.address;
  view.from = row.content.from;
  view.travel = row.content.travel;
  view.travel_on = row.content.travel_on;
  view.seen_at = row.content.seen_at;
  view.reason = row.content.reason;
  view.found = row.found;
  view.known_as = row.known_as;
  view.state = row.state;
  if (!row.answer.empty()) {
    view.answer_label = context.words()->label("list_answer", row.answer, call.language);
  }
  view.answer_note = row.content.answer_note;
  view.answered_by = row.answered_by;
  view.answered_at = row.answered_at;
  view.person_id = row.person;
  return view;
}

}  // namespace lists

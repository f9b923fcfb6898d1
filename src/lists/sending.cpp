// A list goes out, comes back, and is late: what that asks of whom.
#include "base/phone.h"
#include "lists/http.h"
#include "lists/store.h"
#include "people/store.h"
#include "tasks/store.h"

namespace lists {

namespace {

tasks::Where where(const Part& part) { return {part.tenant, part.event, part.place}; }

// A row is a person's content: it is read in pages, so that a list of any length takes the same
// room.
template <class Do>
void each_row(sql::Transaction& tx, const Context& context, const List& list, Do what) {
  constexpr std::int64_t page = 200;
  std::int64_t after = 0;
  while (true) {
    const auto rows = store::rows(
        tx, context.vault, list.tenant,
        {.list = list.id, .place = {}, .unsettled = false, .after = after, .limit = page});
    for (const Row& row : rows) what(row);
    if (static_cast<std::int64_t>(rows.size()) < page) return;
    after = rows.back().number;
  }
}

Part part_for(sql::Transaction& tx, const List& list, places::PlaceId place, base::Instant now) {
  if (auto known = store::part_of(tx, list, place)) return *known;
  Part part;
  part.id = {base::make_uuid(now.ms)};
  part.list = list.id;
  part.tenant = list.tenant;
  part.event = list.event;
  part.place = place;
  part.sent_at = now;
  store::add(tx, part);
  return part;
}

std::string sender_role(const packs::PushedList& rules, const places::Tree& tree,
                        places::PlaceId place) {
  const auto found = tree.find(place);
  if (!found || found->level <= places::Level::county) return rules.county_role;
  return found->level == places::Level::township ? rules.above_role : rules.role;
}

tasks::Raise to_sender(const Context& context, const List& list, const char* kind,
                       std::int64_t rows, base::Instant now) {
  const packs::PushedList rules = context.platform()->pushed_list;
  constexpr std::int64_t ms_a_minute = 60'000;
  return {slice,
          list.id.value,
          kind,
          {now.ms + rules.answer_minutes * ms_a_minute},
          sender_role(rules, *context.places.now(), list.place),
          {{"rows", rows}},
          tasks::Asked::again};
}

void remind(sql::Transaction& tx, const Context& context, const tasks::store::DueTime& due,
            base::Instant as_of) {
  const auto part = store::find(tx, due.tenant, PartId{due.subject});
  if (!part) return;
  const auto platform = context.platform();
  const std::int64_t open = store::tally(tx, *part).open;
  const bool late = due.kind == look::unacknowledged ? !part->acknowledged_at : open > 0;
  if (!late) return;
  tasks::store::apply(tx, {std::nullopt, as_of}, where(*part),
                      remind_above(*part, platform->pushed_list, as_of));
}

}  // namespace

std::vector<Candidate> candidates_of(sql::Transaction& tx, const Context& context, const Row& row) {
  std::vector<Candidate> candidates;
  const auto add = [&](people::store::Number number, const std::string& value) {
    if (value.empty()) return;
    for (const people::Person& person :
         people::store::find_by(tx, context.vault, row.tenant, row.event, number, value)) {
      candidates.push_back({person.id, person.place, person.particulars.name,
                            number == people::store::Number::id_number,
                            context.known_as(tx, person.tenant, person.id)});
    }
  };
  add(people::store::Number::id_number, row.content.id_number);
  const auto phone = base::parse_phone(row.content.phone);
  add(people::store::Number::phone, phone ? phone->number : "");
  return candidates;
}

void tell_sender(sql::Transaction& tx, const Context& context, const identity::Actor& actor,
                 const List& list) {
  const tasks::Where at{list.tenant, list.event, list.place};
  const Tally tally = store::tally(tx, list);
  const auto tell = [&](const char* kind, std::int64_t rows) {
    if (rows > 0) {
      tasks::store::apply(tx, actor, at, {to_sender(context, list, kind, rows, actor.at)});
    } else {
      tasks::store::apply(tx, actor, at, {tasks::Settle{slice, list.id.value, kind, {}}});
    }
  };
  tell("lists.to_place", tally.unplaced);
  tell("lists.returned", tally.returned);
}

void deliver(sql::Transaction& tx, const identity::Actor& actor, const List& list,
             const Sent& sent) {
  const Row& row = sent.row;
  if (!row.place) return;
  const Part part = part_for(tx, list, *row.place, actor.at);
  tasks::store::apply(tx, actor, where(part), sent.effects);
}

void send_list(sql::Transaction& tx, const Context& context, const identity::Actor& actor,
               List list) {
  const auto platform = context.platform();
  list.state = ListState::sent;
  list.sent_at = actor.at;
  store::save(tx, actor, list, "list.sent");
  each_row(tx, context, list, [&](const Row& row) {
    const Sent sent = send(row, platform->pushed_list, actor.at);
    store::save(tx, context.vault, actor, sent.row, "list.row_sent");
    deliver(tx, actor, list, sent);
  });
  for (const Part& part : store::parts(tx, list)) {
    tasks::store::apply(
        tx, actor, where(part),
        arrive(part, platform->pushed_list, store::tally(tx, part).total(), actor.at));
  }
  tell_sender(tx, context, actor, list);
}

void withdraw_list(sql::Transaction& tx, const Context& context, const identity::Actor& actor,
                   List list) {
  list.state = ListState::withdrawn;
  store::save(tx, actor, list, "list.withdrawn");
  each_row(tx, context, list, [&](const Row& row) {
    const Sent back = withdraw(row);
    if (back.row.state == row.state) return;
    store::save(tx, context.vault, actor, back.row, "list.row_withdrawn");
    tasks::store::apply(tx, actor, {row.tenant, row.event, row.place.value_or(list.place)},
                        back.effects);
  });
  for (const Part& part : store::parts(tx, list)) {
    tasks::store::apply(tx, actor, where(part), withdraw(part));
  }
  tasks::store::apply(tx, actor, {list.tenant, list.event, list.place},
                      {tasks::Settle{slice, list.id.value, "lists.to_place", {}},
                       tasks::Settle{slice, list.id.value, "lists.returned", {}}});
}

void register_due(schedule::Runner& runner, const Context& context) {
  for (const char* kind : {look::unacknowledged, look::unanswered}) {
    runner.on(slice, kind,
              [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                         base::Instant as_of) { remind(tx, context, due, as_of); });
  }
}

}  // namespace lists

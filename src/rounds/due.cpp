// What the program looks at by itself: tomorrow's shifts without anybody, shifts that nobody has
// begun, findings that nobody has seen to in time.
#include "events/store.h"
#include "rounds/asking.h"
#include "rounds/http.h"
#include "rounds/store.h"
#include "tasks/store.h"

namespace rounds {

namespace {

constexpr base::Days one_day{1};

// When the event is closed nothing is asked any more, and nothing can be read.
bool is_open(sql::Transaction& tx, const tasks::Where& where) {
  const auto event = events::store::find(tx, where.tenant, where.event);
  return event && !event->closed_on;
}

void look_for_gaps(sql::Transaction& tx, const Context& context, const tasks::store::DueTime& due,
                   base::Instant as_of) {
  const RosterId roster{due.subject};
  const auto where = store::where_of(tx, due.tenant, roster);
  if (!where || !is_open(tx, *where)) return;
  const auto rules = context.rules();
  const base::Date today = base::date_of(as_of);
  const base::Date tomorrow = today + one_day;
  const auto shifts = store::shifts(tx, context.vault, *where, {tomorrow, tomorrow});
  const auto empty = gaps(rules->slots, shifts);
  auto effects =
      roster_looked_at(roster, rules->watch, today, static_cast<std::int64_t>(empty.size()));
  effects.push_back(next_look(roster, rules->watch, as_of));
  tasks::store::apply(tx, {std::nullopt, as_of}, *where, effects);
}

void shift_may_be_late(sql::Transaction& tx, const Context& context,
                       const tasks::store::DueTime& due, base::Instant as_of) {
  const auto found = store::find(tx, context.vault, due.tenant, ShiftId{due.subject});
  if (!found || !is_open(tx, found->shift.where)) return;
  tasks::store::apply(tx, {std::nullopt, as_of}, found->shift.where,
                      rounds::shift_late(found->shift, context.rules()->watch, as_of));
}

void finding_may_be_late(sql::Transaction& tx, const Context& context,
                         const tasks::store::DueTime& due, base::Instant as_of) {
  const auto where = store::where_of(tx, due.tenant, NoteId{due.subject});
  if (!where || !is_open(tx, *where)) return;
  const auto found = store::find(tx, context.vault, due.tenant, NoteId{due.subject});
  const auto rules = context.rules();
  const packs::FindingKind* kind = packs::find(rules->kinds, found->note.kind);
  if (kind == nullptr) return;
  tasks::store::apply(tx, {std::nullopt, as_of}, *where, note_late(found->note, *kind, as_of));
}

}  // namespace

void register_due(schedule::Runner& runner, const Context& context) {
  const auto on = [&](const char* kind, auto handler) {
    runner.on(slice, kind,
              [&context, handler](sql::Transaction& tx, const tasks::store::DueTime& due,
                                  base::Instant as_of) { handler(tx, context, due, as_of); });
  };
  on("gaps", look_for_gaps);
  on("shift_late", shift_may_be_late);
  on("finding_late", finding_may_be_late);
}

}  // namespace rounds

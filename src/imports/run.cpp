// Running a batch: its rows are taken a few at a time, so that other writers hardly wait; nothing
// of them is seen before the last.
#include <algorithm>

#include "events/store.h"
#include "imports/http.h"
#include "imports/store.h"
#include "tasks/store.h"

namespace imports {

static constexpr std::int64_t piece_rows = 100;

static const Kind* kind_of(const Context& context, const Batch& batch) {
  for (const Kind& kind : context.kinds) {
    if (kind.id == batch.kind) return &kind;
  }
  return nullptr;
}

static void finish(sql::Transaction& tx, const Context& context, const identity::Actor& actor,
                   Batch batch) {
  batch.state = State::in_use;
  store::save(tx, batch);
  kind_of(context, batch)->show(tx, batch, actor);
  store::forget_pieces(tx, batch);
  store::record(tx, actor, batch, "import.done");
  context.files.forget(batch.id);
}

// What cannot go on is undone: it is never left half-way.
static void give_up(sql::Transaction& tx, const Context& context, const identity::Actor& actor,
                    Batch batch) {
  batch.state = State::undone;
  store::save(tx, batch);
  if (const Kind* kind = kind_of(context, batch)) kind->show(tx, batch, actor);
  store::forget_pieces(tx, batch);
  store::record(tx, actor, batch, "import.given_up");
  context.files.forget(batch.id);
}

static void take(sql::Transaction& tx, const Kind& kind, const std::vector<Field>& fields,
                 const Row& row, Batch& batch, const Target& target) {
  const Read read = read_row(row, batch.plan, fields);
  const bool good = read.problems.empty() && kind.check(read.values, target);
  const auto outcome =
      good ? kind.take(tx, read.values, target) : base::Result<Outcome>(refusal::missing);
  if (!outcome) ++batch.wrong;
  else if (*outcome == Outcome::known) ++batch.known;
  else ++batch.taken;
}

static void take_some(sql::Transaction& tx, const Kind& kind, const File& file, Batch& batch,
                      const Target& target) {
  const std::vector<Field> fields = kind.fields();
  const std::int64_t end = std::min(batch.rows, batch.next_row + piece_rows);
  const std::size_t first = file.rows.size() - static_cast<std::size_t>(batch.rows);
  for (; batch.next_row < end; ++batch.next_row) {
    const Row& row = file.rows[first + static_cast<std::size_t>(batch.next_row)];
    take(tx, kind, fields, row, batch, target);
  }
}

static void run_piece(sql::Transaction& tx, const Context& context,
                      const tasks::store::DueTime& due, base::Instant as_of) {
  auto batch = store::find(tx, due.tenant, BatchId{due.subject});
  if (!batch || batch->state != State::running) return;
  const Kind* kind = kind_of(context, *batch);
  const identity::Actor actor{batch->started_by, as_of};
  const auto event = events::store::find(tx, batch->tenant, batch->event);
  if (kind == nullptr || !event || event->closed_on) return give_up(tx, context, actor, *batch);
  const auto file = context.files.of(tx, context.vault, *batch);
  if (!file) return give_up(tx, context, actor, *batch);
  const Batch before = *batch;
  if (batch->next_row < batch->rows) {
    take_some(tx, *kind, **file, *batch, {before, event->pack, actor, base::date_of(as_of)});
  } else {
    const Kind::Indexed indexed = kind->index(tx, before);
    batch->indexed = indexed.next;
    if (indexed.done) return finish(tx, context, actor, *batch);
  }
  store::save(tx, *batch);
  tasks::store::apply(tx, actor, {batch->tenant, batch->event, batch->place},
                      {tasks::LookAgain{due.slice, due.subject, due.kind, as_of}});
}

void register_running(schedule::Runner& runner, const Context& context) {
  runner.on("imports", "run",
            [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                       base::Instant as_of) { run_piece(tx, context, due, as_of); });
}

}  // namespace imports

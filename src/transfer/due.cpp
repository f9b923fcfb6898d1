// What the program does when a transfer's time is up: unanswered, not arrived, home for some days.
#include "transfer/http.h"
#include "transfer/store.h"

namespace transfer {

namespace {

template <class Decide>
void decide_at(sql::Transaction& tx, const Context& context, const tasks::store::DueTime& due,
               base::Instant as_of, Decide decide) {
  const auto transfer = store::find(tx, context.vault, due.tenant, TransferId{due.subject});
  if (!transfer) return;
  const auto platform = context.platform();
  const Rules rules{platform->transfer, platform->reintegration};
  const Sides sides = sides_of(context, *transfer);
  store::apply(tx, {std::nullopt, as_of}, sides,
               decide(*transfer, rules, names_of(context, *transfer), sides));
}

}  // namespace

void register_due(schedule::Runner& runner, const Context& context) {
  using DueTime = tasks::store::DueTime;
  runner.on(slice, look::unanswered,
            [&context](sql::Transaction& tx, const DueTime& due, base::Instant as_of) {
              decide_at(tx, context, due, as_of,
                        [&](const Transfer& transfer, const Rules& rules, const Names& names,
                            const Sides& sides) {
                          return after_deadline(transfer, rules, names, sides.one_township, as_of);
                        });
            });
  runner.on(slice, look::arrival,
            [&context](sql::Transaction& tx, const DueTime& due, base::Instant as_of) {
              decide_at(
                  tx, context, due, as_of,
                  [&](const Transfer& transfer, const Rules& rules, const Names& names,
                      const Sides&) { return after_expected_day(transfer, rules, names, as_of); });
            });
  runner.on(slice, look::follow_up,
            [&context](sql::Transaction& tx, const DueTime& due, base::Instant as_of) {
              decide_at(tx, context, due, as_of,
                        [&](const Transfer& transfer, const Rules& rules, const Names&,
                            const Sides&) { return after_home(transfer, rules, due.due_at); });
            });
}

}  // namespace transfer

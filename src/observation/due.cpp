#include "observation/due.h"

#include "observation/rules.h"
#include "observation/store.h"
#include "observation/view.h"
#include "tasks/store.h"

namespace observation {

namespace {

struct Due {
  Episode episode;
  std::shared_ptr<const packs::Pack> pack;
};

std::optional<Due> find(sql::Transaction& tx, const Context& context,
                        const tasks::store::DueTime& due) {
  auto episode = store::find(tx, context.vault, due.tenant, EpisodeId{due.subject});
  if (!episode || episode->state == State::ended) return std::nullopt;
  auto pack = context.pack_of(episode->pack_hash);
  if (!pack) return std::nullopt;
  return Due{std::move(*episode), std::move(pack)};
}

// The person has said that they wish to finish: nobody asks them for another reading meanwhile.
bool wishes_to_end(sql::Transaction& tx, const Episode& episode) {
  for (const tasks::Task& task : tasks::store::open_about(tx, episode.tenant, episode.id.value)) {
    if (task.kind == "observation.asked_to_end") return true;
  }
  return false;
}

void slot_is_over(sql::Transaction& tx, const Context& context, const tasks::store::DueTime& time,
                  base::Instant as_of) {
  const auto due = find(tx, context, time);
  if (!due) return;
  tasks::Effects effects = after_slot(due->episode, regime_of(*due->pack, due->episode),
                                      store::outlines(tx, due->episode), time.due_at);
  if (wishes_to_end(tx, due->episode)) {
    std::erase_if(effects,
                  [](const auto& one) { return std::holds_alternative<tasks::Raise>(one); });
  }
  tasks::store::apply(tx, {std::nullopt, as_of}, store::where(due->episode), effects);
}

void end_is_near(sql::Transaction& tx, const Context& context, const tasks::store::DueTime& time,
                 base::Instant as_of) {
  const auto due = find(tx, context, time);
  if (!due) return;
  Care care = Care::none_awaited;
  for (const CareNeed& need : store::care_needs(tx, context.vault, due->episode)) {
    if (!need.outcome) care = Care::awaited;
  }
  const identity::Actor program{std::nullopt, as_of};
  const auto next = near_end(due->episode, regime_of(*due->pack, due->episode),
                             store::readings(tx, context.vault, due->episode), care, as_of);
  if (next.state.state == State::ended) {
    store::save(tx, context.vault, program, next.state, due->episode.version, "episode.ended");
  }
  tasks::store::apply(tx, program, store::where(due->episode), next.effects);
}

}  // namespace

void register_due(schedule::Runner& runner, const Context& context) {
  runner.on(slice, look::slot_over,
            [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                       base::Instant as_of) { slot_is_over(tx, context, due, as_of); });
  runner.on(slice, look::end_near,
            [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                       base::Instant as_of) { end_is_near(tx, context, due, as_of); });
}

}  // namespace observation

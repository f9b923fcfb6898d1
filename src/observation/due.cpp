#include "observation/due.h"

#include <algorithm>

#include "observation/doubt.h"
#include "observation/recording.h"
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
  auto pack = pack_for(tx, context, *episode);
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

// A recorder has paused: what they wrote down since the day before is looked through.
void look_through(sql::Transaction& tx, const Context& context, const tasks::store::DueTime& due,
                  base::Instant as_of) {
  const base::Instant since = base::start_of(base::date_of(as_of) - base::Days{1});
  const auto all = store::written_by(tx, context.vault, due.tenant, {due.subject}, since);
  if (all.empty()) return;
  const auto pack = context.pack_of(all.back().pack_hash);
  if (!pack) return;
  std::vector<Written> written;
  for (const store::WrittenBy& one : all) {
    if (!one.temperature) continue;
    written.push_back({one.reading, one.episode, one.taken_at, *one.temperature});
  }
  const auto copied = look_copied(pack->doubt, written);
  for (const Written& one : written) {
    if (std::find(copied.begin(), copied.end(), one.reading) == copied.end()) continue;
    const auto episode = store::find(tx, context.vault, due.tenant, one.episode);
    if (!episode) continue;
    store::set_doubt(tx, {std::nullopt, as_of}, *episode, one.reading, Doubted::doubted);
  }
}

}  // namespace

void register_due(schedule::Runner& runner, const Context& context) {
  runner.on(slice, look::slot_over,
            [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                       base::Instant as_of) { slot_is_over(tx, context, due, as_of); });
  runner.on(slice, look::end_near,
            [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                       base::Instant as_of) { end_is_near(tx, context, due, as_of); });
  runner.on(slice, look::copied,
            [&context](sql::Transaction& tx, const tasks::store::DueTime& due,
                       base::Instant as_of) { look_through(tx, context, due, as_of); });
}

}  // namespace observation

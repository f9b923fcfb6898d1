// What looks copied, to whoever entered it: a list of their own, and "that is how it was".
#include "observation/doubt.h"
#include "observation/recording.h"
#include "observation/store.h"
#include "observation/view.h"

namespace observation {

using base::Result;
using http::Call;

namespace {

struct DoubtsInput {
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(DoubtsInput, (), (event))

struct DoubtsView {
  std::string sentence;  // Of the pack; empty when there is nothing to check.
  std::vector<EpisodeRow> items;
};
BOOST_DESCRIBE_STRUCT(DoubtsView, (), (sentence, items))

struct ConfirmInput {
  EpisodeId episode_id;
  ReadingId reading_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(ConfirmInput, (), (episode_id, reading_id, id))

std::string sentence_of(const packs::Doubt& rule, base::Language language) {
  std::string text = rule.sentence.in(language);
  for (const auto& [mark, value] :
       {std::pair{"{count}", rule.same_in_a_row}, std::pair{"{minutes}", rule.within_minutes}}) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos) {
      text.replace(at, std::string_view(mark).size(), std::to_string(value));
    }
  }
  return text;
}

Result<DoubtsView> mine(Call& call, const Context& context, const DoubtsInput& input) {
  const identity::Scope scope = call.who.scope("episode.record");
  DoubtsView view;
  for (const identity::TenantId tenant : scope.tenants()) {
    for (const EpisodeId id : store::doubted_of(call.tx, tenant, input.event, call.who.account)) {
      const auto episode = store::find(call.tx, context.vault, scope, id);
      const auto pack = episode ? context.pack_of(episode->pack_hash) : nullptr;
      if (!pack) continue;
      view.items.push_back(row_of(call, context, *episode));
      view.sentence = sentence_of(pack->doubt, call.language);
    }
  }
  return view;
}

Result<EpisodeId> confirm(Call& call, const Context& context, const ConfirmInput& input) {
  const auto episode =
      store::find(call.tx, context.vault, call.who.scope("episode.record"), input.episode_id);
  if (!episode) return http::refusal::not_found;
  for (const Reading& reading : store::readings(call.tx, context.vault, *episode)) {
    if (reading.id != input.reading_id) continue;
    if (reading.doubted != Doubted::doubted) return refusal::not_doubted;
    store::set_doubt(call.tx, call.actor(), *episode, reading.id, Doubted::confirmed);
    return episode->id;
  }
  return http::refusal::not_found;
}

Result<EpisodeView> show(Call& call, const Context& context, const EpisodeId& id) {
  const auto episode = store::find(call.tx, context.vault, call.who.scope("episode.record"), id);
  if (!episode) return http::refusal::not_found;
  return view_of(call, context, *episode);
}

}  // namespace

void add_doubt_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<DoubtsInput, DoubtsView>("/v1/doubted-readings", "episode.record", with(mine));
  routes.post<ConfirmInput, EpisodeId, EpisodeView>(
      "/v1/episodes/{episode_id}/readings/{reading_id}/confirmation", "episode.record",
      with(confirm), with(show));
}

}  // namespace observation

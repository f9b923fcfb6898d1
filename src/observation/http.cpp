#include "observation/http.h"

#include <algorithm>
#include <map>

#include "identity/store.h"
#include "observation/recording.h"
#include "observation/rules.h"
#include "observation/store.h"
#include "observation/view.h"
#include "tasks/store.h"

namespace observation {

using base::Result;
using http::Call;

namespace {

// ---- Inputs ---------------------------------------------------------------------------------

enum class StateAsked { open, ended, all };
BOOST_DESCRIBE_ENUM(StateAsked, open, ended, all)
enum class FilterAsked { all, missing_today, abnormal, ends_today, past_end };
BOOST_DESCRIBE_ENUM(FilterAsked, all, missing_today, abnormal, ends_today, past_end)

struct ListInput {
  identity::EventId event;
  std::optional<places::PlaceId> place;
  std::optional<StateAsked> state;
  std::optional<FilterAsked> filter;
  std::optional<EpisodeId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place, state, filter, cursor, limit))

struct OneInput {
  EpisodeId episode_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (episode_id))

struct ReadingInput {
  EpisodeId episode_id;
  ReadingId id;
  base::Date day;
  std::string slot;
  base::Instant taken_at;
  std::optional<base::Celsius> temperature;
  std::vector<std::string> symptoms;
  std::optional<Status> status;
  Recorder by = Recorder::worker;
};
BOOST_DESCRIBE_STRUCT(ReadingInput, (),
                      (episode_id, id, day, slot, taken_at, temperature, symptoms, status, by))

struct CorrectionInput {
  EpisodeId episode_id;
  ReadingId reading_id;
  base::Uuid id;
  std::int64_t base_version = 0;
  std::optional<base::Celsius> temperature;
  std::vector<std::string> symptoms;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CorrectionInput, (),
                      (episode_id, reading_id, id, base_version, temperature, symptoms, reason))

struct OutcomeInput {
  EpisodeId episode_id;
  base::Uuid id;
  CareId care_id;
  std::string outcome;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(OutcomeInput, (), (episode_id, id, care_id, outcome, note))

struct EndInput {
  EpisodeId episode_id;
  base::Uuid id;
  std::int64_t base_version = 0;
  packs::EndReason reason = packs::EndReason::period_over;
  std::optional<std::string> note;
  std::optional<std::string> notice_number;
};
BOOST_DESCRIBE_STRUCT(EndInput, (), (episode_id, id, base_version, reason, note, notice_number))

// ---- Answers --------------------------------------------------------------------------------

struct CountView {
  std::string id;
  std::string label;
  std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(CountView, (), (id, label, value))

struct ListView {
  std::vector<EpisodeRow> items;
  std::optional<EpisodeId> next_cursor;
  std::vector<CountView> summary;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (items, next_cursor, summary))

// ---- Finding --------------------------------------------------------------------------------

Result<Found> find(Call& call, const Context& context, std::string_view permission, EpisodeId id) {
  auto episode = store::find(call.tx, context.vault, call.who.scope(permission), id);
  if (!episode) return http::refusal::not_found;
  return with_regime(context, std::move(*episode));
}

std::vector<std::string> roles_held(Call& call, const Context& context, places::PlaceId place) {
  std::vector<std::string> roles;
  const auto tree = context.places.now();
  for (const identity::SessionGrant& grant : call.who.grants) {
    if (tree->contains(grant.place, place)) roles.push_back(grant.role);
  }
  return roles;
}

// ---- Handlers -------------------------------------------------------------------------------

// Where the caller looks: the place asked for, or everywhere they may.
Result<std::vector<identity::ScopePart>> parts_of(Call& call, const ListInput& input) {
  const identity::Scope scope = call.who.scope("episode.read");
  if (!input.place) return scope.parts;
  const auto where = identity::store::locate(call.tx, *input.place);
  if (!where || !scope.covers(where->span.first)) return http::refusal::not_found;
  return std::vector<identity::ScopePart>{{*input.place, where->span, where->tenant}};
}

store::Filter filter_of(const Call& call, const ListInput& input) {
  store::Filter filter{
      .event = input.event,
      .span = {},
      .state = State::open,
      .only = static_cast<store::Only>(input.filter.value_or(FilterAsked::all)),
      .today = call.today,
      .before = input.cursor,
      .limit = std::clamp<std::int64_t>(input.limit.value_or(base::limits::page_items_default), 1,
                                        base::limits::page_items_max)};
  if (input.state == StateAsked::ended) filter.state = State::ended;
  if (input.state == StateAsked::all) filter.state.reset();
  return filter;
}

void add_counts(ListView& view, Call& call, const Context& context, const store::Totals& totals) {
  const auto count = [&](const char* id, std::int64_t value) {
    view.summary.push_back({id, context.word("episode_filter", id, call.language), value});
  };
  count("open", totals.open);
  count("missing_today", totals.missing_today);
  count("abnormal", totals.abnormal);
  count("ends_today", totals.ends_today);
  count("past_end", totals.past_end);
}

Result<ListView> list(Call& call, const Context& context, const ListInput& input) {
  const auto parts = parts_of(call, input);
  if (!parts) return parts.refusal();
  store::Filter filter = filter_of(call, input);
  std::map<EpisodeId, Episode, std::greater<>> newest_first;
  store::Totals totals;
  for (const identity::ScopePart& part : *parts) {
    if (!part.tenant) continue;
    filter.span = part.span;
    for (Episode& episode : store::list(call.tx, context.vault, *part.tenant, filter)) {
      newest_first.emplace(episode.id, std::move(episode));
    }
    totals += store::totals(call.tx, *part.tenant, filter);
  }
  ListView view;
  for (const auto& [id, episode] : newest_first) {
    if (static_cast<std::int64_t>(view.items.size()) == filter.limit) break;
    view.items.push_back(row_of(call, context, episode));
  }
  if (static_cast<std::int64_t>(view.items.size()) == filter.limit) {
    view.next_cursor = view.items.back().id;
  }
  add_counts(view, call, context, totals);
  return view;
}

Result<EpisodeView> show(Call& call, const Context& context, const OneInput& input) {
  const auto found = find(call, context, "episode.read", input.episode_id);
  if (!found) return found.refusal();
  note_look(call, found->episode);
  return view_of(call, context, found->episode);
}

Result<TimelineView> timeline(Call& call, const Context& context, const OneInput& input) {
  const auto found = find(call, context, "episode.read", input.episode_id);
  if (!found) return found.refusal();
  note_look(call, found->episode);
  return timeline_of(call, context, found->episode);
}

// After a write: the same page, which the writer has just been shown; not a further look.
Result<EpisodeView> show_made(Call& call, const Context& context, const EpisodeId& id) {
  const auto found = find(call, context, "episode.read", id);
  if (!found) return found.refusal();
  return view_of(call, context, found->episode);
}

Result<EpisodeId> record_reading(Call& call, const Context& context, const ReadingInput& input) {
  const auto found = find(call, context, "episode.record", input.episode_id);
  if (!found) return found.refusal();
  return keep_reading(call, context, *found,
                      {.id = input.id,
                       .day = input.day,
                       .slot = input.slot,
                       .taken_at = input.taken_at,
                       .received_at = call.now,
                       .measured = {input.temperature, input.symptoms},
                       .status = input.status.value_or(Status::seen_ok),
                       .by = input.by,
                       .recorded_by = call.who.name,
                       .abnormal = false,
                       .version = 1,
                       .corrected_from = {}});
}

Result<EpisodeId> correct_reading(Call& call, const Context& context,
                                  const CorrectionInput& input) {
  const auto found = find(call, context, "episode.record", input.episode_id);
  if (!found) return found.refusal();
  return keep_correction(call, context, *found,
                         {.reading = input.reading_id,
                          .base_version = input.base_version,
                          .after = {input.temperature, input.symptoms},
                          .reason = input.reason});
}

Result<EpisodeId> record_outcome(Call& call, const Context& context, const OutcomeInput& input) {
  const auto found = find(call, context, "episode.outcome", input.episode_id);
  if (!found) return found.refusal();
  const Episode& episode = found->episode;
  for (CareNeed need : store::care_needs(call.tx, context.vault, episode)) {
    if (need.id != input.care_id) continue;
    need.note = input.note;
    const auto closed = close_care(episode, found->regime, need, input.outcome, *found->pack,
                                   care_of(call, context, episode, need.id), call.now);
    if (!closed) return closed.refusal();
    store::save_outcome(call.tx, context.vault, call.actor(), episode, closed->state);
    tasks::store::apply(call.tx, call.actor(), store::where(episode), closed->effects);
    return episode.id;
  }
  return http::refusal::not_found;
}

Result<EpisodeId> end_episode(Call& call, const Context& context, const EndInput& input) {
  const auto found = find(call, context, "episode.end", input.episode_id);
  if (!found) return found.refusal();
  const Episode& episode = found->episode;
  const auto ended = end(episode, found->regime, store::readings(call.tx, context.vault, episode),
                         {.reason = input.reason,
                          .note = input.note.value_or(""),
                          .notice_number = input.notice_number.value_or(""),
                          .roles_held = roles_held(call, context, episode.place),
                          .care = care_of(call, context, episode),
                          .now = call.now});
  if (!ended) return ended.refusal();
  if (!store::save(call.tx, context.vault, call.actor(), ended->state, input.base_version,
                   "episode.ended")) {
    return stale(call, episode);
  }
  tasks::store::apply(call.tx, call.actor(), store::where(episode), ended->effects);
  return episode.id;
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListInput, ListView>("/v1/episodes", "episode.read", with(list));
  routes.get<OneInput, EpisodeView>("/v1/episodes/{episode_id}", "episode.read", with(show));
  routes.get<OneInput, TimelineView>("/v1/episodes/{episode_id}/timeline", "episode.read",
                                     with(timeline));
  routes.post<ReadingInput, EpisodeId, EpisodeView>("/v1/episodes/{episode_id}/readings",
                                                    "episode.record", with(record_reading),
                                                    with(show_made));
  routes.post<CorrectionInput, EpisodeId, EpisodeView>(
      "/v1/episodes/{episode_id}/readings/{reading_id}/corrections", "episode.record",
      with(correct_reading), with(show_made));
  routes.post<OutcomeInput, EpisodeId, EpisodeView>("/v1/episodes/{episode_id}/outcomes",
                                                    "episode.outcome", with(record_outcome),
                                                    with(show_made));
  routes.post<EndInput, EpisodeId, EpisodeView>("/v1/episodes/{episode_id}/end", "episode.end",
                                                with(end_episode), with(show_made));
}

}  // namespace observation

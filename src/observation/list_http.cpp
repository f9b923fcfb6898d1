// Who is watched over, page by page, with how many of each kind.
#include <algorithm>
#include <map>

#include "base/limits.h"
#include "identity/store.h"
#include "observation/http.h"
#include "observation/store.h"
#include "observation/view.h"

namespace observation {

using base::Result;
using http::Call;

namespace {

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

}  // namespace

void add_list_routes(http::Routes& routes, const Context& context) {
  routes.get<ListInput, ListView>("/v1/episodes", "episode.read", http::with(context)(list));
}

}  // namespace observation

#include "journeys/http.h"

#include "base/record.h"
#include "events/store.h"
#include "identity/crypto.h"
#include "journeys/file.h"
#include "journeys/number.h"
#include "journeys/seat.h"
#include "journeys/store.h"
#include "journeys/view.h"

namespace journeys {

using base::Result;
using http::Call;

namespace refusal {
static const base::RefusalCode no_number{"journeys.no_number", base::RefusalKind::invalid,
                                         "请填写车次或航班号，例如 G2371。",
                                         "Give the number of the run or flight, like G2371."};
static const base::RefusalCode not_yours{
    "journeys.not_yours", base::RefusalKind::forbidden,
    "这份清单是别人导入的，别处也在用。请导入的人撤回，或请管理员在服务器上撤回。",
    "Somebody else brought this list in, and others use it too. Ask them, or the administrator at "
    "the server, to withdraw it."};
static const base::RefusalCode event_closed{"journeys.event_closed", base::RefusalKind::conflict,
                                            "本次事件已经结束。", "The event is closed."};
}  // namespace refusal

namespace {

struct ListsInput {
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(ListsInput, (), (event))

struct ListView {
  ListId id;
  std::string name;
  std::int64_t journeys = 0;
  std::int64_t flagged = 0;
  bool in_use = false;
  bool mine = false;  // Brought in by who asks, who may withdraw it.
  base::Instant added_at;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (id, name, journeys, flagged, in_use, mine, added_at))

struct RangeView {
  std::string label;
  std::string document;
  std::string clause;
  packs::Confidence confidence = packs::Confidence::recalled;
};
BOOST_DESCRIBE_STRUCT(RangeView, (), (label, document, clause, confidence))

struct ListsView {
  std::vector<ListView> items;
  std::vector<RangeView> ranges;  // Who sat near, by the event's rules; none: they say nothing.
};
BOOST_DESCRIBE_STRUCT(ListsView, (), (items, ranges))

struct BringInput {
  base::Uuid id;
  identity::EventId event;
  std::string name;
  base::json::Value content;
};
BOOST_DESCRIBE_STRUCT(BringInput, (), (id, event, name, content))

struct WithdrawInput {
  ListId list_id;
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(WithdrawInput, (), (list_id, event))

struct SearchInput {
  identity::EventId event;
  std::string number;
  base::Date on;
  std::optional<std::string> coach;
  std::optional<std::string> seat;
};
BOOST_DESCRIBE_STRUCT(SearchInput, (), (event, number, on, coach, seat))

struct FoundView : MatchView {
  std::string number;
  std::string from;
  std::string to;
  std::string published_by;
};
BOOST_DESCRIBE_STRUCT(FoundView, (MatchView), (number, from, to, published_by))

struct SearchView {
  std::vector<FoundView> matches;
  std::vector<FoundView> possible;
  std::int64_t compared_with = 0;  // How many journeys there are.
};
BOOST_DESCRIBE_STRUCT(SearchView, (), (matches, possible, compared_with))

Result<events::Event> event_in(Call& call, std::string_view permission, identity::EventId id) {
  auto event = events::store::find(call.tx, call.who.scope(permission), id);
  if (!event) return http::refusal::not_found;
  return std::move(*event);
}

ListsView lists_of(Call& call, const Context& context, const events::Event& event) {
  ListsView view;
  for (const List& list : store::lists(call.tx, event.illness)) {
    view.items.push_back({list.id, list.name, list.journeys, list.flagged, list.in_use,
                          list.added_by == call.who.account, list.added_at});
  }
  const auto pack = context.rules(call.tx, event, event.place, call.today);
  if (!pack) return view;
  for (const packs::ContactRange& range : (*pack)->contact_ranges) {
    view.ranges.push_back({label_of(range).in(call.language), range.citation.document,
                           range.citation.clause, range.citation.confidence});
  }
  return view;
}

Result<ListsView> lists(Call& call, const Context& context, const ListsInput& input) {
  const auto event = event_in(call, "journeys.read", input.event);
  if (!event) return event.refusal();
  return lists_of(call, context, *event);
}

struct Made {
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(Made, (), (event))

Result<Made> bring(Call& call, const Context& context, const BringInput& input) {
  const auto event = event_in(call, "journeys.import", input.event);
  if (!event) return event.refusal();
  if (event->closed_on) return refusal::event_closed;
  const std::string bytes = base::json::to_text(input.content);
  const auto journeys = read_journeys(bytes);
  if (!journeys) return base::Refusal(journeys.refusal()).at("content");
  const std::string hash = identity::sha256(bytes);
  if (store::in_use_with(call.tx, event->illness, hash)) return Made{event->id};
  const ListId list{input.id};
  store::begin(call.tx, call.actor(), {list, event->illness, input.name, hash});
  store::add(call.tx, list, 0, *journeys);
  store::put_in_use(call.tx, call.actor(), list);
  context.changed(call.tx, event->illness, call.now);
  return Made{event->id};
}

Result<Made> withdraw(Call& call, const Context& context, const WithdrawInput& input) {
  const auto event = event_in(call, "journeys.import", input.event);
  if (!event) return event.refusal();
  const auto list = store::find(call.tx, input.list_id);
  const bool of_event = list && list->illness == event->illness;
  if (!of_event || !list->in_use) return http::refusal::not_found;
  if (list->added_by != call.who.account) return refusal::not_yours;
  if (!store::withdraw(call.tx, call.actor(), input.list_id)) return http::refusal::not_found;
  context.changed(call.tx, event->illness, call.now);
  return Made{event->id};
}

Result<ListsView> show_lists(Call& call, const Context& context, const Made& made) {
  const auto event = event_in(call, "journeys.read", made.event);
  if (!event) return event.refusal();
  return lists_of(call, context, *event);
}

std::vector<FoundView> found(const std::vector<Match>& matches, const packs::Wording& wording) {
  std::vector<FoundView> views;
  for (const Match& match : matches) {
    FoundView view;
    static_cast<MatchView&>(view) = view_of(match, wording);
    view.number = match.journey->number;
    view.from = match.journey->from;
    view.to = match.journey->to;
    view.published_by = match.journey->published_by;
    views.push_back(std::move(view));
  }
  return views;
}

Result<SearchView> search(Call& call, const Context& context, const SearchInput& input) {
  const auto event = event_in(call, "journeys.read", input.event);
  if (!event) return event.refusal();
  const auto pack = context.rules(call.tx, *event, event->place, call.today);
  if (!pack) return pack.refusal();
  const Ride ride{.numbers = run_numbers(input.number),
                  .on = input.on,
                  .seat = read_seat(input.coach.value_or(""), input.seat.value_or(""))};
  if (ride.numbers.empty()) return base::refuse(refusal::no_number).at("number");
  const IndexPtr index = context.current.of(call.tx, event->illness);
  const Matches matches = index->match(ride, (*pack)->contact_ranges);
  const auto words = context.words();
  const packs::Wording wording(*words, call.language, "journeys");
  return SearchView{found(matches.same_run, wording), found(matches.possible, wording),
                    static_cast<std::int64_t>(index->all().size())};
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListsInput, ListsView>("/v1/journeys/lists", "journeys.read", with(lists));
  routes.post<BringInput, Made, ListsView>("/v1/journeys/lists", "journeys.import", with(bring),
                                           with(show_lists));
  routes.post<WithdrawInput, Made, ListsView>("/v1/journeys/lists/{list_id}/withdrawals",
                                              "journeys.import", with(withdraw), with(show_lists));
  routes.search<SearchInput, SearchView>("/v1/journeys/searches", "journeys.read", with(search));
}

}  // namespace journeys

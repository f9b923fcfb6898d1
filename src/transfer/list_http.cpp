// Lists of what was received and sent, and of what is late with either.
#include <algorithm>

#include "base/limits.h"
#include "identity/store.h"
#include "transfer/store.h"
#include "transfer/view.h"

namespace transfer {

using base::Result;
using http::Call;
using store::Direction;

namespace {

constexpr const char* reading = "transfer.read";

enum class Show { received, sent, late };
BOOST_DESCRIBE_ENUM(Show, received, sent, late)

struct ListInput {
  places::PlaceId place;
  Show show = Show::received;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (place, show, cursor, limit))

struct FormInput {};
BOOST_DESCRIBE_STRUCT(FormInput, (), ())

Result<base::Done> read_cursor(const ListInput& input, store::Filter& filter) {
  if (!input.cursor) return base::Done{};
  const std::size_t dot = std::min(input.cursor->find('.'), input.cursor->size());
  const auto id = base::parse_uuid(dot < input.cursor->size() ? input.cursor->substr(dot + 1) : "");
  const std::string number = input.cursor->substr(0, dot);
  const bool digits = !number.empty() && number.size() <= 15 &&
                      number.find_first_not_of("0123456789") == std::string::npos;
  if (!id || !digits) return base::refuse(http::refusal::bad_cursor).at("cursor");
  filter.before = base::Instant{std::stoll(number)};
  filter.before_id = TransferId{*id};
  return base::Done{};
}

SideCount count(Call& call, store::Filter filter, Direction direction) {
  filter.direction = direction;
  const store::Totals totals = store::totals(call.tx, filter);
  return {totals.waiting, totals.late};
}

// What is late is late with whichever side; what lies wholly in the place is there once.
std::vector<Transfer> found(Call& call, const Context& context, const ListInput& input,
                            store::Filter filter) {
  filter.late_only = input.show == Show::late;
  filter.direction = input.show == Show::sent ? Direction::sent : Direction::received;
  auto all = store::list(call.tx, context.vault, filter);
  if (input.show != Show::late) return all;
  filter.direction = Direction::sent;
  for (Transfer& one : store::list(call.tx, context.vault, filter)) {
    const bool there = std::any_of(all.begin(), all.end(),
                                   [&](const Transfer& other) { return other.id == one.id; });
    if (!there) all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(), [](const Transfer& a, const Transfer& b) {
    return std::tie(b.offered_at, b.id) < std::tie(a.offered_at, a.id);
  });
  return all;
}

Result<ListView> list(Call& call, const Context& context, const ListInput& input) {
  const auto where = identity::store::locate(call.tx, input.place);
  if (!where || !where->tenant || !call.who.scope(reading).covers(where->span.first)) {
    return http::refusal::not_found;
  }
  store::Filter filter;
  filter.tenant = *where->tenant;
  filter.span = where->span;
  filter.late = late_at(context.platform()->transfer, call.now);
  const std::int64_t limit = std::clamp<std::int64_t>(
      input.limit.value_or(base::limits::page_items_default), 1, base::limits::page_items_max);
  filter.limit = limit + 1;
  if (const auto ok = read_cursor(input, filter); !ok) return ok.refusal();
  ListView view;
  for (const Transfer& transfer : found(call, context, input, filter)) {
    if (static_cast<std::int64_t>(view.items.size()) == limit) {
      const RowView& last = view.items.back();
      view.next_cursor = std::to_string(last.offered_at.ms) + "." + base::to_string(last.id);
      break;
    }
    view.items.push_back(row_view(call, context, transfer));
  }
  view.received = count(call, filter, Direction::received);
  view.sent = count(call, filter, Direction::sent);
  return view;
}

Result<FormView> form(Call& call, const Context& context, const FormInput&) {
  return form_view(context, call.language);
}

}  // namespace

void add_list_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListInput, ListView>("/v1/transfers", reading, with(list));
  routes.get<FormInput, FormView>("/v1/transfers/form", reading, with(form));
}

}  // namespace transfer

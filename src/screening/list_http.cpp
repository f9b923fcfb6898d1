// The arrivals of an event page by page, and the form they are registered with.
#include "screening/consider.h"
#include "screening/http.h"
#include "screening/listing.h"
#include "screening/store.h"
#include "screening/view.h"

namespace screening {

using base::Result;
using http::Call;

namespace {

struct FormInput {
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(FormInput, (), (event))

struct ListInput {
  identity::EventId event;
  std::optional<places::PlaceId> place;
  std::optional<store::Show> filter;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place, filter, cursor, limit))

struct ListView {
  std::vector<RowView> items;
  std::optional<std::string> next_cursor;
  SummaryView summary;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (items, next_cursor, summary))

Result<FormView> form(Call& call, const Context& context, const FormInput& input) {
  const auto event = event_in(call, "arrival.record", input.event);
  if (!event) return event.refusal();
  const auto pack = context.rules(call.tx, *event, event->place, call.today);
  if (!pack) return pack.refusal();
  return form_view(**pack, *context.words(), call.language);
}

Result<ListView> list(Call& call, const Context& context, const ListInput& input) {
  const auto event = event_in(call, "arrival.read", input.event);
  if (!event) return event.refusal();
  const auto span = span_of(call, "arrival.read", *event, input.place);
  if (!span) return http::refusal::not_found;
  const auto page = page_of(input.cursor, input.limit);
  if (!page) return page.refusal();
  const auto words = context.words();
  const auto tree = context.places.now();
  const store::Filter filter{event->tenant, event->id, *span,
                             input.filter.value_or(store::Show::all)};
  const std::vector<store::Row> rows = store::list(call.tx, context.vault, filter, *page);
  ListView view;
  PackPtr pack;
  for (const store::Row& row : rows) {
    if (!pack || pack->hash != row.pack_version) pack = context.pack_of(row.pack_version);
    view.items.push_back(row_view(row, pack.get(), *tree, {*words, call.language}));
  }
  if (!rows.empty() && static_cast<std::int64_t>(rows.size()) == page->limit) {
    const store::Row& last = rows.back();
    view.next_cursor = cursor_after(last.recorded_at, last.id);
  }
  const store::Summary summary = store::summary(call.tx, filter);
  pack = context.pack_of(summary.pack_version);
  view.summary = summary_view(summary, pack.get(), call.language);
  return view;
}

}  // namespace

void add_list_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<FormInput, FormView>("/v1/arrivals/form", "arrival.record", with(form));
  routes.get<ListInput, ListView>("/v1/arrivals", "arrival.read", with(list));
}

}  // namespace screening

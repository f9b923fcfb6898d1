#include "lists/http.h"

#include <algorithm>

#include "base/limits.h"
#include "identity/store.h"
#include "lists/store.h"
#include "lists/view.h"
#include "tasks/store.h"

namespace lists {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "lists.read";

struct ListInput {
  places::PlaceId place;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (place, cursor, limit))

struct ReceivedView {
  std::vector<PartView> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(ReceivedView, (), (items, next_cursor))

struct SentView {
  std::vector<ListRowView> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(SentView, (), (items, next_cursor))

enum class Show { unsettled, all };
BOOST_DESCRIBE_ENUM(Show, unsettled, all)

struct PartInput {
  PartId part_id;
  std::optional<Show> show;  // Else all.
  std::optional<std::int64_t> after;
};
BOOST_DESCRIBE_STRUCT(PartInput, (), (part_id, show, after))

struct ProgressInput {
  ListId list_id;
  std::optional<std::int64_t> after;
};
BOOST_DESCRIBE_STRUCT(ProgressInput, (), (list_id, after))

struct AcknowledgeInput {
  PartId part_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeInput, (), (part_id, id))

struct PartPageView : PartView {
  std::vector<RowView> rows;
  std::optional<std::int64_t> next_after;
  bool may_acknowledge = false;
  bool may_answer = false;
};
BOOST_DESCRIBE_STRUCT(PartPageView, (PartView), (rows, next_after, may_acknowledge, may_answer))

struct ProgressView : ListRowView {
  std::vector<PartView> parts;
  TallyView unplaced;
  std::vector<RowView> rows;  // Those that are not settled.
  std::optional<std::int64_t> next_after;
  bool may_place = false;
};
BOOST_DESCRIBE_STRUCT(ProgressView, (ListRowView), (parts, unplaced, rows, next_after, may_place))

// ---- Pages --------------------------------------------------------------------------------------

Result<store::Page> page_of(Call& call, const ListInput& input) {
  const auto where = identity::store::locate(call.tx, input.place);
  if (!where || !where->tenant || !call.who.scope(reading).covers(where->span.first)) {
    return http::refusal::not_found;
  }
  store::Page page{*where->tenant, where->span, {}, {}, 0};
  page.limit = std::clamp<std::int64_t>(input.limit.value_or(base::limits::page_items_default), 1,
                                        base::limits::page_items_max);
  if (!input.cursor) return page;
  const std::size_t dot = std::min(input.cursor->find('.'), input.cursor->size());
  const auto id = base::parse_uuid(dot < input.cursor->size() ? input.cursor->substr(dot + 1) : "");
  const std::string number = input.cursor->substr(0, dot);
  const bool digits = !number.empty() && number.size() <= 15 &&
                      number.find_first_not_of("0123456789") == std::string::npos;
  if (!id || !digits) return base::refuse(http::refusal::bad_cursor).at("cursor");
  page.before = base::Instant{std::stoll(number)};
  page.before_id = *id;
  return page;
}

template <class One>
std::string cursor_of(const One& last) {
  return std::to_string(last.sent_at.ms) + "." + base::to_string(last.id);
}

Result<ReceivedView> received(Call& call, const Context& context, const ListInput& input) {
  auto page = page_of(call, input);
  if (!page) return page.refusal();
  ReceivedView view;
  const auto parts = store::received(call.tx, *page);
  for (const Part& part : parts) view.items.push_back(part_view(call, context, part));
  if (static_cast<std::int64_t>(parts.size()) == page->limit) {
    view.next_cursor = cursor_of(parts.back());
  }
  return view;
}

Result<SentView> sent(Call& call, const Context& context, const ListInput& input) {
  auto page = page_of(call, input);
  if (!page) return page.refusal();
  SentView view;
  const auto lists = store::sent(call.tx, *page);
  for (const List& list : lists) view.items.push_back(list_row_view(call, context, list));
  if (static_cast<std::int64_t>(lists.size()) == page->limit) {
    view.next_cursor = cursor_of(lists.back());
  }
  return view;
}

// ---- One part of a list -----------------------------------------------------------------------

bool holds(const Call& call, const Context& context, std::string_view permission,
           places::PlaceId place) {
  const auto tree = context.places.now();
  for (const identity::ScopePart& part : call.who.scope(permission).parts) {
    if (tree->contains(part.place, place)) return true;
  }
  return false;
}

template <class View>
void add_rows(Call& call, const Context& context, identity::TenantId tenant,
              const store::RowsAsked& asked, View& view) {
  const auto rows = store::rows(call.tx, context.vault, tenant, asked);
  for (const Row& row : rows) {
    call.note_read("list_row.read", store::about(row));
    view.rows.push_back(row_view(call, context, row));
  }
  if (static_cast<std::int64_t>(rows.size()) == asked.limit) view.next_after = rows.back().number;
}

PartPageView part_page(Call& call, const Context& context, const Part& part,
                       const PartInput& input) {
  PartPageView view;
  static_cast<PartView&>(view) = part_view(call, context, part);
  add_rows(call, context, part.tenant,
           {.list = part.list,
            .place = part.place,
            .unsettled = input.show == Show::unsettled,
            .after = input.after.value_or(0),
            .limit = base::limits::page_items_max},
           view);
  view.may_answer = !view.withdrawn && holds(call, context, "lists.answer", part.place);
  view.may_acknowledge = view.may_answer && !part.acknowledged_at;
  return view;
}

Result<PartPageView> show_part(Call& call, const Context& context, const PartInput& input) {
  const auto part = store::find(call.tx, call.who.scope(reading), input.part_id);
  if (!part) return http::refusal::not_found;
  return part_page(call, context, *part, input);
}

Result<PartId> acknowledge_part(Call& call, const Context&, const AcknowledgeInput& input) {
  const auto part = store::find(call.tx, call.who.scope("lists.answer"), input.part_id);
  if (!part) return http::refusal::not_found;
  if (part->acknowledged_at) return part->id;
  store::acknowledge(call.tx, call.actor(), *part);
  tasks::store::apply(call.tx, call.actor(), {part->tenant, part->event, part->place},
                      acknowledge(*part));
  return part->id;
}

Result<PartPageView> show_acknowledged(Call& call, const Context& context, const PartId& id) {
  return show_part(call, context, PartInput{id, {}, {}});
}

// ---- One list, as its sender sees it ------------------------------------------------------------

Result<ProgressView> progress(Call& call, const Context& context, const ProgressInput& input) {
  const auto list = store::find(call.tx, call.who.scope(reading), input.list_id);
  if (!list || list->state == ListState::staged) return http::refusal::not_found;
  ProgressView view;
  static_cast<ListRowView&>(view) = list_row_view(call, context, *list);
  for (const Part& part : store::parts(call.tx, *list)) {
    view.parts.push_back(part_view(call, context, part));
  }
  view.unplaced = tally_view(store::tally_unplaced(call.tx, *list));
  add_rows(call, context, list->tenant,
           {.list = list->id,
            .place = {},
            .unsettled = true,
            .after = input.after.value_or(0),
            .limit = base::limits::page_items_max},
           view);
  view.may_place =
      list->state == ListState::sent && holds(call, context, "lists.send", list->place);
  return view;
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListInput, ReceivedView>("/v1/received-lists", reading, with(received));
  routes.get<ListInput, SentView>("/v1/pushed-lists", reading, with(sent));
  routes.get<ProgressInput, ProgressView>("/v1/pushed-lists/{list_id}", reading, with(progress));
  routes.get<PartInput, PartPageView>("/v1/received-lists/{part_id}", reading, with(show_part));
  routes.post<AcknowledgeInput, PartId, PartPageView>(
      "/v1/received-lists/{part_id}/acknowledgement", "lists.answer", with(acknowledge_part),
      with(show_acknowledged));
}

}  // namespace lists

// The call list: whom no message reached, one after another, and what came of each call.
#include <algorithm>

#include "base/limits.h"
#include "base/phone.h"
#include "http/message.h"
#include "messages/http.h"
#include "messages/view.h"
#include "people/store.h"

namespace messages {

using base::Result;

namespace {

constexpr const char* reading = "message.read";
constexpr const char* calling = "message.call";
constexpr const char* unmasking = "person.unmask";

// ---- Lists --------------------------------------------------------------------------------------

enum class Filter { all, on_its_way, delivered, to_do, done };
BOOST_DESCRIBE_ENUM(Filter, all, on_its_way, delivered, to_do, done)

struct MessagesInput {
  identity::EventId event;
  places::PlaceId place;
  std::optional<RoundId> round;
  std::optional<Filter> filter;
  std::optional<MessageId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(MessagesInput, (), (event, place, round, filter, cursor, limit))

struct ListView {
  std::vector<MessageView> items;
  std::optional<MessageId> next_cursor;
  std::int64_t to_call = 0;
  bool may_call = false;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (items, next_cursor, to_call, may_call))

store::Only only_of(Filter filter) {
  switch (filter) {
    case Filter::all: return store::Only::all;
    case Filter::on_its_way: return store::Only::on_its_way;
    case Filter::delivered: return store::Only::delivered;
    case Filter::to_do: return store::Only::to_do;
    case Filter::done: return store::Only::done;
  }
  return store::Only::all;
}

Result<ListView> list(http::Call& call, const Context& context, const MessagesInput& input) {
  const auto community = community_in(call, context, reading, {input.event, input.place});
  if (!community) return community.refusal();
  ListView view;
  if (!check_open(community->event)) return view;  // What was about people is gone.
  const std::int64_t limit = std::clamp<std::int64_t>(
      input.limit.value_or(base::limits::page_items_default), 1, base::limits::page_items_max);
  const store::Page page{input.round, only_of(input.filter.value_or(Filter::to_do)), input.cursor,
                         limit + 1};
  for (const Message& message : store::list(call.tx, community->asked, page)) {
    if (static_cast<std::int64_t>(view.items.size()) == limit) {
      view.next_cursor = view.items.back().id;
      break;
    }
    const auto round = store::find(call.tx, message.tenant, message.round);
    view.items.push_back(view_of(call, context, message, *round));
  }
  view.to_call = store::count_to_call(call.tx, community->asked);
  view.may_call = call.who.may(calling);
  return view;
}

// ---- A list on paper ----------------------------------------------------------------------------

struct SheetInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(SheetInput, (), (event, place))

struct SheetRow {
  std::string name;
  std::string phone;  // Empty: none is known.
  std::string address;
  std::string reason_label;
  std::string kind_label;
  std::string call_text;
};
BOOST_DESCRIBE_STRUCT(SheetRow, (), (name, phone, address, reason_label, kind_label, call_text))

struct SheetView {
  std::vector<SheetRow> items;
  bool more = false;  // A sheet holds so many; the others stand on the screen.
};
BOOST_DESCRIBE_STRUCT(SheetView, (), (items, more))

// With names and numbers: each of them is written down as looked at.
Result<SheetView> sheet(http::Call& call, const Context& context, const SheetInput& input) {
  const auto community = community_in(call, context, calling, {input.event, input.place});
  if (!community) return community.refusal();
  if (const auto open = check_open(community->event); !open) return open.refusal();
  const auto allowed = community_in(call, context, unmasking, {input.event, input.place});
  if (!allowed) return allowed.refusal();
  const std::int64_t most = base::limits::page_items_max;
  const store::Page page{{}, store::Only::to_do, {}, most + 1};
  SheetView view;
  for (const Message& message : store::list(call.tx, community->asked, page)) {
    if (static_cast<std::int64_t>(view.items.size()) == most) {
      view.more = true;
      break;
    }
    const auto person = people::store::get(call.tx, context.vault, message.tenant, *message.person);
    const auto round = store::find(call.tx, message.tenant, message.round);
    call.note_read("person.unmasked", people::store::about(person),
                   {{"field", "phone"}, {"purpose", "contact"}});
    view.items.push_back({person.particulars.name, person.particulars.phone.value_or(""),
                          people::address_of(person.particulars),
                          reason_label(context, message.reason, call.language),
                          kind_of(*context.policy(), message.kind).label.in(call.language),
                          round->call_text});
  }
  return view;
}

// ---- Calling ------------------------------------------------------------------------------------

struct MessageInput {
  MessageId message_id;
};
BOOST_DESCRIBE_STRUCT(MessageInput, (), (message_id))

struct CallInput {
  MessageId message_id;
  base::Uuid id;
  CallResult result = CallResult::reached;
  std::optional<base::Instant> again_at;  // With call_again: when; empty: some time later.
};
BOOST_DESCRIBE_STRUCT(CallInput, (), (message_id, id, result, again_at))

struct WithdrawInput {
  CallId call_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(WithdrawInput, (), (call_id, id))

Result<MessageView> show(http::Call& call, const Context& context, const MessageInput& input) {
  const auto message = store::find(call.tx, call.who.scope(calling), input.message_id);
  if (!message || !message->person) return http::refusal::not_found;
  const auto round = store::find(call.tx, message->tenant, message->round);
  return view_of(call, context, *message, *round);
}

Result<base::Done> check_event(http::Call& call, const Context& context, const Message& message) {
  const auto community = community_in(call, context, calling, {message.event, message.place});
  if (!community) return community.refusal();
  return check_open(community->event);
}

Result<MessageInput> kept(http::Call& call, const Context& context, const Result<Message>& after) {
  if (!after) return after.refusal();
  if (!store::save(call.tx, *after)) return http::refusal::changed_meanwhile;
  const auto round = store::find(call.tx, after->tenant, after->round);
  ask_for_what_is_left(call.tx, context, call.actor(), *round);
  return MessageInput{after->id};
}

Result<MessageInput> record(http::Call& call, const Context& context, const CallInput& input) {
  const auto message = store::find(call.tx, call.who.scope(calling), input.message_id);
  if (!message || !message->person) return http::refusal::not_found;
  if (const auto ok = check_event(call, context, *message); !ok) return ok.refusal();
  Call made;
  made.id = {input.id};
  made.tenant = message->tenant;
  made.message = message->id;
  made.at = call.now;
  made.by = call.who.account;
  made.result = input.result;
  made.again_at = input.again_at;
  const auto after = called(*message, made);
  if (!after) return after.refusal();
  store::add(call.tx, call.actor(), *message, made);
  return kept(call, context, after);
}

Result<MessageInput> withdraw(http::Call& call, const Context& context,
                              const WithdrawInput& input) {
  for (const identity::TenantId tenant : call.who.scope(calling).tenants()) {
    const auto one = store::find(call.tx, tenant, input.call_id);
    if (!one) continue;
    const auto message = store::find(call.tx, call.who.scope(calling), one->message);
    if (!message) continue;
    if (const auto ok = check_event(call, context, *message); !ok) return ok.refusal();
    Call withdrawal;
    withdrawal.at = call.now;
    withdrawal.by = call.who.account;
    const auto calls = store::calls_of(call.tx, tenant, message->id);
    const auto after = uncalled(*message, calls, *one, withdrawal);
    if (!after) return after.refusal();
    store::withdraw(call.tx, call.actor(), *message, *one);
    return kept(call, context, after);
  }
  return http::refusal::not_found;
}

}  // namespace

void add_call_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<MessagesInput, ListView>("/v1/messages", reading, with(list));
  routes.search<SheetInput, SheetView>("/v1/call-sheets", calling, with(sheet));
  routes.post<CallInput, MessageInput, MessageView>("/v1/messages/{message_id}/calls", calling,
                                                    with(record), with(show));
  routes.post<WithdrawInput, MessageInput, MessageView>("/v1/message-calls/{call_id}/withdrawals",
                                                        calling, with(withdraw), with(show));
}

}  // namespace messages

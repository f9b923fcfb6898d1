// Who wants no SMS: said by the person on the own page, or to the worker.
#include "events/store.h"
#include "http/message.h"
#include "messages/http.h"
#include "messages/rules.h"
#include "people/store.h"

namespace messages {

using base::Result;

namespace {

constexpr const char* reading = "message.read";
constexpr const char* calling = "message.call";
constexpr const char* own = "own.messages";

struct WishView {
  bool wants_sms = true;
  std::optional<base::Instant> said_at;
  bool may_change = false;
};
BOOST_DESCRIBE_STRUCT(WishView, (), (wants_sms, said_at, may_change))

struct PersonInput {
  people::PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(PersonInput, (), (person_id))

struct WishInput {
  people::PersonId person_id;
  bool wants_sms = true;
};
BOOST_DESCRIBE_STRUCT(WishInput, (), (person_id, wants_sms))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

struct OwnInput {
  bool wants_sms = true;
};
BOOST_DESCRIBE_STRUCT(OwnInput, (), (wants_sms))

bool is_open(http::Call& call, const people::Person& person) {
  const auto event = events::store::find(call.tx, person.tenant, person.event);
  return event && !event->closed_on;
}

WishView view_of(http::Call& call, const people::Person& person) {
  const auto wish = store::wish_of(call.tx, person.tenant, person.id);
  return {wish.wants_sms, wish.said_at, is_open(call, person)};
}

Result<WishView> show(http::Call& call, const Context& context, const PersonInput& input) {
  const auto person =
      people::store::find(call.tx, context.vault, call.who.scope(reading), input.person_id);
  if (!person) return http::refusal::not_found;
  WishView view = view_of(call, *person);
  view.may_change = view.may_change && call.who.may(calling);
  return view;
}

Result<PersonInput> change(http::Call& call, const Context& context, const WishInput& input) {
  const auto person =
      people::store::find(call.tx, context.vault, call.who.scope(calling), input.person_id);
  if (!person) return http::refusal::not_found;
  if (!is_open(call, *person)) return refusal::event_closed;
  store::save_wish(call.tx, call.actor(), *person, input.wants_sms);
  return PersonInput{person->id};
}

Result<people::Person> own_person(http::Call& call, const Context& context) {
  if (!call.who.own) return http::refusal::not_found;
  return people::store::get(call.tx, context.vault, call.who.own->tenant,
                            people::PersonId{call.who.own->person});
}

Result<WishView> show_own(http::Call& call, const Context& context, const Nothing&) {
  const auto person = own_person(call, context);
  if (!person) return person.refusal();
  return view_of(call, *person);
}

Result<Nothing> change_own(http::Call& call, const Context& context, const OwnInput& input) {
  const auto person = own_person(call, context);
  if (!person) return person.refusal();
  if (!is_open(call, *person)) return refusal::event_closed;
  store::save_wish(call.tx, call.actor(), *person, input.wants_sms);
  return Nothing{};
}

}  // namespace

void add_wish_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<PersonInput, WishView>("/v1/people/{person_id}/message-wish", reading, with(show));
  routes.put<WishInput, PersonInput, WishView>("/v1/people/{person_id}/message-wish", calling,
                                               with(change), with(show));
  routes.get<Nothing, WishView>("/v1/own/message-wish", own, with(show_own));
  routes.put<OwnInput, Nothing, WishView>("/v1/own/message-wish", own, with(change_own),
                                          with(show_own));
}

}  // namespace messages

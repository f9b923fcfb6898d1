// Sending, calling back, and what came of it.
#include <algorithm>
#include <set>

#include "base/limits.h"
#include "http/message.h"
#include "identity/store.h"
#include "messages/http.h"
#include "messages/view.h"

namespace messages {

using base::Result;

namespace {

constexpr const char* reading = "message.read";
constexpr const char* sending = "message.send";

// ---- Sending ------------------------------------------------------------------------------------

struct SendInput {
  base::Uuid id;
  identity::EventId event;
  places::PlaceId place;
  std::string kind;
  std::vector<FieldValue> values;
  bool to_people = true;
  std::string mark;                       // Of the people as they were looked at.
  std::vector<people::PersonId> without;  // Of them, these not.
  std::optional<std::string> group_text;  // Empty: nothing goes to the group.
};
BOOST_DESCRIBE_STRUCT(SendInput, (),
                      (id, event, place, kind, values, to_people, mark, without, group_text))

struct RoundInput {
  RoundId round_id;
};
BOOST_DESCRIBE_STRUCT(RoundInput, (), (round_id))

struct ActInput {
  RoundId round_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(ActInput, (), (round_id, id))

Message message_of(const Round& round, base::Instant now) {
  Message message;
  message.id = {base::make_uuid(now.ms)};
  message.round = round.id;
  message.tenant = round.tenant;
  message.event = round.event;
  message.place = round.place;
  message.lawful_basis = people::LawfulBasis::emergency_response;
  message.kind = round.kind;
  message.day = round.day;
  message.leaves_at = round.leaves_at;
  return message;
}

Message to_person(const Round& round, const Proposed& one, base::Instant now) {
  Message message = message_of(round, now);
  message.person = one.person.id;
  message.lawful_basis = one.person.lawful_basis;
  message.channel = one.way.channel;
  message.reason = one.way.reason;
  if (one.way.channel == Channel::sms) message.next_at = round.leaves_at;
  else message.state = State::to_do;
  return message;
}

Message to_group(const Round& round, bool has_robot, base::Instant now) {
  Message message = message_of(round, now);
  message.channel = Channel::group;
  if (has_robot) message.next_at = round.leaves_at;
  else message.state = State::to_do, message.reason = Reason::no_robot;
  return message;
}

// What whoever sends it has written: nobody's name, number or door, and nothing of an illness.
Result<base::Done> check_written(http::Call& call, const Context& context,
                                 const Community& community, const SendInput& input) {
  const auto policy = context.policy();
  const packs::MessageKind kind = kind_of(*policy, input.kind);
  if (const auto ok = check_fields(kind, input.values); !ok) return ok.refusal();
  const auto names = context.names_of(call.tx, community.asked, call.today);
  for (const FieldValue& field : input.values) {
    const auto ok = check_words(field.value, names);
    if (!ok) return base::Refusal(ok.refusal()).at(field.id);
    const auto said = check_sms_words(field.value, context.words_not_in_sms());
    if (!said) return base::Refusal(said.refusal()).at(field.id);
  }
  if (!input.group_text) return base::Done{};
  const auto ok = check_group_text(*input.group_text, names, policy->desk);
  if (!ok) return base::Refusal(ok.refusal()).at("group_text");
  return base::Done{};
}

Result<std::vector<Message>> messages_of(http::Call& call, const Context& context,
                                         const Community& community,
                                         std::pair<const SendInput&, const Round&> of) {
  const auto& [input, round] = of;
  std::vector<Message> all;
  if (input.to_people) {
    const packs::MessageKind kind = kind_of(*context.policy(), input.kind);
    const Proposal proposal = proposal_of(call.tx, context, community, {kind, call.today});
    if (proposal.mark != input.mark) return refusal::people_changed;
    const std::set<people::PersonId> without(input.without.begin(), input.without.end());
    for (const Proposed& one : proposal.people) {
      if (!without.contains(one.person.id)) all.push_back(to_person(round, one, call.now));
    }
  }
  if (input.group_text) {
    const bool has_robot = context.port.group && context.port.group->reaches(community.place.code);
    all.push_back(to_group(round, has_robot, call.now));
  }
  if (all.empty()) return refusal::nobody_to_tell;
  return all;
}

Result<RoundInput> send(http::Call& call, const Context& context, const SendInput& input) {
  const auto community = community_in(call, context, sending, {input.event, input.place});
  if (!community) return community.refusal();
  if (const auto open = check_open(community->event); !open) return open.refusal();
  const auto policy = context.policy();
  const packs::MessageKind* kind = packs::find(policy->kinds, input.kind);
  if (kind == nullptr) return base::refuse(refusal::unknown_kind).at("kind");
  const auto where = identity::store::locate(call.tx, input.place);
  if (!may_send(call, *kind, where->span.first)) return refusal::not_yours;
  if (const auto ok = check_written(call, context, *community, input); !ok) return ok.refusal();
  const Texts texts = texts_of(context, community->place, {*kind, input.values, 0}, call.now);
  Round round{.id = {input.id},
              .tenant = community->asked.tenant,
              .event = input.event,
              .place = input.place,
              .kind = kind->id,
              .day = call.today,
              .sms_text = {},
              .group_text = input.group_text.value_or(""),
              .call_text = texts.call,
              .values = texts.values,
              .made_at = call.now,
              .made_by = call.who.account,
              .made_by_name = {},
              .leaves_at = texts.leaves_at,
              .withdrawn_at = {}};
  const auto all = messages_of(call, context, *community, {input, round});
  if (!all) return all.refusal();
  const bool any_sms = std::any_of(all->begin(), all->end(), [](const Message& message) {
    return message.channel == Channel::sms;
  });
  if (any_sms) round.sms_text = texts.sms;
  store::add(call.tx, call.actor(), round, *all);
  ask_for_what_is_left(call.tx, context, call.actor(), round);
  return RoundInput{round.id};
}

// ---- What came of it ----------------------------------------------------------------------------

struct GroupView {
  std::string text;
  State state = State::queued;
  Reason reason = Reason::none;
  std::string reason_label;
};
BOOST_DESCRIBE_STRUCT(GroupView, (), (text, state, reason, reason_label))

struct OneRoundView {
  RoundView round;
  std::string sms_text;
  std::string call_text;
  std::optional<GroupView> group;
  bool may_withdraw = false;
  bool may_post = false;
};
BOOST_DESCRIBE_STRUCT(OneRoundView, (), (round, sms_text, call_text, group, may_withdraw, may_post))

const Message* group_in(const std::vector<Message>& all) {
  const auto found = std::find_if(all.begin(), all.end(), [](const Message& message) {
    return message.channel == Channel::group;
  });
  return found == all.end() ? nullptr : &*found;
}

Result<OneRoundView> show(http::Call& call, const Context& context, const RoundInput& input) {
  const auto round = store::find(call.tx, call.who.scope(reading), input.round_id);
  if (!round) return http::refusal::not_found;
  const auto all = store::of_round(call.tx, round->tenant, round->id);
  OneRoundView view{row_of(call, context, *round), round->sms_text, round->call_text, {}};
  const bool may = call.who.may(sending);
  view.may_withdraw = may && static_cast<bool>(messages::may_withdraw(*round, all));
  if (const Message* group = group_in(all)) {
    view.group = GroupView{round->group_text, group->state, group->reason,
                           reason_label(context, group->reason, call.language)};
    view.may_post = may && group->state == State::to_do;
  }
  return view;
}

struct ListInput {
  identity::EventId event;
  places::PlaceId place;
  std::optional<RoundId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place, cursor, limit))

struct RoundsView {
  std::vector<RoundView> items;
  std::optional<RoundId> next_cursor;
};
BOOST_DESCRIBE_STRUCT(RoundsView, (), (items, next_cursor))

std::int64_t limit_of(const std::optional<std::int64_t>& asked) {
  return std::clamp<std::int64_t>(asked.value_or(base::limits::page_items_default), 1,
                                  base::limits::page_items_max);
}

Result<RoundsView> list(http::Call& call, const Context& context, const ListInput& input) {
  const auto community = community_in(call, context, reading, {input.event, input.place});
  if (!community) return community.refusal();
  const std::int64_t limit = limit_of(input.limit);
  const auto found = store::rounds(call.tx, community->asked, input.cursor, limit + 1);
  RoundsView view;
  for (const Round& round : found) {
    if (static_cast<std::int64_t>(view.items.size()) == limit) {
      view.next_cursor = view.items.back().id;
      break;
    }
    view.items.push_back(row_of(call, context, round));
  }
  return view;
}

// ---- Calling back, and posting by hand ----------------------------------------------------------

Result<RoundInput> call_back(http::Call& call, const Context& context, const ActInput& input) {
  const auto round = store::find(call.tx, call.who.scope(sending), input.round_id);
  if (!round) return http::refusal::not_found;
  const auto all = store::of_round(call.tx, round->tenant, round->id);
  if (const auto may = may_withdraw(*round, all); !may) return may.refusal();
  store::withdraw(call.tx, call.actor(), *round);
  ask_for_what_is_left(call.tx, context, call.actor(), *round);
  return RoundInput{round->id};
}

Result<RoundInput> posted(http::Call& call, const Context& context, const ActInput& input) {
  const auto round = store::find(call.tx, call.who.scope(sending), input.round_id);
  if (!round) return http::refusal::not_found;
  const auto all = store::of_round(call.tx, round->tenant, round->id);
  const Message* group = group_in(all);
  if (group == nullptr || group->state != State::to_do) return refusal::not_to_do;
  Message after = *group;
  after.state = State::done;
  after.settled_at = call.now;
  if (!store::save(call.tx, after)) return refusal::not_to_do;
  store::note_posted(call.tx, call.actor(), *round);
  ask_for_what_is_left(call.tx, context, call.actor(), *round);
  return RoundInput{round->id};
}

}  // namespace

void add_round_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.post<SendInput, RoundInput, OneRoundView>("/v1/message-rounds", sending, with(send),
                                                   with(show));
  routes.get<ListInput, RoundsView>("/v1/message-rounds", reading, with(list));
  routes.get<RoundInput, OneRoundView>("/v1/message-rounds/{round_id}", reading, with(show));
  routes.post<ActInput, RoundInput, OneRoundView>("/v1/message-rounds/{round_id}/withdrawals",
                                                  sending, with(call_back), with(show));
  routes.post<ActInput, RoundInput, OneRoundView>("/v1/message-rounds/{round_id}/posts", sending,
                                                  with(posted), with(show));
}

}  // namespace messages

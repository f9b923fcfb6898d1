// What would be told now, to whom and in which words; and whether a text may stand in a group.
#include "messages/http.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "http/message.h"
#include "identity/store.h"
#include "messages/view.h"

namespace messages {

using base::Result;

namespace {

constexpr const char* reading = "message.read";
constexpr const char* sending = "message.send";

struct PlaceInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(PlaceInput, (), (event, place))

// ---- The kinds ----------------------------------------------------------------------------------

struct KindsView {
  std::vector<KindView> items;
  GatewayState gateway = GatewayState::no_gateway;
  bool robot = false;
  std::int64_t to_call = 0;  // Everybody on the call list.
};
BOOST_DESCRIBE_STRUCT(KindsView, (), (items, gateway, robot, to_call))

Result<KindsView> kinds(http::Call& call, const Context& context, const PlaceInput& input) {
  const auto community = community_in(call, context, reading, {input.event, input.place});
  if (!community) return community.refusal();
  const auto where = identity::store::locate(call.tx, input.place);
  KindsView view;
  if (context.port.sms) view.gateway = GatewayState::ready;
  view.robot = context.port.group && context.port.group->reaches(community->place.code);
  view.to_call = store::count_to_call(call.tx, community->asked);
  const bool is_open = static_cast<bool>(check_open(community->event));
  const auto policy = context.policy();
  for (const packs::MessageKind& kind : policy->kinds) {
    KindView one{kind.id, kind.label.in(call.language), kind.why.in(call.language)};
    if (is_open) {
      const auto who = context.people_of(call.tx, community->asked, kind.to, call.today);
      one.people = static_cast<std::int64_t>(who.size());
    }
    one.by_sms = !kind.sms.empty();
    one.by_group = !kind.group.empty();
    one.may_send = is_open && call.who.may(sending) && may_send(call, kind, where->span.first);
    view.items.push_back(std::move(one));
  }
  return view;
}

// ---- One of them, as it would be sent -----------------------------------------------------------

struct ProposalInput : PlaceInput {
  std::string kind;
  std::vector<FieldValue> values;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ProposalInput, (PlaceInput), (kind, values, cursor, limit))

struct ProposalView {
  std::string kind;
  std::string label;
  std::string why;
  std::vector<FieldView> fields;
  std::string sms_text;  // Empty where a field is still missing, or the kind has none.
  std::int64_t sms_characters = 0;
  std::int64_t sms_parts = 0;  // What one of them costs.
  bool by_group = false;       // It has words for the group.
  std::string group_text;
  std::string call_text;
  base::Instant leaves_at;
  bool waits_for_morning = false;
  GatewayState gateway = GatewayState::no_gateway;
  bool robot = false;
  std::int64_t people = 0;
  std::int64_t by_sms = 0;
  std::int64_t told_today = 0;
  std::string mark;
  std::vector<RecipientView> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(ProposalView, (),
                      (kind, label, why, fields, sms_text, sms_characters, sms_parts, by_group,
                       group_text, call_text, leaves_at, waits_for_morning, gateway, robot, people,
                       by_sms, told_today, mark, items, next_cursor))

void add_texts(ProposalView& view, const Context& context, const Texts& texts) {
  const auto policy = context.policy();
  view.sms_text = texts.sms;
  view.sms_characters = static_cast<std::int64_t>(base::character_count(texts.sms));
  view.sms_parts = parts_of(texts.sms, policy->desk);
  view.group_text = texts.group;
  view.call_text = texts.call;
}

void add_people(http::Call& call, const Context& context, ProposalView& view,
                const Proposal& proposal, const std::pair<people::PersonId, std::size_t>& page) {
  view.people = static_cast<std::int64_t>(proposal.people.size());
  view.told_today = proposal.told_today;
  view.mark = proposal.mark;
  for (const Proposed& one : proposal.people) {
    if (one.way.channel == Channel::sms) ++view.by_sms;
    if (one.person.id <= page.first) continue;
    if (view.items.size() == page.second) {
      view.next_cursor = to_string(view.items.back().person.id);
      continue;
    }
    if (view.next_cursor) continue;
    view.items.push_back({people::masked(one.person, call.today), one.way.channel, one.way.reason,
                          reason_label(context, one.way.reason, call.language)});
  }
}

Result<ProposalView> propose(http::Call& call, const Context& context, const ProposalInput& input) {
  const auto community = community_in(call, context, reading, {input.event, input.place});
  if (!community) return community.refusal();
  if (const auto open = check_open(community->event); !open) return open.refusal();
  const auto policy = context.policy();
  const packs::MessageKind* kind = packs::find(policy->kinds, input.kind);
  if (kind == nullptr) return base::refuse(refusal::unknown_kind).at("kind");
  const auto after = input.cursor ? base::parse_uuid(*input.cursor) : base::Uuid{};
  if (!after) return base::refuse(http::refusal::bad_cursor).at("cursor");
  const auto limit = std::clamp<std::int64_t>(
      input.limit.value_or(base::limits::page_items_default), 1, base::limits::page_items_max);
  ProposalView view;
  view.kind = kind->id;
  view.label = kind->label.in(call.language);
  view.why = kind->why.in(call.language);
  view.by_group = !kind->group.empty();
  for (const packs::MessageField& field : kind->fields) {
    view.fields.push_back({field.id, field.label.in(call.language), field.characters_max});
  }
  const Proposal proposal = proposal_of(call.tx, context, *community, {*kind, call.today});
  add_people(call, context, view, proposal,
             {people::PersonId{*after}, static_cast<std::size_t>(limit)});
  const Texts texts =
      texts_of(context, community->place, {*kind, input.values, view.people}, call.now);
  if (check_fields(*kind, input.values)) add_texts(view, context, texts);
  view.leaves_at = texts.leaves_at;
  view.waits_for_morning = base::date_of(texts.leaves_at) != call.today ||
                           texts.leaves_at.ms > call.now.ms + 1000 * 60 * 60;
  if (context.port.sms) {
    view.gateway =
        context.port.sms->has_template(kind->id) ? GatewayState::ready : GatewayState::no_template;
  }
  view.robot = context.port.group && context.port.group->reaches(community->place.code);
  return view;
}

// ---- A text for the group -----------------------------------------------------------------------

struct GroupTextInput : PlaceInput {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(GroupTextInput, (PlaceInput), (text))

struct GroupTextView {
  std::string text;
  std::int64_t characters = 0;
};
BOOST_DESCRIBE_STRUCT(GroupTextView, (), (text, characters))

Result<GroupTextView> check_text(http::Call& call, const Context& context,
                                 const GroupTextInput& input) {
  const auto community = community_in(call, context, sending, {input.event, input.place});
  if (!community) return community.refusal();
  if (const auto open = check_open(community->event); !open) return open.refusal();
  const auto names = context.names_of(call.tx, community->asked, call.today);
  const auto ok = check_group_text(input.text, names, context.policy()->desk);
  if (!ok) return base::Refusal(ok.refusal()).at("text");
  return GroupTextView{input.text, static_cast<std::int64_t>(base::character_count(input.text))};
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<PlaceInput, KindsView>("/v1/message-kinds", reading, with(kinds));
  routes.search<ProposalInput, ProposalView>("/v1/message-proposals", reading, with(propose));
  routes.search<GroupTextInput, GroupTextView>("/v1/group-texts", sending, with(check_text));
}

}  // namespace messages

// The worker's side of declaring: the community's link, and looking at what came by it.
#include "events/store.h"
#include "identity/store.h"
#include "screening/declaring_rules.h"
#include "screening/declaring_store.h"
#include "screening/declaring_view.h"
#include "screening/http.h"
#include "screening/listing.h"
#include "screening/recording.h"
#include "tasks/store.h"

namespace screening {

using base::Result;
using http::Call;

namespace {

// ---- The link ---------------------------------------------------------------------------------

struct CommunityInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(CommunityInput, (), (event, place))

struct MakeLinkInput {
  base::Uuid id;  // Of the request. The link's own id is ours: it acts where an account would.
  identity::EventId event;
  places::PlaceId place;
  std::string title;
  std::string phone;
};
BOOST_DESCRIBE_STRUCT(MakeLinkInput, (), (id, event, place, title, phone))

struct StopLinkInput {
  base::Uuid id;
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(StopLinkInput, (), (id, event, place))

struct Community {
  events::Event event;
  PackPtr pack;
};

// A community of the event where the caller makes links.
Result<Community> community_of(Call& call, const Context& context, const CommunityInput& where) {
  auto event = event_in(call, "declaring.link", where.event);
  if (!event) return event.refusal();
  const auto place = context.places.now()->find(where.place);
  const auto at = identity::store::locate(call.tx, where.place);
  if (!place || !at || !call.who.scope("declaring.link").covers(at->span.first)) {
    return http::refusal::not_found;
  }
  if (place->level != places::Level::community) {
    return base::refuse(refusal::place_not_community).at("place");
  }
  auto pack = context.rules(call.tx, *event, where.place, call.today);
  if (!pack) return pack.refusal();
  return Community{std::move(*event), std::move(*pack)};
}

Result<DeclaringView> link_now(Call& call, const Context& context, const CommunityInput& where) {
  const auto community = community_of(call, context, where);
  if (!community) return community.refusal();
  DeclaringView view{.event_id = where.event,
                     .place = places::view_of(*context.places.now(), where.place),
                     .link_valid_days = community->pack->declaring.link_valid.count,
                     .link = {}};
  const auto link = store::link_of(call.tx, community->event.tenant, where.event, where.place);
  if (link) {
    view.link = DeclaringLinkView{.token = token_of(context.vault, *link),
                                  .title = link->title,
                                  .phone = link->phone,
                                  .valid_to = link->valid_to,
                                  .expired = link->valid_to < call.today,
                                  .made_at = link->made_at,
                                  .made_by = link->made_by};
  }
  return view;
}

Result<CommunityInput> make_link(Call& call, const Context& context, const MakeLinkInput& input) {
  const CommunityInput where{input.event, input.place};
  const auto community = community_of(call, context, where);
  if (!community) return community.refusal();
  if (community->event.closed_on) return refusal::event_closed;
  DeclaringLink link;
  link.id = {base::make_uuid(call.now.ms)};
  link.tenant = community->event.tenant;
  link.event = input.event;
  link.place = input.place;
  link.title = input.title;
  link.phone = input.phone;
  const auto made = made_link(std::move(link), community->pack->declaring, call.today);
  if (!made) return made.refusal();
  store::add_link(call.tx, call.actor(), *made);
  return where;
}

Result<CommunityInput> stop_link(Call& call, const Context& context, const StopLinkInput& input) {
  const CommunityInput where{input.event, input.place};
  const auto community = community_of(call, context, where);
  if (!community) return community.refusal();
  const auto link = store::link_of(call.tx, community->event.tenant, input.event, input.place);
  if (link) store::stop_link(call.tx, call.actor(), *link);
  return where;
}

// ---- Looking ----------------------------------------------------------------------------------

struct DeclaredListInput {
  identity::EventId event;
  std::optional<places::PlaceId> place;
  std::optional<DeclaredState> state;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(DeclaredListInput, (), (event, place, state, cursor, limit))

struct DeclaredListView {
  std::vector<DeclaredRowView> items;
  std::optional<std::string> next_cursor;
  std::int64_t waiting = 0;
};
BOOST_DESCRIBE_STRUCT(DeclaredListView, (), (items, next_cursor, waiting))

struct DeclaredOneInput {
  ArrivalId declared_id;
};
BOOST_DESCRIBE_STRUCT(DeclaredOneInput, (), (declared_id))

struct LookInput {
  ArrivalId declared_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(LookInput, (), (declared_id, id))

struct SetAsideInput {
  ArrivalId declared_id;
  base::Uuid id;
  NotTaken reason = NotTaken::not_real;
};
BOOST_DESCRIBE_STRUCT(SetAsideInput, (), (declared_id, id, reason))

Result<DeclaredListView> list(Call& call, const Context& context, const DeclaredListInput& input) {
  const auto event = event_in(call, "declaring.look", input.event);
  if (!event) return event.refusal();
  const auto span = span_of(call, "declaring.look", *event, input.place);
  if (!span) return http::refusal::not_found;
  const auto page = page_of(input.cursor, input.limit);
  if (!page) return page.refusal();
  store::DeclaredFilter filter{event->tenant, event->id, *span,
                               input.state.value_or(DeclaredState::waiting)};
  const auto tree = context.places.now();
  const std::vector<Declared> found = store::list(call.tx, context.vault, filter, *page);
  DeclaredListView view;
  for (const Declared& one : found) view.items.push_back(row_view(one, *tree));
  if (!found.empty() && static_cast<std::int64_t>(found.size()) == page->limit) {
    view.next_cursor = cursor_after(found.back().declared_at, found.back().id);
  }
  filter.state = DeclaredState::waiting;
  view.waiting = store::count(call.tx, filter);
  return view;
}

Result<Declared> find(Call& call, const Context& context, ArrivalId id) {
  auto declared =
      store::find_declared(call.tx, context.vault, call.who.scope("declaring.look"), id);
  if (!declared) return http::refusal::not_found;
  return std::move(*declared);
}

Result<DeclaredView> show_made(Call& call, const Context& context, const ArrivalId& id) {
  const auto declared = find(call, context, id);
  if (!declared) return declared.refusal();
  call.note_read("declared.read", store::about(*declared));
  return declared_view(call, context, *declared);
}

Result<DeclaredView> show(Call& call, const Context& context, const DeclaredOneInput& input) {
  return show_made(call, context, input.declared_id);
}

// To call back and compare: the numbers and names themselves. Logged like every unmasking.
Result<ContactsView> contacts(Call& call, const Context& context, const DeclaredOneInput& input) {
  const auto declared = store::find_declared(call.tx, context.vault,
                                             call.who.scope("person.unmask"), input.declared_id);
  if (!declared || !declared->said) return http::refusal::not_found;
  call.note_read("declared.unmasked", store::about(*declared), {{"purpose", "verify"}});
  const Said& said = *declared->said;
  return ContactsView{said.person.name, said.person.phone, said.person.id_number, said.filled_by};
}

Result<ArrivalId> save(Call& call, const Context& context, const Result<Declared>& changed) {
  if (!changed) return changed.refusal();
  const auto saved = store::save(call.tx, context.vault, call.actor(), *changed);
  if (!saved) return saved.refusal();
  const auto event = events::store::find(call.tx, changed->tenant, changed->event);
  if (!event) return http::refusal::not_found;
  const auto pack = context.rules(call.tx, *event, changed->place, call.today);
  if (!pack) return pack.refusal();
  tasks::store::apply(call.tx, call.actor(), {changed->tenant, changed->event, changed->place},
                      look_effects(*changed, (*pack)->declaring, call.now));
  return changed->id;
}

// By the rules of today: what was fine when it was declared may not be any more.
Result<ArrivalId> register_it(Call& call, const Context& context, const LookInput& input) {
  const auto declared = find(call, context, input.declared_id);
  if (!declared) return declared.refusal();
  auto now = registered(*declared, call.who.account, call.now);
  if (!now) return now.refusal();
  const Said& said = *declared->said;
  auto accepted = accept(call, context, "arrival.record",
                         {declared->event, declared->place, said.notice, said});
  if (!accepted) return accepted.refusal();
  const auto who = checked(call, *accepted, said.person, accepted->pack->notice.id);
  if (!who) return who.refusal();
  const How how{declared->declared_by, Via::link, base::date_of(declared->declared_at)};
  const auto kept = keep(call, context, std::move(*accepted),
                         {declared->id, declared->place, said.notice, how, *who});
  if (!kept) return kept.refusal();
  return save(call, context, now);
}

Result<ArrivalId> set_it_aside(Call& call, const Context& context, const SetAsideInput& input) {
  const auto declared = find(call, context, input.declared_id);
  if (!declared) return declared.refusal();
  return save(call, context, set_aside(*declared, input.reason, call.who.account, call.now));
}

Result<ArrivalId> take_back(Call& call, const Context& context, const LookInput& input) {
  const auto declared = find(call, context, input.declared_id);
  if (!declared) return declared.refusal();
  return save(call, context, returned(*declared));
}

}  // namespace

std::string declared_label(Call& call, const Context& context, identity::TenantId tenant,
                           ArrivalId id) {
  const auto declared = store::find_declared(call.tx, context.vault, tenant, id);
  if (!declared) return {};
  const RowPersonView person = row_view(*declared, *context.places.now()).person;
  return person.address.empty() ? person.name_masked : person.name_masked + " · " + person.address;
}

void add_declaring_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<CommunityInput, DeclaringView>("/v1/declaring-link", "declaring.link", with(link_now));
  routes.post<MakeLinkInput, CommunityInput, DeclaringView>("/v1/declaring-link", "declaring.link",
                                                            with(make_link), with(link_now));
  routes.post<StopLinkInput, CommunityInput, DeclaringView>(
      "/v1/declaring-link/stops", "declaring.link", with(stop_link), with(link_now));
  routes.get<DeclaredListInput, DeclaredListView>("/v1/declared", "declaring.look", with(list));
  routes.get<DeclaredOneInput, DeclaredView>("/v1/declared/{declared_id}", "declaring.look",
                                             with(show));
  routes.search<DeclaredOneInput, ContactsView>("/v1/declared/{declared_id}/unmaskings",
                                                "person.unmask", with(contacts));
  routes.post<LookInput, ArrivalId, DeclaredView>("/v1/declared/{declared_id}/registration",
                                                  "declaring.look", with(register_it),
                                                  with(show_made));
  routes.post<SetAsideInput, ArrivalId, DeclaredView>("/v1/declared/{declared_id}/setting-aside",
                                                      "declaring.look", with(set_it_aside),
                                                      with(show_made));
  routes.post<LookInput, ArrivalId, DeclaredView>(
      "/v1/declared/{declared_id}/return", "declaring.look", with(take_back), with(show_made));
}

}  // namespace screening

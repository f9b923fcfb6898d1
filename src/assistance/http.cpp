// Needs: who asks for what, the lists, one of them. (SVC-01, SVC-09)
#include "assistance/http.h"

#include <algorithm>
#include <tuple>

#include "assistance/view.h"
#include "base/limits.h"
#include "events/store.h"
#include "identity/store.h"
#include "people/resident_store.h"

namespace assistance {

using base::Result;
using http::Call;

namespace {

constexpr const char* helping = "need.help";
constexpr const char* reading = "need.read";
constexpr const char* recording = "need.record";

// ---- What may be asked for ---------------------------------------------------------------------

struct FormInput {};
BOOST_DESCRIBE_STRUCT(FormInput, (), ())

struct FormView {
  std::vector<KindView> kinds;
  std::vector<ChoiceView> askers;
};
BOOST_DESCRIBE_STRUCT(FormView, (), (kinds, askers))

Result<FormView> form(Call& call, const Context& context, const FormInput&) {
  FormView view{kinds_of(*context.platform(), call.language), {}};
  for (const char* id : {"self", "family", "neighbour", "worker"}) {
    view.askers.push_back({id, context.word("asker", id, call.language)});
  }
  return view;
}

// ---- Recording ---------------------------------------------------------------------------------

// A need is told to a worker, at the door or by phone; the own page and a visit have their own.
enum class ToldBy { in_person, phone };
BOOST_DESCRIBE_ENUM(ToldBy, in_person, phone)

struct NeedInput {
  base::Uuid id;
  identity::EventId event;
  std::string kind;
  std::string words;
  Asker asker = Asker::self;
  ToldBy channel = ToldBy::in_person;
  std::optional<std::string> phone;
  std::optional<people::PersonId> person_id;  // One of the two.
  std::optional<households::HouseholdId> household_id;
};
BOOST_DESCRIBE_STRUCT(NeedInput, (),
                      (id, event, kind, words, asker, channel, phone, person_id, household_id))

Result<base::Done> name_person(Call& call, const Context& context, const NeedInput& input,
                               Need& need) {
  const auto found = people::store::find_resident(call.tx, context.vault, call.who.scope(recording),
                                                  *input.person_id);
  if (!found || found->person.event != input.event) return http::refusal::not_found;
  need.person = found->person.id;
  need.place = found->person.place;
  need.lawful_basis = found->person.lawful_basis;
  if (found->stay.household) need.household = households::HouseholdId{*found->stay.household};
  return base::Done{};
}

Result<base::Done> name_door(Call& call, const Context& context, const NeedInput& input,
                             Need& need) {
  const auto door = context.door(call.tx, need.tenant, input.household_id->value);
  const auto where = door ? identity::store::locate(call.tx, door->place) : std::nullopt;
  if (!where || !call.who.scope(recording).covers(where->span.first)) {
    return http::refusal::not_found;
  }
  need.household = input.household_id;
  need.place = door->place;
  return base::Done{};
}

Result<NeedId> record(Call& call, const Context& context, const NeedInput& input) {
  const auto event = events::store::find(call.tx, call.who.scope(recording), input.event);
  if (!event) return http::refusal::not_found;
  if (event->closed_on) return refusal::event_closed;
  const auto platform = context.platform();
  const packs::NeedKind* kind = packs::find(platform->need_kinds, input.kind);
  if (kind == nullptr) return base::refuse(refusal::unknown_kind).at("kind");
  if (input.words.empty()) return base::refuse(refusal::no_words).at("words");
  if (!input.person_id && !input.household_id) {
    return base::refuse(refusal::nobody_named).at("person_id");
  }
  const auto phone = phone_of(input.phone);
  if (!phone) return phone.refusal();
  Need need;
  need.id = {input.id};
  need.tenant = event->tenant;
  need.event = event->id;
  need.asker = input.asker;
  need.channel = input.channel == ToldBy::phone ? Channel::phone : Channel::in_person;
  need.said = {input.words, *phone};
  const auto named = input.person_id ? name_person(call, context, input, need)
                                     : name_door(call, context, input, need);
  if (!named) return named.refusal();
  return record_need(call, context, std::move(need), *kind);
}

// ---- Looking -----------------------------------------------------------------------------------

struct OneInput {
  NeedId need_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (need_id))

Result<NeedView> look_at(Call& call, const Context& context, NeedId id) {
  const auto found = find_need(call, context, id);
  if (!found) return found.refusal();
  identity::AuditSubject about = store::about(found->need);
  if (found->need.person) about.kind = "person", about.id = found->need.person->value;
  call.note_read("need.read", about);
  return view_of(call, context, *found);
}

Result<NeedView> show(Call& call, const Context& context, const OneInput& input) {
  return look_at(call, context, input.need_id);
}

Result<NeedView> show_made(Call& call, const Context& context, const NeedId& id) {
  return look_at(call, context, id);
}

enum class Purpose { contact, care };
BOOST_DESCRIBE_ENUM(Purpose, contact, care)

struct PhoneInput {
  NeedId need_id;
  Purpose purpose = Purpose::contact;
};
BOOST_DESCRIBE_STRUCT(PhoneInput, (), (need_id, purpose))

struct PhoneView {
  std::optional<std::string> value;
};
BOOST_DESCRIBE_STRUCT(PhoneView, (), (value))

Result<PhoneView> phone(Call& call, const Context& context, const PhoneInput& input) {
  const auto found = find_need(call, context, input.need_id);
  if (!found) return found.refusal();
  identity::AuditSubject about = store::about(found->need);
  if (found->need.person) about.kind = "person", about.id = found->need.person->value;
  call.note_read("need.phone_seen", about,
                 {{"purpose", boost::describe::enum_to_string(input.purpose, "")}});
  const std::string number = phone_to_call(call, context, found->need);
  return PhoneView{number.empty() ? std::nullopt : std::optional(number)};
}

// ---- Lists -------------------------------------------------------------------------------------

struct ListInput {
  identity::EventId event;
  std::optional<places::PlaceId> place;
  std::optional<store::Filter> filter;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place, filter, cursor, limit))

struct SummaryView {
  std::int64_t open = 0;
  std::int64_t mine = 0;
  std::int64_t late = 0;
};
BOOST_DESCRIBE_STRUCT(SummaryView, (), (open, mine, late))

struct ListView {
  std::vector<NeedRow> items;
  std::optional<std::string> next_cursor;
  SummaryView summary;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (items, next_cursor, summary))

std::int64_t order_of(const Need& need, store::Filter filter) {
  return filter == store::Filter::done ? need.standing.ended_at->ms : need.standing.due_at.ms;
}

// "1.1795302000000.UUID"
std::string cursor_of(const Need& need, store::Filter filter) {
  return std::string(need.urgent ? "1." : "0.") + std::to_string(order_of(need, filter)) + "." +
         to_string(need.id);
}

Result<std::optional<store::After>> after_of(const std::optional<std::string>& cursor) {
  if (!cursor) return std::optional<store::After>{};
  const std::size_t dot = cursor->find('.', 2);
  const bool starts = cursor->starts_with("0.") || cursor->starts_with("1.");
  const bool whole = starts && dot != std::string::npos && dot > 2 && dot < 18;
  const std::string at = whole ? cursor->substr(2, dot - 2) : "";
  const auto id = whole ? base::parse_uuid(cursor->substr(dot + 1)) : std::nullopt;
  if (!id || at.find_first_not_of("0123456789") != std::string::npos) {
    return base::refuse(http::refusal::bad_cursor).at("cursor");
  }
  return std::optional(store::After{cursor->front() - '0', std::stoll(at), NeedId{*id}});
}

// One question for each grant that helps; where it may read, it sees whatever there is.
Result<std::vector<store::Asked>> asked_of(Call& call, const ListInput& input) {
  const auto after = after_of(input.cursor);
  if (!after) return after.refusal();
  std::optional<identity::Span> at;
  if (input.place) {
    const auto where = identity::store::locate(call.tx, *input.place);
    if (!where || !call.who.scope(helping).covers(where->span.first)) {
      return http::refusal::not_found;
    }
    at = where->span;
  }
  std::vector<store::Asked> all;
  for (const identity::SessionGrant& grant : call.who.grants) {
    if (!grant.permissions.contains(helping) || !grant.tenant) continue;
    store::Asked asked;
    asked.tenant = *grant.tenant;
    asked.event = input.event;
    asked.span = at && grant.span.contains(*at) ? *at : grant.span;
    if (at && !grant.span.contains(*at) && !at->contains(grant.span)) continue;
    asked.role = grant.permissions.contains(reading) ? "" : grant.role;
    asked.me = call.who.account;
    asked.filter = input.filter.value_or(store::Filter::open);
    asked.now = call.now;
    asked.after = *after;
    asked.limit = std::clamp<std::int64_t>(input.limit.value_or(base::limits::page_items_default),
                                           1, base::limits::page_items_max);
    all.push_back(std::move(asked));
  }
  return all;
}

void sort(std::vector<Need>& needs, store::Filter filter) {
  const auto key = [&](const Need& need) {
    const bool over = filter == store::Filter::done;
    const int rank = over || need.urgent ? 0 : 1;
    return std::tuple(rank, over ? -order_of(need, filter) : order_of(need, filter), need.id);
  };
  std::sort(needs.begin(), needs.end(),
            [&](const Need& a, const Need& b) { return key(a) < key(b); });
  const auto same = [](const Need& a, const Need& b) { return a.id == b.id; };
  needs.erase(std::unique(needs.begin(), needs.end(), same), needs.end());
}

Result<ListView> list(Call& call, const Context& context, const ListInput& input) {
  const auto event = events::store::find(call.tx, call.who.scope(helping), input.event);
  if (!event) return http::refusal::not_found;
  const auto all = asked_of(call, input);
  if (!all) return all.refusal();
  ListView view;
  std::vector<Need> found;
  for (const store::Asked& asked : *all) {
    for (Need& need : store::list(call.tx, context.vault, asked)) found.push_back(std::move(need));
    const store::Summary summary = store::summary(call.tx, asked);
    view.summary.open += summary.open;
    view.summary.mine += summary.mine;
    view.summary.late += summary.late;
  }
  if (all->empty()) return view;
  const store::Filter filter = all->front().filter;
  sort(found, filter);
  const auto limit = static_cast<std::size_t>(all->front().limit);
  if (found.size() > limit) found.resize(limit);
  for (const Need& need : found) view.items.push_back(row_of(call, context, need));
  if (found.size() == limit) view.next_cursor = cursor_of(found.back(), filter);
  return view;
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<FormInput, FormView>("/v1/needs/form", recording, with(form));
  routes.get<ListInput, ListView>("/v1/needs", helping, with(list));
  routes.post<NeedInput, NeedId, NeedView>("/v1/needs", recording, with(record), with(show_made));
  routes.get<OneInput, NeedView>("/v1/needs/{need_id}", helping, with(show));
  routes.search<PhoneInput, PhoneView>("/v1/needs/{need_id}/phone-looks", helping, with(phone));
}

}  // namespace assistance

#include "people/http.h"

#include "base/identity_number.h"
#include "base/phone.h"
#include "people/own_link.h"
#include "people/rules.h"
#include "people/store.h"
#include "places/view.h"

namespace people {

using base::Result;
using http::Call;

namespace {

struct SearchInput {
  identity::EventId event_id;
  std::optional<std::string> id_number;
  std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(SearchInput, (), (event_id, id_number, phone))

struct FoundView {
  PersonView person;
  places::PlaceView place;
};
BOOST_DESCRIBE_STRUCT(FoundView, (), (person, place))

struct SearchView {
  std::vector<FoundView> items;
};
BOOST_DESCRIBE_STRUCT(SearchView, (), (items))

enum class Field { name, phone, id_number };
BOOST_DESCRIBE_ENUM(Field, name, phone, id_number)
enum class Purpose { contact, verify, care, document };
BOOST_DESCRIBE_ENUM(Purpose, contact, verify, care, document)

struct UnmaskInput {
  PersonId person_id;
  Field field = Field::name;
  Purpose purpose = Purpose::contact;
};
BOOST_DESCRIBE_STRUCT(UnmaskInput, (), (person_id, field, purpose))

struct UnmaskView {
  std::optional<std::string> value;
};
BOOST_DESCRIBE_STRUCT(UnmaskView, (), (value))

struct OneInput {
  PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (person_id))

struct LinkInput {
  PersonId person_id;
  base::Uuid id;  // Of the request. The link's own id is ours: it acts where an account would.
};
BOOST_DESCRIBE_STRUCT(LinkInput, (), (person_id, id))

struct StopInput {
  PersonId person_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(StopInput, (), (person_id, id))

struct LinkView {
  std::string token;  // Goes into the fragment of an address, never into a path or a query.
  base::Instant made_at;
  std::string made_by;
};
BOOST_DESCRIBE_STRUCT(LinkView, (), (token, made_at, made_by))

struct OwnLinkView {
  std::optional<LinkView> link;
};
BOOST_DESCRIBE_STRUCT(OwnLinkView, (), (link))

struct ReaderView {
  base::Instant at;
  std::string by;
  std::string what;
  std::string purpose;
};
BOOST_DESCRIBE_STRUCT(ReaderView, (), (at, by, what, purpose))

struct ReadersView {
  std::vector<ReaderView> items;
};
BOOST_DESCRIBE_STRUCT(ReadersView, (), (items))

Result<SearchView> search(Call& call, const Context& context, const SearchInput& input) {
  std::optional<std::string> number;
  store::Number kind = store::Number::id_number;
  if (input.id_number) {
    const auto verdict = base::check_identity_number(*input.id_number, call.today);
    if (!verdict.valid()) {
      return base::refuse(refusal::bad_id_number)
          .with("why", std::string(base::reason(verdict)))
          .at("id_number");
    }
    number = verdict.number;
  } else if (input.phone) {
    const auto phone = base::parse_phone(*input.phone);
    if (!phone) return base::refuse(refusal::bad_phone).at("phone");
    number = phone->number;
    kind = store::Number::phone;
  }
  if (!number) return base::refuse(refusal::search_needs_number).at("id_number");
  const identity::Scope scope = call.who.scope("person.search");
  const auto tree = context.places.now();
  SearchView view;
  for (const identity::ScopePart& part : scope.parts) {
    if (!part.tenant) continue;
    for (const Person& person :
         store::find_by(call.tx, context.vault, *part.tenant, input.event_id, kind, *number)) {
      if (!tree->contains(part.place, person.place)) continue;
      call.note_read("person.found", store::about(person));
      view.items.push_back({masked(person, call.today), places::view_of(*tree, person.place)});
    }
  }
  return view;
}

Result<UnmaskView> unmask(Call& call, const Context& context, const UnmaskInput& input) {
  const auto person =
      store::find(call.tx, context.vault, call.who.scope("person.unmask"), input.person_id);
  if (!person) return http::refusal::not_found;
  call.note_read("person.unmasked", store::about(*person),
                 {{"field", boost::describe::enum_to_string(input.field, "")},
                  {"purpose", boost::describe::enum_to_string(input.purpose, "")}});
  switch (input.field) {
    case Field::name: return UnmaskView{person->particulars.name};
    case Field::phone: return UnmaskView{person->particulars.phone};
    case Field::id_number: return UnmaskView{person->particulars.id_number};
  }
  return http::refusal::not_found;
}

// Why a field was unmasked, or why somebody was written into a table.
std::string purpose_word(const Context& context, const std::string& id, base::Language language) {
  const std::string word = context.word("unmask_purpose", id, language);
  return word == id ? context.word("table_purpose", id, language) : word;
}

// 谁看过我: every logged look, newest first.
Result<ReadersView> readers(Call& call, const Context& context, const OneInput& input) {
  const auto person =
      store::find(call.tx, context.vault, call.who.scope("person.readers"), input.person_id);
  if (!person) return http::refusal::not_found;
  ReadersView view;
  const auto entries = identity::audit::entries_of(call.tx, person->tenant, person->id.value);
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    const auto detail = base::json::parse(entry->detail);
    const auto* purpose = detail ? detail->find("purpose") : nullptr;
    const auto* text = purpose != nullptr ? purpose->as<std::string>() : nullptr;
    view.items.push_back(
        {entry->at,
         entry->by_link() ? context.word("actor", "own_link", call.language) : entry->account_name,
         context.word("action", entry->action, call.language),
         text != nullptr ? purpose_word(context, *text, call.language) : std::string()});
  }
  return view;
}

// ---- The link to the own page ------------------------------------------------------------------

Result<Person> find_for_link(Call& call, const Context& context, PersonId id) {
  auto person = store::find(call.tx, context.vault, call.who.scope("person.link"), id);
  if (!person) return http::refusal::not_found;
  return std::move(*person);
}

Result<PersonId> make_link(Call& call, const Context& context, const LinkInput& input) {
  const auto person = find_for_link(call, context, input.person_id);
  if (!person) return person.refusal();
  store::add_link(call.tx, call.actor(), *person, OwnLinkId{base::make_uuid(call.now.ms)});
  return person->id;
}

Result<PersonId> stop_link(Call& call, const Context& context, const StopInput& input) {
  const auto person = find_for_link(call, context, input.person_id);
  if (!person) return person.refusal();
  store::stop_link(call.tx, call.actor(), *person);
  return person->id;
}

// Whoever sees a link can open the page: a look like any other.
Result<OwnLinkView> link_now(Call& call, const Context& context, const PersonId& id) {
  const auto person = find_for_link(call, context, id);
  if (!person) return person.refusal();
  const auto link = store::link_of(call.tx, person->tenant, person->id);
  if (!link) return OwnLinkView{};
  call.note_read("person.link.read", store::about(*person));
  return OwnLinkView{
      LinkView{token_of(context.vault, link->tenant, link->id), link->made_at, link->made_by}};
}

Result<OwnLinkView> show_link(Call& call, const Context& context, const OneInput& input) {
  return link_now(call, context, input.person_id);
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.search<SearchInput, SearchView>("/v1/people/searches", "person.search", with(search));
  routes.search<UnmaskInput, UnmaskView>("/v1/people/{person_id}/unmaskings", "person.unmask",
                                         with(unmask));
  routes.get<OneInput, ReadersView>("/v1/people/{person_id}/readers", "person.readers",
                                    with(readers));
  routes.get<OneInput, OwnLinkView>("/v1/people/{person_id}/own-link", "person.link",
                                    with(show_link));
  routes.post<LinkInput, PersonId, OwnLinkView>("/v1/people/{person_id}/own-link", "person.link",
                                                with(make_link), with(link_now));
  routes.post<StopInput, PersonId, OwnLinkView>("/v1/people/{person_id}/own-link/stops",
                                                "person.link", with(stop_link), with(link_now));
}

}  // namespace people

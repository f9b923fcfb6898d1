// Somebody who is called on: when, what came of it, and writing it down. (HIGH-SV-08, SVC-03)
#include "assistance/care_view.h"
#include "assistance/due.h"
#include "assistance/http.h"
#include "base/limits.h"
#include "people/store.h"

namespace assistance {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "care.read";
constexpr const char* recording = "care.record";

// ---- One person --------------------------------------------------------------------------------

struct PersonInput {
  people::PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(PersonInput, (), (person_id))

struct ContactView {
  ContactId id;
  base::Instant at;
  std::string by;
  Way way = Way::visit;
  Outcome outcome = Outcome::well;
  std::string problem;
  std::optional<NeedId> need_id;
  std::optional<NeedState> need_state;
  bool withdrawn = false;
  bool may_withdraw = false;
};
BOOST_DESCRIBE_STRUCT(ContactView, (),
                      (id, at, by, way, outcome, problem, need_id, need_state, withdrawn,
                       may_withdraw))

struct CareView {
  std::optional<CareRow> due;  // None: no plan asks for contacts.
  std::optional<CitationView> citation;
  std::int64_t within_days = 0;
  bool may_record = false;
  std::vector<ContactView> contacts;  // Newest first.
  std::vector<NeedRow> needs;
};
BOOST_DESCRIBE_STRUCT(CareView, (), (due, citation, within_days, may_record, contacts, needs))

tasks::Where where_of(const people::Person& person) {
  return {person.tenant, person.event, person.place};
}

ContactView shown(Call& call, const Context& context, const Contact& contact) {
  ContactView view{contact.id,
                   contact.at,
                   contact.by_name,
                   contact.way,
                   contact.outcome,
                   contact.problem,
                   contact.need,
                   {},
                   contact.withdrawn_at.has_value(),
                   static_cast<bool>(may_withdraw(contact, call.who.account, call.now))};
  if (!contact.need) return view;
  const auto placed = store::find(call.tx, context.vault, contact.tenant, *contact.need);
  if (placed) view.need_state = placed->need.standing.state;
  return view;
}

CareView care_of(Call& call, const Context& context, const people::Person& person) {
  const auto platform = context.platform();
  CareView view;
  view.may_record =
      call.who.may(recording) && static_cast<bool>(check_open(call, person.tenant, person.event));
  const Watched who = watched(call.tx, context, where_of(person), person.id, call.now);
  if (const auto due = due_of(platform->care_plans, who, call.now)) {
    view.due = row_of(call, *platform, person, {who, *due});
    view.citation = view_of(due->plan->citation_of("within_days"));
    view.within_days = due->plan->within.count;
  }
  for (const Contact& contact : store::contacts_of(call.tx, context.vault, person.tenant, person.id,
                                                   base::limits::contacts_of_person_max)) {
    view.contacts.push_back(shown(call, context, contact));
  }
  for (const Need& need : store::of_person(call.tx, context.vault, person.tenant, person.id,
                                           base::limits::needs_of_person_max)) {
    view.needs.push_back(row_of(call, context, need));
  }
  return view;
}

Result<CareView> show(Call& call, const Context& context, const PersonInput& input) {
  const auto person =
      people::store::find(call.tx, context.vault, call.who.scope(reading), input.person_id);
  if (!person) return http::refusal::not_found;
  call.note_read("care.read", people::store::about(*person));
  return care_of(call, context, *person);
}

// ---- Recording ---------------------------------------------------------------------------------

struct ContactInput {
  people::PersonId person_id;
  base::Uuid id;
  Way way = Way::visit;
  Outcome outcome = Outcome::well;
  std::string problem;
  std::optional<std::string> need_kind;  // With what is not solved yet.
};
BOOST_DESCRIBE_STRUCT(ContactInput, (), (person_id, id, way, outcome, problem, need_kind))

struct WithdrawInput {
  ContactId contact_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(WithdrawInput, (), (contact_id, id))

// What was not solved on the spot goes on as a need.
Result<NeedId> need_of(Call& call, const Context& context, const people::Person& person,
                       const ContactInput& input) {
  const auto platform = context.platform();
  const packs::NeedKind* kind = packs::find(platform->need_kinds, input.need_kind.value_or(""));
  if (kind == nullptr) return base::refuse(refusal::unknown_kind).at("need_kind");
  Need need;
  need.id = {base::make_uuid(call.now.ms)};
  need.tenant = person.tenant;
  need.event = person.event;
  need.place = person.place;
  need.person = person.id;
  need.lawful_basis = person.lawful_basis;
  need.channel = Channel::contact;
  need.said = {input.problem, {}};
  return record_need(call, context, std::move(need), *kind);
}

Result<PersonInput> record(Call& call, const Context& context, const ContactInput& input) {
  const auto person =
      people::store::find(call.tx, context.vault, call.who.scope(recording), input.person_id);
  if (!person) return http::refusal::not_found;
  if (const auto open = check_open(call, person->tenant, person->event); !open) {
    return open.refusal();
  }
  if (const auto ok = check_contact(input.outcome, input.problem); !ok) return ok.refusal();
  Contact contact;
  contact.id = {input.id};
  contact.tenant = person->tenant;
  contact.event = person->event;
  contact.place = person->place;
  contact.person = person->id;
  contact.lawful_basis = person->lawful_basis;
  contact.at = call.now;
  contact.by = call.who.account;
  contact.way = input.way;
  contact.outcome = input.outcome;
  contact.problem = input.problem;
  if (input.outcome == Outcome::unsolved) {
    const auto need = need_of(call, context, *person, input);
    if (!need) return need.refusal();
    contact.need = *need;
  }
  store::add(call.tx, context.vault, call.actor(), contact);
  const bool reached = input.outcome != Outcome::not_reached;
  const auto look = reached ? look_anew : look_again;
  look(call.tx, context, call.actor(), where_of(*person), person->id);
  return PersonInput{person->id};
}

// A need that nobody has taken yet goes with the contact it came by.
Result<base::Done> call_off_need(Call& call, const Context& context, const Contact& contact) {
  if (!contact.need) return base::Done{};
  const auto found = find_need(call, context, *contact.need);
  if (!found || found->need.standing.state != NeedState::open) return base::Done{};
  Step step;
  step.kind = StepKind::cancelled;
  step.words = context.word("need_step", "contact_withdrawn", call.language);
  const Deed deed{call.who.account, call.now, true};
  const auto standing = cancelled(found->need, deed, step.words);
  const auto kept = keep_step(call, context, *found, standing, std::move(step));
  if (!kept) return kept.refusal();
  return base::Done{};
}

Result<PersonInput> withdraw(Call& call, const Context& context, const WithdrawInput& input) {
  for (const identity::TenantId tenant : call.who.scope(recording).tenants()) {
    const auto contact = store::find(call.tx, context.vault, tenant, input.contact_id);
    if (!contact) continue;
    const auto person =
        people::store::find(call.tx, context.vault, call.who.scope(recording), contact->person);
    if (!person) continue;
    if (const auto open = check_open(call, tenant, contact->event); !open) return open.refusal();
    const auto may = may_withdraw(*contact, call.who.account, call.now);
    if (!may) return may.refusal();
    store::withdraw(call.tx, call.actor(), *contact);
    const auto called_off = call_off_need(call, context, *contact);
    if (!called_off) return called_off.refusal();
    look_anew(call.tx, context, call.actor(), where_of(*person), person->id);
    return PersonInput{person->id};
  }
  return http::refusal::not_found;
}

}  // namespace

void add_care_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<PersonInput, CareView>("/v1/care/people/{person_id}", reading, with(show));
  routes.post<ContactInput, PersonInput, CareView>("/v1/care/people/{person_id}/contacts",
                                                   recording, with(record), with(show));
  routes.post<WithdrawInput, PersonInput, CareView>("/v1/care/contacts/{contact_id}/withdrawals",
                                                    recording, with(withdraw), with(show));
}

}  // namespace assistance

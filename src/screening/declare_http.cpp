// The open side of declaring: what whoever holds a community's link may do, which is to fill in one
// form, look up its receipt and withdraw it. Nothing here tells of anybody else, nor whether
// somebody is known.
#include "events/store.h"
#include "screening/declaring_rules.h"
#include "screening/declaring_store.h"
#include "screening/declaring_view.h"
#include "screening/http.h"
#include "screening/recording.h"
#include "tasks/store.h"

namespace screening {

using base::Result;
using http::Call;

namespace {

struct DeclareFormInput {};
BOOST_DESCRIBE_STRUCT(DeclareFormInput, (), ())

struct DeclareInput : Declaration {
  ArrivalId id;
  std::string notice_id;
  bool agreed = false;
  DeclaredBy declared_by = DeclaredBy::self;
  std::optional<FilledBy> filled_by;
  people::Particulars person;
};
BOOST_DESCRIBE_STRUCT(DeclareInput, (Declaration),
                      (id, notice_id, agreed, declared_by, filled_by, person))

struct ReceiptInput {
  std::string code;
  std::string last_four;  // Of the phone that was given.
};
BOOST_DESCRIBE_STRUCT(ReceiptInput, (), (code, last_four))

struct WithdrawalInput {
  base::Uuid id;
  std::string code;
  std::string last_four;
};
BOOST_DESCRIBE_STRUCT(WithdrawalInput, (), (id, code, last_four))

struct Open {
  DeclaringLink link;
  events::Event event;
};

// The link that the caller came by: the session's account is the link's id.
Result<Open> open_link(Call& call) {
  for (const identity::TenantId tenant : call.who.scope("declare.form").tenants()) {
    const auto link = store::find_link(call.tx, tenant, {call.who.account.value});
    if (!link) continue;
    auto event = events::store::find(call.tx, tenant, link->event);
    if (event) return Open{*link, std::move(*event)};
  }
  return http::refusal::not_found;
}

Result<DeclareFormView> form(Call& call, const Context& context, const DeclareFormInput&) {
  const auto open = open_link(call);
  if (!open) return open.refusal();
  DeclareFormView view{.closed = {},
                       .title = open->link.title,
                       .community = places::view_of(*context.places.now(), open->link.place).name,
                       .phone = open->link.phone,
                       .event_kind = open->event.kind,
                       .today = call.today,
                       .guardian_below_years = 0,
                       .form = {}};
  const auto may = check_open(open->link, open->event, call.today);
  if (!may) {
    view.closed = base::message(may.refusal(), call.language);
    return view;
  }
  const auto pack = context.rules(call.tx, open->event, open->link.place, call.today);
  if (!pack) return pack.refusal();
  view.guardian_below_years = (*pack)->registration.guardian_below_years;
  view.form = form_view(**pack, *context.words(), call.language);
  return view;
}

Result<base::Done> check_rate(Call& call, const DeclaringLink& link, const packs::Declaring& by) {
  static constexpr std::int64_t hour_ms = 60 * 60 * 1000;
  if (store::declared_since(call.tx, link, {call.now.ms - hour_ms}) < by.an_hour_max) {
    return base::Done{};
  }
  return base::refuse(refusal::too_many_declared).with("phone", link.phone);
}

// By the same rules as the worker's own registration.
Result<Declared> accepted(Call& call, const Context& context, const Open& open,
                          const DeclareInput& input) {
  auto taken = accept(call, context, "declare.record",
                      {open.event.id, open.link.place, input.notice_id, input});
  if (!taken) return taken.refusal();
  const packs::Pack& pack = *taken->pack;
  if (const auto ok = check_rate(call, open.link, pack.declaring); !ok) return ok.refusal();
  const Agreed how{input.declared_by, input.agreed, pack.registration.guardian_below_years};
  Said said;
  static_cast<Declaration&>(said) = taken->declaration;
  said.notice = input.notice_id;
  said.filled_by = input.filled_by;
  auto who = checked(call, *taken, input.person, input.notice_id);
  if (!who) return who.refusal();
  said.person = std::move(*who);
  auto checked_said = declared(std::move(said), how, call.today);
  if (!checked_said) return checked_said.refusal();
  Declared made;
  made.id = input.id;
  made.tenant = open.event.tenant;
  made.event = open.event.id;
  made.place = open.link.place;
  made.link = open.link.id;
  made.declared_by = input.declared_by;
  made.said = std::move(*checked_said);
  made.declared_at = call.now;
  tasks::store::apply(call.tx, call.actor(), {made.tenant, made.event, made.place},
                      look_effects(made, pack.declaring, call.now));
  return made;
}

Result<ArrivalId> declare(Call& call, const Context& context, const DeclareInput& input) {
  const auto open = open_link(call);
  if (!open) return open.refusal();
  if (const auto may = check_open(open->link, open->event, call.today); !may) return may.refusal();
  const auto made = accepted(call, context, *open, input);
  if (!made) return made.refusal();
  store::add(call.tx, context.vault, call.actor(), *made);
  return made->id;
}

ReceiptView receipt_view(const Context& context, const Open& open, const Declared& declared) {
  return {.code = store::receipt_of(context.vault, declared),
          .state = declared.state,
          .declared_at = declared.declared_at,
          .community = places::view_of(*context.places.now(), open.link.place).name,
          .phone = open.link.phone};
}

// Whatever is wrong about it reads alike. One link of a community finds what came by another.
Result<Declared> find(Call& call, const Context& context, const Open& open,
                      const ReceiptInput& input) {
  auto declared =
      store::find_by_receipt(call.tx, context.vault, open.event.tenant, normal_receipt(input.code));
  const bool ours = declared && declared->event == open.event.id &&
                    declared->place == open.link.place && declared->said;
  if (!ours || input.last_four.size() != 4 ||
      !phone_of(*declared->said).ends_with(input.last_four)) {
    return refusal::no_such_receipt;
  }
  return std::move(*declared);
}

Result<ReceiptView> show_receipt(Call& call, const Context& context, const ReceiptInput& input) {
  const auto open = open_link(call);
  if (!open) return open.refusal();
  const auto declared = find(call, context, *open, input);
  if (!declared) return declared.refusal();
  return receipt_view(context, *open, *declared);
}

Result<ArrivalId> withdraw(Call& call, const Context& context, const WithdrawalInput& input) {
  const auto open = open_link(call);
  if (!open) return open.refusal();
  const auto declared = find(call, context, *open, {input.code, input.last_four});
  if (!declared) return declared.refusal();
  const auto gone = withdrawn(*declared);
  if (!gone) return gone.refusal();
  const auto saved = store::save(call.tx, context.vault, call.actor(), *gone);
  if (!saved) return saved.refusal();
  tasks::store::apply(call.tx, call.actor(), {gone->tenant, gone->event, gone->place},
                      look_effects(*gone, {}, call.now));
  return gone->id;
}

Result<ReceiptView> show_made(Call& call, const Context& context, const ArrivalId& id) {
  const auto open = open_link(call);
  if (!open) return open.refusal();
  const auto declared = store::find_declared(call.tx, context.vault, open->event.tenant, id);
  if (!declared || declared->place != open->link.place) return http::refusal::not_found;
  return receipt_view(context, *open, *declared);
}

}  // namespace

void add_declare_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<DeclareFormInput, DeclareFormView>("/v1/declare", "declare.form", with(form));
  routes.post<DeclareInput, ArrivalId, ReceiptView>("/v1/declare", "declare.record", with(declare),
                                                    with(show_made));
  routes.search<ReceiptInput, ReceiptView>("/v1/declare/receipts", "declare.form",
                                           with(show_receipt));
  routes.post<WithdrawalInput, ArrivalId, ReceiptView>("/v1/declare/withdrawals", "declare.record",
                                                       with(withdraw), with(show_made));
}

}  // namespace screening

// Who stands in, and on which days.
#include "identity/store.h"
#include "reports/deputies.h"
#include "reports/http.h"
#include "reports/rules.h"

namespace reports {

namespace {

constexpr const char* reading = "report.read";
constexpr const char* naming = "report.responsible";
constexpr const char* noting = "report.confirm";

struct OnPlaceInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(OnPlaceInput, (), (event, place))

struct DeputyBody {
  identity::EventId event;
  places::PlaceId place_id;
  std::optional<identity::AccountId> account_id;
};
BOOST_DESCRIBE_STRUCT(DeputyBody, (), (event, place_id, account_id))

struct DayOffBody {
  store::DayOffId id;
  identity::EventId event;
  places::PlaceId place_id;
  base::Date from;
  base::Date to;
};
BOOST_DESCRIBE_STRUCT(DayOffBody, (), (id, event, place_id, from, to))

struct WithdrawBody {
  store::DayOffId day_off_id;
  identity::EventId event;
  places::PlaceId place_id;
};
BOOST_DESCRIBE_STRUCT(WithdrawBody, (), (day_off_id, event, place_id))

struct NameView {
  identity::AccountId account_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NameView, (), (account_id, name))

struct DaysOffView {
  store::DayOffId id;
  base::Date from;
  base::Date to;
};
BOOST_DESCRIBE_STRUCT(DaysOffView, (), (id, from, to))

struct DeputyDetail {
  PlaceView place;
  std::optional<NameView> responsible;
  std::optional<NameView> deputy;
  std::vector<DaysOffView> days_off;  // Not over yet.
  std::optional<OnDutyView> today;
  std::vector<NameView> candidates;
};
BOOST_DESCRIBE_STRUCT(DeputyDetail, (), (place, responsible, deputy, days_off, today, candidates))

struct Standing {
  Asked asked;
  store::OfPlace of;
};

base::Result<Standing> stand(http::Call& call, const Context& context, const char* permission,
                             const OnPlaceInput& on) {
  const Reader reader{
      .scope = call.who.scope(permission), .now = call.now, .language = call.language};
  auto asked =
      ask_community(call.tx, context.sources, reader, {{}, on.event, on.place, call.today});
  if (!asked) return asked.refusal();
  const identity::TenantId tenant = asked->event.tenant;
  return Standing{std::move(*asked), {tenant, on.place}};
}

std::optional<NameView> view_of(const std::optional<store::Responsible>& one) {
  if (!one) return std::nullopt;
  return NameView{one->account, one->name};
}

base::Result<DeputyDetail> show(http::Call& call, const Context& context, const OnPlaceInput& on) {
  const auto found = stand(call, context, reading, on);
  if (!found) return found.refusal();
  DeputyDetail view;
  view.place = found->asked.ground.place;
  view.responsible = view_of(store::responsible(call.tx, found->of.tenant, on.place));
  view.deputy = view_of(store::deputy(call.tx, found->of));
  for (const store::DaysOff& days : store::days_off(call.tx, found->of, call.today)) {
    view.days_off.push_back({days.id, days.from, days.to});
  }
  const bool is_rest_day = found->asked.form.is_rest_day;
  if (const auto one = store::on_duty(call.tx, found->of, call.today, is_rest_day)) {
    view.today = OnDutyView{one->name, one->stands_in_for, one->rest};
  }
  for (const store::Responsible& one : store::candidates(call.tx, on.place, call.today)) {
    view.candidates.push_back({one.account, one.name});
  }
  return view;
}

base::Result<OnPlaceInput> name_deputy(http::Call& call, const Context& context,
                                       const DeputyBody& body) {
  const OnPlaceInput on{body.event, body.place_id};
  const auto found = stand(call, context, naming, on);
  if (!found) return found.refusal();
  const auto responsible = store::responsible(call.tx, found->of.tenant, on.place);
  if (!responsible) return refusal::no_responsible;
  if (body.account_id == responsible->account) {
    return base::refuse(refusal::own_deputy).at("account_id");
  }
  const identity::Span span = found->asked.ground.span;
  if (body.account_id && !store::has_role_over(call.tx, *body.account_id, span, call.today)) {
    return base::refuse(refusal::no_such_account).at("account_id");
  }
  store::save_deputy(call.tx, call.actor(), found->of, body.account_id);
  return on;
}

base::Result<OnPlaceInput> note_day_off(http::Call& call, const Context& context,
                                        const DayOffBody& body) {
  const OnPlaceInput on{body.event, body.place_id};
  const auto found = stand(call, context, noting, on);
  if (!found) return found.refusal();
  if (!store::responsible(call.tx, found->of.tenant, on.place)) return refusal::no_responsible;
  const auto may = may_be_off(body.from, body.to, call.today);
  if (!may) return may.refusal();
  store::add(call.tx, call.actor(), found->of, {body.id, body.from, body.to});
  return on;
}

base::Result<OnPlaceInput> withdraw(http::Call& call, const Context& context,
                                    const WithdrawBody& body) {
  const OnPlaceInput on{body.event, body.place_id};
  const auto found = stand(call, context, noting, on);
  if (!found) return found.refusal();
  if (!store::withdraw(call.tx, call.actor(), found->of, body.day_off_id)) {
    return http::refusal::not_found;
  }
  return on;
}

}  // namespace

void add_deputy_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<OnPlaceInput, DeputyDetail>("/v1/reports/deputy", reading, with(show));
  routes.put<DeputyBody, OnPlaceInput, DeputyDetail>("/v1/reports/deputy", naming,
                                                     with(name_deputy), with(show));
  routes.post<DayOffBody, OnPlaceInput, DeputyDetail>("/v1/reports/days-off", noting,
                                                      with(note_day_off), with(show));
  routes.post<WithdrawBody, OnPlaceInput, DeputyDetail>(
      "/v1/reports/days-off/{day_off_id}/withdrawals", noting, with(withdraw), with(show));
}

}  // namespace reports

#include "reports/http.h"

#include <memory>

#include "identity/store.h"
#include "reports/days.h"
#include "reports/duties.h"
#include "reports/rules.h"
#include "reports/store.h"
#include "tasks/store.h"

namespace reports {

namespace {

using ContextPtr = std::shared_ptr<const Context>;

struct OnDay {
  identity::EventId event;
  places::PlaceId place;
  base::Date day;
};
BOOST_DESCRIBE_STRUCT(OnDay, (), (event, place, day))

struct SubmitBody {
  VersionId id;
  identity::EventId event_id;
  places::PlaceId place_id;
  base::Date day;
  std::string digest;
};
BOOST_DESCRIBE_STRUCT(SubmitBody, (), (id, event_id, place_id, day, digest))

struct CorrectBody {
  VersionId id;
  identity::EventId event_id;
  places::PlaceId place_id;
  base::Date day;
  std::int64_t base_version = 0;
  std::string digest;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CorrectBody, (), (id, event_id, place_id, day, base_version, digest, reason))

struct ResponsibleBody {
  places::PlaceId place_id;
  identity::AccountId account_id;
};
BOOST_DESCRIBE_STRUCT(ResponsibleBody, (), (place_id, account_id))

struct OnPlace {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(OnPlace, (), (event, place))

struct OfPlace {
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(OfPlace, (), (place))

struct AccountView {
  identity::AccountId account_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(AccountView, (), (account_id, name))

struct ResponsibleDetail {
  PlaceView place;
  std::optional<AccountView> responsible;
  std::optional<base::Instant> since;
  std::vector<AccountView> candidates;  // Who has a role over exactly this place today.
};
BOOST_DESCRIBE_STRUCT(ResponsibleDetail, (), (place, responsible, since, candidates))

struct UrgentBody {
  UrgentReportId id;
  identity::EventId event_id;
  places::PlaceId place_id;
  std::string text;
  UrgentKind kind = UrgentKind::other;
};
BOOST_DESCRIBE_STRUCT(UrgentBody, (), (id, event_id, place_id, text, kind))

struct UrgentMade {
  UrgentReportId id;
  base::Instant at;
  std::vector<std::string> roles;  // As the form names them.
};
BOOST_DESCRIBE_STRUCT(UrgentMade, (), (id, at, roles))

struct UrgentSentView {
  UrgentReportId id;
  base::Instant at;
  std::vector<std::string> notified;
};
BOOST_DESCRIBE_STRUCT(UrgentSentView, (), (id, at, notified))

struct OfUrgent {
  UrgentReportId urgent_id;
};
BOOST_DESCRIBE_STRUCT(OfUrgent, (), (urgent_id))

struct UrgentView {
  UrgentReportId id;
  PlaceView place;
  UrgentKind kind = UrgentKind::other;
  std::string text;
  base::Instant at;
};
BOOST_DESCRIBE_STRUCT(UrgentView, (), (id, place, kind, text, at))

Reader reader_of(const http::Call& call, std::string_view permission) {
  return {.scope = call.who.scope(permission), .now = call.now, .language = call.language};
}

ReportKey key_of(const OnDay& on) { return {{}, on.event, on.place, on.day}; }

// ---- Reports -----------------------------------------------------------------------------------

base::Result<ReportView> show_draft(http::Call& call, const Context& context, const OnDay& on) {
  const Reader reader = reader_of(call, "report.read");
  const auto asked = ask_community(call.tx, context.sources, reader, key_of(on));
  if (!asked) return asked.refusal();
  const auto may = may_report(asked->event, on.day, call.today);
  if (!may) return may.refusal();
  return draft_view(call.tx, context.sources, reader, *asked);
}

base::Result<ReportView> show_report(http::Call& call, const Context& context, const OnDay& on) {
  const Reader reader = reader_of(call, "report.read");
  const auto asked = ask_community(call.tx, context.sources, reader, key_of(on));
  if (!asked) return asked.refusal();
  return report_view(call.tx, context.sources, reader, *asked);
}

// The records are counted again here, in the unit of work that keeps them.
struct Counted {
  CellValues records;
  std::string digest;
};
Counted count(http::Call& call, const Context& context, const Asked& asked) {
  CellValues records = count_records(call.tx, context.sources, asked, call.now);
  std::string digest = digest_of(asked, records);
  return {std::move(records), std::move(digest)};
}

Version next_version(const http::Call& call, const Asked& asked, VersionId id) {
  return {.id = id,
          .number = 1,
          .submitted_at = call.now,
          .submitted_by = call.who.account,
          .submitted_by_name = call.who.name,
          .reason = {},
          .form = asked.form.form.id,
          .pack_version = asked.form.pack_version,
          .digest = {},
          .late = is_late(call.now, deadline_of(asked.form.form, asked.day))};
}

base::Result<OnDay> submit(http::Call& call, const Context& context, const SubmitBody& body) {
  const Reader reader = reader_of(call, "report.confirm");
  const OnDay on{body.event_id, body.place_id, body.day};
  const auto asked = ask_community(call.tx, context.sources, reader, key_of(on));
  if (!asked) return asked.refusal();
  const Counted now = count(call, context, *asked);
  const auto may = may_submit({.event = asked->event,
                               .day = body.day,
                               .today = call.today,
                               .submitted = store::latest_values(call.tx, asked->key()),
                               .records = now.records,
                               .digest_seen = body.digest,
                               .digest_now = now.digest});
  if (!may) return may.refusal();
  Report report{asked->key(), {next_version(call, *asked, body.id)}, now.records};
  report.versions.back().digest = now.digest;
  store::save(call.tx, call.actor(), report);
  settle_duties(call.tx, call.actor(), asked->event, asked->ground, asked->form, body.day);
  return on;
}

base::Result<OnDay> correct(http::Call& call, const Context& context, const CorrectBody& body) {
  const Reader reader = reader_of(call, "report.correct");
  const OnDay on{body.event_id, body.place_id, body.day};
  const auto asked = ask_community(call.tx, context.sources, reader, key_of(on));
  if (!asked) return asked.refusal();
  auto report = store::find(call.tx, reader.scope, asked->key());
  if (report && report->latest().number != body.base_version) {
    return http::changed_meanwhile(on);
  }
  const Counted now = count(call, context, *asked);
  const auto may = may_correct({.event = asked->event,
                                .day = body.day,
                                .today = call.today,
                                .submitted = report ? std::optional(report->values) : std::nullopt,
                                .records = now.records,
                                .digest_seen = body.digest,
                                .digest_now = now.digest},
                               body.reason);
  if (!may) return may.refusal();
  Version version = next_version(call, *asked, body.id);
  version.number = body.base_version + 1;
  version.reason = body.reason;
  version.digest = now.digest;
  report->versions.push_back(std::move(version));
  report->values = now.records;
  store::save(call.tx, call.actor(), *report);
  return on;
}

// ---- Who answers for it
// --------------------------------------------------------------------------

base::Result<ResponsibleDetail> show_responsible(http::Call& call, const OfPlace& of) {
  const auto ground = store::find_place(call.tx, call.who.scope("report.read"), of.place);
  if (!ground) return http::refusal::not_found;
  ResponsibleDetail detail{ground->place, {}, {}, {}};
  const auto location = identity::store::locate(call.tx, of.place);
  if (location && location->tenant) {
    if (const auto named = store::responsible(call.tx, *location->tenant, of.place)) {
      detail.responsible = AccountView{named->account, named->name};
      detail.since = named->since;
    }
  }
  for (const store::Responsible& one : store::candidates(call.tx, of.place, call.today)) {
    detail.candidates.push_back({one.account, one.name});
  }
  return detail;
}

base::Result<OfPlace> name_responsible(http::Call& call, const ResponsibleBody& body) {
  const auto ground =
      store::find_place(call.tx, call.who.scope("report.responsible"), body.place_id);
  const auto location = identity::store::locate(call.tx, body.place_id);
  if (!ground || !location || !location->tenant) return http::refusal::not_found;
  if (ground->place.level != places::Level::community) return refusal::not_a_community;
  if (!store::has_role_over(call.tx, body.account_id, ground->span, call.today)) {
    return base::refuse(refusal::no_such_account).at("account_id");
  }
  store::save_responsible(call.tx, call.actor(), *location->tenant, body.place_id, body.account_id);
  return OfPlace{body.place_id};
}

// ---- Urgent reports
// ------------------------------------------------------------------------------

base::Result<UrgentMade> send_urgent(http::Call& call, const Context& context,
                                     const UrgentBody& body) {
  const Reader reader = reader_of(call, "report.urgent");
  const auto asked =
      ask_area(call.tx, context.sources, reader, {{}, body.event_id, body.place_id, call.today});
  if (!asked) return asked.refusal();
  const auto may = may_report_urgently(asked->event, asked->ground.span, body.text, call.today);
  if (!may) return may.refusal();
  const UrgentReport report{body.id,   asked->event.tenant, body.event_id, body.place_id,
                            body.kind, body.text,           call.now};
  std::vector<UrgentNotice> notices;
  for (const std::string& role : asked->form.roles.urgent_roles) {
    notices.push_back({base::make_uuid(call.now.ms), role});
  }
  store::add_urgent(call.tx, context.vault, call.actor(), report, notices);
  for (const UrgentNotice& notice : notices) {
    tasks::store::apply(call.tx, call.actor(), {report.tenant, report.event, report.place},
                        urgent(report, notice, asked->form.roles));
  }
  return UrgentMade{report.id, report.reported_at, asked->form.roles.urgent_roles};
}

base::Result<UrgentSentView> show_sent(http::Call& call, const Context& context,
                                       const UrgentMade& made) {
  UrgentSentView view{made.id, made.at, {}};
  for (const std::string& role : made.roles) {
    view.notified.push_back(context.role_label(role, call.language));
  }
  return view;
}

// The text may tell of a person: only who sees persons reads it, and each reading is kept.
identity::Scope scope_of_persons(const identity::Session& who) {
  identity::Scope scope;
  for (const identity::SessionGrant& grant : who.grants) {
    if (grant.sees != identity::Sees::persons || !grant.permissions.contains("report.read"))
      continue;
    scope.parts.push_back({grant.place, grant.span, grant.tenant});
  }
  return scope;
}

base::Result<UrgentView> show_urgent(http::Call& call, const Context& context, const OfUrgent& of) {
  const identity::Scope scope = scope_of_persons(call.who);
  const auto report = store::find_urgent(call.tx, context.vault, scope, of.urgent_id);
  if (!report) return http::refusal::not_found;
  call.note_read("urgent_report.read",
                 {report->tenant, "urgent_report", report->id.value, report->event, report->place});
  const auto ground = store::find_place(call.tx, scope, report->place);
  return UrgentView{report->id, ground->place, report->kind, report->text, report->reported_at};
}

// ---- Roll-up
// -------------------------------------------------------------------------------------

// Exact for those with a grant in the county or below it over the place; small counts are hidden
// from all others.
Precision precision_of(const Reader& reader, const Ground& ground) {
  for (const identity::ScopePart& part : reader.scope.parts) {
    if (part.tenant && part.span.contains(ground.span)) return Precision::exact;
  }
  return Precision::small_hidden;
}

base::Result<RollupView> show_rollup(http::Call& call, const Context& context, const OnDay& on) {
  Reader reader = reader_of(call, "rollup.read");
  const auto asked = ask_area(call.tx, context.sources, reader, key_of(on));
  if (!asked) return asked.refusal();
  reader.precision = precision_of(reader, asked->ground);
  return rollup_view(call.tx, context.sources, reader, *asked);
}

base::Result<LiveView> show_now(http::Call& call, const Context& context, const OnPlace& on) {
  Reader reader = reader_of(call, "rollup.read");
  const auto asked =
      ask_area(call.tx, context.sources, reader, {{}, on.event, on.place, call.today});
  if (!asked) return asked.refusal();
  reader.precision = precision_of(reader, asked->ground);
  return live_view(call.tx, context.sources, reader, *asked);
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<OnDay, ReportView>("/v1/reports/draft", "report.read", with(show_draft));
  routes.get<OnDay, ReportView>("/v1/reports", "report.read", with(show_report));
  routes.post<SubmitBody, OnDay, ReportView>("/v1/reports", "report.confirm", with(submit),
                                             with(show_report));
  routes.post<CorrectBody, OnDay, ReportView>("/v1/reports/corrections", "report.correct",
                                              with(correct), with(show_report));
  routes.get<OfPlace, ResponsibleDetail>("/v1/reports/responsible", "report.read",
                                         show_responsible);
  routes.put<ResponsibleBody, OfPlace, ResponsibleDetail>(
      "/v1/reports/responsible", "report.responsible", name_responsible, show_responsible);
  routes.post<UrgentBody, UrgentMade, UrgentSentView>("/v1/urgent-reports", "report.urgent",
                                                      with(send_urgent), with(show_sent));
  routes.get<OfUrgent, UrgentView>("/v1/urgent-reports/{urgent_id}", "report.read",
                                   with(show_urgent));
  routes.get<OnDay, RollupView>("/v1/rollups", "rollup.read", with(show_rollup));
  routes.get<OnPlace, LiveView>("/v1/rollups/now", "rollup.read", with(show_now));
}

}  // namespace reports

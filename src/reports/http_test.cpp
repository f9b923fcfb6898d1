// The routes as a person meets them: parse, write, view, without a server.
#include "reports/http.h"

#include <gtest/gtest.h>

#include "reports/rules.h"
#include "reports/store_totals.h"
#include "reports/testing.h"

namespace reports {
namespace {

using namespace testing;  // NOLINT: the cast of these tests.
using base::json::Value;

constexpr base::Days one_day{1};

identity::SessionGrant grant(const std::string& role, PlaceId place, identity::Span span,
                             identity::Sees sees, std::set<std::string, std::less<>> permissions) {
  return {role, place, span, tenant, sees, std::move(permissions)};
}

class ReportRoutes : public Fixture {
 protected:
  void SetUp() override {
    Fixture::SetUp();
    counts.add("test.arrivals", counted("arrivals"), "/arrivals?place={place}&day={day}");
    counts.add("test.open", counted("open"));
    counts.add_warning([](sql::Transaction&, const CountQuery&, base::Language) {
      return std::vector<std::string>{"还有 2 人没有体温记录"};
    });
    add_routes(routes, context);
    worker.account = world.worker;
    worker.name = worker_name;
    worker.grants = {grant("community_worker", a1, {2101, 2101}, identity::Sees::persons,
                           {"report.read", "report.confirm", "report.correct", "report.urgent"})};
    township.account = world.worker;
    township.grants = {grant("township", town_a, {2100, 2199}, identity::Sees::persons,
                             {"report.read", "report.responsible", "rollup.read"})};
    above.grants = {
        grant("viewer_above", prefecture, {1001, 8999}, identity::Sees::totals, {"rollup.read"})};
    above.grants.front().tenant.reset();
  }

  Context of_context() {
    return {{counts,
             [](sql::Transaction&, const events::Event&, base::Date) { return form_in_force(); },
             [](sql::Transaction&, const events::Event& event, base::Language) {
               EventView view;
               view.id = event.id;
               return view;
             },
             [](base::Language) { return std::vector<Told>{}; }},
            vault,
            [](std::string_view role, base::Language) { return "角色" + std::string(role); }};
  }

  Counter counted(const std::string& name) {
    return [this, name](sql::Transaction&, const CountQuery& query) {
      const auto of_place = records[query.place].find(name);
      return of_place == records[query.place].end() ? 0 : of_place->second;
    };
  }

  // "200 {…}" or "refused code".
  std::string ask(const identity::Session& who, const std::string& method,
                  const std::string& target, const std::string& body = "") {
    http::Request request;
    request.method = method;
    request.body = body;
    http::split_target(target, request);
    const http::Routes::Match match = routes.match(request);
    if (match.route == nullptr) return "refused no such route";
    if (!who.may(match.route->permission)) return "refused identity.not_permitted";
    const auto input = match.route->parse(request, match.values);
    if (!input) return refused(input.refusal());
    if (!match.route->writes)
      return show(who, *match.route,
                  [&](http::Call& call) { return match.route->run(call, input->get()); });
    base::Result<http::JsonText> made = http::JsonText{};
    db().write([&](sql::Transaction& tx) {
      http::Call call = call_of(who, tx);
      made = match.route->run(call, input->get());
      return made ? sql::Outcome::keep : sql::Outcome::roll_back;
    });
    if (!made) return refused(made.refusal());
    return show(who, *match.route,
                [&](http::Call& call) { return match.route->view(call, *made); });
  }

  http::Call call_of(const identity::Session& who, sql::Transaction& tx) {
    return {tx, who, now, base::date_of(now), base::Language::zh, reads};
  }
  static std::string refused(const base::Refusal& refusal) {
    return "refused " + std::string(refusal.code->code);
  }
  std::string show(const identity::Session& who, const http::Route& route,
                   const std::function<base::Result<http::JsonText>(http::Call&)>& view) {
    return read([&](sql::Transaction& tx) {
      http::Call call = call_of(who, tx);
      const auto shown = view(call);
      return shown ? std::to_string(route.status) + " " + *shown : refused(shown.refusal());
    });
  }

  Value json(const std::string& answer) {
    const auto parsed = base::json::parse(answer.substr(answer.find(' ') + 1));
    EXPECT_TRUE(parsed) << answer;
    return parsed.value_or(Value{});
  }
  static std::int64_t number(const Value& of, std::string_view name) {
    const Value* found = of.find(name);
    const auto* value = found != nullptr ? found->as<std::int64_t>() : nullptr;
    return value != nullptr ? *value : -1;
  }
  static std::string text(const Value& of, std::string_view name) {
    const Value* found = of.find(name);
    return found == nullptr ? "absent" : found->is_null() ? "null" : base::json::to_text(*found);
  }

  std::string on(PlaceId place, base::Date day = opened) const {
    return "?event=" + base::to_string(world.event.id) + "&place=" + std::to_string(place.value) +
           "&day=" + base::to_string(day);
  }
  std::string draft_digest(PlaceId place, base::Date day = opened) {
    const Value draft = json(ask(worker, "GET", "/v1/reports/draft" + on(place, day)));
    const Value* digest = draft.find("digest");
    return digest != nullptr && digest->as<std::string>() ? *digest->as<std::string>() : "";
  }
  std::string body(PlaceId place, base::Date day, const std::string& digest,
                   const std::string& more = "") const {
    return "{\"id\":\"" + base::to_string(base::make_uuid(now.ms)) + "\",\"event_id\":\"" +
           base::to_string(world.event.id) + "\",\"place_id\":" + std::to_string(place.value) +
           ",\"day\":\"" + base::to_string(day) + "\",\"digest\":\"" + digest + "\"" + more + "}";
  }
  std::string submit(PlaceId place, base::Date day = opened) {
    return ask(worker, "POST", "/v1/reports", body(place, day, draft_digest(place, day)));
  }

  Counts counts;
  identity::Vault vault{::testing::TempDir() + sql::testing::unused_name() + ".key"};
  const Context context = of_context();
  http::Routes routes;
  std::map<PlaceId, CellValues> records;
  identity::Session worker, township, above;
  base::Instant now = at(opened, 9);
  std::vector<http::PersonalRead> reads;
};
ON_EACH_DATABASE(ReportRoutes);

// [REP-07]
TEST_P(ReportRoutes, ADraftIsCountedFromRecordsAndKeepsNothing) {
  records[a1] = {{"arrivals", 2}};
  const Value draft = json(ask(worker, "GET", "/v1/reports/draft" + on(a1)));
  EXPECT_EQ(text(draft, "state"), "\"draft\"");
  EXPECT_EQ(text(draft, "id"), "null");
  EXPECT_EQ(number(draft, "version"), 0);
  EXPECT_EQ(text(draft, "zero"), "false");
  EXPECT_EQ(text(draft, "deadline"), "\"2026-11-20T08:30:00.000Z\"");
  EXPECT_EQ(text(draft, "warnings"), "[\"还有 2 人没有体温记录\"]");
  EXPECT_EQ(text(draft, "sections"),
            "[{\"title\":\"一\",\"cells\":[{\"id\":\"arrivals\",\"label\":\"arrivals（中）\","
            "\"value\":2,\"yesterday\":null,\"unit\":\"人\",\"records\":\"/arrivals?place=" +
                std::to_string(a1.value) +
                "&day=2026-11-20\",\"changed\":false}]},{\"title\":\"二\",\"cells\":[{\"id\":"
                "\"open\",\"label\":\"open（中）\",\"value\":0,\"yesterday\":null,\"unit\":\"人\","
                "\"records\":null,\"changed\":false}]}]");
  const Value kept = json(ask(worker, "GET", "/v1/reports" + on(a1)));
  EXPECT_EQ(text(kept, "state"), "\"missing\"");
}

// [REP-01] [REP-02]
TEST_P(ReportRoutes, AZeroReportIsSentAndMissingIsNotZero) {
  const Value missing = json(ask(worker, "GET", "/v1/reports" + on(a1)));
  EXPECT_EQ(text(missing, "zero"), "false");
  EXPECT_NE(text(missing, "sections").find("\"value\":null"), std::string::npos);
  const std::string answer = submit(a1);
  ASSERT_TRUE(answer.starts_with("201 ")) << answer;
  EXPECT_EQ(text(json(answer), "state"), "\"submitted\"");
  EXPECT_EQ(text(json(answer), "zero"), "true");
  now = at(opened + one_day, 9);
  const Value next = json(ask(worker, "GET", "/v1/reports/draft" + on(a1, opened + one_day)));
  EXPECT_NE(text(next, "sections").find("\"yesterday\":0"), std::string::npos);
}

// [REP-05]
TEST_P(ReportRoutes, WhatChangedSinceItWasSeenIsNotSent) {
  const std::string digest = draft_digest(a1);
  records[a1] = {{"arrivals", 1}};
  EXPECT_EQ(ask(worker, "POST", "/v1/reports", body(a1, opened, digest)),
            "refused reports.changed_since_seen");
  EXPECT_EQ(text(json(ask(worker, "GET", "/v1/reports" + on(a1))), "state"), "\"missing\"");
  EXPECT_TRUE(submit(a1).starts_with("201 "));
  EXPECT_EQ(submit(a1), "refused reports.already_submitted");
}

TEST_P(ReportRoutes, ADayToComeOrBeforeTheEventIsRefused) {
  EXPECT_EQ(ask(worker, "GET", "/v1/reports/draft" + on(a1, opened + one_day)),
            "refused reports.future_day");
  EXPECT_EQ(ask(worker, "POST", "/v1/reports", body(a1, opened + one_day, "x")),
            "refused reports.future_day");
  EXPECT_EQ(ask(worker, "GET", "/v1/reports/draft" + on(a1, opened - one_day)),
            "refused reports.before_event");
}

// [REP-05]
TEST_P(ReportRoutes, ACorrectionIsANewVersionWithAReason) {
  records[a1] = {{"arrivals", 1}};
  submit(a1);
  now = at(opened, 20);
  records[a1] = {{"arrivals", 2}};
  const Value differing = json(ask(worker, "GET", "/v1/reports" + on(a1)));
  EXPECT_EQ(text(differing, "differs_from_records"), "true");
  const auto correct = [&](int base_version, const std::string& reason) {
    return ask(worker, "POST", "/v1/reports/corrections",
               body(a1, opened, draft_digest(a1),
                    ",\"base_version\":" + std::to_string(base_version) + ",\"reason\":\"" +
                        reason + "\""));
  };
  EXPECT_EQ(correct(0, "漏了一户"), "refused record.changed_meanwhile");
  EXPECT_EQ(correct(1, ""), "refused reports.reason_needed");
  const std::string answer = correct(1, "漏了一户");
  ASSERT_TRUE(answer.starts_with("201 ")) << answer;
  const Value report = json(answer);
  EXPECT_EQ(number(report, "version"), 2);
  EXPECT_EQ(text(report, "late"), "false") << "the first version was in time";
  EXPECT_EQ(text(report, "differs_from_records"), "false");
  EXPECT_NE(text(report, "versions").find("\"reason\":\"漏了一户\""), std::string::npos);
  EXPECT_EQ(correct(2, "再改"), "refused reports.nothing_changed");
}

// [REP-05]
TEST_P(ReportRoutes, AReportAfterTheDeadlineIsLateAndShownSo) {
  now = {at(opened, 16, 30).ms + 1};
  EXPECT_EQ(text(json(ask(worker, "GET", "/v1/reports" + on(a1))), "standing"), "\"overdue\"");
  const Value report = json(submit(a1));
  EXPECT_EQ(text(report, "late"), "true");
  EXPECT_EQ(text(report, "standing"), "\"late\"");
}

TEST_P(ReportRoutes, WhatIsOutsideReadsAsAbsent) {
  EXPECT_EQ(ask(worker, "GET", "/v1/reports/draft" + on(a2)), "refused request.not_found");
  EXPECT_EQ(ask(worker, "POST", "/v1/reports", body(a2, opened, "x")), "refused request.not_found");
  EXPECT_EQ(ask(township, "GET", "/v1/rollups" + on(town_b)), "refused request.not_found");
  EXPECT_EQ(ask(township, "GET", "/v1/rollups" + on(county)), "refused request.not_found");
  EXPECT_EQ(ask(township, "GET", "/v1/reports/draft" + on(town_a)),
            "refused reports.not_a_community");
  EXPECT_EQ(ask(above, "GET", "/v1/reports" + on(a1)), "refused identity.not_permitted");
}

// [REP-05]
TEST_P(ReportRoutes, TheRollUpCountsWhoReportedAndNamesWhoIsMissing) {
  records[a1] = {{"arrivals", 2}};
  submit(a1);
  const Value rollup = json(ask(township, "GET", "/v1/rollups" + on(town_a)));
  EXPECT_EQ(number(rollup, "expected"), 3);
  EXPECT_EQ(number(rollup, "received"), 1);
  EXPECT_EQ(number(rollup, "on_time"), 1);
  EXPECT_EQ(number(rollup, "missing"), 2);
  EXPECT_EQ(text(rollup, "suppressed_below"), "null");
  EXPECT_EQ(rollup.find("missing_places")->as<base::json::Array>()->size(), 2u);
  EXPECT_EQ(rollup.find("trend")->as<base::json::Array>()->size(), 14u);
  const auto& children = *rollup.find("children")->as<base::json::Array>();
  ASSERT_EQ(children.size(), 3u);
  EXPECT_EQ(text(children[0], "totals"), "{\"arrivals\":2,\"open\":0}");
  EXPECT_EQ(text(children[1], "totals"), "{}") << "missing is not zero";
  EXPECT_EQ(number(rollup.find("totals")->as<base::json::Array>()->front(), "value"), 2);
}

// [REP-02]
TEST_P(ReportRoutes, NobodyReportingAddsUpToNothingNotToZero) {
  const Value rollup = json(ask(township, "GET", "/v1/rollups" + on(town_a)));
  EXPECT_EQ(number(rollup, "missing"), 3);
  EXPECT_EQ(text(rollup.find("totals")->as<base::json::Array>()->front(), "value"), "null");
}

TEST_P(ReportRoutes, AboveTheCountySmallCountsAreHidden) {
  records[a1] = {{"arrivals", 3}, {"open", 9}};
  submit(a1);
  const Value rollup = json(ask(above, "GET", "/v1/rollups" + on(county)));
  EXPECT_EQ(number(rollup, "suppressed_below"), 5);
  const auto& totals = *rollup.find("totals")->as<base::json::Array>();
  EXPECT_EQ(text(totals[0], "value"), "null");
  EXPECT_EQ(text(totals[0], "suppressed"), "true");
  EXPECT_EQ(number(totals[1], "value"), 9);
  const auto& children = *rollup.find("children")->as<base::json::Array>();
  EXPECT_EQ(text(children[0], "totals"), "{\"arrivals\":null,\"open\":9}");
  const auto& trend = *rollup.find("trend")->as<base::json::Array>();
  EXPECT_EQ(text(trend.back(), "totals"), "{\"arrivals\":null,\"open\":9}");
  EXPECT_EQ(text(rollup.find("missing_places")->as<base::json::Array>()->front(), "responsible"),
            "null");
  now = at(opened + base::Days{1}, 9);
  const Value later = json(ask(above, "GET", "/v1/rollups" + on(county, opened + base::Days{1})));
  const auto& days = *later.find("trend")->as<base::json::Array>();
  EXPECT_EQ(text(days[days.size() - 2], "totals"), "{\"arrivals\":null,\"open\":9}");
}

// [REP-06]
TEST_P(ReportRoutes, TheTownshipNamesWhoAnswersForACommunity) {
  const auto name = [&](PlaceId place, identity::AccountId account) {
    return ask(township, "PUT", "/v1/reports/responsible",
               "{\"place_id\":" + std::to_string(place.value) + ",\"account_id\":\"" +
                   base::to_string(account) + "\"}");
  };
  const std::string answer = name(a1, world.worker);
  ASSERT_TRUE(answer.starts_with("200 ")) << answer;
  EXPECT_NE(answer.find(worker_name), std::string::npos);
  EXPECT_EQ(name(a2, world.worker), "refused reports.no_such_account") << "has no role there";
  EXPECT_EQ(name(a1, {base::make_uuid(9)}), "refused reports.no_such_account");
  EXPECT_EQ(name(b1, world.worker), "refused request.not_found");
  const Value draft = json(ask(worker, "GET", "/v1/reports/draft" + on(a1)));
  const std::string name_of = "\"name\":\"" + std::string(worker_name) + "\"";
  EXPECT_EQ(text(draft, "responsible"), "{" + name_of + ",\"on_duty\":{" + name_of +
                                            ",\"stands_in_for\":\"\",\"rest\":\"none\"}}");
  const Value rollup = json(ask(township, "GET", "/v1/rollups" + on(town_a)));
  EXPECT_EQ(text(rollup.find("missing_places")->as<base::json::Array>()->front(), "responsible"),
            "\"" + std::string(worker_name) + "\"");
}

// [REP-03]
TEST_P(ReportRoutes, AnUrgentReportGoesOutAtAnyHourAndIsReadByWhoSeesPersons) {
  now = at(opened, 3);
  const std::string id = base::to_string(base::make_uuid(now.ms));
  const auto send = [&](const std::string& words) {
    return ask(worker, "POST", "/v1/urgent-reports",
               "{\"id\":\"" + id + "\",\"event_id\":\"" + base::to_string(world.event.id) +
                   "\",\"place_id\":" + std::to_string(a1.value) + ",\"text\":\"" + words +
                   "\",\"kind\":\"suspected\"}");
  };
  EXPECT_EQ(send(" "), "refused reports.text_needed");
  const std::string answer = send("三单元有人高热");
  ASSERT_TRUE(answer.starts_with("201 ")) << answer;
  EXPECT_EQ(text(json(answer), "notified"), "[\"角色township\",\"角色county_cdc\"]");
  const auto open = read([&](sql::Transaction& tx) {
    return open_tasks(tx, world.event, {2101, 2101});
  });
  ASSERT_EQ(open.size(), 2u);
  EXPECT_EQ(open[0].kind, "reports.urgent");
  EXPECT_EQ(open[0].due_at, at(opened, 3, 20));
  EXPECT_NE(ask(township, "GET", "/v1/urgent-reports/" + id).find("三单元有人高热"),
            std::string::npos);
  ASSERT_EQ(reads.size(), 1u) << "each reading is kept";
  EXPECT_EQ(reads[0].action, "urgent_report.read");
  township.grants.front().sees = identity::Sees::totals;
  EXPECT_EQ(ask(township, "GET", "/v1/urgent-reports/" + id), "refused request.not_found");
}

}  // namespace
}  // namespace reports

// From a request to a handler's input: what fits, what is refused, and which field is named.
#include "http/routes.h"

#include <gtest/gtest.h>

namespace http {
namespace {

struct In {
  base::Uuid thing_id;
  std::int64_t count = 0;
  base::Date day;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(In, (), (thing_id, count, day, note))

struct Out {
  std::string said;
};
BOOST_DESCRIBE_STRUCT(Out, (), (said))

base::Result<Out> nothing(Call&, const In&) { return Out{}; }

constexpr const char* id = "01a2023e-68ff-7a1c-ba66-69ab733b80e3";

Request request(std::string method, std::string target, std::string body = "") {
  Request made;
  made.method = std::move(method);
  made.body = std::move(body);
  split_target(target, made);
  return made;
}

std::string outcome(const Routes& routes, const Request& asked) {
  const Routes::Match match = routes.match(asked);
  if (match.route == nullptr) return match.path_known ? "other method" : "no route";
  const auto input = match.route->parse(asked, match.values);
  if (input) return "ok";
  std::string text(input.refusal().code->code);
  for (const base::Refusal& one : input.refusal().problems) {
    text += " " + one.field + ":" + std::string(one.code->code);
  }
  return text;
}

TEST(Routes, ReadARequestOrNameTheField) {
  Routes routes;
  routes.get<In, Out>("/v1/things/{thing_id}", "x", nothing);
  routes.search<In, Out>("/v1/things/{thing_id}/searches", "x", nothing);
  struct Row {
    const char* what;
    Request asked;
    std::string want;
  };
  const std::string one = std::string("/v1/things/") + id;
  const std::string find = one + "/searches";
  for (const Row& row : {
           Row{"all there", request("GET", one + "?count=3&day=2026-02-28"), "ok"},
           Row{"encoded", request("GET", one + "?count=3&day=2026%2D02-28&note=%E7%A4%BA+x"), "ok"},
           Row{"31 February", request("GET", one + "?count=3&day=2026-02-31"),
               "request.wrong_fields day:request.no_such_day"},
           Row{"a number that is none", request("GET", one + "?count=x&day=2026-02-28"),
               "request.wrong_fields count:request.wrong_type"},
           Row{"a field nobody knows", request("GET", one + "?count=3&day=2026-02-28&z=1"),
               "request.wrong_fields z:request.unknown_field"},
           Row{"one left out", request("GET", one + "?day=2026-02-28"),
               "request.wrong_fields count:request.required"},
           Row{"an id that is none", request("GET", "/v1/things/7?count=3&day=2026-02-28"),
               "request.wrong_fields thing_id:request.wrong_type"},
           Row{"another method", request("DELETE", one), "other method"},
           Row{"nowhere", request("GET", "/v1/nothing"), "no route"},
           Row{"a body", request("POST", find, R"({"count":3,"day":"2026-02-28"})"), "ok"},
           Row{"no JSON", request("POST", find, "{"), "request.not_json"},
           Row{"a list", request("POST", find, "[]"), "request.not_json"},
           Row{"a key twice", request("POST", find, R"({"count":3,"count":4})"),
               "request.not_json"},
           Row{"a number beyond 64 bits",
               request("POST", find, R"({"count":99999999999999999999,"day":"2026-02-28"})"),
               "request.not_json"},
           Row{"a text too long",
               request(
                   "POST", find,
                   R"({"count":3,"day":"2026-02-28","note":")" + std::string(2001, 'x') + "\"}"),
               "request.wrong_fields note:request.too_long"},
           Row{"as long as may be",
               request(
                   "POST", find,
                   R"({"count":3,"day":"2026-02-28","note":")" + std::string(2000, 'x') + "\"}"),
               "ok"},
       }) {
    EXPECT_EQ(outcome(routes, row.asked), row.want) << row.what;
  }
}

TEST(Routes, NestingDeeperThanTheLimitIsNoJson) {
  Routes routes;
  routes.search<In, Out>("/v1/x/{thing_id}", "x", nothing);
  const std::string deep(base::limits::json_depth_max + 1, '[');
  const std::string close(base::limits::json_depth_max + 1, ']');
  EXPECT_EQ(outcome(routes, request("POST", std::string("/v1/x/") + id,
                                    R"({"note":)" + deep + close + "}")),
            "request.not_json");
}

TEST(Problems, SpeakTheReadersLanguageAndNameTheField) {
  Request zh = request("GET", "/v1/x");
  Request en = request("GET", "/v1/x");
  en.headers["accept-language"] = "en";
  const base::Refusal refusal = base::refuse(base::json::refusal::required).at("person.name");
  EXPECT_EQ(problem(refusal, zh).status, 422);
  EXPECT_NE(problem(refusal, zh).body.find("请填写"), std::string::npos);
  EXPECT_NE(problem(refusal, en).body.find("Please fill this in"), std::string::npos);
  EXPECT_NE(problem(refusal, en).body.find(R"("field":"person.name")"), std::string::npos);
}

}  // namespace
}  // namespace http

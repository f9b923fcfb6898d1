// Is the paper in my hand one of yours? Asked by whoever scans its code, without signing in. The
// answer says what stands on the paper anyway, the surname, and whether it still holds.
#include <memory>

#include "base/limits.h"
#include "base/mask.h"
#include "base/record.h"
#include "http/rate.h"
#include "papers/http.h"
#include "papers/store.h"
#include "papers/token.h"
#include "people/store.h"

namespace papers {

namespace refusal {
static const base::RefusalCode unknown_paper{
    "papers.unknown", base::RefusalKind::absent,
    "查不到这份文书。请核对二维码是否完整，或向落款单位核实。",
    "There is no such paper. See whether the code is whole, or ask the body that it names."};
}  // namespace refusal

namespace {

constexpr http::Rate::Limits checks{.in_window_max = base::limits::paper_checks_a_minute_max,
                                    .window_ms = 60 * 1000,
                                    .names_max = base::limits::rate_addresses_max};

struct CheckInput {
  std::string token;
};
BOOST_DESCRIBE_STRUCT(CheckInput, (), (token))

enum class Holds { valid, withdrawn };
BOOST_DESCRIBE_ENUM(Holds, valid, withdrawn)

struct CheckView {
  std::string title;
  std::string number;
  std::string body;
  base::Date day;
  Holds state = Holds::valid;
  std::string mark;
  std::optional<std::string> name_masked;  // Gone with the event's personal content.
};
BOOST_DESCRIBE_STRUCT(CheckView, (), (title, number, body, day, state, mark, name_masked))

std::optional<std::string> masked_name(sql::Transaction& tx, const Context& context,
                                       const store::Outline& outline) {
  try {
    const auto person = people::store::get(tx, context.vault, outline.tenant, outline.person);
    return base::mask_name(person.particulars.name);
  } catch (const identity::ContentDestroyed&) {
    return std::nullopt;
  }
}

base::Result<CheckView> check(sql::Transaction& tx, const Context& context,
                              std::string_view token) {
  const auto tenant = tenant_in(token);
  const auto outline = tenant ? store::find_by_token(tx, *tenant, token) : std::nullopt;
  if (!outline) return refusal::unknown_paper;
  return CheckView{outline->title,
                   outline->number,
                   outline->body,
                   base::date_of(outline->issued_at),
                   outline->state == State::withdrawn ? Holds::withdrawn : Holds::valid,
                   outline->mark,
                   masked_name(tx, context, *outline)};
}

}  // namespace

void add_open_route(http::Service& service, const Context& context, sql::Database& database,
                    const base::Clock& clock) {
  auto rate = std::make_shared<http::Rate>(checks);
  const auto answer = [&context, &database, &clock, rate](const http::Request& request) {
    if (!rate->take(request.remote_address, clock.now())) {
      return http::problem(base::refuse(http::refusal::too_often), request);
    }
    CheckInput input;
    base::json::Problems problems;
    const auto body = base::json::parse(request.body);
    if (body) base::json::read_record(*body, input, problems);
    if (!body || !problems.empty()) {
      return http::problem(base::refuse(http::refusal::not_json), request);
    }
    const auto found =
        database.query([&](sql::Transaction& tx) { return check(tx, context, input.token); });
    if (!found) return http::problem(found.refusal(), request);
    return http::Response{.status = 200,
                          .content_type = "application/json; charset=utf-8",
                          .body = base::json::record_to_text(*found),
                          .headers = {{"Cache-Control", "no-store"}}};
  };
  service.add({"POST", "/v1/paper-checks", answer});
}

}  // namespace papers

#include "http/service.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <thread>

#include "http/workers.h"
#include "identity/crypto.h"
#include "identity/rules.h"
#include "identity/store.h"
#include "identity/vault.h"

namespace http {

// Argon2 takes 19 MiB and 20 ms of CPU each: few at a time, so that a burst of sign-ins cannot
// starve the work.
static constexpr int workers = 2;
static constexpr int file_workers = 2;
static constexpr int files_waiting_max = 32;  // More are refused.

struct Service::State {
  ServiceParts parts;
  std::vector<PlainRoute> plain_routes;
  std::function<Response(const Request&)> fallback = nullptr;
  Workers slow{workers};   // Plain routes that may block.
  Workers views{workers};  // What is read after a commit.
  Workers files{file_workers};
  std::atomic<int> files_waiting{0};
  std::atomic<int> open{0};
};

namespace {

// A file is opened in a window of its own: there a refusal is read by a person, as a sentence.
Response on_a_page(const base::Refusal& refusal, const Request& request) {
  Response response = problem(refusal, request);
  if (request.header("accept").find("text/html") == std::string_view::npos) return response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = base::message(refusal, request.language()) + "\n";
  return response;
}

// What one request carries from step to step.
struct Exchange {
  Service::State& state;
  Request request;
  Respond respond;
  const Route* route = nullptr;
  std::shared_ptr<const identity::Session> session = nullptr;
  Input input = nullptr;
  base::Instant now{};
  std::string key{};           // Idempotency key, or empty.
  std::string request_hash{};  // Of route and content.
  base::Result<JsonText> made = JsonText{};
  std::vector<PersonalRead> looks{};  // Of a refused write, kept when it shows what stands now.

  void answer(Response response) {
    respond(std::move(response));
    --state.open;
  }
  void refuse(const base::Refusal& refusal) {
    answer(route != nullptr && route->file ? on_a_page(refusal, request)
                                           : problem(refusal, request));
  }
};
using ExchangePtr = std::shared_ptr<Exchange>;

Response json_response(int status, std::string body) {
  return {.status = status,
          .content_type = "application/json; charset=utf-8",
          .body = std::move(body),
          .headers = {{"Cache-Control", "no-store"}}};
}

// The user never sees an inside message; the log never sees the request's content.
Response failure(const Request& request, const std::exception& error) {
  if (dynamic_cast<const sql::Busy*>(&error) != nullptr) {
    return problem(base::refuse(refusal::busy), request);
  }
  if (dynamic_cast<const identity::ContentDestroyed*>(&error) != nullptr) {
    return problem(base::refuse(refusal::content_destroyed), request);
  }
  // The record's own id is the key that clashed: somebody else has used it.
  if (dynamic_cast<const sql::AlreadyThere*>(&error) != nullptr) {
    return problem(base::refuse(refusal::id_reused).at("id"), request);
  }
  spdlog::error("request {} failed: {}", request.request_id, error.what());
  return problem(base::refuse(refusal::internal).with("request", request.request_id), request);
}

template <class F>
void guarded(const ExchangePtr& exchange, F&& f) {
  try {
    f();
  } catch (const std::exception& error) {
    exchange->answer(failure(exchange->request, error));
  }
}

Call call_of(const Exchange& exchange, sql::Transaction& tx, std::vector<PersonalRead>& reads) {
  return {.tx = tx,
          .who = *exchange.session,
          .now = exchange.now,
          .today = base::date_of(exchange.now),
          .language = exchange.request.language(),
          .reads = reads};
}

// No audit, no answer: looks at personal data are kept before they are shown.
void keep_reads(Exchange& exchange, std::vector<PersonalRead> reads) {
  if (reads.empty()) return;
  const identity::Actor actor{exchange.session->account, exchange.now};
  exchange.state.parts.database.write([&](sql::Transaction& tx) {
    for (const PersonalRead& read : reads) {
      identity::audit::record(tx, actor, read.action, read.subject, read.detail);
    }
    return sql::Outcome::keep;
  });
}

void show(const ExchangePtr& exchange, int status,
          const std::function<base::Result<JsonText>(Call&)>& read) {
  std::vector<PersonalRead> reads;
  const auto shown = exchange->state.parts.database.query([&](sql::Transaction& tx) {
    reads.clear();
    Call call = call_of(*exchange, tx, reads);
    return read(call);
  });
  if (!shown) return exchange->refuse(shown.refusal());
  keep_reads(*exchange, std::move(reads));
  exchange->answer(json_response(status, *shown));
}

// What stands now, for a refusal that knows which record it is about.
std::optional<base::json::Value> current_of(Exchange& exchange, const base::Refusal& refusal) {
  for (const auto& [name, made] : refusal.values) {
    if (name != made_value) continue;
    std::vector<PersonalRead> reads;
    const auto shown = exchange.state.parts.database.query([&, &of = made](sql::Transaction& tx) {
      reads.clear();
      Call call = call_of(exchange, tx, reads);
      return exchange.route->view(call, of);
    });
    if (!shown) return std::nullopt;
    reads.insert(reads.end(), exchange.looks.begin(), exchange.looks.end());
    keep_reads(exchange, std::move(reads));
    return base::json::parse(*shown);
  }
  return std::nullopt;
}

void run_read(const ExchangePtr& exchange) {
  // On a view worker: a read may wait for its audit entry.
  exchange->state.views.post([exchange] {
    guarded(exchange, [&] {
      show(exchange, exchange->route->status,
           [&](Call& call) { return exchange->route->run(call, exchange->input.get()); });
    });
  });
}

std::string attachment(std::string_view name) {
  std::string escaped;
  for (const unsigned char c : name) escaped += fmt::format("%{:02X}", c);
  return "inline; filename*=UTF-8''" + escaped;
}

void make_file(const ExchangePtr& exchange, const MakeFile& make) {
  auto made = make(exchange->request);
  if (!made) return exchange->refuse(made.refusal());
  exchange->answer({.status = 200,
                    .content_type = exchange->route->file_type,
                    .body = std::move(made->bytes),
                    .headers = {{"Cache-Control", "no-store"},
                                {"Content-Disposition", attachment(made->name)}}});
}

// The unit of work, and the look it is, on a view worker; the file itself on workers of its own.
void run_file(const ExchangePtr& exchange) {
  Service::State& state = exchange->state;
  if (state.files_waiting >= files_waiting_max)
    return exchange->refuse(base::refuse(refusal::busy));
  ++state.files_waiting;
  state.views.post([exchange, &state] {
    // Given back when the last of the work is gone, however it ends.
    const std::shared_ptr<void> waiting(nullptr, [&state](void*) { --state.files_waiting; });
    guarded(exchange, [&] {
      std::vector<PersonalRead> reads;
      auto make = state.parts.database.query([&](sql::Transaction& tx) {
        reads.clear();
        Call call = call_of(*exchange, tx, reads);
        return exchange->route->file(call, exchange->input.get());
      });
      if (!make) return exchange->refuse(make.refusal());
      keep_reads(*exchange, std::move(reads));
      state.files.post([exchange, waiting, make = std::move(*make)] {
        guarded(exchange, [&] { make_file(exchange, make); });
      });
    });
  });
}

// In the unit of work. Answers whether it is to be kept.
sql::Outcome run_write_once(Exchange& exchange, sql::Transaction& tx) {
  if (!exchange.key.empty()) {
    const auto before = identity::store::find_accepted(tx, exchange.session->account, exchange.key);
    if (before) {
      if (before->request_hash == exchange.request_hash) exchange.made = before->made;
      else exchange.made = base::refuse(refusal::id_reused).at("id");
      return sql::Outcome::roll_back;
    }
  }
  std::vector<PersonalRead> reads;
  Call call = call_of(exchange, tx, reads);
  exchange.made = exchange.route->run(call, exchange.input.get());
  if (!exchange.made) {
    exchange.looks = std::move(reads);
    return sql::Outcome::roll_back;
  }
  for (const PersonalRead& read : reads) {
    identity::audit::record(tx, call.actor(), read.action, read.subject, read.detail);
  }
  if (!exchange.key.empty()) {
    identity::store::add_accepted(tx, exchange.session->account, exchange.key,
                                  {exchange.request_hash, *exchange.made}, exchange.now);
  }
  return sql::Outcome::keep;
}

void after_commit(const ExchangePtr& exchange, std::exception_ptr error) {
  exchange->state.views.post([exchange, error] {
    guarded(exchange, [&] {
      if (error) std::rethrow_exception(error);
      if (!exchange->made) {
        const base::Refusal& refusal = exchange->made.refusal();
        auto current = current_of(*exchange, refusal);
        return exchange->answer(problem(refusal, exchange->request, std::move(current)));
      }
      show(exchange, exchange->route->status,
           [&](Call& call) { return exchange->route->view(call, *exchange->made); });
    });
  });
}

void run_write(const ExchangePtr& exchange) {
  exchange->key = exchange->route->idempotency_key(exchange->input.get());
  if (exchange->key.empty()) exchange->key = exchange->request.header("idempotency-key");
  exchange->request_hash = identity::sha256(exchange->route->method + " " + exchange->request.path +
                                            "\n" + exchange->request.body);
  exchange->state.parts.database.write_async(
      [exchange](sql::Transaction& tx) { return run_write_once(*exchange, tx); },
      [exchange](std::exception_ptr error) { after_commit(exchange, error); });
}

base::Result<base::Done> permitted(const Exchange& exchange) {
  const identity::Session& who = *exchange.session;
  if (who.must_change_password && !who.demonstration) {
    return identity::refusal::password_change_first;
  }
  if (!who.may(exchange.route->permission)) {
    return base::refuse(identity::refusal::not_permitted)
        .with("permission", exchange.route->permission);
  }
  return base::Done{};
}

constexpr std::string_view scheme = "Bearer ";

bool is_bearer(const Request& request) {
  return request.header("authorization").starts_with(scheme);
}

base::Result<std::shared_ptr<const identity::Session>> who_asks(const Exchange& exchange) {
  const ServiceParts& parts = exchange.state.parts;
  if (!is_bearer(exchange.request)) {
    return signed_in(exchange.request, parts.sessions, exchange.now);
  }
  const std::string_view said = exchange.request.header("authorization");
  auto session = parts.bearer ? parts.bearer(said.substr(scheme.size())) : nullptr;
  if (!session) return identity::refusal::link_not_valid;
  return session;
}

void run_route(const ExchangePtr& exchange) {
  const Routes::Match match = exchange->state.parts.routes.match(exchange->request);
  if (match.route == nullptr && !match.path_known && exchange->request.method == "GET" &&
      exchange->state.fallback) {
    return exchange->answer(exchange->state.fallback(exchange->request));
  }
  if (match.route == nullptr) {
    return exchange->refuse(
        base::refuse(match.path_known ? refusal::method_not_allowed : refusal::no_such_page));
  }
  exchange->route = match.route;
  const auto session = who_asks(*exchange);
  if (!session) return exchange->refuse(session.refusal());
  exchange->session = *session;
  if (const auto may = permitted(*exchange); !may) return exchange->refuse(may.refusal());
  if (const Allow& allow = exchange->state.parts.allow) {
    const auto now = allow(exchange->request, *exchange->route, exchange->now);
    if (!now) return exchange->refuse(now.refusal());
  }
  auto input = exchange->route->parse(exchange->request, match.values);
  if (!input) return exchange->refuse(input.refusal());
  exchange->input = std::move(*input);
  if (exchange->route->writes) run_write(exchange);
  else if (exchange->route->file) run_file(exchange);
  else run_read(exchange);
}

bool fits(const PlainRoute& route, const Request& request) {
  if (route.method != request.method) return false;
  if (route.path.ends_with('*')) {
    return request.path.starts_with(std::string_view(route.path).substr(0, route.path.size() - 1));
  }
  return route.path == request.path;
}

}  // namespace

base::Result<std::shared_ptr<const identity::Session>> signed_in(const Request& request,
                                                                 identity::Sessions& sessions,
                                                                 base::Instant now) {
  auto session = sessions.find(request.cookie(session_cookie), now);
  if (!session || session->expires_at <= now) return identity::refusal::not_signed_in;
  if (request.method != "GET" &&
      !identity::equal_in_constant_time(request.header("x-csrf-token"), session->csrf_token)) {
    return identity::refusal::csrf;
  }
  return session;
}

Service::Service(ServiceParts parts) : state_(new State{.parts = parts, .plain_routes = {}}) {}

Service::~Service() {
  drain();
  state_->slow.join();
  state_->views.join();
  state_->files.join();
}

void Service::add(PlainRoute route) { state_->plain_routes.push_back(std::move(route)); }

void Service::set_fallback(std::function<Response(const Request&)> fallback) {
  state_->fallback = std::move(fallback);
}

void Service::handle(Request request, Respond respond) {
  ++state_->open;
  auto exchange = std::make_shared<Exchange>(
      Exchange{.state = *state_, .request = std::move(request), .respond = std::move(respond)});
  exchange->now = state_->parts.clock.now();
  for (const PlainRoute& route : state_->plain_routes) {
    if (!fits(route, exchange->request)) continue;
    state_->slow.post([exchange, &route] {
      guarded(exchange, [&] { exchange->answer(route.handler(exchange->request)); });
    });
    return;
  }
  // A token is looked up in the database, which the network's threads do not wait for.
  if (is_bearer(exchange->request)) {
    state_->views.post([exchange] { guarded(exchange, [&] { run_route(exchange); }); });
    return;
  }
  guarded(exchange, [&] { run_route(exchange); });
}

void Service::drain() {
  while (state_->open > 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

}  // namespace http

// From a request to its answer: session, permission, unit of work, idempotency, audit of reads.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/time.h"
#include "http/routes.h"
#include "http/server.h"
#include "identity/sessions.h"
#include "sql/database.h"

namespace http {

// A route without session or types: health, sign-in, static files. May block: it runs on a worker.
struct PlainRoute {
  std::string method;
  std::string path;  // Exact, or a prefix when it ends in '*'.
  std::function<Response(const Request&)> handler;
};

// Who a token stands for that comes as `Authorization: Bearer …`; empty when it is not valid. Such
// a request has no cookie to be abused by another site, so it carries no CSRF token.
using Bearer = std::function<std::shared_ptr<const identity::Session>(std::string_view token)>;

// Whether this one may be answered now: how often an address may ask by link, for one.
using Allow =
    std::function<base::Result<base::Done>(const Request&, const Route&, base::Instant now)>;

struct ServiceParts {
  sql::Database& database;
  identity::Sessions& sessions;
  const base::Clock& clock;
  const Routes& routes;
  Bearer bearer = nullptr;  // None: such a token is never valid.
  Allow allow = nullptr;    // None: everything.
};

class Service {
 public:
  struct State;

  explicit Service(ServiceParts);
  ~Service();

  void add(PlainRoute);  // Before the first request.
  // Answers a GET that nothing else does: the browser side.
  void set_fallback(std::function<Response(const Request&)>);

  // For Server: answers from any thread, does not block the caller for long.
  void handle(Request, Respond);

  // Waits until everything accepted is answered.
  void drain();

 private:
  std::unique_ptr<State> state_;
};

inline constexpr std::string_view session_cookie = "bulwark_session";

// The session of the request and, for a write, its CSRF token. For plain routes that need one.
base::Result<std::shared_ptr<const identity::Session>> signed_in(const Request&,
                                                                 identity::Sessions&,
                                                                 base::Instant now);

}  // namespace http

#include "app/session_routes.h"

#include "app/demonstration.h"
#include "base/record.h"
#include "events/store.h"
#include "identity/crypto.h"
#include "identity/rules.h"
#include "identity/store.h"
#include "places/view.h"

namespace app {

using http::Request;
using http::Response;

namespace {

struct SignInInput {
  std::string login;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(SignInInput, (), (login, password))

struct PasswordInput {
  std::string current;
  std::string next;
};
BOOST_DESCRIBE_STRUCT(PasswordInput, (), (current, next))

struct AccountView {
  identity::AccountId id;
  std::string login;
  std::string name;
  bool must_change_password = false;
  bool demonstration = false;
};
BOOST_DESCRIBE_STRUCT(AccountView, (), (id, login, name, must_change_password, demonstration))

struct GrantView {
  std::string role;
  std::string role_name;
  std::string sees;
  places::PlaceView place;
};
BOOST_DESCRIBE_STRUCT(GrantView, (), (role, role_name, sees, place))

struct SessionView {
  AccountView account;
  std::vector<GrantView> grants;
  std::vector<std::string> permissions;
  std::string csrf_token;
  base::Instant expires_at;
  base::Date today;
  std::vector<events::EventView> events;
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (account, grants, permissions, csrf_token, expires_at, today, events))

struct DemonstrationView {
  bool demonstration = false;  // The mark of the database.
  std::int64_t days_back = 0;  // The browser's clock goes as far back as the server's.
  std::vector<DemonstrationAccount> accounts;
};
BOOST_DESCRIBE_STRUCT(DemonstrationView, (), (demonstration, days_back, accounts))

Response json(int status, std::string body) {
  return {.status = status,
          .content_type = "application/json; charset=utf-8",
          .body = std::move(body),
          .headers = {{"Cache-Control", "no-store"}}};
}

template <class In>
base::Result<In> read(const Request& request) {
  const auto value = base::json::parse(request.body);
  if (!value) return http::refusal::not_json;
  In input;
  base::json::Problems problems;
  base::json::read_record(*value, input, problems);
  if (problems.empty()) return input;
  base::Refusal refusal =
      base::refuse(http::refusal::wrong_fields).with("count", std::to_string(problems.size()));
  refusal.problems = std::move(problems);
  return refusal;
}

const char* sees_word(identity::Sees sees) {
  switch (sees) {
    case identity::Sees::totals: return "totals";
    case identity::Sees::tasks: return "tasks";
    case identity::Sees::persons: return "persons";
  }
  return "totals";
}

SessionView shown(const SessionRoutes& routes, const identity::Session& session,
                  base::Language language) {
  Installation& installation = routes.installation;
  SessionView view{
      .account = {session.account, session.login, session.name,
                  session.must_change_password && !session.demonstration, session.demonstration},
      .grants = {},
      .permissions = {},
      .csrf_token = session.csrf_token,
      .expires_at = session.expires_at,
      .today = base::date_of(installation.clock.now()),
      .events = {}};
  std::set<std::string, std::less<>> permissions;
  const auto tree = installation.places.now();
  for (const identity::SessionGrant& grant : session.grants) {
    view.grants.push_back({grant.role,
                           installation.first_library->roles().label(grant.role, language),
                           sees_word(grant.sees), places::view_of(*tree, grant.place)});
    permissions.insert(grant.permissions.begin(), grant.permissions.end());
  }
  view.permissions.assign(permissions.begin(), permissions.end());
  const auto found = installation.database->query(
      [&](sql::Transaction& tx) { return events::store::all(tx, session.scope("event.read")); });
  for (const events::Event& event : found) {
    view.events.push_back(events::view_of(routes.events, event, language));
  }
  return view;
}

std::string cookie(const SessionRoutes& routes, std::string_view token, std::int64_t seconds) {
  return std::string(http::session_cookie) + "=" + std::string(token) +
         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) +
         (routes.secure_cookie ? "; Secure" : "");
}

// Both ways cost one Argon2, so that a stranger cannot tell an unknown account from a wrong
// password.
bool matches(const std::optional<identity::Account>& account, const std::string& password) {
  static const std::string nobody = identity::hash_password("nobody");
  return identity::password_matches(account ? account->password_hash : nobody, password) &&
         account.has_value();
}

Response sign_in(const SessionRoutes& routes, const Request& request) {
  Installation& installation = routes.installation;
  const auto input = read<SignInInput>(request);
  if (!input) return http::problem(input.refusal(), request);
  const base::Instant now = installation.clock.now();
  auto account = installation.database->query(
      [&](sql::Transaction& tx) { return identity::store::find_account(tx, input->login); });
  if (account) {
    if (const auto may = identity::may_try(*account, now); !may) {
      return http::problem(may.refusal(), request);
    }
  }
  if (!matches(account, input->password)) {
    if (account) {
      const identity::Account after = identity::after_wrong_password(*account, now);
      installation.database->write([&](sql::Transaction& tx) {
        identity::store::save_sign_in_state(tx, {std::nullopt, now}, after,
                                            "account.wrong_password");
        return sql::Outcome::keep;
      });
    }
    return http::problem(base::refuse(identity::refusal::wrong_login), request);
  }
  const auto opened = installation.sessions.open(identity::after_right_password(*account), now);
  Response response =
      json(200, base::json::record_to_text(shown(routes, *opened.session, request.language())));
  const std::int64_t seconds = (opened.session->expires_at.ms - now.ms) / 1000;
  response.headers.emplace_back("Set-Cookie", cookie(routes, opened.token, seconds));
  return response;
}

Response current(const SessionRoutes& routes, const Request& request) {
  const auto session =
      http::signed_in(request, routes.installation.sessions, routes.installation.clock.now());
  if (!session) return http::problem(session.refusal(), request);
  return json(200, base::json::record_to_text(shown(routes, **session, request.language())));
}

Response sign_out(const SessionRoutes& routes, const Request& request) {
  const base::Instant now = routes.installation.clock.now();
  const auto session = http::signed_in(request, routes.installation.sessions, now);
  if (!session) return http::problem(session.refusal(), request);
  routes.installation.sessions.close(request.cookie(http::session_cookie), now);
  Response response{.status = 204, .content_type = {}, .body = {}, .headers = {}};
  response.headers.emplace_back("Set-Cookie", cookie(routes, "", 0));
  return response;
}

Response change_password(const SessionRoutes& routes, const Request& request) {
  Installation& installation = routes.installation;
  const base::Instant now = installation.clock.now();
  const auto session = http::signed_in(request, installation.sessions, now);
  if (!session) return http::problem(session.refusal(), request);
  const auto input = read<PasswordInput>(request);
  if (!input) return http::problem(input.refusal(), request);
  auto account = installation.database->query(
      [&](sql::Transaction& tx) { return identity::store::find_account(tx, (*session)->account); });
  if (!matches(account, input->current)) {
    return http::problem(base::refuse(identity::refusal::wrong_login).at("current"), request);
  }
  if (input->current == input->next) {
    return http::problem(base::refuse(identity::refusal::same_password).at("next"), request);
  }
  if (const auto ok = identity::check_new_password(*account, input->next); !ok) {
    return http::problem(ok.refusal(), request);
  }
  account->password_hash = identity::hash_password(input->next);
  account->must_change_password = false;
  installation.database->write([&](sql::Transaction& tx) {
    identity::store::save_password(tx, {account->id, now}, *account);
    // Whoever knew the old password is out; this device stays in.
    identity::store::remove_other_sessions(tx, account->id,
                                           identity::sha256(request.cookie(http::session_cookie)));
    return sql::Outcome::keep;
  });
  installation.sessions.forget(account->id);
  return {.status = 204, .content_type = {}, .body = {}, .headers = {}};
}

Response demonstration(const SessionRoutes& routes, const Request& request) {
  Installation& installation = routes.installation;
  return json(200, base::json::record_to_text(DemonstrationView{
                       installation.is_demonstration, routes.days_back,
                       demonstration_accounts(installation, request.language())}));
}

}  // namespace

void add_session_routes(http::Service& service, const SessionRoutes& routes) {
  const auto with = [&routes](Response (*handler)(const SessionRoutes&, const Request&)) {
    return [&routes, handler](const Request& request) { return handler(routes, request); };
  };
  service.add({"POST", "/v1/session", with(sign_in)});
  service.add({"GET", "/v1/session", with(current)});
  service.add({"DELETE", "/v1/session", with(sign_out)});
  service.add({"PUT", "/v1/session/password", with(change_password)});
  service.add({"GET", "/v1/demonstration", with(demonstration)});
}

}  // namespace app

#include "identity/sessions.h"

#include "identity/crypto.h"
#include "identity/store.h"

namespace identity {

static constexpr std::int64_t kept_ms_max = 5'000;
static constexpr std::size_t kept_sessions_max = 20'000;
static constexpr std::int64_t session_hours = 12;

std::shared_ptr<const Session> Sessions::load(sql::Transaction& tx, const std::string& token_hash,
                                              base::Instant now) const {
  const auto stored = store::find_session(tx, token_hash);
  if (!stored || stored->expires_at <= now) return nullptr;
  const auto account = store::find_account(tx, stored->account);
  if (!account || account->disabled_at) return nullptr;
  auto session =
      std::make_shared<Session>(Session{.account = account->id,
                                        .login = account->login,
                                        .name = account->name,
                                        .must_change_password = account->must_change_password,
                                        .demonstration = account->demonstration,
                                        .grants = {},
                                        .csrf_token = stored->csrf_token,
                                        .expires_at = stored->expires_at});
  for (const Grant& grant : store::grants_on(tx, account->id, base::date_of(now))) {
    const Role* role = roles_.find(grant.role);
    const auto where = store::locate(tx, grant.place);
    if (role == nullptr || !where) continue;
    session->grants.push_back({.role = grant.role,
                               .place = grant.place,
                               .span = where->span,
                               .tenant = where->tenant,
                               .sees = role->sees,
                               .permissions = role->permissions});
  }
  return session;
}

std::shared_ptr<const Session> Sessions::find(std::string_view token, base::Instant now) {
  if (token.empty()) return nullptr;
  const std::string token_hash = sha256(token);
  {
    const std::lock_guard lock(mutex_);
    const auto known = kept_.find(token_hash);
    if (known != kept_.end() && std::abs(now.ms - known->second.read_at.ms) < kept_ms_max) {
      return known->second.session;
    }
  }
  auto session = database_.query([&](sql::Transaction& tx) { return load(tx, token_hash, now); });
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= kept_sessions_max) kept_.clear();
  if (session) kept_[token_hash] = {session, now};
  else kept_.erase(token_hash);
  return session;
}

Sessions::Opened Sessions::open(const Account& account, base::Instant now) {
  Opened opened{.token = random_token(), .session = {}};
  const store::StoredSession stored{.account = account.id,
                                    .csrf_token = random_token(),
                                    .expires_at = {now.ms + session_hours * 3'600'000}};
  database_.write([&](sql::Transaction& tx) {
    store::save_sign_in_state(tx, {account.id, now}, account, "account.signed_in");
    store::add_session(tx, sha256(opened.token), stored, now);
    return sql::Outcome::keep;
  });
  opened.session = find(opened.token, now);
  return opened;
}

void Sessions::close(std::string_view token, base::Instant) {
  const std::string token_hash = sha256(token);
  database_.write([&](sql::Transaction& tx) {
    store::remove_session(tx, token_hash);
    return sql::Outcome::keep;
  });
  const std::lock_guard lock(mutex_);
  kept_.erase(token_hash);
}

void Sessions::forget(AccountId account) {
  const std::lock_guard lock(mutex_);
  std::erase_if(kept_, [&](const auto& item) { return item.second.session->account == account; });
}

}  // namespace identity

#include "identity/rules.h"

#include "base/utf8.h"

namespace identity {

static constexpr std::int64_t wrong_tries_max = 5;
static constexpr std::int64_t lock_minutes = 15;

base::Result<base::Done> may_try(const Account& account, base::Instant now) {
  if (account.disabled_at) return refusal::wrong_login;
  if (account.locked_until && now < *account.locked_until) {
    return base::refuse(refusal::locked)
        .with("until", base::minute_to_string(base::minute_of_day(*account.locked_until)));
  }
  return base::Done{};
}

Account after_wrong_password(Account account, base::Instant now) {
  account.failed_count += 1;
  if (account.failed_count >= wrong_tries_max) {
    account.locked_until = base::Instant{now.ms + lock_minutes * 60'000};
    account.failed_count = 0;
  }
  return account;
}

Account after_right_password(Account account) {
  account.failed_count = 0;
  account.locked_until.reset();
  return account;
}

base::Result<base::Done> check_new_password(const Account& account, std::string_view password) {
  const std::size_t length = base::character_count(password);
  if (length < base::limits::password_characters_min ||
      length > base::limits::password_characters_max || password == account.login) {
    return base::refuse(refusal::weak_password)
        .with("min", std::to_string(base::limits::password_characters_min))
        .at("next");
  }
  return base::Done{};
}

}  // namespace identity

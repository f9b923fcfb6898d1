// Signing in, as rows. The account is made up.
#include "identity/rules.h"

#include <gtest/gtest.h>

#include "identity/crypto.h"

namespace identity {
namespace {

constexpr base::Instant now{1'000'000'000'000};

Account account() {
  Account made;
  made.login = "shili";
  return made;
}

TEST(SignIn, LocksAfterFiveWrongTriesForAQuarterOfAnHour) {
  Account tried = account();
  for (int i = 0; i < 4; ++i) {
    tried = after_wrong_password(tried, now);
    EXPECT_TRUE(may_try(tried, now)) << i;
  }
  tried = after_wrong_password(tried, now);
  ASSERT_FALSE(may_try(tried, now));
  EXPECT_EQ(may_try(tried, now).refusal().code->code, "identity.locked");
  const std::int64_t quarter_ms = 15 * 60 * 1000;
  EXPECT_FALSE(may_try(tried, {now.ms + quarter_ms - 1}));
  EXPECT_TRUE(may_try(tried, {now.ms + quarter_ms}));
  EXPECT_TRUE(may_try(after_right_password(tried), now));
}

TEST(SignIn, DisabledAccountsReadAsWrong) {
  Account disabled = account();
  disabled.disabled_at = now;
  EXPECT_EQ(may_try(disabled, now).refusal().code->code, "identity.wrong_login");
}

TEST(SignIn, PasswordsHaveALengthAndAreNotTheName) {
  struct Row {
    const char* what;
    const char* password;
    bool accepted;
  };
  for (const Row& row :
       {Row{"nine characters", "一二三四五六七八九", false},
        Row{"ten characters", "一二三四五六七八九十", true}, Row{"the login", "shili", false}}) {
    EXPECT_EQ(static_cast<bool>(check_new_password(account(), row.password)), row.accepted)
        << row.what;
  }
}

TEST(Crypto, SealedValuesOpenOnlyUnchangedAndInTheirPlace) {
  const std::string key = random_bytes(32);
  const std::string sealed = seal(key, "示例", "1/2");
  EXPECT_EQ(unseal(key, sealed, "1/2"), "示例");
  EXPECT_FALSE(unseal(key, sealed, "1/3"));
  EXPECT_FALSE(unseal(random_bytes(32), sealed, "1/2"));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(unseal(key, changed, "1/2")) << i;
  }
}

TEST(Crypto, PasswordsAreComparedByTheirHash) {
  const std::string hash = hash_password("示例的密码一二三");
  EXPECT_TRUE(password_matches(hash, "示例的密码一二三"));
  EXPECT_FALSE(password_matches(hash, "示例的密码一二四"));
}

}  // namespace
}  // namespace identity

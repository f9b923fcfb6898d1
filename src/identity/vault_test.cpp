// Keys: what is sealed opens with its own key file and no other, and never after its end.
#include "identity/vault.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sql/testing.h"

namespace identity {
namespace {

constexpr TenantId county{77};
constexpr base::Instant now{1000};

class Keys : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::string file(const char* name) const { return (folder / name).string(); }
  std::string seal(Vault& vault, std::string_view plain) {
    std::string sealed;
    db().write([&](sql::Transaction& tx) {
      sealed = vault.seal(tx, county, event, plain, now);
      return sql::Outcome::keep;
    });
    return sealed;
  }
  std::string open(Vault& vault, const std::string& sealed) {
    return db().query([&](sql::Transaction& tx) { return vault.open(tx, county, event, sealed); });
  }
  std::string fault(Vault& vault) {
    try {
      db().read([&](sql::Transaction& tx) { vault.check(tx); });
      return "";
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  }

  const EventId event{base::make_uuid(5)};
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bulwark_keys_" + sql::testing::unused_name());
};
ON_EACH_DATABASE(Keys);

TEST_P(Keys, OpenWhatTheySealedAlsoAfterARestart) {
  Vault first(file("one.key"));
  EXPECT_EQ(fault(first), "");
  const std::string sealed = seal(first, "示例");
  EXPECT_EQ(sealed.find("示例"), std::string::npos);
  Vault second(file("one.key"));
  EXPECT_EQ(fault(second), "");
  EXPECT_EQ(open(second, sealed), "示例");
}

TEST_P(Keys, AMissingKeyFileIsNotMadeAnew) {
  Vault first(file("one.key"));
  seal(first, "示例");
  std::filesystem::remove(file("one.key"));
  Vault second(file("one.key"));
  EXPECT_NE(fault(second).find("is missing"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(file("one.key")));
}

TEST_P(Keys, AnotherKeyFileIsToldApart) {
  Vault first(file("one.key"));
  seal(first, "示例");
  std::ofstream(file("two.key")) << std::string(64, 'a') << "\n";
  std::filesystem::permissions(file("two.key"), std::filesystem::perms::owner_read);
  Vault second(file("two.key"));
  EXPECT_NE(fault(second).find("is not the one"), std::string::npos);
}

TEST_P(Keys, AKeyFileThatOthersCanReadIsRefused) {
  Vault first(file("one.key"));
  seal(first, "示例");
  std::filesystem::permissions(file("one.key"), std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  Vault second(file("one.key"));
  EXPECT_NE(fault(second).find("readable by others"), std::string::npos);
}

}  // namespace
}  // namespace identity

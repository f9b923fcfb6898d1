// The link to a person's own page: what its token opens, and for how long. Everybody here is made
// up (示例). [OBS-04]
#include "people/own_link.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "people/store.h"
#include "sql/testing.h"

namespace people {
namespace {

constexpr identity::TenantId tenant{77}, other_tenant{78};
constexpr places::PlaceId community{44060600100};
const identity::Actor worker{identity::AccountId{base::make_uuid(3)}, {1'000}};

const identity::RoleBook& roles() {
  static const identity::RoleBook book = identity::RoleBook::parse(R"(
[[role]]
id = "community_worker"
label = { zh = "社区工作者", en = "Worker" }
levels = ["community"]
sees = "persons"
permissions = ["episode.read"]
[[role]]
id = "resident"
label = { zh = "居民", en = "Resident" }
levels = ["community"]
sees = "tasks"
by_link = "own"
permissions = ["own.read"]
)");
  return book;
}

class OwnLinks : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder);
    person.id = {base::make_uuid(10)};
    person.tenant = tenant;
    person.event = {base::make_uuid(11)};
    person.place = community;
    person.particulars.name = "张三（示例）";
    write([&](sql::Transaction& tx) {
      tx.execute(
          "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, span_last, "
          "urban_rural, urban_rural_source) VALUES (?1, '440606001', 5, '示例社区', '', 44, 7, 7, "
          "'unknown', 'proposed')",
          {community});
      store::add(tx, vault, worker, person);
    });
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  template <class F>
  void write(F f) {
    db().write([&](sql::Transaction& tx) {
      f(tx);
      return sql::Outcome::keep;
    });
  }
  OwnLinkId make(std::int64_t at) {
    const OwnLinkId id{base::make_uuid(at)};
    write([&](sql::Transaction& tx) {
      store::add_link(tx, {worker.account, base::Instant{at}}, person, id);
    });
    return id;
  }
  std::shared_ptr<const identity::Session> come_with(const std::string& token) {
    return db().query(
        [&](sql::Transaction& tx) { return session_of_link(tx, vault, roles(), token); });
  }

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bulwark_links_" + sql::testing::unused_name());
  identity::Vault vault{(folder / "one.key").string()};
  Person person;
};
ON_EACH_DATABASE(OwnLinks);

TEST_P(OwnLinks, OpenOnePersonsPageWithTheRightsMarkedForIt) {
  const OwnLinkId id = make(2'000);
  const auto session = come_with(token_of(vault, tenant, id));
  ASSERT_TRUE(session);
  EXPECT_EQ(session->account.value, id.value);
  ASSERT_TRUE(session->own);
  EXPECT_EQ(session->own->tenant, tenant);
  EXPECT_EQ(session->own->event, person.event);
  EXPECT_EQ(session->own->person, person.id.value);
  EXPECT_TRUE(session->may("own.read"));
  EXPECT_FALSE(session->may("episode.read"));
  EXPECT_EQ(session->grants.front().span.first, 7);
}

TEST_P(OwnLinks, AreKeptWithWhoMadeThemAndWhen) {
  const OwnLinkId id = make(2'000);
  const auto link =
      db().query([&](sql::Transaction& tx) { return store::link_of(tx, tenant, person.id); });
  ASSERT_TRUE(link);
  EXPECT_EQ(link->id, id);
  EXPECT_EQ(link->tenant, tenant);
  EXPECT_EQ(link->event, person.event);
  EXPECT_EQ(link->place, community);
  EXPECT_EQ(link->person, person.id);
  EXPECT_EQ(link->made_at.ms, 2'000);
  EXPECT_FALSE(db().query(
      [&](sql::Transaction& tx) { return store::link_of(tx, other_tenant, person.id); }));
}

TEST_P(OwnLinks, EndWhenANewOneIsMadeOrTheyAreStopped) {
  const std::string first = token_of(vault, tenant, make(2'000));
  const std::string second = token_of(vault, tenant, make(3'000));
  EXPECT_FALSE(come_with(first));
  EXPECT_TRUE(come_with(second));
  write([&](sql::Transaction& tx) { store::stop_link(tx, {worker.account, {4'000}}, person); });
  EXPECT_FALSE(come_with(second));
  write([&](sql::Transaction& tx) { store::stop_link(tx, {worker.account, {4'000}}, person); });
  std::vector<std::string> done;
  db().read([&](sql::Transaction& tx) {
    for (const auto& entry : identity::audit::entries_of(tx, tenant, person.id.value)) {
      done.push_back(entry.action);
    }
  });
  EXPECT_EQ(done, (std::vector<std::string>{"person.registered", "person.link_made",
                                            "person.link_made", "person.link_stopped"}));
}

TEST_P(OwnLinks, OpenNothingWhenATokenIsNotOurs) {
  const OwnLinkId id = make(2'000);
  const std::string token = token_of(vault, tenant, id);
  std::string changed = token;
  changed.back() = changed.back() == '0' ? '1' : '0';
  identity::Vault elsewhere{(folder / "two.key").string()};
  for (const std::string& wrong :
       {std::string(), std::string("."), std::string(".."), std::string("x.y.z"), changed,
        token + "0", " " + token, "0" + token, token.substr(0, token.size() - 1),
        token_of(vault, other_tenant, id), token_of(vault, tenant, {base::make_uuid(2'000)}),
        token_of(elsewhere, tenant, id), "99999999999999999999" + token.substr(token.find('.'))}) {
    EXPECT_FALSE(come_with(wrong)) << wrong;
  }
  EXPECT_TRUE(come_with(token));
}

TEST(LinkRoles, AreOneAtMostForEachKindOfLink) {
  const std::string role = R"(
[[role]]
id = "ID"
label = { zh = "居民", en = "Resident" }
levels = ["community"]
sees = "tasks"
by_link = "own"
permissions = []
)";
  const auto named = [&](const char* id) {
    std::string text = role;
    return text.replace(text.find("ID"), 2, id);
  };
  EXPECT_EQ(identity::RoleBook::parse(named("resident")).of_link(identity::ByLink::own)->id,
            "resident");
  EXPECT_THROW(identity::RoleBook::parse(named("resident") + named("guest")), std::runtime_error);
  std::string declaring = named("declarer"), unknown = declaring;
  declaring.replace(declaring.find("\"own\""), 5, "\"declaring\"");
  unknown.replace(unknown.find("\"own\""), 5, "true");
  const auto both = identity::RoleBook::parse(named("resident") + declaring);
  EXPECT_EQ(both.of_link(identity::ByLink::own)->id, "resident");
  EXPECT_EQ(both.of_link(identity::ByLink::declaring)->id, "declarer");
  EXPECT_FALSE(both.of_link(identity::ByLink::none));
  EXPECT_FALSE(identity::RoleBook::parse(declaring).of_link(identity::ByLink::own));
  EXPECT_THROW(identity::RoleBook::parse(unknown), std::runtime_error);
}

}  // namespace
}  // namespace people

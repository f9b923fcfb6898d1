// The community's link and what came by it, as kept, on both databases. Everybody here is made up
// (示例).
#include "screening/declaring_store.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "http/message.h"
#include "screening/declaring_rules.h"
#include "sql/testing.h"

namespace screening {
namespace {

constexpr identity::TenantId tenant{77}, other_tenant{78};
constexpr places::PlaceId community{44060600100};
const identity::Actor worker{identity::AccountId{base::make_uuid(3)}, {1'000}};

const identity::RoleBook& roles() {
  static const identity::RoleBook book = identity::RoleBook::parse(R"(
[[role]]
id = "resident"
label = { zh = "居民", en = "Resident" }
levels = ["community"]
sees = "tasks"
by_link = "own"
permissions = ["own.read"]
[[role]]
id = "declarer"
label = { zh = "报备的人", en = "Declarer" }
levels = ["community"]
sees = "tasks"
by_link = "declaring"
permissions = ["declare.form", "arrival.read"]
)");
  return book;
}

class DeclaringStore : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder);
    write([&](sql::Transaction& tx) {
      tx.execute(
          "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, span_last, "
          "urban_rural, urban_rural_source) VALUES (?1, '440606001', 5, '示例社区', '', 44, 7, 7, "
          "'unknown', 'proposed')",
          {community});
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
  DeclaringLink made(std::int64_t at) {
    DeclaringLink link;
    link.id = {base::make_uuid(at)};
    link.tenant = tenant;
    link.event = event;
    link.place = community;
    link.title = "返乡报备（示例）";
    link.phone = "0571-88886666";
    link.valid_to = base::Date{20'000};
    write([&](sql::Transaction& tx) { store::add_link(tx, {worker.account, {at}}, link); });
    return link;
  }
  std::shared_ptr<const identity::Session> come_with(const std::string& token) {
    return db().query(
        [&](sql::Transaction& tx) { return session_of_declaring_link(tx, vault, roles(), token); });
  }
  Declared declared(const DeclaringLink& link, std::int64_t at) {
    Declared one;
    one.id = {base::make_uuid(at)};
    one.tenant = tenant;
    one.event = link.event;
    one.place = community;
    one.link = link.id;
    one.declared_by = DeclaredBy::family;
    one.said = Said{};
    one.said->person.name = "张三（示例）";
    one.said->filled_by = FilledBy{"李四（示例）", "女儿", "13800001234"};
    one.said->agreed_by = GivenBy::guardian;
    one.declared_at = {at};
    write([&](sql::Transaction& tx) { store::add(tx, vault, worker, one); });
    return one;
  }
  std::optional<Declared> find(ArrivalId id, identity::TenantId in = tenant) {
    return db().query(
        [&](sql::Transaction& tx) { return store::find_declared(tx, vault, in, id); });
  }

  const identity::EventId event{base::make_uuid(11)};
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("declaring_" + sql::testing::unused_name());
  identity::Vault vault{(folder / "one.key").string()};
};
ON_EACH_DATABASE(DeclaringStore);

TEST_P(DeclaringStore, OpensOneFormInOneCommunityAndNothingElse) {
  const DeclaringLink link = made(2'000);
  const auto session = come_with(token_of(vault, link));
  ASSERT_TRUE(session);
  EXPECT_EQ(session->account.value, link.id.value);
  EXPECT_TRUE(session->may("declare.form"));
  EXPECT_FALSE(session->may("arrival.read"));  // Of the role, but not of those who come by link.
  EXPECT_FALSE(session->may("own.read"));
  EXPECT_FALSE(session->own);
  EXPECT_EQ(session->grants.front().span.first, 7);
  std::string changed = token_of(vault, link);
  changed.back() = changed.back() == '0' ? '1' : '0';
  DeclaringLink elsewhere = link, unknown = link;
  elsewhere.tenant = other_tenant;
  unknown.id = {base::make_uuid(9'999)};
  for (const std::string& wrong : {std::string(), std::string(".."), changed,
                                   token_of(vault, elsewhere), token_of(vault, unknown)}) {
    EXPECT_FALSE(come_with(wrong)) << wrong;
  }
}

TEST_P(DeclaringStore, HasOneLinkForACommunityAndAnEvent) {
  const DeclaringLink first = made(2'000), second = made(3'000);
  db().read([&](sql::Transaction& tx) {
    const auto now = store::link_of(tx, tenant, first.event, community);
    ASSERT_TRUE(now);
    EXPECT_EQ(now->id, second.id);
    EXPECT_EQ(now->title, second.title);
    EXPECT_EQ(now->phone, second.phone);
    EXPECT_EQ(now->valid_to, second.valid_to);
    EXPECT_EQ(now->made_at.ms, 3'000);
    EXPECT_TRUE(store::find_link(tx, tenant, first.id)->stopped);
    EXPECT_FALSE(store::link_of(tx, other_tenant, first.event, community));
  });
  write([&](sql::Transaction& tx) { store::stop_link(tx, worker, second); });
  db().read([&](sql::Transaction& tx) {
    EXPECT_FALSE(store::link_of(tx, tenant, first.event, community));
  });
  EXPECT_TRUE(come_with(token_of(vault, second)));  // It says whom to call.
}

TEST_P(DeclaringStore, KeepsWhatWasDeclaredAndWhatBecameOfIt) {
  const DeclaringLink link = made(2'000);
  Declared one = declared(link, 5'000);
  auto kept = find(one.id);
  ASSERT_TRUE(kept);
  ASSERT_TRUE(kept->said);
  EXPECT_EQ(kept->said->person.name, "张三（示例）");
  EXPECT_EQ(kept->said->filled_by, one.said->filled_by);
  EXPECT_EQ(kept->said->agreed_by, GivenBy::guardian);
  EXPECT_EQ(kept->declared_by, DeclaredBy::family);
  EXPECT_EQ(kept->declared_at.ms, 5'000);
  EXPECT_EQ(kept->state, DeclaredState::waiting);
  EXPECT_EQ(kept->link, link.id);
  EXPECT_FALSE(find(one.id, other_tenant));
  const Declared aside = *set_aside(*kept, NotTaken::not_here, *worker.account, {6'000});
  write([&](sql::Transaction& tx) { EXPECT_TRUE(store::save(tx, vault, worker, aside)); });
  kept = find(one.id);
  EXPECT_EQ(kept->state, DeclaredState::set_aside);
  EXPECT_EQ(kept->reason, NotTaken::not_here);
  EXPECT_EQ(kept->looked_by, worker.account);
  EXPECT_EQ(kept->looked_at->ms, 6'000);
  write([&](sql::Transaction& tx) {
    const auto again = store::save(tx, vault, worker, aside);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.refusal().code, &http::refusal::changed_meanwhile);
  });
  const Declared gone = *withdrawn(*returned(*kept));
  write([&](sql::Transaction& tx) { EXPECT_TRUE(store::save(tx, vault, worker, gone)); });
  EXPECT_FALSE(find(one.id)->said);
}

TEST_P(DeclaringStore, IsFoundByItsReceiptAndListedWithinTheScope) {
  const DeclaringLink link = made(2'000);
  const Declared first = declared(link, 5'000), second = declared(link, 6'000);
  db().read([&](sql::Transaction& tx) {
    const std::string code = store::receipt_of(vault, first);
    EXPECT_EQ(store::find_by_receipt(tx, vault, tenant, code)->id, first.id);
    EXPECT_FALSE(store::find_by_receipt(tx, vault, other_tenant, code));
    EXPECT_FALSE(store::find_by_receipt(tx, vault, tenant, "ABCD-EFGH"));
    EXPECT_EQ(store::declared_since(tx, link, {5'000}), 1);
    EXPECT_EQ(store::declared_since(tx, link, {4'999}), 2);
    store::DeclaredFilter filter{tenant, link.event, {7, 7}, DeclaredState::waiting};
    const auto all = store::list(tx, vault, filter, {.before = {}, .before_id = {}, .limit = 10});
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].id, second.id);
    const store::Page rest{.before = second.declared_at, .before_id = second.id, .limit = 10};
    EXPECT_EQ(store::list(tx, vault, filter, rest).size(), 1u);
    EXPECT_EQ(store::count(tx, filter), 2);
    filter.span = {8, 9};
    EXPECT_EQ(store::count(tx, filter), 0);
    const auto scope = [&](std::int64_t at) {
      return identity::Scope{{{community, {at, at}, tenant}}};
    };
    EXPECT_TRUE(store::find_declared(tx, vault, scope(7), first.id));
    EXPECT_FALSE(store::find_declared(tx, vault, scope(8), first.id));
  });
}

}  // namespace
}  // namespace screening

// What is kept of transfers, on both databases. Everybody here is made up (示例).
#include "transfer/store.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/record.h"
#include "sql/testing.h"

namespace transfer {
namespace {

constexpr identity::TenantId tenant{77}, there{78};
constexpr places::PlaceId first{44060600100}, second{44060700200}, third{44060600300};
constexpr identity::Span of_first{2101, 2101}, of_second{3102, 3102}, of_third{2103, 2103};
const base::Date day0 = *base::parse_date("2026-03-01");
const base::Instant nine = base::at_minute(day0, 9 * 60);

class TransferStore : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder);
    write([&](sql::Transaction& tx) {
      for (const auto& [id, span] :
           {std::pair{first, of_first}, {second, of_second}, {third, of_third}}) {
        tx.execute(
            "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, "
            "span_last, urban_rural, urban_rural_source) VALUES (?1, ?2, 5, '示例社区', '', 44, "
            "?3, ?4, 'unknown', 'proposed')",
            {id, std::to_string(id.value), span.first, span.last});
      }
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
  template <class F>
  auto read(F f) {
    return db().query(f);
  }
  // Every field holds something, so that a lost one is seen.
  Transfer transfer() {
    Transfer made;
    made.id = {base::make_uuid(nine.ms)};
    made.from = {tenant, event, first};
    made.to = {there, identity::EventId{base::make_uuid(8)}, second};
    made.person = {base::make_uuid(nine.ms)};
    made.episode = base::make_uuid(nine.ms);
    made.lawful_basis = people::LawfulBasis::emergency_response;
    made.reason = "moves_home";
    made.expected_on = day0 + base::Days{1};
    made.content.person.name = "张三（示例）";
    made.content.person.phone = "13800000001";
    made.content.means = "train";
    made.content.number = "G1";
    made.content.go_on = "早晚测体温";
    made.content.watch = Watch{"q5", "0123", day0, day0 + base::Days{12}, 4, 1, true};
    made.offered_at = nine;
    return made;
  }
  Transfer put() {
    const Transfer made = transfer();
    write([&](sql::Transaction& tx) { store::add(tx, vault, actor, made); });
    return made;
  }
  auto seen(TransferId id, identity::ScopePart part) {
    const identity::Scope scope{{part}};
    return read([&](sql::Transaction& tx) { return store::find(tx, vault, scope, id); });
  }
  store::Filter filter(store::Direction direction) {
    store::Filter made;
    made.direction = direction;
    made.tenant = direction == store::Direction::sent ? tenant : there;
    made.span = direction == store::Direction::sent ? of_first : of_second;
    made.late = {nine, nine, day0};
    return made;
  }

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bulwark_transfer_" + sql::testing::unused_name());
  identity::Vault vault{(folder / "one.key").string()};
  const identity::EventId event{base::make_uuid(5)};
  const identity::Actor actor{identity::AccountId{base::make_uuid(6)}, nine};
};
ON_EACH_DATABASE(TransferStore);

TEST_P(TransferStore, KeepsEveryField) {
  Transfer made = put();
  const auto kept =
      read([&](sql::Transaction& tx) { return store::find(tx, vault, there, made.id); });
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->from.tenant, made.from.tenant);
  EXPECT_EQ(kept->from.event, made.from.event);
  EXPECT_EQ(kept->from.place, made.from.place);
  EXPECT_EQ(kept->to.tenant, made.to.tenant);
  EXPECT_EQ(kept->to.event, made.to.event);
  EXPECT_EQ(kept->to.place, made.to.place);
  EXPECT_EQ(kept->person, made.person);
  EXPECT_EQ(kept->episode, made.episode);
  EXPECT_EQ(kept->lawful_basis, made.lawful_basis);
  EXPECT_EQ(kept->reason, made.reason);
  EXPECT_EQ(kept->expected_on, made.expected_on);
  EXPECT_EQ(base::json::record_to_text(kept->content), base::json::record_to_text(made.content));
  EXPECT_EQ(kept->state, State::offered);
  EXPECT_EQ(kept->offered_at, nine);
  made.state = State::arrived;
  made.acknowledged_at = made.answered_at = nine;
  made.arrived_on = day0;
  made.to_person = people::PersonId{base::make_uuid(3)};
  made.to_episode = base::make_uuid(4);
  write([&](sql::Transaction& tx) {
    EXPECT_TRUE(store::save(tx, vault, actor, made, {Side::receiver, "arrived", "到了"}));
    EXPECT_FALSE(store::save(tx, vault, actor, made, {Side::receiver, "arrived"}));
  });
  const auto after =
      read([&](sql::Transaction& tx) { return store::find(tx, vault, tenant, made.id); });
  EXPECT_EQ(after->state, State::arrived);
  EXPECT_EQ(after->acknowledged_at, nine);
  EXPECT_EQ(after->answered_at, nine);
  EXPECT_EQ(after->arrived_on, day0);
  EXPECT_EQ(after->to_person, made.to_person);
  EXPECT_EQ(after->to_episode, made.to_episode);
  const auto steps = read([&](sql::Transaction& tx) { return store::steps(tx, vault, made); });
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(steps[1].what, "arrived");
  EXPECT_EQ(steps[1].note, "到了");
}

TEST_P(TransferStore, BothSidesSeeItAndNobodyElse) {
  const Transfer made = put();
  EXPECT_TRUE(seen(made.id, {first, of_first, tenant}));
  EXPECT_TRUE(seen(made.id, {second, of_second, there}));
  EXPECT_FALSE(seen(made.id, {third, of_third, tenant}));
  EXPECT_FALSE(seen(made.id, {second, of_second, identity::TenantId{79}}));
  const auto listed = [&](store::Direction direction) {
    return read(
        [&](sql::Transaction& tx) { return store::list(tx, vault, filter(direction)).size(); });
  };
  EXPECT_EQ(listed(store::Direction::sent), 1u);
  EXPECT_EQ(listed(store::Direction::received), 1u);
}

// SORMAS #9836: whoever is offered twice has two owners.
TEST_P(TransferStore, APersonWaitsInOneOfferAtATime) {
  const Transfer made = put();
  Transfer again = transfer();
  again.person = made.person;
  EXPECT_ANY_THROW(write([&](sql::Transaction& tx) { store::add(tx, vault, actor, again); }));
  const auto waiting = [&] {
    return read([&](sql::Transaction& tx) {
      return store::waiting_for(tx, vault, tenant, made.person).has_value();
    });
  };
  EXPECT_TRUE(waiting());
  Transfer refused = made;
  refused.state = State::refused;
  write([&](sql::Transaction& tx) {
    store::save(tx, vault, actor, refused, {Side::receiver, "refused"});
  });
  EXPECT_FALSE(waiting());
  write([&](sql::Transaction& tx) { store::add(tx, vault, actor, again); });
  EXPECT_TRUE(waiting());
}

TEST_P(TransferStore, WhatIsLateIsCountedOnBothSidesOfItsInstant) {
  put();
  const auto late = [&](store::Late at) {
    store::Filter asked = filter(store::Direction::received);
    asked.late = at;
    return read([&](sql::Transaction& tx) { return store::totals(tx, asked).late; });
  };
  const base::Instant later{nine.ms + 1};
  EXPECT_EQ(late({nine, later, day0}), 0);
  EXPECT_EQ(late({later, nine, day0}), 1);
  EXPECT_EQ(late({nine, nine, day0 + base::Days{1}}), 0);
  EXPECT_EQ(late({nine, nine, day0 + base::Days{2}}), 1);
}

TEST_P(TransferStore, WhatTheSenderKnewIsGoneWithItsEvent) {
  const Transfer made = put();
  write([&](sql::Transaction& tx) { vault.destroy(tx, tenant, event, nine); });
  read([&](sql::Transaction& tx) {
    vault.forget_destroyed(tx);
    return 0;
  });
  const auto kept = seen(made.id, {second, of_second, there});
  ASSERT_TRUE(kept);
  EXPECT_TRUE(kept->transfer.destroyed);
  EXPECT_EQ(kept->transfer.content.person.name, "");
}

}  // namespace
}  // namespace transfer

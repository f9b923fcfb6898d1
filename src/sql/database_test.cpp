// Units of work: all or none, durable together, nobody's failure is a neighbour's.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "sql/testing.h"

namespace sql {
namespace {

class UnitOfWork : public testing::OnEachDatabase {
 protected:
  void SetUp() override { db(); }  // Opened before any thread asks for it.
  std::int64_t tenants() {
    return db().query([](Transaction& tx) { return tx.count("SELECT count(*) FROM tenant"); });
  }
  static void add(Transaction& tx, std::int64_t id) {
    tx.execute("INSERT INTO tenant (id, place_id, created_at) VALUES (?1, ?1, 0)", {id});
  }
};
ON_EACH_DATABASE(UnitOfWork);

TEST_P(UnitOfWork, IsKeptOrLeavesNoTrace) {
  db().write([](Transaction& tx) {
    add(tx, 1);
    return Outcome::keep;
  });
  db().write([](Transaction& tx) {
    add(tx, 2);
    return Outcome::roll_back;
  });
  EXPECT_THROW(db().write([](Transaction& tx) -> Outcome {
    add(tx, 3);
    throw std::runtime_error("made up");
  }),
               std::runtime_error);
  EXPECT_EQ(tenants(), 1);
}

TEST_P(UnitOfWork, SaysWhenAKeyIsThereAlready) {
  const auto one = [](Transaction& tx) {
    add(tx, 7);
    return Outcome::keep;
  };
  db().write(one);
  EXPECT_THROW(db().write(one), AlreadyThere);
  EXPECT_EQ(tenants(), 1);
}

TEST_P(UnitOfWork, ManyWritersAtOnceLoseNothing) {
  constexpr int writers = 8;
  constexpr int each = 25;
  std::atomic<int> refused{0};
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] {
      for (int i = 0; i < each; ++i) {
        const bool keep = i % 5 != 0;
        db().write([&](Transaction& tx) {
          add(tx, writer * 1000 + i + 1);
          return keep ? Outcome::keep : Outcome::roll_back;
        });
        if (!keep) ++refused;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(tenants(), writers * each - refused);
}

TEST_P(UnitOfWork, ReadersStandBesideTheWriter) {
  std::atomic<bool> done{false};
  std::thread reader([&] {
    while (!done) tenants();
  });
  for (std::int64_t id = 1; id <= 40; ++id) {
    db().write([&](Transaction& tx) {
      add(tx, id);
      return Outcome::keep;
    });
  }
  done = true;
  reader.join();
  EXPECT_EQ(tenants(), 40);
}

TEST_P(UnitOfWork, KeepsEveryKindOfValue) {
  const base::Uuid id = base::make_uuid(5);
  const std::string text = "𠮷野家 \xEE\x80\x80 '?1'";
  db().write([&](Transaction& tx) {
    tx.execute(
        "INSERT INTO account (id, login, name, password_hash, must_change_password, "
        "demonstration, failed_count, created_at) VALUES (?1, ?2, ?3, '', 0, 0, ?4, ?5)",
        {id, text, "", INT64_MIN, base::Instant{-1}});
    return Outcome::keep;
  });
  db().read([&](Transaction& tx) {
    tx.each("SELECT id, login, name, failed_count, created_at, locked_until_at FROM account", {},
            [&](Row& row) {
              EXPECT_EQ(row.take<base::Uuid>(), id);
              EXPECT_EQ(row.take<std::string>(), text);
              EXPECT_EQ(row.take<std::string>(), "");
              EXPECT_EQ(row.take<std::int64_t>(), INT64_MIN);
              EXPECT_EQ(row.take<base::Instant>(), base::Instant{-1});
              EXPECT_FALSE(row.take<std::optional<base::Instant>>());
            });
  });
}

}  // namespace
}  // namespace sql

// The audit's chain: whole as written, and any change to it is found and located.
#include "identity/audit.h"

#include <gtest/gtest.h>

#include "sql/testing.h"

namespace identity {
namespace {

constexpr TenantId county{77};

class AuditChain : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    for (int block = 0; block < 3; ++block) {
      write([&](sql::Transaction& tx) {
        for (int i = 0; i < 2; ++i) {
          audit::record(tx, {std::nullopt, base::Instant{1000 + block * 10 + i}}, "episode.opened",
                        {county, "episode", subject, {}, {}}, {{"regime", "made_up"}});
        }
        audit::seal_blocks(tx, base::Instant{2000});
      });
    }
  }
  template <class F>
  void write(F work) {
    db().write([&](sql::Transaction& tx) {
      work(tx);
      return sql::Outcome::keep;
    });
  }
  ChainState verified() {
    return db().query([](sql::Transaction& tx) { return audit::verify(tx); });
  }
  const base::Uuid subject = base::make_uuid(1);
};
ON_EACH_DATABASE(AuditChain);

TEST_P(AuditChain, IsWholeAsWritten) {
  const ChainState state = verified();
  EXPECT_FALSE(state.fault);
  EXPECT_EQ(state.blocks, 3);
  EXPECT_EQ(state.entries, 6);
  EXPECT_EQ(state.unsealed, 0);
}

TEST_P(AuditChain, TellsTheUnsealedTail) {
  write([&](sql::Transaction& tx) {
    audit::record(tx, {std::nullopt, base::Instant{5000}}, "episode.ended",
                  {county, "episode", subject, {}, {}});
  });
  EXPECT_FALSE(verified().fault);
  EXPECT_EQ(verified().unsealed, 1);
}

TEST_P(AuditChain, FindsEveryKindOfTampering) {
  struct Row {
    const char* what;
    const char* tamper;
    std::int64_t block;
  };
  for (const Row& row : {
           Row{"a word changed", "UPDATE audit_entry SET action = 'episode.ended' WHERE block = 2",
               2},
           Row{"an entry taken out",
               "DELETE FROM audit_entry WHERE block = 2 AND id = (SELECT a.id FROM audit_entry a "
               "WHERE a.block = 2 ORDER BY a.id LIMIT 1)",
               2},
           Row{"an entry moved to another block",
               "UPDATE audit_entry SET block = 1 WHERE block = 2", 1},
           Row{"a block taken out", "DELETE FROM audit_block WHERE number = 2", 2},
           Row{"the last block taken out", "DELETE FROM audit_block WHERE number = 3", 3},
       }) {
    std::optional<ChainFault> fault;
    db().write([&](sql::Transaction& tx) {
      tx.execute(row.tamper);
      fault = audit::verify(tx).fault;
      return sql::Outcome::roll_back;
    });
    ASSERT_TRUE(fault) << row.what;
    EXPECT_EQ(fault->block, row.block) << row.what;
    EXPECT_EQ(fault->tenant, county) << row.what;
  }
  EXPECT_FALSE(verified().fault);
}

}  // namespace
}  // namespace identity

// What is kept of lists, on both databases: every field, and never a row less than was sent.
#include "lists/store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "base/record.h"
#include "lists/rules.h"
#include "sql/testing.h"

namespace lists {
namespace {

constexpr identity::TenantId tenant{77}, other_tenant{78};
constexpr places::PlaceId county{44060600}, first{44060600100}, second{44060600200};
constexpr identity::Span whole{2000, 2999}, of_first{2101, 2101}, of_second{2102, 2102};
const base::Instant nine = base::at_minute(*base::parse_date("2026-03-01"), 9 * 60);

struct Tree {
  places::PlaceId id;
  int level;
  identity::Span span;
};

class ListStore : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder);
    write([&](sql::Transaction& tx) {
      for (const Tree& place :
           {Tree{county, 3, whole}, {first, 5, of_first}, {second, 5, of_second}}) {
        tx.execute(
            "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, "
            "span_last, urban_rural, urban_rural_source) VALUES (?1, ?2, ?3, '示例社区', '', 44, "
            "?4, ?5, 'unknown', 'proposed')",
            {place.id, std::to_string(place.id.value), place.level, place.span.first,
             place.span.last});
      }
    });
    policy.role = "community_worker";
    policy.answer_minutes = 600;
    list.id = {base::make_uuid(1)};
    list.tenant = tenant;
    list.event = event;
    list.place = county;
    list.name = "名单（示例）";
    list.sent_at = nine;
    write([&](sql::Transaction& tx) { store::add(tx, actor, list); });
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

  Row row(std::int64_t number, std::optional<places::PlaceId> place, Found found) {
    Row made;
    made.id = {base::make_uuid(nine.ms)};
    made.tenant = tenant;
    made.event = event;
    made.list = list.id;
    made.number = number;
    made.place = place;
    made.content = {"甲（示例）", "110101199001011237", "13800000001", "东社区", "1栋", "示例县",
                    "G1",         "11月20日",           "菜场",        "同乘",   ""};
    made.found = found;
    return made;
  }
  void put(const Row& one) {
    write([&](sql::Transaction& tx) { store::add(tx, vault, actor, one); });
  }
  void keep(const Row& one) {
    write([&](sql::Transaction& tx) {
      EXPECT_TRUE(store::save(tx, vault, actor, one, "list.row_answered"));
    });
  }
  Row kept(RowId id) {
    return read([&](sql::Transaction& tx) { return *store::find(tx, vault, tenant, id); });
  }
  Tally whole_tally() {
    return read([&](sql::Transaction& tx) { return store::tally(tx, list); });
  }

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bulwark_lists_" + sql::testing::unused_name());
  identity::Vault vault{(folder / "one.key").string()};
  const identity::EventId event{base::make_uuid(5)};
  const identity::Actor actor{identity::AccountId{base::make_uuid(6)}, nine};
  packs::PushedList policy;
  List list;
};
ON_EACH_DATABASE(ListStore);

TEST_P(ListStore, KeepsEveryFieldOfARowAndItsAnswer) {
  Row made = row(1, first, Found::possible);
  made.known_as = KnownAs::arrival;
  made.person = people::PersonId{base::make_uuid(9)};
  put(made);
  made.state = RowState::answered;
  made.answer = "left";
  made.answered_at = nine;
  made.content.answer_note = "回老家了";
  keep(made);
  const Row back = kept(made.id);
  EXPECT_EQ(base::json::record_to_text(back.content), base::json::record_to_text(made.content));
  EXPECT_EQ(back.list, list.id);
  EXPECT_EQ(back.number, 1);
  EXPECT_EQ(back.place, first);
  EXPECT_EQ(back.found, Found::possible);
  EXPECT_EQ(back.known_as, KnownAs::arrival);
  EXPECT_EQ(back.person, made.person);
  EXPECT_EQ(back.state, RowState::answered);
  EXPECT_EQ(back.answer, "left");
  EXPECT_EQ(back.answered_at, nine);
  EXPECT_EQ(back.version, 2);
  read([&](sql::Transaction& tx) {
    sql::Transaction& same = tx;
    EXPECT_EQ(same.count("SELECT count(*) FROM list_row WHERE tenant_id = ?1 AND sealed = ?2",
                         {tenant, sql::Blob{"甲（示例）"}}),
              0);
    return 0;
  });
  write([&](sql::Transaction& tx) {
    EXPECT_FALSE(store::save(tx, vault, actor, made, "list.row_answered"));
  });
}

TEST_P(ListStore, ARowIsReachedByItsCommunityAndByItsSenderAlone) {
  Row made = row(1, first, Found::new_person);
  made.state = RowState::open;
  put(made);
  const auto reached = [&](identity::ScopePart part) {
    const identity::Scope scope{{part}};
    return read([&](sql::Transaction& tx) { return store::find(tx, vault, scope, made.id); });
  };
  const auto by_first = reached({first, of_first, tenant});
  ASSERT_TRUE(by_first);
  EXPECT_TRUE(by_first->received);
  EXPECT_FALSE(by_first->sent);
  EXPECT_FALSE(reached({second, of_second, tenant}));
  EXPECT_FALSE(reached({county, whole, other_tenant}));
  EXPECT_TRUE(reached({county, whole, tenant})->sent);
}

// Whatever is answered, returned, placed and taken back, in whatever order: the rows of the list
// are the rows of its communities and of none, and their number is the number that was sent.
TEST_P(ListStore, NoRowIsEverLost) {
  constexpr int rows = 40;
  std::mt19937 random(20260301);
  std::vector<RowId> ids;
  for (int i = 1; i <= rows; ++i) {
    const auto pick = random() % 4;
    const std::optional<places::PlaceId> place =
        pick == 0 ? std::nullopt : std::optional(pick == 1 ? first : second);
    const Found found = !place ? Found::unplaced : static_cast<Found>(random() % 5);
    const Row made = row(i, place, found);
    put(made);
    keep(send(made, policy, nine).row);
    ids.push_back(made.id);
  }
  for (const places::PlaceId place : {first, second}) {
    Part part;
    part.id = {base::make_uuid(nine.ms)};
    part.list = list.id;
    part.tenant = tenant;
    part.event = event;
    part.place = place;
    part.sent_at = nine;
    write([&](sql::Transaction& tx) { store::add(tx, part); });
  }
  static constexpr std::array words{"found", "not_here", "left", "wrong"};
  for (int step = 0; step < 120; ++step) {
    const Row now = kept(ids[random() % ids.size()]);
    const auto what = random() % 8;
    if (what < 5) {
      Answer said;
      said.answer = words[random() % words.size()];
      said.note = "问过";
      said.person = people::PersonId{base::make_uuid(9)};
      said.is_known_word = true;
      if (const auto done = answer(now, said, nine)) keep(done->row);
    } else if (what < 7) {
      const auto done = place(now, random() % 2 == 0 ? first : second,
                              {Found::new_person, KnownAs::nothing, {}}, policy, nine);
      if (done) keep(done->row);
    } else {
      keep(withdraw(now).row);
    }
    const Tally tally = whole_tally();
    ASSERT_EQ(tally.total(), rows) << "after step " << step;
    std::int64_t by_place = read([&](sql::Transaction& tx) {
      std::int64_t sum = store::tally_unplaced(tx, list).total();
      for (const Part& part : store::parts(tx, list)) sum += store::tally(tx, part).total();
      return sum;
    });
    ASSERT_EQ(by_place, rows) << "after step " << step;
    const auto unsettled = read([&](sql::Transaction& tx) {
      return store::rows(tx, vault, tenant, {list.id, {}, true, 0, 200});
    });
    ASSERT_EQ(static_cast<std::int64_t>(unsettled.size()), tally.open + tally.returned);
  }
}

}  // namespace
}  // namespace lists

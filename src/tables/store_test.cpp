// What is kept of tables, on both databases. Everybody here is made up (示例).
#include "tables/store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/record.h"
#include "sql/testing.h"

namespace tables {

namespace {

constexpr identity::TenantId tenant{77};
constexpr places::PlaceId township{440606001}, first{44060600101}, second{44060600102};
constexpr identity::Span of_township{2000, 2999}, of_first{2101, 2101}, of_second{2102, 2102};
constexpr base::Instant now{1'795'300'000'000};

identity::Scope scope_of(places::PlaceId place, identity::Span span) {
  return {{{place, span, tenant}}};
}

class TableStore : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    db().write([&](sql::Transaction& tx) {
      add_place(tx, township, 4, of_township);
      add_place(tx, first, 5, of_first);
      add_place(tx, second, 5, of_second);
      return sql::Outcome::keep;
    });
  }
  ~TableStore() override { std::filesystem::remove(key_); }

  static void add_place(sql::Transaction& tx, places::PlaceId id, int level, identity::Span span) {
    tx.execute(
        "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, span_last, "
        "urban_rural, urban_rural_source) VALUES (?1, ?2, ?3, '示例社区', '', 44, ?4, ?5, "
        "'unknown', 'proposed')",
        {id, std::to_string(id.value), level, span.first, span.last});
  }

  DemandedTable table_of(places::PlaceId place) const {
    DemandedTable table;
    table.id = {base::make_uuid(now.ms)};
    table.tenant = tenant;
    table.event = event;
    table.place = place;
    table.name = "名单（示例）";
    table.department = "health";
    table.due = {Cadence::once, 1020, 3, base::date_of(now)};
    table.row_set = "watched";
    table.file_name = "空表.xlsx";
    table.layout = {
        Shape::list,
        2,
        3,
        9,
        {{0, 0, "姓名", "name", "", ""}, {3, 12, "填报人：", "", "王（示例）", "填报人："}},
        {"甲"}};
    table.made_at = now;
    table.made_by = actor.account.value_or(identity::AccountId{});
    return table;
  }

  void add(const DemandedTable& table) {
    db().write([&](sql::Transaction& tx) {
      store::add(tx, vault, actor, table, "the file");
      return sql::Outcome::keep;
    });
  }
  std::optional<DemandedTable> find(const identity::Scope& scope, TableId id) {
    return db().query([&](sql::Transaction& tx) { return store::find(tx, vault, scope, id); });
  }

  const std::string key_ =
      (std::filesystem::temp_directory_path() / ("tables_" + sql::testing::unused_name())).string();
  identity::Vault vault{key_};
  identity::EventId event{base::make_uuid(1)};
  identity::Actor actor{identity::AccountId{base::make_uuid(2)}, now};
};

ON_EACH_DATABASE(TableStore);

std::string text(const Layout& layout) { return base::json::record_to_text(layout); }

}  // namespace

TEST_P(TableStore, KeepsEveryField) {
  const DemandedTable table = table_of(first);
  add(table);
  const auto found = find(scope_of(first, of_first), table.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->event, table.event);
  EXPECT_EQ(found->place, table.place);
  EXPECT_EQ(found->name, table.name);
  EXPECT_EQ(found->department, table.department);
  EXPECT_EQ(found->due.cadence, Cadence::once);
  EXPECT_EQ(found->due.minute, 1020);
  EXPECT_EQ(found->due.weekday, 3);
  EXPECT_EQ(found->due.on, table.due.on);
  EXPECT_EQ(found->row_set, table.row_set);
  EXPECT_EQ(found->file_name, table.file_name);
  EXPECT_EQ(text(found->layout), text(table.layout));
  EXPECT_EQ(found->made_at, now);
  EXPECT_EQ(found->made_by, table.made_by);
  EXPECT_FALSE(found->retired_at);
  EXPECT_EQ(db().query([&](sql::Transaction& tx) { return store::file_of(tx, vault, *found); }),
            "the file");
}

TEST_P(TableStore, IsSeenFromBelowAndAboveAndNotFromBeside) {
  const DemandedTable of_all = table_of(township);
  const DemandedTable own = table_of(first);
  add(of_all);
  add(own);
  EXPECT_TRUE(find(scope_of(second, of_second), of_all.id));
  EXPECT_TRUE(find(scope_of(township, of_township), own.id));
  EXPECT_FALSE(find(scope_of(second, of_second), own.id));
  EXPECT_FALSE(find({}, own.id));
  const auto around = [&](identity::Span span) {
    return db()
        .query([&](sql::Transaction& tx) {
          return store::around(tx, vault, {tenant, event, span});
        })
        .size();
  };
  EXPECT_EQ(around(of_township), 2U);
  EXPECT_EQ(around(of_first), 2U);
  EXPECT_EQ(around(of_second), 1U);
}

TEST_P(TableStore, WhoReadAnOlderVersionSavesNothing) {
  DemandedTable table = table_of(first);
  add(table);
  const auto save = [&] {
    bool saved = false;
    db().write([&](sql::Transaction& tx) {
      saved = store::save(tx, vault, actor, table, "table.changed");
      return sql::Outcome::keep;
    });
    return saved;
  };
  table.name = "改过的";
  table.retired_at = now;
  EXPECT_TRUE(save());
  EXPECT_FALSE(save());
  const auto found = find(scope_of(first, of_first), table.id);
  EXPECT_EQ(found->version, 2);
  EXPECT_EQ(found->name, "改过的");
  EXPECT_EQ(found->retired_at, now);
}

TEST_P(TableStore, CountsWhatFillingHasCostWithoutOpeningIt) {
  const DemandedTable table = table_of(township);
  add(table);
  const base::Date day = base::date_of(now);
  const auto fill = [&](places::PlaceId place, base::Date on, std::int64_t typed) {
    FilledIn one;
    one.id = {base::make_uuid(now.ms)};
    one.table = table.id;
    one.tenant = tenant;
    one.event = event;
    one.place = place;
    one.day = on;
    one.purpose_of_reading = "check";
    one.counts = {10, 1, 2, typed, 4};
    one.typed = {{"a", 1, "写的字"}};
    one.at = now;
    one.by = *actor.account;
    db().write([&](sql::Transaction& tx) {
      store::add(tx, vault, actor, one);
      return sql::Outcome::keep;
    });
    return one.id;
  };
  const FillingId id = fill(first, day, 3);
  fill(first, day + base::Days{1}, 4);
  fill(second, day, 5);
  fill(first, day + base::Days{9}, 100);
  const auto costs = [&](identity::Span span) {
    return db().query([&](sql::Transaction& tx) {
      return store::costs(tx, {tenant, event, span}, {day, day + base::Days{1}});
    });
  };
  ASSERT_EQ(costs(of_township).size(), 2U);
  const auto own = costs(of_first);
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0].fillings, 2);
  EXPECT_EQ(own[0].filled, 20);
  EXPECT_EQ(own[0].constant, 4);
  EXPECT_EQ(own[0].typed, 7);
  EXPECT_EQ(own[0].data, "name");
  EXPECT_EQ(own[0].slots, 2);
  db().query([&](sql::Transaction& tx) {
    const auto one = store::find_filling(tx, vault, table, id);
    EXPECT_EQ(one->counts.typed, 3);
    EXPECT_EQ(one->typed.at(0).text, "写的字");
    EXPECT_EQ(one->purpose_of_reading, "check");
    EXPECT_FALSE(store::latest(tx, vault, table, second, day + base::Days{1}));
    EXPECT_EQ(store::latest(tx, vault, table, second, day)->counts.typed, 5);
    return 0;
  });
}

TEST_P(TableStore, TheBlankTableGoesWithItsEvent) {
  const DemandedTable table = table_of(first);
  add(table);
  db().write([&](sql::Transaction& tx) {
    store::forget_event(tx, tenant, event);
    return sql::Outcome::keep;
  });
  EXPECT_EQ(db().query([&](sql::Transaction& tx) { return store::file_of(tx, vault, table); }), "");
}

}  // namespace tables

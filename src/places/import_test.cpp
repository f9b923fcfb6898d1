#include "places/import.h"

#include <gtest/gtest.h>

#include "places/rules.h"
#include "places/store.h"
#include "places/testing.h"
#include "sql/testing.h"

namespace places {
namespace {

const base::Date today = *base::make_date(2026, 3, 8);
const base::Date change = *base::make_date(2024, 1, 1);

class PlacesImport : public sql::testing::OnEachDatabase {
 protected:
  base::Result<ImportSummary> import(std::optional<base::Date> valid_from = std::nullopt) {
    return import_divisions(db(),
                            {.folder = folder.path(), .valid_from = valid_from, .today = today});
  }
  std::vector<PlaceRow> rows() { return db().query(store::all); }
  std::shared_ptr<const Tree> tree() { return db().query(store::load_tree); }
  std::int64_t edition() { return db().query(store::find_register).edition; }

  testing::DivisionFolder folder;
};
ON_EACH_DATABASE(PlacesImport);

TEST_P(PlacesImport, TakesTheWholeList) {
  const auto summary = import();
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->listed, (std::array<std::size_t, 5>{2, 2, 3, 3, 5}));
  EXPECT_EQ(summary->total(), 15u);
  EXPECT_EQ(summary->added, 15u);
  const auto read = tree();
  EXPECT_EQ(read->size(), 15u);
  EXPECT_EQ(read->path(*read->by_code("441900003202")), "广东省/东莞市/东城街道/那𡌶和平村委会");
  EXPECT_EQ(read->search("和平村委会", 10).total, 1u);
  EXPECT_EQ(read->search("xcq", 10).places.at(0).code, "110102");
  for (const PlaceRow& row : rows()) {
    EXPECT_TRUE(!row.parent || read->contains(*row.parent, row.id)) << row.name;
  }
}

TEST_P(PlacesImport, ChangesNothingTheSecondTime) {
  ASSERT_TRUE(import());
  const auto before = rows();
  for (const auto day : {std::optional<base::Date>{}, std::optional{change}}) {
    const auto again = import(day);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->added + again->updated + again->ended, 0u);
    EXPECT_EQ(again->total(), 15u);
  }
  EXPECT_EQ(rows(), before);
  EXPECT_EQ(edition(), 1);
}

TEST_P(PlacesImport, DatesWhatALaterListChanges) {
  ASSERT_TRUE(import());
  folder.replace("areas.csv", "西城区", "宣武区");
  EXPECT_EQ(import().refusal().code->code, "places.day_needed");
  EXPECT_EQ(edition(), 1);
  const auto summary = import(change);
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->added, 1u);
  EXPECT_EQ(summary->ended, 1u);
  EXPECT_EQ(summary->updated, 3u);  // The county; its township and community lie below the new one.
  EXPECT_EQ(edition(), 2);
  const auto read = tree();
  EXPECT_EQ(read->by_code("110102"), id_of(110102, 1));
  EXPECT_EQ(read->find(id_of(110102, 0))->name, "西城区");
  EXPECT_EQ(read->path(*read->by_code("110102001001")),
            "北京市/市辖区/宣武区/西长安街街道/和平村委会");
  EXPECT_EQ(import(today)->updated, 0u);
}

TEST_P(PlacesImport, RefusesADayAhead) {
  EXPECT_EQ(import(today + base::Days{1}).refusal().code->code, "places.day_ahead");
  EXPECT_TRUE(import(today));
}

TEST_P(PlacesImport, LeavesNothingOfAWrongList) {
  folder.replace("villages.csv", "441900003202", "441900003001");
  EXPECT_EQ(import().refusal().code->code, "places.code_twice");
  EXPECT_EQ(db().query([](sql::Transaction& tx) { return tx.count("SELECT count(*) FROM place"); }),
            0);
  EXPECT_EQ(edition(), 0);
}

TEST_P(PlacesImport, StartsAgainAfterOneThatWasBrokenOff) {
  db().write([](sql::Transaction& tx) {
    store::begin_loading(tx, base::make_uuid(1));
    PlaceRow left;
    left.id = id_of(11, 0);
    left.name = "断";
    store::insert(tx, std::span(&left, 1));
    return sql::Outcome::keep;
  });
  EXPECT_EQ(tree()->size(), 0u);
  ASSERT_TRUE(import());
  EXPECT_EQ(rows().size(), 15u);
  EXPECT_EQ(tree()->find(id_of(11, 0))->name, "北京市");
}

TEST_P(PlacesImport, StopsWhenAnotherHasTakenOver) {
  const auto summary = import_divisions(db(), {.folder = folder.path(),
                                               .valid_from = {},
                                               .today = today,
                                               .progress = [&](std::size_t, std::size_t) {
                                                 db().write([](sql::Transaction& tx) {
                                                   store::begin_loading(tx, base::make_uuid(2));
                                                   return sql::Outcome::keep;
                                                 });
                                               }});
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.refusal().code->code, "places.loader_replaced");
  EXPECT_EQ(tree()->size(), 0u);
}

TEST_P(PlacesImport, AddsPlacesThatNoListHas) {
  ASSERT_TRUE(import());
  const auto before = rows();
  const std::vector<Division> invented{
      {441998, "示例县"}, {441998001, "示例街道"}, {441998001001, "示例社区居委会"}};
  const auto add = [&] {
    db().write([&](sql::Transaction& tx) {
      add_divisions(tx, invented);
      return sql::Outcome::keep;
    });
  };
  add();
  const auto read = tree();
  EXPECT_EQ(read->path(*read->by_code("441998001001")),
            "广东省/东莞市/示例县/示例街道/示例社区居委会");
  EXPECT_TRUE(read->contains(*read->by_code("4419"), *read->by_code("441998001001")));
  EXPECT_EQ(rows().size(), before.size() + 3);
  EXPECT_EQ(edition(), 2);
  const auto after = rows();
  add();
  EXPECT_EQ(rows(), after) << "a second time changes nothing";
  EXPECT_EQ(edition(), 2);
}

}  // namespace
}  // namespace places

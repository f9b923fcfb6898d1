#include "places/store.h"

#include <gtest/gtest.h>

#include "places/rules.h"
#include "sql/testing.h"

namespace places {
namespace {

class PlacesStore : public sql::testing::OnEachDatabase {
 protected:
  template <class Work>
  void keep(Work work) {
    db().write([&](sql::Transaction& tx) {
      work(tx);
      return sql::Outcome::keep;
    });
  }
  template <class Work>
  auto ask(Work work) {
    return db().query(work);
  }
  void load(const std::vector<PlaceRow>& rows) {
    keep([&](sql::Transaction& tx) {
      store::begin_loading(tx, loader);
      store::insert(tx, rows);
      store::finish_loading(tx);
    });
  }
  const base::Uuid loader = base::make_uuid(1);
};
ON_EACH_DATABASE(PlacesStore);

PlaceRow row(std::int64_t code, const char* name) {
  PlaceRow made;
  made.id = id_of(code, 0);
  if (const auto parent = parent_code(code)) made.parent = id_of(*parent, 0);
  made.name = name;
  made.initials = "x";
  made.span = span_of(made.id, std::nullopt);
  return made;
}

TEST_P(PlacesStore, KeepsEveryField) {
  PlaceRow full = row(4419, "那𡌶\xEE\x85\xB0'\"村");
  full.initials = "nc";
  full.valid_from = base::make_date(1949, 10, 1);
  full.valid_to = base::make_date(2020, 2, 29);
  full.span = {44'1'19'1'00'000'000'00, 44'1'19'1'99'999'999'99};
  full.urban_rural = UrbanRural::rural;
  full.urban_rural_source = UrbanRuralSource::corrected;
  const PlaceRow bare = row(44, "广东省");
  load({bare, full});
  EXPECT_EQ(ask(store::all), (std::vector{bare, full}));

  PlaceRow changed = row(4419, "东莞市");
  changed.parent = id_of(44, 1);
  changed.urban_rural = UrbanRural::urban;
  keep([&](sql::Transaction& tx) { store::update(tx, changed); });
  EXPECT_EQ(ask(store::all), (std::vector{bare, changed}));
}

TEST_P(PlacesStore, ReadsAcrossStatementsAndPages) {
  std::vector<PlaceRow> rows{row(44, "广东省")};
  for (std::int64_t i = 0; i < 20'401; ++i) {
    rows.push_back(row(440'000'000'000 + i, std::to_string(i).c_str()));
    rows.back().parent = id_of(44, 0);
  }
  load(rows);
  EXPECT_EQ(ask(store::all), rows);
  EXPECT_EQ(ask(store::load_tree)->size(), rows.size());
}

TEST_P(PlacesStore, ShowsNothingBeforeLoadingIsFinished) {
  EXPECT_EQ(ask(store::find_register).state, store::State::empty);
  EXPECT_EQ(ask(store::load_tree)->size(), 0u);
  keep([&](sql::Transaction& tx) {
    store::begin_loading(tx, loader);
    store::insert(tx, std::vector{row(44, "广东省")});
  });
  EXPECT_EQ(ask(store::find_register).state, store::State::loading);
  EXPECT_EQ(ask(store::load_tree)->size(), 0u);
  EXPECT_TRUE(ask(store::all).empty());
  keep([&](sql::Transaction& tx) { store::finish_loading(tx); });
  EXPECT_EQ(ask(store::find_register).state, store::State::complete);
  EXPECT_EQ(ask(store::find_register).edition, 1);
  EXPECT_EQ(ask(store::load_tree)->size(), 1u);
}

TEST_P(PlacesStore, LetsOneLoaderTakeOverFromAnother) {
  const base::Uuid other = base::make_uuid(2);
  keep([&](sql::Transaction& tx) { store::begin_loading(tx, loader); });
  EXPECT_TRUE(ask([&](sql::Transaction& tx) { return store::is_loader(tx, loader); }));
  keep([&](sql::Transaction& tx) { store::begin_loading(tx, other); });
  EXPECT_FALSE(ask([&](sql::Transaction& tx) { return store::is_loader(tx, loader); }));
  EXPECT_TRUE(ask([&](sql::Transaction& tx) { return store::is_loader(tx, other); }));
  keep([&](sql::Transaction& tx) { store::finish_loading(tx); });
  EXPECT_FALSE(ask([&](sql::Transaction& tx) { return store::is_loader(tx, other); }));
}

TEST_P(PlacesStore, DeletesAnUnfinishedLoadingOnly) {
  const auto delete_two = [&] {
    std::int64_t deleted = 0;
    keep([&](sql::Transaction& tx) { deleted = store::delete_unfinished(tx, 2); });
    return deleted;
  };
  keep([&](sql::Transaction& tx) {
    store::begin_loading(tx, loader);
    store::insert(tx, std::vector{row(11, "北京市"), row(12, "天津市"), row(44, "广东省")});
  });
  EXPECT_EQ(delete_two(), 2);
  EXPECT_EQ(delete_two(), 1);
  EXPECT_EQ(delete_two(), 0);
  load({row(44, "广东省")});
  EXPECT_EQ(delete_two(), 0);
}

TEST_P(PlacesStore, RefusesARowThatCannotBe) {
  PlaceRow orphan = row(4419, "东莞市");
  orphan.parent.reset();
  PlaceRow backwards = row(44, "广东省");
  backwards.valid_from = base::make_date(2020, 1, 2);
  backwards.valid_to = base::make_date(2020, 1, 1);
  for (const PlaceRow& wrong : {orphan, backwards}) {
    EXPECT_THROW(keep([&](sql::Transaction& tx) { store::insert(tx, std::span(&wrong, 1)); }),
                 sql::Error);
  }
}

}  // namespace
}  // namespace places

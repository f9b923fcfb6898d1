// Lists of journeys come in as a whole, and go as a whole. [SCR-10]
#include "journeys/store.h"

#include <gtest/gtest.h>

#include "journeys/import.h"
#include "sql/testing.h"

namespace journeys {

using JourneyStore = sql::testing::OnEachDatabase;
ON_EACH_DATABASE(JourneyStore);

namespace {

constexpr const char* illness = "hiccups";

std::string list_of(const std::string& number) {
  return R"([{"id": 1, "t_date": "2030-03-05", "t_type": 2, "t_no": ")" + number +
         R"(", "t_no_sub": "4号车厢", "t_pos_start": "甲", "t_pos_end": "乙", "who": "报社",)"
         R"( "verified": 1, "t_vehicle": "sealed", "t_start": "2030/03/05 18:00:00",)"
         R"( "t_end": "2030/03/05 03:00:00"}, {"id": "b", "t_no": ""}])";
}

Imported import_list(sql::Database& db, const std::string& bytes, std::int64_t at = 1) {
  auto imported = import_journeys(db, {.illness = illness,
                                       .name = "list.json",
                                       .bytes = bytes,
                                       .actor = {.account = {}, .at = {at}}});
  if (!imported) throw std::logic_error("refused");
  return std::move(*imported);
}

std::vector<CaseJourney> in_use(sql::Database& db) {
  return db.query([](sql::Transaction& tx) { return store::all_in_use(tx, illness); });
}

std::int64_t edition(sql::Database& db) { return db.query(store::edition); }

bool withdraw(sql::Database& db, ListId id) {
  bool done = false;
  db.write([&](sql::Transaction& tx) {
    done = store::withdraw(tx, {.account = {}, .at = {9}}, id);
    return sql::Outcome::keep;
  });
  return done;
}

}  // namespace

TEST_P(JourneyStore, KeepsEveryField) {
  const Imported imported = import_list(db(), list_of("K974"));
  EXPECT_EQ(in_use(db()), imported.journeys);
  const auto lists = db().query([](sql::Transaction& tx) { return store::lists(tx, illness); });
  ASSERT_EQ(lists.size(), 1u);
  EXPECT_EQ(lists[0].id, imported.list);
  EXPECT_EQ(lists[0].name, "list.json");
  EXPECT_EQ(lists[0].journeys, 2);
  EXPECT_EQ(lists[0].flagged, 2);
  EXPECT_TRUE(lists[0].in_use);
  EXPECT_EQ(lists[0].added_at, base::Instant{1});
}

TEST_P(JourneyStore, TheSameFileAgainChangesNothing) {
  const Imported first = import_list(db(), list_of("K974"));
  const std::int64_t before = edition(db());
  const Imported again = import_list(db(), list_of("K974"), 2);
  EXPECT_TRUE(again.already_there);
  EXPECT_EQ(again.list, first.list);
  EXPECT_EQ(edition(db()), before);
  EXPECT_EQ(in_use(db()).size(), 2u);
}

TEST_P(JourneyStore, TheNewerListIsBelievedUntilItIsWithdrawn) {
  import_list(db(), list_of("K974"));
  const Imported newer = import_list(db(), list_of("K975"), 2);
  EXPECT_EQ(in_use(db()).size(), 2u);
  EXPECT_EQ(in_use(db())[0].number, "K975");
  const std::int64_t before = edition(db());
  EXPECT_TRUE(withdraw(db(), newer.list));
  EXPECT_GT(edition(db()), before);
  EXPECT_EQ(in_use(db())[0].number, "K974");
  EXPECT_FALSE(withdraw(db(), newer.list));
  import_list(db(), list_of("K975"), 3);  // What was withdrawn may come again.
  EXPECT_EQ(in_use(db())[0].number, "K975");
}

TEST_P(JourneyStore, AnotherIllnessHasItsOwn) {
  import_list(db(), list_of("K974"));
  EXPECT_TRUE(
      db().query([](sql::Transaction& tx) { return store::all_in_use(tx, "measles"); }).empty());
  EXPECT_EQ(db().query(store::illnesses), std::vector<std::string>{illness});
}

TEST_P(JourneyStore, ARefusedFileLeavesNothing) {
  const auto refused = import_journeys(
      db(), {.illness = illness, .name = "x", .bytes = "[7]", .actor = {.account = {}, .at = {1}}});
  EXPECT_FALSE(refused);
  EXPECT_EQ(edition(db()), 0);
}

// Somebody's import broke off half-way; the next one clears it away and is whole.
TEST_P(JourneyStore, WhatBrokeOffIsNeverSeen) {
  const ListId broken{base::make_uuid(1)};
  const std::vector<CaseJourney> piece = in_use(db());
  db().write([&](sql::Transaction& tx) {
    store::begin(tx, {.account = {}, .at = {1}}, {broken, illness, "half.json", "h"});
    CaseJourney one;
    one.source = "5";
    store::add(tx, broken, 0, std::vector{one});
    return sql::Outcome::keep;
  });
  EXPECT_TRUE(in_use(db()).empty());
  import_list(db(), list_of("K974"), 2);
  EXPECT_EQ(in_use(db()).size(), 2u);
  EXPECT_FALSE(db().query([&](sql::Transaction& tx) { return store::is_loading(tx, broken); }));
  EXPECT_TRUE(db().query([&](sql::Transaction& tx) { return store::of_list(tx, broken); }).empty());
}

// The first one notices that it was overtaken, and keeps nothing.
TEST_P(JourneyStore, OfTwoImportsAtOnceTheLaterIsKept) {
  std::string big = "[";
  for (int i = 0; i < 2500; ++i) {
    big += (i == 0 ? "" : ",") + std::string("{\"id\":") + std::to_string(i) + "}";
  }
  bool overtaken = false;
  const auto first = import_journeys(db(), {.illness = illness,
                                            .name = "slow.json",
                                            .bytes = big + "]",
                                            .actor = {.account = {}, .at = {1}},
                                            .progress = [&](std::size_t, std::size_t) {
                                              if (overtaken) return;
                                              overtaken = true;
                                              import_list(db(), list_of("K974"), 2);
                                            }});
  ASSERT_FALSE(first);
  EXPECT_EQ(first.refusal().code->code, "journeys.import_replaced");
  EXPECT_EQ(in_use(db()).size(), 2u);
}

}  // namespace journeys

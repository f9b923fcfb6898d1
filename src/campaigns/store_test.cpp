// What campaigns keep, on both databases. Everybody here is made up (示例).
#include "campaigns/store.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/record.h"
#include "sql/testing.h"

namespace campaigns {
namespace {

constexpr identity::TenantId tenant{77};
constexpr places::PlaceId first{44060600100}, second{44060600200};
constexpr identity::Span of_first{2101, 2101}, of_second{2102, 2102};
const base::Date day0 = *base::parse_date("2026-03-01");

class CampaignStore : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder);
    write([&](sql::Transaction& tx) {
      add_place(tx, first, of_first);
      add_place(tx, second, of_second);
      const base::Uuid grid = base::make_uuid(1);
      tx.execute(
          "INSERT INTO grid (tenant_id, id, place_id, name, version) VALUES (?1, ?2, ?3, "
          "'一', 1)",
          {tenant, grid, first});
      tx.execute(
          "INSERT INTO building (tenant_id, id, place_id, grid_id, name, kind, version) "
          "VALUES (?1, ?2, ?3, ?4, '3栋', 'building', 1)",
          {tenant, building, first, grid});
      add_door(tx, door, "101", "unknown");
      add_door(tx, other_door, "102", "unknown");
      add_door(tx, HouseholdId{base::make_uuid(4)}, "103", "vacant");
      store::add(tx, actor(0), campaign());
    });
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  static void add_place(sql::Transaction& tx, places::PlaceId id, identity::Span span) {
    tx.execute(
        "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, span_last, "
        "urban_rural, urban_rural_source) VALUES (?1, ?2, 5, '示例社区', '', 44, ?3, ?4, "
        "'unknown', 'proposed')",
        {id, std::to_string(id.value), span.first, span.last});
  }
  void add_door(sql::Transaction& tx, HouseholdId which, const char* number, const char* dwelling) {
    tx.execute(
        "INSERT INTO household (tenant_id, id, place_id, building_id, unit, door, dwelling, "
        "version) VALUES (?1, ?2, ?3, ?4, '', ?5, ?6, 1)",
        {tenant, which, first, building, number, dwelling});
  }

  template <class F>
  void write(F f) {
    db().write([&](sql::Transaction& tx) {
      f(tx);
      return sql::Outcome::keep;
    });
  }

  static identity::Actor actor(std::int64_t at) { return {.account = {}, .at = {at}}; }

  Campaign campaign() const {
    return {id, tenant, event, first, "排查", day0, day0, {"returned", "people"}, std::nullopt};
  }

  Finding finding(Outcome outcome, std::int64_t at) const {
    Finding made;
    made.id = {base::make_uuid(at)};
    made.campaign = id;
    made.tenant = tenant;
    made.event = event;
    made.place = first;
    made.building = building;
    made.household = door;
    made.origin = made.id;
    made.outcome = outcome;
    made.found_on = day0;
    return made;
  }

  std::optional<Outcome> standing() {
    std::optional<Outcome> found;
    db().query([&](sql::Transaction& tx) {
      for (const auto& state : store::states(tx, campaign(), building)) found = state.outcome;
      return 0;
    });
    return found;
  }

  Progress counted(identity::Span span) {
    return db().query([&](sql::Transaction& tx) {
      Progress total;
      for (const auto& one : store::progress(tx, campaign(), span)) total = total + one.progress;
      return total;
    });
  }

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bulwark_campaigns_" + sql::testing::unused_name());
  identity::Vault vault{(folder / "one.key").string()};
  const CampaignId id{base::make_uuid(10)};
  const identity::EventId event{base::make_uuid(11)};
  const BuildingId building{base::make_uuid(2)};
  const HouseholdId door{base::make_uuid(3)};
  const HouseholdId other_door{base::make_uuid(5)};
};
ON_EACH_DATABASE(CampaignStore);

TEST_P(CampaignStore, KeepsEveryFieldOfACampaignAndAFinding) {
  Finding made = finding(Outcome::answered, 20);
  made.words = {{{"returned", Said::yes}}, 3, "儿子昨天回来"};
  made.follow_ups = 1;
  write([&](sql::Transaction& tx) { store::add(tx, vault, actor(20), made); });
  db().query([&](sql::Transaction& tx) {
    const auto kept = store::find(tx, tenant, id);
    EXPECT_EQ(kept->campaign.name, "排查");
    EXPECT_EQ(kept->campaign.asked, (std::vector<std::string>{"returned", "people"}));
    EXPECT_EQ(kept->campaign.to, day0);
    EXPECT_EQ(kept->span.first, of_first.first);
    const auto found = store::find(tx, vault, tenant, made.id);
    EXPECT_EQ(found->words.note, "儿子昨天回来");
    EXPECT_EQ(found->words.people, 3);
    EXPECT_EQ(found->words.answers.at(0).said, Said::yes);
    EXPECT_EQ(found->follow_ups, 1);
    EXPECT_EQ(found->origin, made.id);
    EXPECT_TRUE(found->standing);
    EXPECT_EQ(found->recorded_at.ms, 20);
    return 0;
  });
}

TEST_P(CampaignStore, LetsOneFindingOfADoorStandAndTheFormerOneAgainWhenItIsTakenBack) {
  const Finding away = finding(Outcome::away, 20);
  const Finding answered = finding(Outcome::answered, 30);
  const Finding corrected = finding(Outcome::refused, 40);
  write([&](sql::Transaction& tx) { store::add(tx, vault, actor(20), away); });
  EXPECT_EQ(standing(), Outcome::away);
  write([&](sql::Transaction& tx) { store::add(tx, vault, actor(30), answered); });
  EXPECT_EQ(standing(), Outcome::answered);
  write([&](sql::Transaction& tx) {
    store::replace(tx, answered, corrected.id);
    store::add(tx, vault, actor(40), corrected);
  });
  EXPECT_EQ(standing(), Outcome::refused);
  write([&](sql::Transaction& tx) { store::take_back(tx, actor(50), corrected); });
  EXPECT_EQ(standing(), Outcome::answered);
  write([&](sql::Transaction& tx) { store::take_back(tx, actor(60), answered); });
  EXPECT_EQ(standing(), Outcome::away);
  write([&](sql::Transaction& tx) { store::take_back(tx, actor(70), away); });
  EXPECT_FALSE(standing().has_value());
  db().query([&](sql::Transaction& tx) {
    EXPECT_EQ(store::of_door(tx, vault, campaign(), door).size(), 3u);
    return 0;
  });
}

TEST_P(CampaignStore, CountsTheDoorsThatAreLivedInAndWithinTheSpanAlone) {
  write([&](sql::Transaction& tx) {
    store::add(tx, vault, actor(20), finding(Outcome::away, 20));
    store::add(tx, vault, actor(30), finding(Outcome::answered, 30));
  });
  EXPECT_EQ(counted(of_first), (Progress{.doors = 2, .answered = 1}));
  EXPECT_EQ(counted(of_second), Progress{});
  db().query([&](sql::Transaction& tx) {
    const auto missing = store::missing_doors(tx, campaign(), of_first, {{}, 10});
    EXPECT_EQ(missing.size(), 1u);
    EXPECT_EQ(missing.at(0).door.id, other_door);
    EXPECT_FALSE(missing.at(0).outcome.has_value());
    EXPECT_TRUE(store::missing_doors(tx, campaign(), of_second, {{}, 10}).empty());
    return 0;
  });
}

TEST_P(CampaignStore, GivesABuildingToAnAccountUntilItEnds) {
  const identity::AccountId account{base::make_uuid(12)};
  const Screener given{{base::make_uuid(13)}, id, tenant, first, building, account};
  const auto holds = [&] {
    return db().query([&](sql::Transaction& tx) {
      return store::is_screener(tx, campaign(), building, account);
    });
  };
  EXPECT_FALSE(holds());
  write([&](sql::Transaction& tx) { store::add(tx, actor(20), given); });
  EXPECT_TRUE(holds());
  write([&](sql::Transaction& tx) { store::end(tx, actor(30), given); });
  EXPECT_FALSE(holds());
}

}  // namespace
}  // namespace campaigns

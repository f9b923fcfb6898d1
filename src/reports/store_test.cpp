#include "reports/store.h"

#include <gtest/gtest.h>

#include <random>

#include "reports/rules.h"
#include "reports/store_totals.h"
#include "reports/testing.h"

namespace reports {
namespace {

using namespace testing;  // NOLINT: the cast of these tests.
using ReportsStore = Fixture;
ON_EACH_DATABASE(ReportsStore);

constexpr base::Days one_day{1};
const store::Period first_day{opened, opened};

identity::Scope scope_of(PlaceId place, identity::Span span) { return {{{place, span, tenant}}}; }

TEST_P(ReportsStore, ShowsAPlaceWithItsPathOnce) {
  EXPECT_EQ(ground(a1).place.path, "广东省/佛山市/甲区/甲一镇/一社区");
  EXPECT_EQ(ground(a1).place.code, "440606001001");
  EXPECT_EQ(ground(a1).parent, town_a);
  EXPECT_EQ(ground(province).place.path, "广东省");
  write([](sql::Transaction& tx) {
    add_place(tx, {{4419}, 2, province, "东莞市", 5000, 5999});
    add_place(tx, {{441900}, 3, {4419}, "东莞市", 5001, 5998});
    add_place(tx, {{441900003}, 4, {441900}, "东城街道", 5100, 5199});
  });
  EXPECT_EQ(ground({441900}).place.path, "广东省/东莞市");
  EXPECT_EQ(ground({441900003}).place.path, "广东省/东莞市/东城街道");
}

TEST_P(ReportsStore, KeepsEveryFieldOfAReportAndOfItsVersions) {
  const Report first = world.report(world.key(a1), {{"arrivals", 2}, {"open", 0}}, at(opened, 15));
  save(first);
  const Report second = corrected(first, {{"arrivals", 3}, {"open", 0}}, at(opened, 20));
  save(second);
  const auto found = read(
      [&](sql::Transaction& tx) { return store::find(tx, store::everywhere(), world.key(a1)); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->values, second.values);
  ASSERT_EQ(found->versions.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) {
    const Version& kept = found->versions[i];
    const Version& sent = second.versions[i];
    EXPECT_EQ(kept.id, sent.id);
    EXPECT_EQ(kept.number, sent.number);
    EXPECT_EQ(kept.submitted_at, sent.submitted_at);
    EXPECT_EQ(kept.submitted_by, world.worker);
    EXPECT_EQ(kept.submitted_by_name, worker_name);
    EXPECT_EQ(kept.reason, sent.reason);
    EXPECT_EQ(kept.form, "daily");
    EXPECT_EQ(kept.pack_version, "abcd1234");
    EXPECT_EQ(kept.digest, "d1");
    EXPECT_EQ(kept.late, sent.late);
  }
  EXPECT_FALSE(found->late()) << "a correction in the evening makes nobody late";
}

TEST_P(ReportsStore, WritesTheAuditWithEachVersion) {
  const Report first = world.report(world.key(a1), {{"arrivals", 2}}, at(opened, 15));
  save(first);
  save(corrected(first, {{"arrivals", 3}}, at(opened, 20)));
  const auto entries = read([&](sql::Transaction& tx) {
    return identity::audit::entries_of(tx, tenant, store::subject_of(world.event.id, a1, opened));
  });
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].action, "report.submitted");
  EXPECT_EQ(entries[1].action, "report.corrected");
  EXPECT_EQ(entries[1].detail.find("补录"), std::string::npos) << "a reason may name a person";
}

TEST_P(ReportsStore, TellsSubjectsApartByEventPlaceAndDay) {
  const auto subject = store::subject_of(world.event.id, a1, opened);
  EXPECT_EQ(subject, store::subject_of(world.event.id, a1, opened));
  EXPECT_NE(subject, store::subject_of(world.other_event.id, a1, opened));
  EXPECT_NE(subject, store::subject_of(world.event.id, a2, opened));
  EXPECT_NE(subject, store::subject_of(world.event.id, a1, opened + one_day));
}

TEST_P(ReportsStore, ReadsAsAbsentOutsideTheScopeAndOnOtherDays) {
  save(world.report(world.key(a1), {{"arrivals", 0}}, at(opened, 15)));
  const auto find = [&](const identity::Scope& scope, const ReportKey& key) {
    return read([&](sql::Transaction& tx) { return store::find(tx, scope, key).has_value(); });
  };
  EXPECT_TRUE(find(scope_of(town_a, {2100, 2199}), world.key(a1)));
  EXPECT_FALSE(find(scope_of(town_b, {2200, 2299}), world.key(a1)));
  EXPECT_FALSE(find({}, world.key(a1)));
  EXPECT_FALSE(find(store::everywhere(), world.key(a2)));
  EXPECT_FALSE(find(store::everywhere(), world.key(a1, opened + one_day)));
  read([&](sql::Transaction& tx) {
    EXPECT_TRUE(store::latest_values(tx, world.key(a1))) << "zero was reported";
    EXPECT_FALSE(store::latest_values(tx, world.key(a2))) << "nothing was";
    return 0;
  });
}

TEST_P(ReportsStore, RefusesTheSameVersionTwiceAndAGap) {
  const Report first = world.report(world.key(a1), {{"arrivals", 2}}, at(opened, 15));
  save(first);
  EXPECT_ANY_THROW(save(first));
  Report third = corrected(first, {{"arrivals", 3}}, at(opened, 20));
  third.versions.back().number = 3;
  EXPECT_ANY_THROW(save(third));
  const auto differences =
      read([&](sql::Transaction& tx) { return store::recount(tx, world.event); });
  EXPECT_TRUE(differences.empty()) << "a refused write moves no total";
}

// ---- Totals ------------------------------------------------------------------------------------

TEST_P(ReportsStore, AddsUpTheLatestVersionsOfTownshipAndCounty) {
  const Report first = world.report(world.key(a1), {{"arrivals", 2}, {"open", 0}}, at(opened, 15));
  save(first);
  save(world.report(world.key(a2), {{"arrivals", 10}, {"open", 1}}, at(opened, 17)));
  save(world.report(world.key(b1), {{"arrivals", 100}, {"open", 0}}, at(opened, 15)));
  save(corrected(first, {{"arrivals", 3}, {"open", 0}}, at(opened, 18)));
  const auto totals = [&](PlaceId place, store::Grain grain) {
    const Ground of = ground(place);
    return read([&](sql::Transaction& tx) {
      return store::totals(tx, {world.event, of}, grain, "daily", first_day);
    });
  };
  const Totals town{2, 1, 1, {{"arrivals", 13}, {"open", 1}}};
  EXPECT_EQ(totals(town_a, store::Grain::itself)[(std::pair{town_a, opened})], town);
  const Totals whole{3, 2, 1, {{"arrivals", 113}, {"open", 1}}};
  EXPECT_EQ(totals(county, store::Grain::itself)[(std::pair{county, opened})], whole);
  const auto towns = totals(county, store::Grain::children);
  EXPECT_EQ(towns.size(), 2u);
  EXPECT_EQ(towns.at({town_a, opened}), town);
  const auto communities = totals(town_a, store::Grain::children);
  EXPECT_EQ(communities.size(), 2u) << "a3 sent nothing: absent, not zero";
  EXPECT_EQ(communities.at({a1, opened}), (Totals{1, 1, 0, {{"arrivals", 3}, {"open", 0}}}));
  EXPECT_EQ(totals(a1, store::Grain::itself)[(std::pair{a1, opened})].received, 1);
}

TEST_P(ReportsStore, AddsUpTheCountiesAboveThemForEventsAlike) {
  save(world.report(world.key(a1), {{"arrivals", 2}}, at(opened, 15)));
  ReportKey elsewhere{other_tenant, world.other_event.id, o1, opened};
  save(world.report(elsewhere, {{"arrivals", 40}}, at(opened, 17)));
  const auto totals = [&](PlaceId place, store::Grain grain, const char* form) {
    const Ground of = ground(place);
    return read([&](sql::Transaction& tx) {
      return store::totals(tx, {world.event, of}, grain, form, first_day);
    });
  };
  EXPECT_EQ(totals(prefecture, store::Grain::itself, "daily").at({prefecture, opened}),
            (Totals{2, 1, 1, {{"arrivals", 42}}}));
  EXPECT_EQ(totals(province, store::Grain::children, "daily").at({prefecture, opened}).received, 2);
  EXPECT_EQ(totals(prefecture, store::Grain::children, "daily").at({other_county, opened}),
            (Totals{1, 0, 1, {{"arrivals", 40}}}));
  EXPECT_EQ(totals(prefecture, store::Grain::itself, "another").at({prefecture, opened}),
            (Totals{2, 1, 1, {}}))
      << "cells of another form are not added; the reports are";
  const Ground of = ground(prefecture);
  const auto owed = read([&](sql::Transaction& tx) {
    return store::expectations(tx, {world.event, of}, store::Grain::itself, first_day);
  });
  EXPECT_EQ(expected_on(owed.at(prefecture), opened), 6);
}

TEST_P(ReportsStore, ExpectsWhoStoodInTheEventsRegionThatDay) {
  write([](sql::Transaction& tx) {
    date_place(tx, a2, opened + one_day, {});  // Begins on the second day.
    date_place(tx, b2, {}, opened + one_day);  // Ended on the second day.
  });
  const auto expected = [&](PlaceId place, base::Date day) {
    const Ground of = ground(place);
    const auto owed = read([&](sql::Transaction& tx) {
      return store::expectations(tx, {world.event, of}, store::Grain::itself, {day, day});
    });
    return owed.contains(place) ? expected_on(owed.at(place), day) : 0;
  };
  EXPECT_EQ(expected(county, opened - one_day), 0) << "the event was not open";
  EXPECT_EQ(expected(county, opened), 4);
  EXPECT_EQ(expected(county, opened + one_day), 4);
  EXPECT_EQ(expected(town_a, opened), 2);
  EXPECT_EQ(expected(town_a, opened + one_day), 3);
  EXPECT_EQ(expected(town_b, opened + one_day), 1);
  EXPECT_EQ(expected(a2, opened), 0);
  EXPECT_EQ(expected(a2, opened + one_day), 1);
  EXPECT_EQ(expected(other_town, opened), 0) << "outside the event";
  write([&](sql::Transaction& tx) { close_event(tx, world.event, opened + one_day); });
  EXPECT_EQ(expected(county, opened), 4);
  EXPECT_EQ(expected(county, opened + one_day), 0) << "closed that day";
}

TEST_P(ReportsStore, StillExpectsWhoReportedBeforeTheTreeWasRedrawn) {
  save(world.report(world.key(a1), {{"arrivals", 2}}, at(opened, 15)));
  write([&](sql::Transaction& tx) {
    date_place(tx, a1, {}, opened - one_day);
    date_place(tx, a2, {}, opened - one_day);
  });
  const Ground town = ground(town_a);
  read([&](sql::Transaction& tx) {
    const auto owed = store::expectations(tx, {world.event, town}, store::Grain::itself, first_day);
    EXPECT_EQ(expected_on(owed.at(town_a), opened), 2) << "a3, and a1 because it reported";
    const auto missing = store::missing(tx, {world.event, town}, opened, 10);
    EXPECT_EQ(missing.size(), 1u);
    return 0;
  });
}

TEST_P(ReportsStore, ListsTheMissingOfTheCountrysideFirst) {
  write([&](sql::Transaction& tx) {
    tx.execute("UPDATE place SET urban_rural = 'rural' WHERE id = ?1", {a3});
  });
  const Ground whole = ground(county);
  const auto missing = read([&](sql::Transaction& tx) {
    return store::missing(tx, {world.event, whole}, opened, 2);
  });
  ASSERT_EQ(missing.size(), 2u);
  EXPECT_EQ(missing[0].place.id, a3);
  EXPECT_EQ(missing[1].place.id, a1);
}

TEST_P(ReportsStore, ListsTheMissingWithWhoAnswersForThem) {
  save(world.report(world.key(a2), {{"arrivals", 0}}, at(opened, 15)));
  write([&](sql::Transaction& tx) {
    store::save_responsible(tx, world.actor, tenant, a1, world.worker);
  });
  const Ground whole = ground(county);
  const auto list = [&](std::int64_t limit) {
    return read([&](sql::Transaction& tx) {
      return store::missing(tx, {world.event, whole}, opened, limit);
    });
  };
  const auto missing = list(50);
  ASSERT_EQ(missing.size(), 4u);
  EXPECT_EQ(missing[0].place.id, a1);
  EXPECT_EQ(missing[0].responsible, worker_name);
  EXPECT_EQ(missing[0].township, town_a);
  EXPECT_EQ(missing[1].place.id, a3);
  EXPECT_EQ(missing[1].responsible, std::nullopt);
  EXPECT_EQ(list(2).size(), 2u);
}

TEST_P(ReportsStore, RecountFindsAndRepairsAFalseTotalInTheOpen) {
  save(world.report(world.key(a1), {{"arrivals", 2}}, at(opened, 15)));
  write([](sql::Transaction& tx) { falsify_total(tx, town_a, "cell.arrivals"); });
  const auto recount = [&] {
    return read([&](sql::Transaction& tx) { return store::recount(tx, world.event); });
  };
  const auto found = recount();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], (store::Difference{town_a, opened, "daily", "cell.arrivals", 11, 2}));
  write([&](sql::Transaction& tx) { store::repair(tx, world.actor, world.event, found); });
  EXPECT_TRUE(recount().empty());
  const auto repairs = [&] {
    return read([](sql::Transaction& tx) { return audit_count(tx, "report.totals_repaired"); });
  };
  EXPECT_EQ(repairs(), 1);
  write([&](sql::Transaction& tx) { store::repair(tx, world.actor, world.event, {}); });
  EXPECT_EQ(repairs(), 1) << "nothing was repaired";
}

// Random days of reporting: whatever is sent and corrected, in whatever order, the kept totals are
// those of a recount and nobody reports more than is expected.
TEST_P(ReportsStore, TotalsStayEqualToARecountInRandomSequences) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto below = [&](int bound) { return static_cast<int>(random() % bound); };
    for (int step = 0; step < 30; ++step) {
      const PlaceId place = std::array{a1, a2, a3, b1, b2}[below(5)];
      const ReportKey key = world.key(place, opened + base::Days{below(3)});
      const base::Instant now = at(key.day, 9 + below(14), below(60));
      CellValues values{{"arrivals", below(7)}};
      if (below(4) != 0) values["open"] = below(7);  // A form that lost a cell.
      auto kept =
          read([&](sql::Transaction& tx) { return store::find(tx, store::everywhere(), key); });
      Report next = kept ? corrected(*kept, values, now) : world.report(key, values, now);
      if (below(6) == 0) next.versions.back().form = "another";
      save(next);
    }
    read([&](sql::Transaction& tx) {
      EXPECT_TRUE(store::recount(tx, world.event).empty());
      return 0;
    });
    for (const PlaceId place : {county, town_a, town_b, a1, b2}) {
      const Ground of = ground(place);
      read([&](sql::Transaction& tx) {
        const store::Area area{world.event, of};
        const store::Period days{opened, opened + base::Days{2}};
        const auto owed = store::expectations(tx, area, store::Grain::itself, days);
        for (auto& [at_day, totals] :
             store::totals(tx, area, store::Grain::itself, "daily", days)) {
          EXPECT_LE(totals.received, expected_on(owed.at(place), at_day.second));
          EXPECT_EQ(totals.received, totals.on_time + totals.late);
        }
        return 0;
      });
    }
  }
}

// ---- Who answers, urgent reports
// -----------------------------------------------------------------

TEST_P(ReportsStore, KeepsOneResponsiblePersonForACommunity) {
  identity::Account second;
  second.id = {base::make_uuid(2)};
  second.login = "second";
  second.name = "李强（示例）";
  write([&](sql::Transaction& tx) {
    identity::store::add_account(tx, world.actor, second);
    store::save_responsible(tx, world.actor, tenant, a1, world.worker);
    store::save_responsible(tx, world.actor, tenant, a1, second.id);
  });
  read([&](sql::Transaction& tx) {
    const auto named = store::responsible(tx, tenant, a1);
    EXPECT_EQ(named->account, second.id);
    EXPECT_EQ(named->name, second.name);
    EXPECT_EQ(named->since, world.actor.at);
    EXPECT_FALSE(store::responsible(tx, tenant, a2));
    EXPECT_EQ(audit_count(tx, "report.responsible_named"), 2);
    const auto candidates = store::candidates(tx, a1, opened);
    EXPECT_EQ(candidates.size(), 1u);
    EXPECT_TRUE(store::candidates(tx, a1, opened - one_day).empty()) << "the grant began later";
    EXPECT_TRUE(store::has_role_over(tx, world.worker, {2101, 2101}, opened));
    EXPECT_FALSE(store::has_role_over(tx, world.worker, {2102, 2102}, opened));
    EXPECT_FALSE(store::has_role_over(tx, second.id, {2101, 2101}, opened));
    return 0;
  });
}

TEST_P(ReportsStore, SealsTheTextOfAnUrgentReport) {
  identity::Vault vault(::testing::TempDir() + sql::testing::unused_name() + ".key");
  UrgentReport report;
  report.id = {base::make_uuid(5)};
  report.tenant = tenant;
  report.event = world.event.id;
  report.place = a1;
  report.kind = UrgentKind::suspected;
  report.text = "三单元有人高热";
  report.reported_at = at(opened, 3);
  write([&](sql::Transaction& tx) {
    store::add_urgent(tx, vault, world.actor, report,
                      {{base::make_uuid(6), "township"}, {base::make_uuid(7), "county_cdc"}});
  });
  read([&](sql::Transaction& tx) {
    EXPECT_EQ(holding_text(tx, "高热"), 0);
    const auto found = store::find_urgent(tx, vault, scope_of(town_a, {2100, 2199}), report.id);
    EXPECT_TRUE(found);
    if (!found) return 0;
    EXPECT_EQ(found->text, report.text);
    EXPECT_EQ(found->kind, report.kind);
    EXPECT_EQ(found->reported_at, report.reported_at);
    EXPECT_FALSE(store::find_urgent(tx, vault, scope_of(town_b, {2200, 2299}), report.id));
    EXPECT_EQ(notice_count(tx, report.id), 2);
    EXPECT_EQ(audit_count(tx, "urgent_report.sent"), 1);
    return 0;
  });
}

}  // namespace
}  // namespace reports

// For tests of reports: a county of two townships and five communities beside another county of the
// same prefecture, an event in each, one account. All of it is made up.
#pragma once

#include <string>

#include "events/store.h"
#include "identity/store.h"
#include "reports/store.h"
#include "sql/testing.h"
#include "tasks/store.h"

namespace reports::testing {

using places::PlaceId;

// Spans as in a register: a place's own number is the first of its subtree.
inline constexpr PlaceId province{44}, prefecture{4406}, county{440606}, other_county{440605};
inline constexpr PlaceId town_a{440606001}, town_b{440606002}, other_town{440605001};
inline constexpr PlaceId a1{440606001001}, a2{440606001002}, a3{440606001003};
inline constexpr PlaceId b1{440606002001}, b2{440606002002}, o1{440605001001};

inline const base::Date opened = *base::parse_date("2026-11-20");
inline constexpr identity::TenantId tenant{77}, other_tenant{78};
inline constexpr std::string_view worker_name = "王芳（示例）";

inline packs::Cell cell(const std::string& id, const std::string& count) {
  return {id, {id + "（中）", id}, {"人", "people"}, count, {}};
}

// 16:30 and 5 are numbers of this test alone.
inline FormInForce form_in_force() {
  FormInForce in_force;
  in_force.form.id = "daily";
  in_force.form.title = {"社区日报", "Daily report"};
  in_force.form.deadline_minute = 16 * 60 + 30;
  in_force.form.sections = {{{"一", "one"}, {cell("arrivals", "test.arrivals")}},
                            {{"二", "two"}, {cell("open", "test.open")}}};
  in_force.measures.suppress_below = 5;
  in_force.roles = {
      "community_worker", "township", "county_health", {"township", "county_cdc"}, 20};
  in_force.pack_version = "abcd1234";
  return in_force;
}

inline base::Instant at(base::Date day, int hour, int minute = 0) {
  return base::at_minute(day, hour * 60 + minute);
}

struct PlaceFixture {
  PlaceId id;
  int level;
  PlaceId parent;
  std::string name;
  std::int64_t first;
  std::int64_t last;
};

inline void add_place(sql::Transaction& tx, const PlaceFixture& place) {
  tx.execute(
      "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, span_last, "
      "urban_rural, urban_rural_source) VALUES (?1, ?2, ?3, ?4, '', ?5, ?6, ?7, 'unknown', "
      "'proposed')",
      {place.id, std::to_string(place.id.value), place.level, place.name,
       place.level == 1 ? sql::Value() : sql::Value(place.parent), place.first, place.last});
}

// Says that the place stood from a day until (not on) another; empty is unbounded.
inline void date_place(sql::Transaction& tx, PlaceId place, std::optional<base::Date> from,
                       std::optional<base::Date> until) {
  tx.execute("UPDATE place SET valid_from_on = ?2, valid_to_on = ?3 WHERE id = ?1",
             {place, from, until});
}

inline void close_event(sql::Transaction& tx, const events::Event& event, base::Date on) {
  tx.execute("UPDATE health_event SET closed_on = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {event.tenant, event.id, on});
}

inline void falsify_total(sql::Transaction& tx, PlaceId place, std::string_view measure) {
  tx.execute("UPDATE report_total SET value = value + 9 WHERE place_id = ?1 AND measure = ?2",
             {place, measure});
}

inline std::int64_t audit_count(sql::Transaction& tx, std::string_view action) {
  return tx.count("SELECT count(*) FROM audit_entry WHERE action = ?1", {action});
}

inline std::int64_t notice_count(sql::Transaction& tx, UrgentReportId report) {
  return tx.count("SELECT count(*) FROM urgent_report_notice WHERE urgent_report_id = ?1",
                  {report});
}

inline std::int64_t holding_text(sql::Transaction& tx, std::string_view text) {
  std::int64_t found = 0;
  tx.each("SELECT sealed FROM urgent_report", {}, [&](sql::Row& row) {
    found += row.take<sql::Blob>().bytes.find(text) != std::string::npos;
  });
  return found;
}

inline events::Event event_in(identity::TenantId of, PlaceId place, identity::Span span) {
  events::Event event;
  event.tenant = of;
  event.id = {base::make_uuid(1'700'000'000'000 + of.value)};
  event.place = place;
  event.span = span;
  event.illness = "chikungunya";
  event.name = "示例事件";
  event.pack = "test";
  event.opened_on = opened;
  return event;
}

struct World {
  events::Event event = event_in(tenant, county, {2000, 2999});
  events::Event other_event = event_in(other_tenant, other_county, {3000, 3999});
  identity::AccountId worker{base::make_uuid(1)};
  identity::Actor actor{worker, at(opened, 9)};

  void put(sql::Transaction& tx) const {
    const PlaceFixture tree[] = {
        {province, 1, {}, "广东省", 1000, 9999},
        {prefecture, 2, province, "佛山市", 1001, 8999},
        {county, 3, prefecture, "甲区", 2000, 2999},
        {town_a, 4, county, "甲一镇", 2100, 2199},
        {a1, 5, town_a, "一社区", 2101, 2101},
        {a2, 5, town_a, "二社区", 2102, 2102},
        {a3, 5, town_a, "三社区", 2103, 2103},
        {town_b, 4, county, "甲二镇", 2200, 2299},
        {b1, 5, town_b, "四社区", 2201, 2201},
        {b2, 5, town_b, "五社区", 2202, 2202},
        {other_county, 3, prefecture, "乙区", 3000, 3999},
        {other_town, 4, other_county, "乙一镇", 3100, 3199},
        {o1, 5, other_town, "六社区", 3101, 3101},
    };
    for (const PlaceFixture& place : tree) add_place(tx, place);
    for (const auto& [id, of] : {std::pair{tenant, county}, {other_tenant, other_county}}) {
      tx.execute("INSERT INTO tenant (id, place_id, created_at) VALUES (?1, ?2, 0)", {id, of});
    }
    events::store::add(tx, actor, event);
    events::store::add(tx, actor, other_event);
    identity::Account account;
    account.id = worker;
    account.login = "worker";
    account.name = worker_name;
    identity::store::add_account(tx, actor, account);
    identity::store::add_grant(tx, actor, worker, {"community_worker", a1, opened, {}});
  }

  ReportKey key(PlaceId place, base::Date day = opened) const {
    return {tenant, event.id, place, day};
  }

  Report report(const ReportKey& of, CellValues values, base::Instant submitted_at) const {
    Version version;
    version.id = {base::make_uuid(submitted_at.ms)};
    version.submitted_at = submitted_at;
    version.submitted_by = worker;
    version.submitted_by_name = worker_name;
    version.form = "daily";
    version.pack_version = "abcd1234";
    version.digest = "d1";
    version.late = submitted_at > at(of.day, 16, 30);
    return {of, {version}, std::move(values)};
  }
};

inline Report corrected(Report report, CellValues values, base::Instant submitted_at) {
  Version version = report.latest();
  version.id = {base::make_uuid(submitted_at.ms)};
  version.number += 1;
  version.submitted_at = submitted_at;
  version.reason = "补录一户";
  version.late = submitted_at > at(report.key.day, 16, 30);
  report.versions.push_back(version);
  report.values = std::move(values);
  return report;
}

inline std::vector<tasks::Task> open_tasks(sql::Transaction& tx, const events::Event& event,
                                           identity::Span span) {
  tasks::store::Filter filter;
  filter.event = event.id;
  filter.span = span;
  filter.limit = 500;
  return tasks::store::list(tx, event.tenant, filter);
}

// A database with the world in it.
class Fixture : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    write([&](sql::Transaction& tx) { world.put(tx); });
  }

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
  void save(const Report& report) {
    const identity::Actor actor{world.worker, report.latest().submitted_at};
    write([&](sql::Transaction& tx) { store::save(tx, actor, report); });
  }
  Ground ground(PlaceId place) {
    return *read(
        [&](sql::Transaction& tx) { return store::find_place(tx, store::everywhere(), place); });
  }

  World world;
};

}  // namespace reports::testing

// What is kept of packages, shifts and patrols, on both databases.
#include "rounds/store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "sql/testing.h"

namespace rounds {
namespace {

namespace fs = std::filesystem;

constexpr identity::TenantId tenant{77};
constexpr places::PlaceId community{44060600100}, other{44060600200};
constexpr identity::Span whole{2000, 2999}, of_community{2101, 2101};
const base::Date day0 = *base::parse_date("2026-11-22");
const base::Days one_day{1};
base::Instant at(int hour) { return base::at_minute(day0, hour * 60); }

class RoundsStore : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    fs::create_directories(folder);
    write([&](sql::Transaction& tx) {
      for (const auto& [id, span] : {std::pair{community, 2101}, {other, 2102}}) {
        tx.execute(
            "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, span_last, "
            "urban_rural, urban_rural_source) VALUES (?1, ?2, 5, '示例社区', '', 44, ?3, ?3, "
            "'unknown', 'proposed')",
            {id, std::to_string(id.value), span});
      }
    });
  }
  void TearDown() override { fs::remove_all(folder); }

  template <class F>
  void write(F f) {
    db().write([&](sql::Transaction& tx) {
      f(tx);
      return sql::Outcome::keep;
    });
  }
  template <class F>
  auto ask(F f) {
    return db().query([&](sql::Transaction& tx) { return f(tx); });
  }
  tasks::Where where(places::PlaceId place = community) { return {tenant, event, place}; }
  tasks::Within within(identity::Span span = whole) { return {tenant, event, span}; }
  identity::Scope scope(identity::Span span = whole) { return {{{community, span, tenant}}}; }
  base::Uuid next_id() { return base::make_uuid(at(8).ms + ++made_); }

  Package package(const char* name, std::optional<households::GridId> of_grid = {},
                  places::PlaceId place = community) {
    Package made;
    made.id = {next_id()};
    made.where = where(place);
    made.grid = of_grid;
    made.officer = {me, name};
    made.from = day0;
    write([&](sql::Transaction& tx) { store::add(tx, worker, made); });
    return made;
  }
  store::PackagesAsked packages_at(identity::Span span = whole, base::Date day = day0) {
    store::PackagesAsked asked;
    asked.within = within(span);
    asked.day = day;
    return asked;
  }
  std::vector<std::string> names(const store::PackagesAsked& asked) {
    std::vector<std::string> found;
    for (const Package& one : ask([&](auto& tx) { return store::packages(tx, asked); })) {
      found.push_back(one.officer.name);
    }
    return found;
  }
  Shift shift(base::Date day, const char* slot = "day") {
    Shift made;
    made.id = {next_id()};
    made.where = where();
    made.day = day;
    made.slot = slot;
    made.officer = {me, "刘网格"};
    write([&](sql::Transaction& tx) { store::add(tx, worker, made); });
    return made;
  }
  std::vector<Shift> shifts(base::Date from, base::Date to) {
    return ask([&](auto& tx) { return store::shifts(tx, vault, where(), {from, to}); });
  }
  Patrol patrol(std::optional<households::GridId> of_grid = {}, int hour = 9) {
    Patrol made;
    made.id = {next_id()};
    made.where = where();
    made.grid = of_grid;
    made.by = me;
    made.started_at = at(hour);
    write([&](sql::Transaction& tx) { store::add(tx, worker, made); });
    return made;
  }
  Note note(const Patrol& of, std::optional<base::Instant> due, bool met = true) {
    Note made;
    made.id = {next_id()};
    made.patrol = of.id;
    made.where = of.where;
    made.building = building;
    made.household = door;
    made.kind = "environment";
    made.met = met;
    made.words = "楼后积水";
    made.at = at(9);
    made.by = me;
    made.due_at = due;
    write([&](sql::Transaction& tx) { store::add(tx, vault, worker, made); });
    return made;
  }
  std::vector<NoteId> findings(store::Filter filter, identity::Span span = whole) {
    store::NotesAsked asked{within(span), filter, at(12), {}};
    std::vector<NoteId> ids;
    for (const Note& one : ask([&](auto& tx) { return store::findings(tx, vault, asked); })) {
      ids.push_back(one.id);
    }
    return ids;
  }

  std::int64_t made_ = 0;
  const fs::path folder = fs::temp_directory_path() / sql::testing::unused_name();
  identity::Vault vault{(folder / "one.key").string()};
  const identity::EventId event{base::make_uuid(6)};
  const identity::AccountId me{base::make_uuid(7)};
  const households::GridId grid{base::make_uuid(8)}, second{base::make_uuid(9)};
  const households::BuildingId building{base::make_uuid(10)};
  const households::HouseholdId door{base::make_uuid(11)};
  const identity::Actor worker{me, at(8)};
};
ON_EACH_DATABASE(RoundsStore);

TEST_P(RoundsStore, APackageIsKeptUntilItEnds) {
  const Package made = package("陈站长", grid);
  const auto found = ask([&](auto& tx) { return store::find(tx, scope(), made.id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->grid, grid);
  EXPECT_EQ(found->officer.account, me);
  EXPECT_EQ(found->officer.name, "陈站长");
  EXPECT_EQ(found->from, day0);
  EXPECT_FALSE(found->to);
  EXPECT_FALSE(ask([&](auto& tx) { return store::find(tx, scope({2102, 2102}), made.id); }));
  write([&](sql::Transaction& tx) { store::end(tx, worker, made, day0); });
  EXPECT_EQ(names(packages_at()), std::vector<std::string>{"陈站长"});
  EXPECT_TRUE(names(packages_at(whole, day0 + one_day)).empty());
  const Package next = package("刘网格", grid);
  const auto before = ask([&](auto& tx) { return store::history(tx, next, 10); });
  ASSERT_EQ(before.size(), 1U);
  EXPECT_EQ(before.front().officer.name, "陈站长");
  EXPECT_TRUE(ask([&](auto& tx) { return store::history(tx, package("甲", second), 10); }).empty());
}

TEST_P(RoundsStore, PackagesComeByNameAPageAtATimeAndOfOneCadre) {
  const Package first = package("甲");
  package("乙");
  package("丙", {}, other);
  store::PackagesAsked asked = packages_at();
  EXPECT_EQ(names(asked).size(), 3U);
  EXPECT_EQ(names(packages_at(of_community)).size(), 2U);
  asked.limit = 1;
  const auto one = names(asked);
  ASSERT_EQ(one.size(), 1U);
  asked.of = identity::AccountId{base::make_uuid(99)};
  EXPECT_TRUE(names(asked).empty());
  store::PackagesAsked behind = packages_at();
  behind.after_name = first.officer.name;
  behind.after_id = first.id;
  for (const std::string& name : names(behind)) EXPECT_NE(name, "甲");
}

TEST_P(RoundsStore, ARosterIsMadeOnce) {
  store::Roster first, again;
  write([&](sql::Transaction& tx) { first = store::roster_of(tx, where(), at(8)); });
  write([&](sql::Transaction& tx) { again = store::roster_of(tx, where(), at(9)); });
  EXPECT_TRUE(first.made);
  EXPECT_FALSE(again.made);
  EXPECT_EQ(first.id, again.id);
  const auto found = ask([&](auto& tx) { return store::where_of(tx, tenant, first.id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->place, community);
}

TEST_P(RoundsStore, AShiftIsBegunHandedOverAndStoodInFor) {
  Shift made = shift(day0);
  shift(day0 + one_day);
  EXPECT_EQ(shifts(day0, day0).size(), 1U);
  EXPECT_EQ(shifts(day0, day0 + one_day).size(), 2U);
  made.officer = {{}, "老吴"};
  made.stands_in_for = "刘网格";
  write([&](sql::Transaction& tx) {
    store::replace(tx, worker, made);
    store::begin(tx, worker, made);
    made.handover = "今晚有人返回";
    store::hand_over(tx, vault, worker, made);
  });
  const auto found = ask([&](auto& tx) { return store::find(tx, vault, tenant, made.id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->at, 2101);
  EXPECT_EQ(found->shift.officer.name, "老吴");
  EXPECT_FALSE(found->shift.officer.account);
  EXPECT_EQ(found->shift.stands_in_for, "刘网格");
  EXPECT_EQ(found->shift.begun_at, at(8));
  EXPECT_EQ(found->shift.ended_at, at(8));
  EXPECT_EQ(found->shift.handover, "今晚有人返回");
  const std::string sealed = ask([&](auto& tx) {
    return *tx.first("SELECT handover FROM watch_shift WHERE tenant_id = ?1 AND id = ?2",
                     {tenant, made.id}, [](sql::Row& row) { return row.take<sql::Blob>().bytes; });
  });
  EXPECT_EQ(sealed.find("返回"), std::string::npos);
}

TEST_P(RoundsStore, AWithdrawnShiftIsNobodys) {
  const Shift made = shift(day0);
  write([&](sql::Transaction& tx) { store::withdraw(tx, worker, made); });
  EXPECT_TRUE(shifts(day0, day0).empty());
  const auto found = ask([&](auto& tx) { return store::find(tx, vault, tenant, made.id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->shift.withdrawn_at, at(8));
}

TEST_P(RoundsStore, ANoteKeepsEveryFieldAndIsSealed) {
  const Note made = note(patrol(grid), at(10));
  const auto found = ask([&](auto& tx) { return store::find(tx, vault, tenant, made.id); });
  ASSERT_TRUE(found);
  const Note& kept = found->note;
  EXPECT_EQ(kept.patrol, made.patrol);
  EXPECT_EQ(kept.building, building);
  EXPECT_EQ(kept.household, door);
  EXPECT_EQ(kept.kind, "environment");
  EXPECT_TRUE(kept.met);
  EXPECT_EQ(kept.words, "楼后积水");
  EXPECT_EQ(kept.at, at(9));
  EXPECT_EQ(kept.by, me);
  EXPECT_EQ(kept.due_at, at(10));
  EXPECT_FALSE(kept.answered_at);
  const std::string sealed = ask([&](auto& tx) {
    return *tx.first("SELECT sealed FROM patrol_note WHERE tenant_id = ?1 AND id = ?2",
                     {tenant, made.id}, [](sql::Row& row) { return row.take<sql::Blob>().bytes; });
  });
  EXPECT_EQ(sealed.find("积水"), std::string::npos);
}

TEST_P(RoundsStore, FindingsAreOpenLateAnsweredOrWithdrawn) {
  const Patrol walk = patrol(grid);
  Note early = note(walk, at(10));
  const Note later = note(walk, at(18));
  const Note slip = note(walk, at(18));
  note(walk, {});
  write([&](sql::Transaction& tx) { store::withdraw(tx, worker, slip); });
  EXPECT_EQ(findings(store::Filter::open), (std::vector<NoteId>{later.id, early.id}));
  EXPECT_EQ(findings(store::Filter::late), std::vector<NoteId>{early.id});
  EXPECT_TRUE(findings(store::Filter::all, {2102, 2102}).empty());
  auto open = ask([&](auto& tx) { return store::open_findings(tx, within(), at(12)); });
  EXPECT_EQ(open.open, 2);
  EXPECT_EQ(open.late, 1);
  early.answer = "已清掉";
  write([&](sql::Transaction& tx) { store::answer(tx, vault, worker, early); });
  EXPECT_EQ(findings(store::Filter::open), std::vector<NoteId>{later.id});
  EXPECT_EQ(findings(store::Filter::all), (std::vector<NoteId>{later.id, early.id}));
  const auto kept = ask([&](auto& tx) { return store::find(tx, vault, tenant, early.id); });
  EXPECT_EQ(kept->note.answer, "已清掉");
  EXPECT_EQ(kept->note.answered_by, me);
  const auto row = ask([&](auto& tx) { return store::find(tx, tenant, walk.id); });
  EXPECT_EQ(row->patrol.notes, 3);
  EXPECT_EQ(row->patrol.open, 1);
}

TEST_P(RoundsStore, AVisitCountsWhereSomebodyWasMet) {
  const Patrol walk = patrol(grid);
  note(walk, {}, false);
  EXPECT_TRUE(ask([&](auto& tx) { return store::last_visits(tx, where()); }).empty());
  note(walk, {});
  const auto visits = ask([&](auto& tx) { return store::last_visits(tx, where()); });
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits.at(door), at(9));
}

TEST_P(RoundsStore, AWalkIsUnderWayUntilItIsFinishedAndCountsForItsGrid) {
  const Patrol walk = patrol(grid, 9);
  patrol({}, 11);
  const auto walks = ask([&](auto& tx) { return store::last_walks(tx, where()); });
  ASSERT_EQ(walks.size(), 2U);
  for (const store::LastWalk& one : walks) EXPECT_EQ(one.at, one.grid ? at(9) : at(11));
  write([&](sql::Transaction& tx) { store::finish(tx, worker, walk); });
  const auto found = ask([&](auto& tx) { return store::find(tx, tenant, walk.id); });
  EXPECT_EQ(found->patrol.finished_at, at(8));
  store::PatrolsAsked asked{within(), {}};
  EXPECT_EQ(ask([&](auto& tx) { return store::patrols(tx, asked); }).size(), 2U);
  asked.limit = 1;
  const auto newest = ask([&](auto& tx) { return store::patrols(tx, asked); });
  ASSERT_EQ(newest.size(), 1U);
  asked.before = newest.front().id;
  const auto rest = ask([&](auto& tx) { return store::patrols(tx, asked); });
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest.front().id, walk.id);
}

}  // namespace
}  // namespace rounds

// What is kept of needs and contacts, on both databases.
#include "assistance/store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "http/message.h"
#include "people/resident_store.h"
#include "sql/testing.h"

namespace assistance {
namespace {

namespace fs = std::filesystem;

constexpr identity::TenantId tenant{77};
constexpr places::PlaceId community{44060600100}, other{44060600200};
constexpr identity::Span whole{2000, 2999}, of_community{2101, 2101};
const base::Date day0 = *base::parse_date("2026-11-22");
base::Instant at(int hour) { return base::at_minute(day0, hour * 60); }

class AssistanceStore : public sql::testing::OnEachDatabase {
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
  people::Person person(places::PlaceId place = community) {
    people::Person made;
    made.id = {base::make_uuid(at(8).ms)};
    made.tenant = tenant;
    made.event = event;
    made.place = place;
    made.particulars.name = "单桂英（示例）";
    write([&](sql::Transaction& tx) { people::store::add(tx, vault, worker, made); });
    return made;
  }
  void tag(const people::Person& who, const char* group, base::Date from) {
    people::Tag made;
    made.id = {base::make_uuid(at(8).ms)};
    made.tenant = tenant;
    made.event = event;
    made.place = who.place;
    made.person = who.id;
    made.group = group;
    made.from = from;
    made.to = from + base::Days{30};
    write([&](sql::Transaction& tx) { people::store::add_tag(tx, worker, made); });
  }
  Need need(int due_hour, places::PlaceId place = community) {
    Need made;
    made.id = {base::make_uuid(at(8).ms)};
    made.tenant = tenant;
    made.event = event;
    made.place = place;
    made.household = households::HouseholdId{base::make_uuid(5)};
    made.kind = "food";
    made.asker = Asker::neighbour;
    made.channel = Channel::phone;
    made.said = {"米快吃完了", "13800001234"};
    made.standing.role = "grid_worker";
    made.standing.due_at = at(due_hour);
    made.recorded_at = at(8);
    made.recorded_by = *worker.account;
    return made;
  }
  Need added(Need made) {
    write([&](sql::Transaction& tx) { store::add(tx, vault, worker, made); });
    return made;
  }
  base::Result<base::Done> save(Need changed, const Standing& standing, StepKind kind) {
    Step step{.id = {base::make_uuid(at(9).ms)},
              .kind = kind,
              .at = at(9),
              .by = worker.account,
              .by_name = {},
              .words = "送到门口",
              .before = changed.standing};
    changed.standing = standing;
    base::Result<base::Done> saved = base::Done{};
    write([&](sql::Transaction& tx) { saved = store::save(tx, vault, worker, changed, step); });
    return saved;
  }
  std::optional<store::Placed> find(NeedId id) {
    return db().query([&](sql::Transaction& tx) { return store::find(tx, vault, tenant, id); });
  }
  store::Asked asked(store::Filter filter = store::Filter::open) {
    store::Asked made;
    made.tenant = tenant;
    made.event = event;
    made.span = whole;
    made.me = *worker.account;
    made.filter = filter;
    made.now = at(12);
    return made;
  }
  std::vector<NeedId> list(const store::Asked& asked) {
    std::vector<NeedId> ids;
    for (const Need& one :
         db().query([&](sql::Transaction& tx) { return store::list(tx, vault, asked); })) {
      ids.push_back(one.id);
    }
    return ids;
  }
  void contact(const people::Person& who, int hour, Outcome outcome, bool withdrawn = false) {
    Contact made;
    made.id = {base::make_uuid(at(hour).ms)};
    made.tenant = tenant;
    made.event = event;
    made.place = who.place;
    made.person = who.id;
    made.at = at(hour);
    made.by = worker.account;
    made.way = Way::phone;
    made.outcome = outcome;
    made.problem = outcome == Outcome::solved ? "灯坏了" : "";
    write([&](sql::Transaction& tx) {
      store::add(tx, vault, worker, made);
      if (withdrawn) store::withdraw(tx, worker, made);
    });
  }

  const fs::path folder = fs::temp_directory_path() / sql::testing::unused_name();
  identity::Vault vault{(folder / "one.key").string()};
  const identity::EventId event{base::make_uuid(6)};
  const identity::Actor worker{identity::AccountId{base::make_uuid(7)}, at(8)};
};
ON_EACH_DATABASE(AssistanceStore);

TEST_P(AssistanceStore, KeepsEveryFieldOfANeed) {
  Need made = need(12);
  made.urgent = true;
  made.person = person().id;
  added(made);
  const auto found = find(made.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->at, 2101);
  const Need& kept = found->need;
  EXPECT_EQ(kept.person, made.person);
  EXPECT_EQ(kept.household, made.household);
  EXPECT_EQ(kept.kind, "food");
  EXPECT_EQ(kept.asker, Asker::neighbour);
  EXPECT_EQ(kept.channel, Channel::phone);
  EXPECT_EQ(kept.said.words, "米快吃完了");
  EXPECT_EQ(kept.said.phone, "13800001234");
  EXPECT_TRUE(kept.urgent);
  EXPECT_EQ(kept.standing, made.standing);
  EXPECT_EQ(kept.recorded_at, at(8));
  EXPECT_EQ(kept.recorded_by, worker.account);
  EXPECT_EQ(kept.version, 1);
}

TEST_P(AssistanceStore, NothingThatWasSaidStandsOpenInTheDatabase) {
  const Need made = added(need(12));
  const std::string sealed = db().query([&](sql::Transaction& tx) {
    return *tx.first("SELECT sealed FROM need WHERE tenant_id = ?1 AND id = ?2", {tenant, made.id},
                     [](sql::Row& row) { return row.take<sql::Blob>().bytes; });
  });
  EXPECT_EQ(sealed.find("13800001234"), std::string::npos);
  EXPECT_EQ(sealed.find("米"), std::string::npos);
  write([&](sql::Transaction& tx) { vault.destroy(tx, tenant, event, at(9)); });
  db().query([&](sql::Transaction& tx) {
    vault.forget_destroyed(tx);
    return 0;
  });
  EXPECT_THROW(find(made.id), identity::ContentDestroyed);
}

TEST_P(AssistanceStore, AStepKeepsHowItStoodAndIsRefusedWhenSomebodyWasFirst) {
  const Need made = added(need(12));
  Standing taken = made.standing;
  taken.state = NeedState::taken;
  taken.taken_by = worker.account;
  ASSERT_TRUE(save(made, taken, StepKind::taken));
  const auto late = save(made, taken, StepKind::taken);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.refusal().code, &http::refusal::changed_meanwhile);
  const Need kept = find(made.id)->need;
  EXPECT_EQ(kept.standing, taken);
  EXPECT_EQ(kept.version, 2);
  const auto steps =
      db().query([&](sql::Transaction& tx) { return store::steps(tx, vault, kept); });
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].kind, StepKind::recorded);
  EXPECT_EQ(steps[1].kind, StepKind::taken);
  EXPECT_EQ(steps[1].by, worker.account);
  EXPECT_EQ(steps[1].words, "送到门口");
  EXPECT_EQ(steps[1].before, made.standing);
}

TEST_P(AssistanceStore, ListsTheUrgentFirstThenWhatIsDueFirstPageByPage) {
  const Need later = added(need(15));
  const Need sooner = added(need(11));
  Need emergency = need(20);
  emergency.urgent = true;
  added(emergency);
  const Need theirs = added(need(9, other));
  const std::vector<NeedId> all{emergency.id, theirs.id, sooner.id, later.id};
  EXPECT_EQ(list(asked()), all);
  store::Asked first = asked();
  first.limit = 2;
  EXPECT_EQ(list(first), (std::vector<NeedId>{emergency.id, theirs.id}));
  first.after = store::After{0, at(9).ms, theirs.id};
  EXPECT_EQ(list(first), (std::vector<NeedId>{sooner.id, later.id}));
  store::Asked ours = asked();
  ours.span = of_community;
  EXPECT_EQ(list(ours), (std::vector<NeedId>{emergency.id, sooner.id, later.id}));
  EXPECT_EQ(list(asked(store::Filter::late)), (std::vector<NeedId>{theirs.id, sooner.id}));
}

TEST_P(AssistanceStore, WhoOnlyHelpsSeesTheirRolesNeedsAndTheirOwn) {
  Need of_volunteers = need(12);
  of_volunteers.standing.role = "volunteer";
  added(of_volunteers);
  const Need mine = added(need(13));
  added(need(14));
  Standing taken = mine.standing;
  taken.state = NeedState::taken;
  taken.taken_by = worker.account;
  ASSERT_TRUE(save(mine, taken, StepKind::taken));
  store::Asked helper = asked();
  helper.role = "volunteer";
  EXPECT_EQ(list(helper), (std::vector<NeedId>{of_volunteers.id, mine.id}));
  EXPECT_EQ(list(asked(store::Filter::mine)), std::vector<NeedId>{mine.id});
  const auto told = db().query([&](sql::Transaction& tx) { return store::summary(tx, helper); });
  EXPECT_EQ(told.open, 2);
  EXPECT_EQ(told.mine, 1);
  EXPECT_EQ(told.late, 0);
}

TEST_P(AssistanceStore, CountsForTheReportAsOfItsTime) {
  const Need made = added(need(11));
  added(need(15));
  const auto count = [&](store::Count what, int hour, identity::Span span = whole) {
    return db().query([&](sql::Transaction& tx) {
      return store::count(tx, what, {tenant, event, span}, at(hour));
    });
  };
  EXPECT_EQ(count(store::Count::new_today, 12), 2);
  EXPECT_EQ(count(store::Count::new_today, 7), 0) << "asked for later";
  EXPECT_EQ(count(store::Count::open, 12), 2);
  EXPECT_EQ(count(store::Count::late, 12), 1);
  Standing done = made.standing;
  done.state = NeedState::done;
  done.ended_at = at(13);
  ASSERT_TRUE(save(made, done, StepKind::done));
  EXPECT_EQ(count(store::Count::open, 12), 2) << "it was still open then";
  EXPECT_EQ(count(store::Count::open, 13), 1);
  EXPECT_EQ(count(store::Count::done_today, 13), 1);
  EXPECT_EQ(count(store::Count::done_today, 12), 0);
  EXPECT_EQ(count(store::Count::late, 14), 0);
  EXPECT_EQ(count(store::Count::open, 14, {2102, 2102}), 0);
}

TEST_P(AssistanceStore, KnowsWhenEachWasReachedAndHowOftenInVainSince) {
  const people::Person elder = person();
  const people::Person moved = person(other);
  tag(elder, "elder_alone", day0);
  tag(elder, "chronic", day0 + base::Days{-3});
  tag(moved, "elder_alone", day0);
  contact(elder, 8, Outcome::not_reached);
  contact(elder, 9, Outcome::solved);
  contact(elder, 10, Outcome::not_reached);
  contact(elder, 11, Outcome::not_reached);
  contact(elder, 12, Outcome::well, true);
  const auto all = db().query([&](sql::Transaction& tx) {
    return store::watched(tx, {tenant, event, community}, day0);
  });
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].person, elder.id);
  EXPECT_EQ(all[0].tags.size(), 2U);
  EXPECT_EQ(all[0].reached_at, at(9));
  EXPECT_EQ(all[0].tried_at, at(11));
  EXPECT_EQ(all[0].attempts, 2);
  const auto one = db().query([&](sql::Transaction& tx) {
    return store::watched(tx, {tenant, event, community}, elder.id, day0);
  });
  EXPECT_EQ(one.reached_at, at(9));
  EXPECT_EQ(one.attempts, 2);
  EXPECT_EQ(one.tags.size(), 2U);
  const auto never = db().query([&](sql::Transaction& tx) {
    return store::watched(tx, {tenant, event, other}, moved.id, day0);
  });
  EXPECT_EQ(never.reached_at, std::nullopt);
  EXPECT_EQ(never.attempts, 0);
}

TEST_P(AssistanceStore, KeepsEveryFieldOfAContactAlsoOfOneWithdrawn) {
  const people::Person elder = person();
  contact(elder, 9, Outcome::solved);
  contact(elder, 10, Outcome::well, true);
  const auto all = db().query(
      [&](sql::Transaction& tx) { return store::contacts_of(tx, vault, tenant, elder.id, 10); });
  ASSERT_EQ(all.size(), 2U);
  EXPECT_TRUE(all[0].withdrawn_at);
  EXPECT_EQ(all[1].problem, "灯坏了");
  EXPECT_EQ(all[1].way, Way::phone);
  EXPECT_EQ(all[1].outcome, Outcome::solved);
  EXPECT_EQ(all[1].by, worker.account);
  EXPECT_EQ(all[1].at, at(9));
}

TEST_P(AssistanceStore, WhatIsNotOverGoesWithThePerson) {
  people::Person who = person();
  Need waits = need(10);
  waits.person = who.id;
  Need over = need(10);
  over.person = who.id;
  contact(who, 9, Outcome::well);
  write([&](sql::Transaction& tx) {
    store::move_contacts(tx, {tenant, event, other}, who.id);
    store::add(tx, vault, worker, waits);
    store::add(tx, vault, worker, over);
    Step closed;
    closed.id = {base::make_uuid(at(9).ms)};
    closed.kind = StepKind::solved;
    closed.at = at(9);
    closed.before = over.standing;
    over.standing.state = NeedState::closed;
    over.standing.ended_at = at(9);
    store::save(tx, vault, worker, over, closed);
    Step handed = closed;
    handed.id = {base::make_uuid(at(9).ms)};
    handed.kind = StepKind::handed_over;
    for (Need one : store::unfinished_of(tx, vault, tenant, who.id)) {
      one.place = other;
      store::move(tx, vault, worker, one, handed);
    }
  });
  db().query([&](sql::Transaction& tx) {
    const auto moved = store::find(tx, vault, tenant, waits.id);
    EXPECT_EQ(moved->need.place, other);
    EXPECT_EQ(moved->at, 2102);
    EXPECT_FALSE(moved->need.household);
    EXPECT_EQ(store::steps(tx, vault, moved->need).size(), 2u);
    EXPECT_EQ(store::find(tx, vault, tenant, over.id)->need.place, community);
    EXPECT_EQ(store::contacts_of(tx, vault, tenant, who.id, 5).front().place, other);
    return 0;
  });
}

}  // namespace
}  // namespace assistance

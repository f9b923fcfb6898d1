// What screening keeps, on both databases. Everybody here is made up (示例).
#include "screening/store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/record.h"
#include "events/store.h"
#include "http/message.h"
#include "people/store.h"
#include "sql/testing.h"

namespace screening {
namespace {

constexpr identity::TenantId tenant{77};
constexpr places::PlaceId county{44060600}, first{44060600100}, second{44060600200};
constexpr identity::Span whole{2000, 2999}, of_first{2101, 2101}, of_second{2102, 2102};

struct PlaceFixture {
  places::PlaceId id;
  int level;
  identity::Span span;
};

class Key {
 public:
  Key()
      : path_(std::filesystem::temp_directory_path() /
              ("screening_" + sql::testing::unused_name())) {}
  ~Key() { std::filesystem::remove(path_); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

class ArrivalStore : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    event.tenant = tenant;
    event.id = {base::make_uuid(1)};
    event.place = county;
    event.illness = "chikungunya";
    event.name = "示例事件";
    event.pack = "cn-chikungunya-2025";
    event.opened_on = base::date_of(now);
    write([&](sql::Transaction& tx) {
      for (const PlaceFixture& place :
           {PlaceFixture{county, 3, whole}, {first, 5, of_first}, {second, 5, of_second}}) {
        tx.execute(
            "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, "
            "span_last, urban_rural, urban_rural_source) VALUES (?1, ?2, ?3, '示例社区', '', 44, "
            "?4, "
            "?5, 'unknown', 'proposed')",
            {place.id, std::to_string(place.id.value), place.level, place.span.first,
             place.span.last});
      }
      events::store::add(tx, actor, event);
    });
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

  people::Person person(const char* name, places::PlaceId place) const {
    people::Person person;
    person.id = {base::make_uuid(now.ms)};
    person.tenant = tenant;
    person.event = event.id;
    person.place = place;
    person.particulars.name = name;
    person.particulars.building = "3栋";
    return person;
  }

  // Every field holds something, so that a lost one is seen.
  Arrival arrival(const people::Person& who, base::Instant recorded_at) const {
    Arrival arrival;
    arrival.id = {base::make_uuid(recorded_at.ms)};
    arrival.tenant = tenant;
    arrival.event = event.id;
    arrival.place = who.place;
    arrival.person = who.id;
    arrival.declared_by = DeclaredBy::family;
    arrival.via = Via::paper;
    arrival.declared_on = base::Date{20'100};
    arrival.notice = "notice-1";
    arrival.declaration = {
        .arrived_on = base::date_of(now),
        .journeys = {{first, "示例地", false, base::Date{20000}, base::Date{20007}},
                     {{}, "示例国", true, {}, {}}},
        .transports = {{"train", "G2371", base::Date{20007}, "05车"}},
        .stops = std::vector<Stop>{{"长沙南站", base::Date{20007}}},
        .shared_with_case = Shared::unknown,
        .well = false,
        .temperature = base::Celsius{379},
        .symptoms = {"fever", "rash"},
        .precautions = std::vector<std::string>{},
        .proofs = {{"green_code", "看过"}},
        .onset_on = base::Date{20006},
        .diagnosis = Diagnosis{"chikungunya", base::Date{20006}, ToldBy::self}};
    arrival.category = "returnee_affected";
    arrival.proposal = "p_returnee";
    arrival.clear_count = 9;
    arrival.incomplete = true;
    arrival.pack = "cn-chikungunya-2025";
    arrival.pack_version = "0123456789abcdef";
    arrival.recorded_at = recorded_at;
    arrival.recorded_by = worker;
    return arrival;
  }

  Arrival put(const char* name, places::PlaceId place, base::Instant recorded_at) {
    const people::Person who = person(name, place);
    const Arrival made = arrival(who, recorded_at);
    write([&](sql::Transaction& tx) {
      people::store::add(tx, vault, actor, who);
      store::add(tx, vault, actor, made);
    });
    return made;
  }

  std::optional<Arrival> kept(ArrivalId id) {
    return read([&](sql::Transaction& tx) { return store::find(tx, vault, tenant, id); });
  }

  static identity::Scope scope(identity::Span span) { return {{{county, span, tenant}}}; }

  const base::Instant now = *base::parse_instant("2026-11-22T02:00:00Z");
  const identity::AccountId worker{base::make_uuid(2)};
  const identity::Actor actor{worker, now};
  events::Event event;
  Key key;
  identity::Vault vault{key.path()};
};

Decision decision_of(identity::AccountId by, base::Instant at) {
  return {.choice = "self_monitoring",
          .reason = "示例理由",
          .agreement = Agreement{GivenBy::guardian, "同意"},
          .order_reference = "示例〔2026〕1号",
          .decided_at = at,
          .decided_by = by,
          .episode = base::make_uuid(9)};
}

void expect_equal(const Arrival& a, const Arrival& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.tenant, b.tenant);
  EXPECT_EQ(a.event, b.event);
  EXPECT_EQ(a.place, b.place);
  EXPECT_EQ(a.person, b.person);
  EXPECT_EQ(a.lawful_basis, b.lawful_basis);
  EXPECT_EQ(a.declared_by, b.declared_by);
  EXPECT_EQ(a.via, b.via);
  EXPECT_EQ(a.declared_on, b.declared_on);
  EXPECT_EQ(a.notice, b.notice);
  EXPECT_TRUE(a.declaration == b.declaration);
  EXPECT_EQ(a.category, b.category);
  EXPECT_EQ(a.proposal, b.proposal);
  EXPECT_EQ(a.clear_count, b.clear_count);
  EXPECT_EQ(a.incomplete, b.incomplete);
  EXPECT_EQ(a.pack, b.pack);
  EXPECT_EQ(a.pack_version, b.pack_version);
  EXPECT_TRUE(a.decision == b.decision);
  EXPECT_EQ(a.recorded_at, b.recorded_at);
  EXPECT_EQ(a.recorded_by, b.recorded_by);
  EXPECT_EQ(a.version, b.version);
}

TEST_P(ArrivalStore, KeepsEveryField) {
  Arrival made = put("张示例", first, now);
  expect_equal(*kept(made.id), made);
  made.decision = decision_of(worker, {now.ms + 5});
  write([&](sql::Transaction& tx) { EXPECT_TRUE(store::save_decision(tx, vault, actor, made)); });
  made.version = 2;
  expect_equal(*kept(made.id), made);
}

TEST_P(ArrivalStore, SealsWhatWasSaid) {
  const Arrival made = put("张示例", first, now);
  const std::string sealed = *read([&](sql::Transaction& tx) {
    return tx.first("SELECT sealed FROM arrival", {},
                    [](sql::Row& row) { return row.take<sql::Blob>().bytes; });
  });
  for (const char* said : {"示例地", "长沙南站", "G2371", "fever", "379"}) {
    EXPECT_EQ(sealed.find(said), std::string::npos) << said;
  }
}

TEST_P(ArrivalStore, OutOfScopeReadsAsAbsent) {
  const Arrival made = put("张示例", first, now);
  const auto in = [&](const identity::Scope& scope) {
    return read([&](sql::Transaction& tx) { return store::find(tx, vault, scope, made.id); })
        .has_value();
  };
  EXPECT_TRUE(in(scope(whole)));
  EXPECT_TRUE(in(scope(of_first)));
  EXPECT_FALSE(in(scope(of_second)));
  EXPECT_FALSE(in({{{county, whole, identity::TenantId{78}}}}));
  EXPECT_FALSE(in({}));
}

TEST_P(ArrivalStore, KeepsWhatSomebodyElseHasChanged) {
  Arrival mine = put("张示例", first, now);
  Arrival theirs = mine;
  theirs.declaration.symptoms = {};
  mine.clear_count = 10;
  write([&](sql::Transaction& tx) { EXPECT_TRUE(store::save(tx, vault, actor, theirs)); });
  write([&](sql::Transaction& tx) {
    const auto saved = store::save(tx, vault, actor, mine);
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.refusal().code, &http::refusal::changed_meanwhile);
    mine.decision = decision_of(worker, now);
    EXPECT_FALSE(store::save_decision(tx, vault, actor, mine));
  });
  EXPECT_EQ(kept(mine.id)->clear_count, 9);
  EXPECT_TRUE(kept(mine.id)->declaration.symptoms.empty());
  EXPECT_EQ(kept(mine.id)->version, 2);
}

TEST_P(ArrivalStore, DecidesOnce) {
  Arrival made = put("张示例", first, now);
  made.decision = decision_of(worker, now);
  write([&](sql::Transaction& tx) { EXPECT_TRUE(store::save_decision(tx, vault, actor, made)); });
  made.version = 2;
  made.decision->choice = "advice_only";
  write([&](sql::Transaction& tx) { EXPECT_FALSE(store::save_decision(tx, vault, actor, made)); });
  EXPECT_EQ(kept(made.id)->decision->choice, "self_monitoring");
}

TEST_P(ArrivalStore, AuditsEveryWrite) {
  Arrival made = put("张示例", first, now);
  write([&](sql::Transaction& tx) { ASSERT_TRUE(store::save(tx, vault, actor, made)); });
  made.version = 2;
  made.decision = decision_of(worker, now);
  write([&](sql::Transaction& tx) { ASSERT_TRUE(store::save_decision(tx, vault, actor, made)); });
  const auto entries = read(
      [&](sql::Transaction& tx) { return identity::audit::entries_of(tx, tenant, made.id.value); });
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].action, "arrival.recorded");
  EXPECT_EQ(entries[1].action, "arrival.changed");
  EXPECT_EQ(entries[2].action, "arrival.decided");
  for (const auto& entry : entries) {
    EXPECT_EQ(entry.detail.find("示例"), std::string::npos) << entry.detail;
  }
}

TEST_P(ArrivalStore, ListsPageByPageNewestFirst) {  // [SCR-15]
  put("一示例", first, now);
  put("二示例", second, {now.ms + 10});
  Arrival third = put("三示例", first, {now.ms + 10});
  third.decision = decision_of(worker, now);
  third.incomplete = false;
  write([&](sql::Transaction& tx) {
    ASSERT_TRUE(store::save(tx, vault, actor, third));
    third.version = 2;
    ASSERT_TRUE(store::save_decision(tx, vault, actor, third));
  });
  const auto names = [&](identity::Span span, store::Show show, std::int64_t limit) {
    return read([&](sql::Transaction& tx) {
      const store::Filter filter{tenant, event.id, span, show};
      store::Page page{{}, {}, limit};
      std::vector<std::string> found;
      for (;;) {
        const auto rows = store::list(tx, vault, filter, page);
        for (const store::Row& row : rows) found.push_back(row.person.name);
        if (static_cast<std::int64_t>(rows.size()) < limit) return found;
        page.before = rows.back().recorded_at;
        page.before_id = rows.back().id;
      }
    });
  };
  using Names = std::vector<std::string>;
  for (const std::int64_t limit : {1, 2, 3, 50}) {
    Names all = names(whole, store::Show::all, limit);
    ASSERT_EQ(all.size(), 3U) << limit;
    EXPECT_EQ(all[2], "一示例") << limit;
  }
  EXPECT_EQ(names(of_first, store::Show::all, 50), (Names{"三示例", "一示例"}));
  EXPECT_EQ(names(of_first, store::Show::incomplete, 50), Names{"一示例"});
  EXPECT_EQ(names(of_first, store::Show::undecided, 50), Names{"一示例"});
  const store::Summary summary = read([&](sql::Transaction& tx) {
    return store::summary(tx, {tenant, event.id, whole, store::Show::undecided});
  });
  EXPECT_EQ(summary.total, 3);
  EXPECT_EQ(summary.incomplete, 2);
  EXPECT_EQ(summary.undecided, 2);
  ASSERT_EQ(summary.by_category.size(), 1U);
  EXPECT_EQ(summary.by_category[0], (std::pair<std::string, std::int64_t>{"returnee_affected", 3}));
}

TEST_P(ArrivalStore, CountsOnePlaceAsOfADay) {  // [SCR-05] [REP-01]
  const base::Date today = base::date_of(now);
  put("一示例", first, base::start_of(today));
  put("二示例", first, {base::start_of(today).ms - 1});
  put("三示例", second, now);
  Arrival decided = put("四示例", first, now);
  decided.decision = decision_of(worker, base::start_of(today + base::Days{1}));
  write(
      [&](sql::Transaction& tx) { ASSERT_TRUE(store::save_decision(tx, vault, actor, decided)); });
  const tasks::Within where{tenant, event.id, of_first};
  const base::Date yesterday = today - base::Days{1}, tomorrow = today + base::Days{1};
  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::arrivals_today(tx, where, today), 2);
    EXPECT_EQ(store::arrivals_today(tx, where, yesterday), 1);
    EXPECT_EQ(store::arrivals_today(tx, where, tomorrow), 0);
    EXPECT_EQ(store::arrivals_total(tx, where, today), 3);
    EXPECT_EQ(store::arrivals_total(tx, where, yesterday), 1);
    EXPECT_EQ(store::incomplete_open(tx, where, today), 3);
    EXPECT_EQ(store::undecided_open(tx, where, today), 3);
    EXPECT_EQ(store::undecided_open(tx, where, tomorrow), 2);
    EXPECT_EQ(store::by_category(tx, where, today, "returnee_affected"), 3);
    EXPECT_EQ(store::by_category(tx, where, today, "from_abroad"), 0);
    return 0;
  });
}

ON_EACH_DATABASE(ArrivalStore);

}  // namespace
}  // namespace screening

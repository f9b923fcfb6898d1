// What papers keep, on both databases. Everybody here is made up (示例).
#include "papers/store.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/record.h"
#include "papers/token.h"
#include "sql/testing.h"

namespace papers {
namespace {

constexpr identity::TenantId tenant{77}, other_tenant{78};
constexpr places::PlaceId county{44060600}, first{44060600100}, second{44060600200};
constexpr identity::Span whole{2000, 2999}, of_first{2101, 2101}, of_second{2102, 2102};
const base::Instant nine = base::at_minute(*base::parse_date("2026-03-01"), 9 * 60);

struct Tree {
  places::PlaceId id;
  int level;
  identity::Span span;
};

class PaperStore : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder);
    write([&](sql::Transaction& tx) {
      for (const Tree& place :
           {Tree{county, 3, whole}, {first, 5, of_first}, {second, 5, of_second}}) {
        tx.execute(
            "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, "
            "span_last, urban_rural, urban_rural_source) VALUES (?1, ?2, ?3, '示例社区', '', 44, "
            "?4, ?5, 'unknown', 'proposed')",
            {place.id, std::to_string(place.id.value), place.level, place.span.first,
             place.span.last});
      }
    });
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

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

  // Every field holds something, so that a lost one is seen.
  Paper paper(places::PlaceId place) {
    Paper made;
    made.id = {base::make_uuid(nine.ms)};
    made.tenant = tenant;
    made.event = event;
    made.place = place;
    made.person = person;
    made.episode = base::make_uuid(8);
    made.lawful_basis = people::LawfulBasis::emergency_response;
    made.kind = "release_notice";
    made.use = packs::PaperUse::release_notice;
    made.title = "解除通知书（示例）";
    made.number = {
        .place = county, .year = 2026, .rehearsal = true, .serial = 0, .text = "示例1号"};
    made.mark = "演练 不具效力";
    made.pack_hash = "0123456789abcdef";
    made.body = "示例县疾控中心";
    made.issued_at = nine;
    made.issued_role = "county_cdc";
    made.serve_role = "community_worker";
    made.serve_by = base::Instant{nine.ms + 3'600'000};
    return made;
  }
  Paper put(places::PlaceId place) {
    Paper made = paper(place);
    write([&](sql::Transaction& tx) {
      made.number.serial = store::next_serial(tx, tenant, made.kind, made.number);
      store::add(tx, actor, made, {vault, content, token_of(vault, tenant, made.id)});
    });
    return made;
  }
  std::optional<Paper> find(const identity::Scope& scope, PaperId id) {
    return read([&](sql::Transaction& tx) { return store::find(tx, vault, scope, id); });
  }
  void save(const Paper& changed) {
    write([&](sql::Transaction& tx) { ASSERT_TRUE(store::save(tx, vault, actor, changed)); });
  }

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bulwark_papers_" + sql::testing::unused_name());
  identity::Vault vault{(folder / "one.key").string()};
  const identity::EventId event{base::make_uuid(5)};
  const people::PersonId person{base::make_uuid(7)};
  const identity::Actor actor{identity::AccountId{base::make_uuid(6)}, nine};
  const identity::Scope in_first{{{first, of_first, tenant}}};
  const printing::Paper content{.title = "通知书", .number = "示例1号", .made_at = nine};
};
ON_EACH_DATABASE(PaperStore);

TEST_P(PaperStore, KeepsEveryFieldOfAPaper) {
  const Paper made = put(first);
  const auto kept = find(in_first, made.id);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->event, made.event);
  EXPECT_EQ(kept->place, made.place);
  EXPECT_EQ(kept->person, made.person);
  EXPECT_EQ(kept->episode, made.episode);
  EXPECT_EQ(kept->lawful_basis, made.lawful_basis);
  EXPECT_EQ(kept->kind, made.kind);
  EXPECT_EQ(kept->use, made.use);
  EXPECT_EQ(kept->title, made.title);
  EXPECT_EQ(kept->number.place, made.number.place);
  EXPECT_EQ(kept->number.year, 2026);
  EXPECT_TRUE(kept->number.rehearsal);
  EXPECT_EQ(kept->number.serial, 1);
  EXPECT_EQ(kept->number.text, made.number.text);
  EXPECT_EQ(kept->mark, made.mark);
  EXPECT_EQ(kept->pack_hash, made.pack_hash);
  EXPECT_EQ(kept->body, made.body);
  EXPECT_EQ(kept->issued_at, made.issued_at);
  EXPECT_EQ(kept->issued_role, made.issued_role);
  EXPECT_EQ(kept->serve_role, made.serve_role);
  EXPECT_EQ(kept->serve_by, made.serve_by);
  EXPECT_EQ(kept->state, State::issued);
  EXPECT_EQ(kept->version, 1);
}

TEST_P(PaperStore, KeepsHowItWasServedAndWhyItWasWithdrawn) {
  Paper made = put(first);
  made.state = State::served;
  made.serving = Serving{.at = {nine.ms + 5},
                         .how = How::left_with_family,
                         .receipt = Receipt::refused,
                         .receiver = "张妻（示例）",
                         .witness = "李见（示例）"};
  save(made);
  Paper kept = *find(in_first, made.id);
  ASSERT_TRUE(kept.serving);
  EXPECT_EQ(kept.serving->at, base::Instant{nine.ms + 5});
  EXPECT_EQ(kept.serving->how, How::left_with_family);
  EXPECT_EQ(kept.serving->receipt, Receipt::refused);
  EXPECT_EQ(kept.serving->receiver, "张妻（示例）");
  EXPECT_EQ(kept.serving->witness, "李见（示例）");
  EXPECT_EQ(kept.version, 2);
  kept.state = State::withdrawn;
  kept.withdrawn_at = nine;
  kept.withdrawn_reason = "写错（示例）";
  save(kept);
  const Paper withdrawn = *find(in_first, made.id);
  EXPECT_EQ(withdrawn.state, State::withdrawn);
  EXPECT_EQ(withdrawn.withdrawn_at, nine);
  EXPECT_EQ(withdrawn.withdrawn_reason, "写错（示例）");
  EXPECT_TRUE(withdrawn.serving);
}

TEST_P(PaperStore, AChangeOfAnOlderVersionIsRefused) {
  Paper made = put(first);
  made.state = State::withdrawn;
  made.withdrawn_at = nine;
  save(made);
  write([&](sql::Transaction& tx) { EXPECT_FALSE(store::save(tx, vault, actor, made)); });
}

TEST_P(PaperStore, NumbersOneSeriesWithoutGaps) {
  EXPECT_EQ(put(first).number.serial, 1);
  EXPECT_EQ(put(second).number.serial, 2);  // Of the same issuer.
  write([&](sql::Transaction& tx) {
    Number other = paper(first).number;
    other.rehearsal = false;
    EXPECT_EQ(store::next_serial(tx, tenant, "release_notice", other), 1);
    other = paper(first).number;
    other.year = 2027;
    EXPECT_EQ(store::next_serial(tx, tenant, "release_notice", other), 1);
    other = paper(first).number;
    other.place = first;
    EXPECT_EQ(store::next_serial(tx, tenant, "release_notice", other), 1);
    EXPECT_EQ(store::next_serial(tx, tenant, "residence_proof", paper(first).number), 1);
    EXPECT_EQ(store::next_serial(tx, other_tenant, "release_notice", paper(first).number), 1);
    EXPECT_EQ(store::next_serial(tx, tenant, "release_notice", paper(first).number), 3);
  });
}

TEST_P(PaperStore, OneNumberIsGivenOnce) {
  put(first);
  Paper twin = paper(first);
  twin.number.serial = 1;
  const auto add_twin = [&] {
    write([&](sql::Transaction& tx) {
      store::add(tx, actor, twin, {vault, content, token_of(vault, tenant, twin.id)});
    });
  };
  EXPECT_THROW(add_twin(), sql::AlreadyThere);
}

TEST_P(PaperStore, OutOfScopeReadsAsAbsent) {
  const Paper made = put(first);
  EXPECT_TRUE(find(in_first, made.id));
  EXPECT_FALSE(find({{{second, of_second, tenant}}}, made.id));
  EXPECT_FALSE(find({{{first, of_first, other_tenant}}}, made.id));
}

TEST_P(PaperStore, WhatStandsOnItIsSealedAndComesBackAsItWas) {
  const Paper made = put(first);
  const auto kept = read([&](sql::Transaction& tx) { return store::content(tx, vault, made); });
  EXPECT_EQ(base::json::record_to_text(kept), base::json::record_to_text(content));
  const auto raw = read([&](sql::Transaction& tx) {
    return tx.first("SELECT content FROM paper WHERE tenant_id = ?1 AND id = ?2", {tenant, made.id},
                    [](sql::Row& row) { return row.take<sql::Blob>().bytes; });
  });
  EXPECT_EQ(raw->find("通知书"), std::string::npos);
}

TEST_P(PaperStore, ContentThatWasChangedIsNotPrinted) {
  const Paper made = put(first);
  write([&](sql::Transaction& tx) {
    tx.execute("UPDATE paper SET content_hash = ?3 WHERE tenant_id = ?1 AND id = ?2",
               {tenant, made.id, sql::Blob{"another"}});
  });
  const auto content_of = [&] {
    read([&](sql::Transaction& tx) { return store::content(tx, vault, made); });
  };
  EXPECT_THROW(content_of(), std::runtime_error);
}

TEST_P(PaperStore, IsFoundByItsTokenWhichItDoesNotKeep) {
  const Paper made = put(first);
  const std::string token = token_of(vault, tenant, made.id);
  const auto by = [&](identity::TenantId in, const std::string& said) {
    return read([&](sql::Transaction& tx) { return store::find_by_token(tx, in, said); });
  };
  const auto found = by(tenant, token);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->title, made.title);
  EXPECT_EQ(found->number, made.number.text);
  EXPECT_EQ(found->body, made.body);
  EXPECT_EQ(found->mark, made.mark);
  EXPECT_EQ(found->person, made.person);
  EXPECT_FALSE(by(other_tenant, token));
  EXPECT_FALSE(by(tenant, token + "0"));
  const auto hash = read([&](sql::Transaction& tx) {
    return tx.first("SELECT token_hash FROM paper WHERE tenant_id = ?1 AND id = ?2",
                    {tenant, made.id}, [](sql::Row& row) { return row.take<sql::Blob>().bytes; });
  });
  EXPECT_EQ(hash->size(), 32u);
}

TEST_P(PaperStore, ListsPageByPageAndCounts) {
  std::vector<Paper> made{put(first), put(second), put(first)};
  made[0].state = State::served;
  made[0].serving = Serving{.at = nine};
  save(made[0]);
  store::Filter filter{.event = event, .span = whole, .now = nine, .before = {}, .limit = 2};
  const auto list = [&] {
    return read([&](sql::Transaction& tx) { return store::list(tx, vault, tenant, filter); });
  };
  const auto page = list();
  ASSERT_EQ(page.size(), 2u);
  filter.before = page.back().id;
  EXPECT_EQ(list().size(), 1u);
  filter.before.reset();
  filter.limit = 50;
  filter.span = of_first;
  EXPECT_EQ(list().size(), 2u);
  filter.only = store::Only::to_serve;
  EXPECT_EQ(list().size(), 1u);
  filter.only = store::Only::late;
  EXPECT_EQ(list().size(), 0u);
  filter.now = {nine.ms + 3'600'001};
  EXPECT_EQ(list().size(), 1u);
  filter.only = store::Only::served;
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::count(tx, tenant, filter); }), 1);
  filter.only = store::Only::all;
  filter.kind = "residence_proof";
  EXPECT_EQ(list().size(), 0u);
}

TEST_P(PaperStore, KeepsRefusedDemands) {
  Demand made;
  made.id = {base::make_uuid(nine.ms)};
  made.tenant = tenant;
  made.event = event;
  made.place = first;
  made.demanded_by = "示例公司";
  made.demanded = "健康证明";
  made.demanded_on = base::date_of(nine);
  made.note = "电话里要的";
  made.recorded_at = nine;
  write([&](sql::Transaction& tx) { store::add(tx, actor, made); });
  const store::DemandFilter filter{.event = event, .span = of_first, .before = {}, .limit = 50};
  const auto kept = read([&](sql::Transaction& tx) { return store::demands(tx, tenant, filter); });
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].demanded_by, made.demanded_by);
  EXPECT_EQ(kept[0].demanded, made.demanded);
  EXPECT_EQ(kept[0].demanded_on, made.demanded_on);
  EXPECT_EQ(kept[0].note, made.note);
  EXPECT_EQ(kept[0].recorded_at, made.recorded_at);
  const identity::Scope elsewhere{{{second, of_second, tenant}}};
  EXPECT_FALSE(read([&](sql::Transaction& tx) { return store::find(tx, elsewhere, made.id); }));
}

}  // namespace
}  // namespace papers

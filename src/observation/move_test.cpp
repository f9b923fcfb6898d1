// An episode that moves: within a county the same record, into another one a record of its own.
#include <gtest/gtest.h>

#include <filesystem>

#include "observation/exposure.h"
#include "observation/store.h"
#include "observation/testing.h"
#include "sql/testing.h"

namespace observation {
namespace {

using namespace testing;

TEST(HandOver, TheCountGoesOnAndTheOldRecordEnds) {
  const packs::Regime rules = regime();
  Episode episode = opened(rules);
  episode.words.agreement = "愿意";
  const Elsewhere there{
      {base::make_uuid(9)}, {78}, {base::make_uuid(8)}, {2}, {base::make_uuid(7)}};
  const Handover handed = hand_over(episode, rules, {}, there, at(3, "13:30"));
  const Episode& left = handed.left.state;
  const Episode& next = handed.goes_on.state;
  EXPECT_EQ(left.state, State::ended);
  EXPECT_EQ(left.end_reason, packs::EndReason::moved);
  EXPECT_EQ(left.ended_on, day0 + Days{3});
  EXPECT_EQ(next.state, State::open);
  EXPECT_EQ(next.id, there.id);
  EXPECT_EQ(next.tenant, there.tenant);
  EXPECT_EQ(next.event, there.event);
  EXPECT_EQ(next.place, there.place);
  EXPECT_EQ(next.person, there.person);
  EXPECT_EQ(next.base_on, episode.base_on);
  EXPECT_EQ(next.last_day, episode.last_day);
  EXPECT_EQ(next.words.agreement, "愿意");
  // What was missed before is not asked for there.
  EXPECT_TRUE(missing(next, rules, {}, at(3, "14:00"), 10).empty());
  const auto looks = [&](const tasks::Effects& effects, const char* kind) {
    return std::any_of(effects.begin(), effects.end(), [&](const tasks::Effect& effect) {
      const auto* one = std::get_if<tasks::LookAgain>(&effect);
      return one != nullptr && std::string_view(one->kind) == kind;
    });
  };
  EXPECT_TRUE(looks(handed.goes_on.effects, look::slot_over));
  EXPECT_TRUE(looks(handed.goes_on.effects, look::end_near));
  EXPECT_FALSE(looks(handed.left.effects, look::slot_over));
}

// A later exposure asks for more than the pack allows, an order extends it, one was withdrawn.
struct Extended {
  Episode episode;
  std::vector<Exposure> exposures;
};
Extended extended(const packs::Regime& rules) {
  Episode episode = opened(rules);
  episode.counted_from = episode.base_on;
  episode.case_id = base::make_uuid(21);
  episode.follows = EpisodeId{base::make_uuid(22)};
  Exposure first = first_exposure(episode, {"同住", "示例区疾控〔2026〕1号"});
  Exposure later = first;
  later.id = {base::make_uuid(23)};
  later.added_at = at(1, "10:00");
  later.last_on = episode.base_on + Days{12};
  Exposure wrong = later;
  wrong.id = {base::make_uuid(24)};
  wrong.added_at = at(2, "09:00");
  wrong.last_on = episode.base_on + Days{13};
  wrong.withdrawn = Withdrawal{at(2, "10:00"), "", "记错了人"};
  episode.extended_to = episode.base_on + Days{22};
  episode.extension_order = "示例区防指〔2026〕9号";
  episode.base_on = later.last_on;
  return {episode, {first, later, wrong}};
}

packs::Regime capped() {
  packs::Regime rules = regime();
  rules.max_days = Days{20};
  return rules;
}

TEST(HandOver, TheEndAndItsWorkingAreTheSameThere) {
  const packs::Regime rules = capped();
  auto [episode, exposures] = extended(rules);
  const Working here = work_out(episode, rules, exposures, day0 + Days{13});
  episode.last_day = here.last;
  EXPECT_EQ(here.last, day0 + Days{22});
  const Elsewhere elsewhere{
      {base::make_uuid(9)}, {78}, {base::make_uuid(8)}, {2}, {base::make_uuid(7)}};
  const Handover handed = hand_over(episode, rules, exposures, elsewhere, at(13, "13:30"));
  std::vector<Exposure> carried;
  for (const Carried& one : handed.exposures) carried.push_back(one.exposure);
  const Episode& next = handed.goes_on.state;
  const Working there = work_out(next, rules, carried, day0 + Days{13});
  EXPECT_EQ(there.last, here.last);
  EXPECT_EQ(there.at_most, here.at_most);
  EXPECT_EQ(there.exposures, here.exposures);
  ASSERT_EQ(there.lines.size(), here.lines.size());
  for (std::size_t i = 0; i < here.lines.size(); ++i) {
    EXPECT_EQ(there.lines[i].last, here.lines[i].last);
    EXPECT_EQ(there.lines[i].stands, here.lines[i].stands);
    EXPECT_EQ(there.lines[i].decides, here.lines[i].decides);
  }
  EXPECT_EQ(next.last_day, episode.last_day);
  EXPECT_EQ(next.counted_from, episode.counted_from);
  EXPECT_EQ(next.extended_to, episode.extended_to);
  // The first one bears the new episode's id; records of the other county are not pointed to.
  EXPECT_EQ(carried.front().id.value, next.id.value);
  EXPECT_NE(carried.back().id, exposures.back().id);
  EXPECT_FALSE(next.case_id);
  EXPECT_FALSE(next.follows);
  for (const Exposure& one : carried) EXPECT_FALSE(one.case_id);
}

class EpisodeMoves : public sql::testing::OnEachDatabase {
 protected:
  static constexpr places::PlaceId a{101}, b{102}, c{103};
  void SetUp() override {
    std::filesystem::create_directories(folder);
    db().write([&](sql::Transaction& tx) {
      for (const places::PlaceId place : {a, b, c}) {
        tx.execute(
            "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, "
            "span_last, urban_rural, urban_rural_source) VALUES (?1, ?2, 5, '示例社区', '', 44, "
            "?1, ?1, 'unknown', 'proposed')",
            {place, std::to_string(place.value)});
      }
      return sql::Outcome::keep;
    });
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  // How many are open there at the end of that day; of all three places, last.
  std::vector<std::int64_t> open_on(int day) {
    return db().query([&](sql::Transaction& tx) {
      std::vector<std::int64_t> counts;
      for (const identity::Span span :
           {identity::Span{101, 101}, {102, 102}, {103, 103}, {101, 103}}) {
        counts.push_back(
            store::count(tx, store::Count::open, {{77}, event, span}, day0 + Days{day}, ""));
      }
      return counts;
    });
  }
  bool move(const Episode& episode, places::PlaceId to, base::Instant now) {
    bool moved = false;
    db().write([&](sql::Transaction& tx) {
      moved = store::move(tx, {std::nullopt, now}, episode, to);
      return sql::Outcome::keep;
    });
    return moved;
  }

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bulwark_moves_" + sql::testing::unused_name());
  identity::Vault vault{(folder / "one.key").string()};
  const identity::EventId event{base::make_uuid(5)};
};
ON_EACH_DATABASE(EpisodeMoves);

TEST_P(EpisodeMoves, EveryDayCountsItWhereItWasAndOnce) {
  Episode episode = opened(regime());
  episode.tenant = {77};
  episode.event = event;
  episode.place = a;
  db().write([&](sql::Transaction& tx) {
    store::add(tx, vault, {std::nullopt, at(0, "09:00")}, episode);
    return sql::Outcome::keep;
  });
  EXPECT_TRUE(move(episode, b, at(2, "10:00")));
  EXPECT_FALSE(move(episode, c, at(2, "11:00")));  // Whoever comes second has an old version.
  episode.place = b;
  episode.version = 2;
  EXPECT_TRUE(move(episode, c, at(4, "10:00")));
  using Counts = std::vector<std::int64_t>;
  EXPECT_EQ(open_on(0), (Counts{1, 0, 0, 1}));
  EXPECT_EQ(open_on(1), (Counts{1, 0, 0, 1}));
  EXPECT_EQ(open_on(2), (Counts{0, 1, 0, 1}));
  EXPECT_EQ(open_on(3), (Counts{0, 1, 0, 1}));
  EXPECT_EQ(open_on(4), (Counts{0, 0, 1, 1}));
  EXPECT_EQ(open_on(9), (Counts{0, 0, 1, 1}));
}

TEST_P(EpisodeMoves, AnotherCountyKeepsItsExposuresAndItsExtension) {
  const packs::Regime rules = capped();
  auto [episode, exposures] = extended(rules);
  episode.tenant = {77};
  episode.event = event;
  episode.place = a;
  const identity::EventId event_there{base::make_uuid(6)};
  const Elsewhere elsewhere{{base::make_uuid(9)}, {78}, event_there, c, {base::make_uuid(7)}};
  db().write([&](sql::Transaction& tx) {
    const identity::Actor cdc{std::nullopt, at(0, "09:00")};
    Episode first = episode;
    first.base_on = exposures[0].last_on;
    store::add(tx, vault, cdc, first, exposures[0].words);
    store::add_exposure(tx, vault, cdc, episode, exposures[1]);
    store::add_exposure(tx, vault, cdc, episode, exposures[2]);
    store::save_withdrawal(tx, vault, cdc, episode, exposures[2]);
    const auto kept = store::exposures(tx, vault, episode);
    const auto handed = hand_over(episode, rules, kept, elsewhere, at(13, "10:00"));
    store::save(tx, vault, cdc, handed.left.state, 1, "episode.ended");
    store::take_up(tx, vault, cdc, handed);
    return sql::Outcome::keep;
  });
  db().query([&](sql::Transaction& tx) {
    const auto next = store::find(tx, vault, {78}, elsewhere.id);
    EXPECT_TRUE(next);
    if (!next) return 0;
    EXPECT_EQ(next->extended_to, episode.extended_to);
    EXPECT_EQ(next->extension_order, episode.extension_order);
    EXPECT_EQ(next->counted_from, episode.counted_from);
    const auto there = store::exposures(tx, vault, *next);
    EXPECT_EQ(there.size(), 3u);
    for (std::size_t i = 0; i < there.size(); ++i) {
      EXPECT_EQ(there[i].last_on, exposures[i].last_on);
      EXPECT_EQ(there[i].kind, exposures[i].kind);
      EXPECT_EQ(there[i].words.determined_by, exposures[i].words.determined_by);
    }
    EXPECT_TRUE(there.back().withdrawn && there.back().withdrawn->reason == "记错了人");
    EXPECT_EQ(work_out(*next, rules, there, day0 + Days{13}).last, day0 + Days{22});
    return 0;
  });
}

TEST_P(EpisodeMoves, WithinACountyItsExposuresAreAtTheNewPlace) {
  Episode episode = opened(regime());
  episode.tenant = {77};
  episode.event = event;
  episode.place = a;
  db().write([&](sql::Transaction& tx) {
    store::add(tx, vault, {std::nullopt, at(0, "09:00")}, episode);
    return sql::Outcome::keep;
  });
  EXPECT_TRUE(move(episode, b, at(2, "10:00")));
  db().query([&](sql::Transaction& tx) {
    EXPECT_EQ(tx.count("SELECT count(*) FROM exposure WHERE tenant_id = ?1 AND place_id = ?2",
                       {episode.tenant, b}),
              1);
    return 0;
  });
}

}  // namespace
}  // namespace observation

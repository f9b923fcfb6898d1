// What observation keeps, on both databases. Everybody here is made up (示例).
#include "observation/store.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/record.h"
#include "people/store.h"
#include "sql/testing.h"

namespace observation {
namespace {

constexpr identity::TenantId tenant{77}, other_tenant{78};
constexpr places::PlaceId county{44060600}, first{44060600100}, second{44060600200};
constexpr identity::Span whole{2000, 2999}, of_first{2101, 2101}, of_second{2102, 2102};
const base::Date day0 = *base::parse_date("2026-03-01");
const base::Instant nine = base::at_minute(day0, 9 * 60);

struct Tree {
  places::PlaceId id;
  int level;
  identity::Span span;
};

class ObservationStore : public sql::testing::OnEachDatabase {
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
  Episode episode(places::PlaceId place, int opened_day) {
    Episode made;
    made.id = {base::make_uuid(nine.ms)};
    made.tenant = tenant;
    made.event = event;
    made.place = place;
    made.person = {base::make_uuid(nine.ms)};
    made.lawful_basis = people::LawfulBasis::emergency_response;
    made.regime = "home_observation";
    made.pack_hash = "0123456789abcdef";
    made.opened_at = base::at_minute(day0 + base::Days{opened_day}, 9 * 60);
    made.base_on = day0;
    made.base_kind = packs::CountFrom::arrival;
    made.onset_on = day0 - base::Days{2};
    made.last_day = day0 + base::Days{13};
    made.slots_a_day = 2;
    made.order_reference = "示例令〔2026〕1号";
    made.words = {"guardian", "愿意", {{"food", "孙帮（示例）", "13700000001"}}, "结束说明"};
    return made;
  }
  Episode put(places::PlaceId place, int opened_day = 0) {
    const Episode made = episode(place, opened_day);
    write([&](sql::Transaction& tx) { store::add(tx, vault, actor, made); });
    return made;
  }
  Reading put_reading(const Episode& of, int day, const char* slot, int tenths) {
    Reading made;
    made.id = {base::make_uuid(nine.ms)};
    made.day = day0 + base::Days{day};
    made.slot = slot;
    made.taken_at = base::at_minute(made.day, 8 * 60);
    made.received_at = base::at_minute(made.day, 8 * 60 + 1);
    made.measured = {base::Celsius{tenths}, {"cough"}};
    made.status = Status::seen_not_ok;
    made.by = Recorder::family;
    made.abnormal = true;
    write([&](sql::Transaction& tx) { store::add_reading(tx, vault, actor, of, made); });
    return made;
  }
  std::int64_t counted(store::Count what, identity::Span span, int day, const char* regime = "") {
    return read([&](sql::Transaction& tx) {
      return store::count(tx, what, {tenant, event, span}, day0 + base::Days{day}, regime);
    });
  }

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bulwark_episodes_" + sql::testing::unused_name());
  identity::Vault vault{(folder / "one.key").string()};
  const identity::EventId event{base::make_uuid(5)};
  const identity::Actor actor{identity::AccountId{base::make_uuid(6)}, nine};
  const identity::Scope in_first{{{first, of_first, tenant}}};
};
ON_EACH_DATABASE(ObservationStore);

TEST_P(ObservationStore, KeepsEveryFieldOfAnEpisode) {
  const Episode made = put(first);
  const auto kept =
      read([&](sql::Transaction& tx) { return store::find(tx, vault, in_first, made.id); });
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->tenant, made.tenant);
  EXPECT_EQ(kept->event, made.event);
  EXPECT_EQ(kept->place, made.place);
  EXPECT_EQ(kept->person, made.person);
  EXPECT_EQ(kept->lawful_basis, made.lawful_basis);
  EXPECT_EQ(kept->regime, made.regime);
  EXPECT_EQ(kept->pack_hash, made.pack_hash);
  EXPECT_EQ(kept->opened_at, made.opened_at);
  EXPECT_EQ(kept->base_on, made.base_on);
  EXPECT_EQ(kept->base_kind, made.base_kind);
  EXPECT_EQ(kept->onset_on, made.onset_on);
  EXPECT_EQ(kept->last_day, made.last_day);
  EXPECT_EQ(kept->slots_a_day, made.slots_a_day);
  EXPECT_EQ(kept->order_reference, made.order_reference);
  EXPECT_EQ(base::json::record_to_text(kept->words), base::json::record_to_text(made.words));
  EXPECT_EQ(kept->state, State::open);
  EXPECT_EQ(kept->version, 1);
}

TEST_P(ObservationStore, KeepsTheEndAndRefusesAStaleOne) {
  Episode made = put(first);
  made.state = State::ended;
  made.ended_on = day0 + base::Days{3};
  made.end_reason = packs::EndReason::moved;
  made.notice_number = "示例通知1号";
  const auto save = [&](std::int64_t version) {
    bool kept = false;
    write([&](sql::Transaction& tx) {
      kept = store::save(tx, vault, actor, made, version, "episode.ended");
    });
    return kept;
  };
  EXPECT_TRUE(save(1));
  EXPECT_FALSE(save(1));
  const auto kept =
      read([&](sql::Transaction& tx) { return store::find(tx, vault, tenant, made.id); });
  EXPECT_EQ(kept->state, State::ended);
  EXPECT_EQ(kept->ended_on, made.ended_on);
  EXPECT_EQ(kept->end_reason, made.end_reason);
  EXPECT_EQ(kept->notice_number, made.notice_number);
  EXPECT_EQ(kept->version, 2);
}

TEST_P(ObservationStore, KeepsWhatItCountsFromAndWhatWasWithdrawn) {
  Episode made = episode(first, 0);
  made.counted_from = day0;
  made.follows = EpisodeId{base::make_uuid(8)};
  made.case_id = base::make_uuid(9);
  write([&](sql::Transaction& tx) { store::add(tx, vault, actor, made, {"车站（示例）", ""}); });
  Exposure later{.id = {base::make_uuid(nine.ms)},
                 .kind = ExposureKind::co_resident,
                 .last_on = day0 + base::Days{3},
                 .case_id = made.case_id,
                 .words = {"家里（示例）", "示例疾控3号"},
                 .added_at = {nine.ms + 1},
                 .added_by = {},
                 .withdrawn = {}};
  write([&](sql::Transaction& tx) { store::add_exposure(tx, vault, actor, made, later); });
  const auto kept = [&] {
    return read([&](sql::Transaction& tx) { return store::exposures(tx, vault, made); });
  };
  ASSERT_EQ(kept().size(), 2U);
  EXPECT_EQ(kept()[0].id.value, made.id.value);
  EXPECT_EQ(kept()[0].kind, ExposureKind::co_resident) << "it goes back to a case";
  EXPECT_EQ(kept()[0].last_on, made.base_on);
  EXPECT_EQ(kept()[0].words.where, "车站（示例）");
  EXPECT_EQ(kept()[1].id, later.id);
  EXPECT_EQ(kept()[1].kind, later.kind);
  EXPECT_EQ(kept()[1].last_on, later.last_on);
  EXPECT_EQ(kept()[1].case_id, made.case_id);
  EXPECT_EQ(kept()[1].words.determined_by, "示例疾控3号");
  EXPECT_FALSE(kept()[1].withdrawn);

  later.withdrawn = Withdrawal{{nine.ms + 2}, {}, "认错了人（示例）"};
  made.base_on = day0 + base::Days{1};
  made.base_kind = packs::CountFrom::last_exposure;
  made.extended_to = day0 + base::Days{40};
  made.extension_order = "示例令2号";
  write([&](sql::Transaction& tx) {
    store::save_withdrawal(tx, vault, actor, made, later);
    store::save(tx, vault, actor, made, 1, "episode.recounted");
  });
  ASSERT_TRUE(kept()[1].withdrawn);
  EXPECT_EQ(kept()[1].withdrawn->at, later.withdrawn->at);
  EXPECT_EQ(kept()[1].withdrawn->reason, "认错了人（示例）");
  const auto found =
      *read([&](sql::Transaction& tx) { return store::find(tx, vault, tenant, made.id); });
  EXPECT_EQ(found.counted_from, made.counted_from);
  EXPECT_EQ(found.follows, made.follows);
  EXPECT_EQ(found.case_id, made.case_id);
  EXPECT_EQ(found.base_on, made.base_on);
  EXPECT_EQ(found.base_kind, made.base_kind);
  EXPECT_EQ(found.extended_to, made.extended_to);
  EXPECT_EQ(found.extension_order, made.extension_order);
}

TEST_P(ObservationStore, OneRegimeIsOpenAtATimeAndTheNextNamesTheOneBefore) {
  Episode before = put(first);
  Episode after = episode(first, 1);
  after.person = before.person;
  after.follows = before.id;
  EXPECT_ANY_THROW(write([&](sql::Transaction& tx) { store::add(tx, vault, actor, after); }));
  before.state = State::ended;
  before.ended_on = day0;
  write([&](sql::Transaction& tx) {
    store::save(tx, vault, actor, before, 1, "episode.ended");
    store::add(tx, vault, actor, after);
  });
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::following(tx, before); }), after.id);
  EXPECT_FALSE(read([&](sql::Transaction& tx) { return store::following(tx, after); }));
}

TEST_P(ObservationStore, OutOfScopeReadsAsAbsent) {
  const Episode made = put(second);
  const auto found = [&](const identity::Scope& scope) {
    return read([&](sql::Transaction& tx) { return store::find(tx, vault, scope, made.id); })
        .has_value();
  };
  EXPECT_FALSE(found(in_first));
  EXPECT_FALSE(found({{{county, whole, other_tenant}}}));
  EXPECT_FALSE(found({}));
  EXPECT_TRUE(found({{{county, whole, tenant}}}));
}

TEST_P(ObservationStore, TheOpenEpisodeOfAPersonComesBeforeOneThatEnded) {
  Episode old = put(first), now = episode(first, 1);
  now.person = old.person;
  const auto latest = [&] {
    return read([&](sql::Transaction& tx) {
             return store::latest_of_person(tx, vault, tenant, old.person);
           })
        ->id;
  };
  EXPECT_EQ(latest(), old.id);
  old.state = State::ended;
  old.ended_on = day0 + base::Days{1};
  write([&](sql::Transaction& tx) {
    store::save(tx, vault, actor, old, 1, "episode.ended");
    store::add(tx, vault, actor, now);
  });
  EXPECT_EQ(latest(), now.id);
  now.state = State::ended;
  now.ended_on = day0 + base::Days{2};
  write([&](sql::Transaction& tx) { store::save(tx, vault, actor, now, 1, "episode.ended"); });
  EXPECT_EQ(latest(), now.id);
}

TEST_P(ObservationStore, KeepsAReadingAndWhatStoodBeforeItsCorrection) {
  const Episode of = put(first);
  Reading made = put_reading(of, 1, "morning", 379);
  const auto kept = [&] {
    return *read([&](sql::Transaction& tx) {
      return store::reading_at(tx, vault, of, made.day, "morning");
    });
  };
  EXPECT_EQ(kept().id, made.id);
  EXPECT_EQ(kept().taken_at, made.taken_at);
  EXPECT_EQ(kept().received_at, made.received_at);
  EXPECT_EQ(kept().measured.temperature, made.measured.temperature);
  EXPECT_EQ(kept().measured.symptoms, made.measured.symptoms);
  EXPECT_EQ(kept().status, made.status);
  EXPECT_EQ(kept().by, made.by);
  EXPECT_TRUE(kept().abnormal);
  EXPECT_FALSE(kept().corrected_from);

  const auto correct = [&](std::int64_t version, int tenths) {
    made.version = version;
    made.measured.temperature = base::Celsius{tenths};
    bool saved = false;
    write([&](sql::Transaction& tx) {
      saved = store::save_correction(tx, vault, actor, of, made, "看错了");
    });
    return saved;
  };
  EXPECT_FALSE(correct(3, 360)) << "of a version that never was";
  EXPECT_TRUE(correct(2, 369));
  EXPECT_FALSE(correct(2, 361)) << "somebody else was first";
  EXPECT_EQ(kept().measured.temperature, base::Celsius{369});
  EXPECT_EQ(kept().corrected_from, base::Celsius{379});
  EXPECT_EQ(kept().version, 2);
}

TEST_P(ObservationStore, AnOutcomeClosesOneCareAndNoOther) {
  const Episode of = put(first);
  CareNeed made{.id = {base::make_uuid(1)},
                .reading = put_reading(of, 1, "morning", 379).id,
                .opened_at = nine,
                .due_at = {nine.ms + 60'000},
                .outcome = {},
                .note = {},
                .closed_at = {}};
  CareNeed other = made;
  other.id = {base::make_uuid(2)};
  write([&](sql::Transaction& tx) {
    store::add_care(tx, actor, of, made);
    store::add_care(tx, actor, of, other);
    made.outcome = "recovered";
    made.note = "退烧了（示例）";
    made.closed_at = nine;
    store::save_outcome(tx, vault, actor, of, made);
  });
  const auto needs = read([&](sql::Transaction& tx) { return store::care_needs(tx, vault, of); });
  ASSERT_EQ(needs.size(), 2U);
  EXPECT_EQ(needs[0].reading, made.reading);
  EXPECT_EQ(needs[0].opened_at, made.opened_at);
  EXPECT_EQ(needs[0].due_at, made.due_at);
  EXPECT_EQ(needs[0].outcome, "recovered");
  EXPECT_EQ(needs[0].note, made.note);
  EXPECT_EQ(needs[0].closed_at, nine);
  EXPECT_FALSE(needs[1].outcome);
  EXPECT_EQ(counted(store::Count::outcomes, whole, 0), 1);
  EXPECT_EQ(counted(store::Count::abnormal_open, whole, 0), 1);
}

TEST_P(ObservationStore, CountsAPlaceAsTheSumOfThePlacesBelow) {
  using Count = store::Count;
  const Episode here = put(first), later = put(first, 2), there = put(second);
  put_reading(here, 2, "morning", 379);
  put_reading(there, 2, "morning", 381);
  put_reading(there, 2, "evening", 380);
  for (const Count what :
       {Count::opened, Count::ended, Count::open, Count::abnormal, Count::readings_received,
        Count::readings_expected, Count::readings_missing}) {
    for (int day = 0; day < 4; ++day) {
      EXPECT_EQ(counted(what, whole, day),
                counted(what, of_first, day) + counted(what, of_second, day))
          << static_cast<int>(what) << " on day " << day;
    }
  }
  EXPECT_EQ(counted(Count::opened, whole, 0), 2);
  EXPECT_EQ(counted(Count::opened, whole, 2), 1);
  EXPECT_EQ(counted(Count::open, of_first, 1), 1);
  EXPECT_EQ(counted(Count::open, of_first, 2), 2);
  EXPECT_EQ(counted(Count::open, whole, 2, "home_observation"), 3);
  EXPECT_EQ(counted(Count::open, whole, 2, "self_monitoring"), 0);
  EXPECT_EQ(counted(Count::abnormal, whole, 2), 2) << "a person counts once a day";
  EXPECT_EQ(counted(Count::readings_received, whole, 2), 3);
  EXPECT_EQ(counted(Count::readings_expected, whole, 2), 6);
  EXPECT_EQ(counted(Count::readings_missing, whole, 2), 3);
  EXPECT_EQ(counted(Count::readings_expected, whole, 13), 6) << "on the last day";
  EXPECT_EQ(counted(Count::readings_expected, whole, 14), 0) << "and not after it";
  EXPECT_EQ(counted(Count::open, whole, 14), 3) << "kept past the end";
}

}  // namespace
}  // namespace observation

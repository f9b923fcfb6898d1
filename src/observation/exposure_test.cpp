// Where the last day comes from: rows, and what must hold whatever happened. [OBS-02]
#include "observation/exposure.h"

#include <random>

#include "observation/testing.h"

namespace observation {
namespace {

using namespace testing;  // NOLINT: the regimes and people of these tests.

packs::Regime fourteen() {
  packs::Regime of = regime();
  of.first_day_number = 0;
  of.max_days = Days{28};
  of.requires_order = true;
  return of;
}

Episode since(const packs::Regime& of, int day = 0) {
  Episode episode;
  episode.id = EpisodeId{base::make_uuid(1)};
  episode.base_on = day0 + Days{day};
  episode.base_kind = packs::CountFrom::leaving;
  episode.order_reference = "示例令〔2026〕1号";
  const auto result = open({episode, at(std::max(day, 0), "09:00")}, of);
  EXPECT_TRUE(result);
  return result->state;
}

Exposure exposure(int day, ExposureKind kind = ExposureKind::last_exposure) {
  return {.id = ExposureId{base::make_uuid(3)},
          .kind = kind,
          .last_on = day0 + Days{day},
          .case_id = {},
          .words = {"一起吃饭（示例）", "示例疾控〔2026〕3号"},
          .added_at = {},
          .added_by = {},
          .withdrawn = {}};
}

Withdrawal withdrawal(int day) { return {at(day, "10:00"), "周主任", "复核后不是密接"}; }

TEST(Exposures, RowsOfWhatDecides) {
  struct Row {
    const char* what;
    std::vector<int> days;       // Of the exposures that stand.
    std::vector<int> withdrawn;  // And of those that do not.
    int last;
  };
  for (const Row& row : {
           Row{"one exposure, day 0", {0}, {}, 14},
           Row{"a later one asks for more", {0, 5}, {}, 19},
           Row{"an earlier one asks for nothing more", {5, 0}, {}, 19},
           Row{"the later one withdrawn: the first decides again", {0}, {5}, 14},
           Row{"the first withdrawn: the later one stays", {5}, {0}, 19},
           Row{"up to the pack's maximum and not a day more", {0, 14}, {}, 28},
           Row{"past the pack's maximum it is the maximum", {0, 15}, {}, 28},
       }) {
    const packs::Regime of = fourteen();
    std::vector<Exposure> all;
    for (const int day : row.days) all.push_back(exposure(day));
    for (const int day : row.withdrawn) {
      all.push_back(exposure(day));
      all.back().withdrawn = withdrawal(6);
    }
    const Working working = work_out(since(of), of, all, day0 + Days{6});
    EXPECT_EQ(working.last, day0 + Days{row.last}) << row.what;
  }
}

TEST(Exposures, TheWorkingNamesWhatEachAsksForAndWhichDecides) {
  const packs::Regime of = fourteen();
  std::vector<Exposure> all{exposure(0), exposure(15), exposure(20)};
  all[2].withdrawn = withdrawal(21);
  const Working working = work_out(since(of), of, all, day0 + Days{21});
  ASSERT_EQ(working.lines.size(), 3u);
  EXPECT_EQ(working.lines[0].last, day0 + Days{14});
  EXPECT_FALSE(working.lines[0].decides);
  EXPECT_EQ(working.lines[1].last, day0 + Days{29});
  EXPECT_TRUE(working.lines[1].decides);
  EXPECT_EQ(working.lines[2].last, day0 + Days{34});
  EXPECT_FALSE(working.lines[2].stands);
  EXPECT_FALSE(working.lines[2].decides);
  EXPECT_EQ(working.exposures, day0 + Days{29});
  EXPECT_EQ(working.at_most, day0 + Days{28});
  EXPECT_TRUE(working.is_capped());
}

TEST(Exposures, WithNothingLeftItIsOverToday) {
  const packs::Regime of = fourteen();
  const Episode episode = since(of);
  const auto first = first_exposure(episode, {});
  const auto gone = withdraw_exposure(episode, of, {first}, first.id, withdrawal(4));
  ASSERT_TRUE(gone);
  EXPECT_EQ(gone->episode.last_day, day0 + Days{4});
  EXPECT_EQ(gone->episode.state, State::open);  // A person with the role ends it.
  EXPECT_FALSE(work_out(gone->episode, of, {gone->exposure}, day0 + Days{4}).exposures);
}

TEST(Exposures, AddingCountsFromTheNewDayAndLooksAgain) {
  const packs::Regime of = fourteen();
  const Episode episode = since(of);
  const auto added =
      add_exposure(episode, of, {first_exposure(episode, {})}, exposure(5), at(6, "10:00"));
  ASSERT_TRUE(added);
  EXPECT_EQ(added->episode.base_on, day0 + Days{5});
  EXPECT_EQ(added->episode.base_kind, packs::CountFrom::last_exposure);
  EXPECT_EQ(added->episode.last_day, day0 + Days{19});
  EXPECT_EQ(added->episode.counted_from, day0);
  const auto looks_at_end = [&](const tasks::Effect& effect) {
    const auto* look = std::get_if<tasks::LookAgain>(&effect);
    return look != nullptr && look->kind == look::end_near &&
           base::date_of(look->at) == day0 + Days{18};
  };
  EXPECT_TRUE(std::any_of(added->effects.begin(), added->effects.end(), looks_at_end));
}

TEST(Exposures, OfTwoThatAskForTheSameDayTheLaterOneIsCountedFrom) {
  packs::Regime of = fourteen();
  of.days = Days{3};
  of.until = packs::Until{Days{10}, 24};
  Episode episode = since(of);
  episode.onset_on = day0;
  const auto first = first_exposure(episode, {});
  const auto added = add_exposure(episode, of, {first}, exposure(4), at(6, "10:00"));
  ASSERT_TRUE(added);
  EXPECT_EQ(added->episode.last_day, day0 + Days{10}) << "the onset asks for ten days";
  EXPECT_EQ(added->episode.base_on, day0 + Days{4});
}

TEST(Exposures, Refusals) {
  const packs::Regime of = fourteen();
  const Episode episode = since(of);
  const std::vector<Exposure> first{first_exposure(episode, {})};
  const auto add = [&](Exposure asked) {
    return code(add_exposure(episode, of, first, std::move(asked), at(6, "10:00")));
  };
  EXPECT_EQ(add(exposure(6)), "ok");
  EXPECT_EQ(add(exposure(7)), "observation.exposure_in_future");
  EXPECT_EQ(add(exposure(0)), "ok");
  EXPECT_EQ(add(exposure(0, ExposureKind::leaving)), "observation.exposure_known");
  for (const ExposureKind kind : {ExposureKind::last_exposure, ExposureKind::co_resident}) {
    Exposure undetermined = exposure(2, kind);
    undetermined.words.determined_by.clear();
    EXPECT_EQ(add(undetermined), "observation.determined_by_needed");
  }
  Exposure journey = exposure(2, ExposureKind::leaving);
  journey.words = {};
  EXPECT_EQ(add(journey), "ok");

  const auto gone = [&](ExposureId id, Withdrawal why) {
    return code(withdraw_exposure(episode, of, first, id, std::move(why)));
  };
  EXPECT_EQ(gone(first[0].id, withdrawal(4)), "ok");
  EXPECT_EQ(gone({base::make_uuid(9)}, withdrawal(4)), "observation.unknown_exposure");
  EXPECT_EQ(gone(first[0].id, {at(4, "10:00"), "周主任", ""}), "observation.reason_needed");
  std::vector<Exposure> withdrawn = first;
  withdrawn[0].withdrawn = withdrawal(4);
  EXPECT_EQ(code(withdraw_exposure(episode, of, withdrawn, first[0].id, withdrawal(5))),
            "observation.exposure_withdrawn");
  Exposure again = first[0];
  again.id = {base::make_uuid(11)};
  again.words = {"", "示例疾控〔2026〕4号"};
  EXPECT_EQ(code(add_exposure(episode, of, withdrawn, again, at(6, "10:00"))), "ok")
      << "what was withdrawn may turn out to be right after all";

  Episode over = episode;
  over.state = State::ended;
  over.ended_on = day0 + Days{3};
  EXPECT_EQ(code(add_exposure(over, of, first, exposure(2), at(6, "10:00"))), "observation.ended");
  EXPECT_EQ(code(withdraw_exposure(over, of, first, first[0].id, withdrawal(4))),
            "observation.ended");
}

// ---- Past the maximum only by an order --------------------------------------------------------

TEST(Extension, Rows) {
  struct Row {
    const char* what;
    int exposed;  // A second exposure, beside day 0.
    int to;
    const char* order;
    const char* code;
  };
  for (const Row& row : {
           Row{"to the day the exposures give", 16, 30, "示例令2号", "ok"},
           Row{"to a day between", 16, 29, "示例令2号", "ok"},
           Row{"no order", 16, 30, "", "observation.order_needed"},
           Row{"more than the exposures give", 16, 31, "示例令2号", "observation.beyond_exposures"},
           Row{"not beyond the maximum", 16, 28, "示例令2号", "observation.beyond_exposures"},
           Row{"nothing to extend", 14, 30, "示例令2号", "observation.not_over_maximum"},
       }) {
    const packs::Regime of = fourteen();
    const Episode episode = since(of);
    const std::vector<Exposure> all{first_exposure(episode, {}), exposure(row.exposed)};
    const auto extended =
        extend(episode, of, all, {day0 + Days{row.to}, row.order}, at(17, "10:00"));
    EXPECT_EQ(code(extended), row.code) << row.what;
    if (extended) {
      EXPECT_EQ(extended->state.last_day, day0 + Days{row.to}) << row.what;
    }
  }
}

TEST(Extension, AVoluntaryServiceIsNotOrdered) {
  packs::Regime of = voluntary_regime();
  of.max_days = Days{12};
  const Episode episode = opened(of);
  const std::vector<Exposure> all{first_exposure(episode, {}), exposure(5)};
  EXPECT_EQ(code(extend(episode, of, all, {day0 + Days{17}, "示例令2号"}, at(6, "10:00"))),
            "observation.voluntary_not_ordered");
}

// ---- Whatever happens -------------------------------------------------------------------------

// A random history: exposures added and withdrawn, now and then an order, day after day.
class History {
 public:
  explicit History(unsigned seed) : random_(seed), of_(fourteen()) {
    of_.days = Days{number(1, 14)};
    of_.max_days = Days{of_.days.count + number(0, 14)};
    of_.first_day_number = number(0, 1);
    episode_ = since(of_);
    all_ = {first_exposure(episode_, {})};
  }

  void live() {
    for (int step = 0; step < 40; ++step) {
      today_ += number(0, 2);
      switch (number(0, 3)) {
        case 0:
        case 1: add(); break;
        case 2: withdraw(); break;
        default: order(); break;
      }
    }
  }

 private:
  int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  Instant now() const { return at(today_, "10:00"); }

  void add() {
    const Date before = episode_.last_day;
    const bool had_ground =
        work_out(episode_, of_, all_, day0 + Days{today_}).exposures.has_value();
    const auto added = add_exposure(episode_, of_, all_, exposure(number(0, today_)), now());
    if (!added) return;
    all_.push_back(added->exposure);
    take(added->episode);
    if (had_ground) {
      EXPECT_GE(episode_.last_day, before) << "an added exposure never shortens";
    }
  }
  void withdraw() {
    const Date before = episode_.last_day;
    Exposure& one = all_[static_cast<std::size_t>(number(0, static_cast<int>(all_.size()) - 1))];
    const auto gone = withdraw_exposure(episode_, of_, all_, one.id, {now(), "周主任", "复核"});
    if (!gone) return;
    one = gone->exposure;
    take(gone->episode);
    EXPECT_LE(episode_.last_day, before) << "a withdrawn exposure never lengthens";
  }
  void order() {
    const Working working = work_out(episode_, of_, all_, day0 + Days{today_});
    const auto extended =
        extend(episode_, of_, all_, {working.at_most + Days{number(-1, 20)}, "示例令"}, now());
    if (!extended) return;
    ordered_ = true;
    take(extended->state);
  }
  void take(const Episode& next) {
    episode_ = next;
    const Working working = work_out(episode_, of_, all_, day0 + Days{today_});
    const Date most = episode_.counted_from + Days{of_.max_days.count - of_.first_day_number};
    if (!ordered_) {
      EXPECT_LE(episode_.last_day, most) << "past the maximum without an order";
    }
    EXPECT_EQ(episode_.counted_from, day0) << "the first start never moves";
    // The order in which they were written down does not matter.
    std::vector<Exposure> shuffled = all_;
    std::shuffle(shuffled.begin(), shuffled.end(), random_);
    if (working.exposures) {
      EXPECT_LE(episode_.last_day, *working.exposures);
      EXPECT_EQ(work_out(episode_, of_, shuffled, day0 + Days{today_}).last, working.last);
      EXPECT_EQ(episode_.last_day, working.last) << "the record holds what the working gives";
    }
  }

  std::mt19937 random_;
  packs::Regime of_;
  Episode episode_;
  std::vector<Exposure> all_;
  int today_ = 0;
  bool ordered_ = false;
};

TEST(Exposures, HoldOverRandomHistories) {
  for (unsigned seed = 1; seed <= 500; ++seed) {
    SCOPED_TRACE(seed);
    History(seed).live();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace observation

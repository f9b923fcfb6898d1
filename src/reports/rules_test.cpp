#include "reports/rules.h"

#include <gtest/gtest.h>

#include "reports/duties.h"

namespace reports {
namespace {

using base::Date;
using base::Instant;

constexpr Date monday{20780};
constexpr Date tuesday{20781};

// A form of two cells; 16:30 is made up, as all numbers of policy here.
packs::Form form() {
  packs::Form form;
  form.id = "daily";
  form.deadline_minute = 16 * 60 + 30;
  form.sections = {
      {{"一", "one"}, {{"arrivals", {"到达", "Arrivals"}, {"人", "people"}, "a.b", {}}}},
      {{"二", "two"}, {{"open", {"正在", "Open"}, {"人", "people"}, "c.d", {}}}}};
  return form;
}

events::Event event() {
  events::Event event;
  event.span = {100, 199};
  event.opened_on = monday;
  return event;
}

Report submitted_at(Instant at, const packs::Form& of) {
  Version version;
  version.submitted_at = at;
  version.late = is_late(at, deadline_of(of, monday));
  return {{}, {version}, {}};
}

std::string code_of(const base::Result<base::Done>& result) {
  return result ? "ok" : std::string(result.refusal().code->code);
}

// ---- One report --------------------------------------------------------------------------------

TEST(Compile, ShowsZeroAsZeroAndMissingAsNothing) {
  const packs::Form of = form();
  const auto draft = compile(of, {.shown = CellValues{{"arrivals", 0}, {"open", 3}}});
  ASSERT_EQ(draft.size(), 2u);
  EXPECT_EQ(draft[0].cells[0].value, 0);
  EXPECT_EQ(draft[0].cells[0].yesterday, std::nullopt);
  EXPECT_EQ(draft[1].cells[0].value, 3);
  const auto missing = compile(of, {.yesterday = CellValues{{"arrivals", 0}}});
  EXPECT_EQ(missing[0].cells[0].value, std::nullopt);
  EXPECT_EQ(missing[0].cells[0].yesterday, 0);
  EXPECT_EQ(missing[1].cells[0].yesterday, std::nullopt);
}

TEST(Compile, MarksWhatTheRecordsNowSayOtherwise) {
  const CellValues sent{{"arrivals", 1}, {"open", 2}};
  const auto sections = compile(
      form(),
      {.shown = sent, .submitted = sent, .records = CellValues{{"arrivals", 1}, {"open", 3}}});
  EXPECT_FALSE(sections[0].cells[0].changed);
  EXPECT_TRUE(sections[1].cells[0].changed);
  const auto draft = compile(form(), {.shown = sent, .records = sent});
  EXPECT_FALSE(draft[1].cells[0].changed) << "nothing was submitted yet";
}

TEST(ZeroReport, IsOneWhereEveryCellIsZero) {
  EXPECT_TRUE(is_zero({{"arrivals", 0}, {"open", 0}}));
  EXPECT_FALSE(is_zero({{"arrivals", 0}, {"open", 1}}));
}

TEST(Digest, ChangesWithEachOfItsParts) {
  const packs::Form of = form();
  packs::Form other = form();
  other.id = "other";
  const CellValues values{{"arrivals", 1}, {"open", 12}};
  const std::string text = digest_text(of, {7}, monday, values);
  EXPECT_EQ(text, "daily\n7\n" + base::to_string(monday) + "\narrivals=1\nopen=12\n");
  EXPECT_NE(text, digest_text(other, {7}, monday, values));
  EXPECT_NE(text, digest_text(of, {8}, monday, values));
  EXPECT_NE(text, digest_text(of, {7}, tuesday, values));
  EXPECT_NE(text, digest_text(of, {7}, monday, {{"arrivals", 11}, {"open", 2}}));
}

struct SubmissionCase {
  const char* what;
  int day, today;  // From the day the event opened.
  bool closed, already, changed;
  const char* submit;
  const char* correct;
};

TEST(Submission, MayOnlyBeOfADayOfTheOpenEventAndOfWhatWasSeen) {
  const SubmissionCase cases[] = {
      // what                       day today closed already changed  submit, correct
      {"today", 0, 0, false, false, false, "ok", "reports.not_submitted"},
      {"yesterday, later", 0, 1, false, false, false, "ok", "reports.not_submitted"},
      {"tomorrow", 1, 0, false, false, false, "reports.future_day", "reports.future_day"},
      {"day before", -1, 0, false, false, false, "reports.before_event", "reports.before_event"},
      {"event closed", 0, 0, true, false, false, "reports.event_closed", "reports.event_closed"},
      {"again", 0, 0, false, true, false, "reports.already_submitted", "ok"},
      {"changed", 0, 0, false, false, true, "reports.changed_since_seen", "reports.not_submitted"},
      {"both", 0, 0, false, true, true, "reports.already_submitted", "reports.changed_since_seen"},
  };
  for (const SubmissionCase& c : cases) {
    events::Event of = event();
    if (c.closed) of.closed_on = monday;
    const CellValues records{{"arrivals", 1}};
    const Submission submission{
        .event = of,
        .day = of.opened_on + base::Days{c.day},
        .today = of.opened_on + base::Days{c.today},
        .submitted = c.already ? std::optional(CellValues{{"arrivals", 0}}) : std::nullopt,
        .records = records,
        .digest_seen = c.changed ? "old" : "now",
        .digest_now = "now"};
    EXPECT_EQ(code_of(may_submit(submission)), c.submit) << c.what;
    EXPECT_EQ(code_of(may_correct(submission, "补录")), c.correct) << c.what;
  }
}

TEST(Correction, NeedsAReasonAndADifference) {
  const events::Event of = event();
  const CellValues records{{"arrivals", 1}};
  Submission submission{.event = of,
                        .day = monday,
                        .today = monday,
                        .submitted = CellValues{{"arrivals", 0}},
                        .records = records,
                        .digest_seen = "d",
                        .digest_now = "d"};
  EXPECT_EQ(code_of(may_correct(submission, "漏了一户")), "ok");
  EXPECT_EQ(code_of(may_correct(submission, "")), "reports.reason_needed");
  EXPECT_EQ(code_of(may_correct(submission, " 　")), "reports.reason_needed");
  submission.submitted = records;
  EXPECT_EQ(code_of(may_correct(submission, "漏了一户")), "reports.nothing_changed");
}

// ---- Time --------------------------------------------------------------------------------------

TEST(Deadline, IsAMinuteOfTheDayInChina) {
  EXPECT_EQ(base::to_string(deadline_of(form(), *base::parse_date("2026-11-22"))),
            "2026-11-22T08:30:00.000Z");
}

struct StandingCase {
  const char* what;
  std::int64_t submitted_ms, now_ms;  // After the deadline; -1 << 40: never.
  Standing want;
};

TEST(Standing, WalksBothSidesOfTheDeadlineAndOfMidnight) {
  constexpr std::int64_t never = -(1LL << 40);
  constexpr std::int64_t midnight = (7 * 60 + 30) * 60'000;  // From 16:30.
  const StandingCase cases[] = {
      {"a moment before the deadline", never, -1, Standing::not_yet_due},
      {"at the deadline", never, 0, Standing::not_yet_due},
      {"a moment after it", never, 1, Standing::overdue},
      {"a moment before midnight", never, midnight - 1, Standing::overdue},
      {"midnight", never, midnight, Standing::missed},
      {"days later", never, 5 * midnight, Standing::missed},
      {"sent before the deadline", -1, 5 * midnight, Standing::on_time},
      {"sent at the deadline", 0, 1, Standing::on_time},
      {"sent a moment after it", 1, 2, Standing::late},
      {"sent the next day", midnight + 1, midnight + 2, Standing::late},
  };
  const packs::Form of = form();
  const std::int64_t deadline = deadline_of(of, monday).ms;
  for (const StandingCase& c : cases) {
    std::optional<Report> report;
    if (c.submitted_ms != never) report = submitted_at({deadline + c.submitted_ms}, of);
    EXPECT_EQ(standing(report, of, monday, {deadline + c.now_ms}), c.want) << c.what;
  }
}

TEST(Standing, IsDecidedByTheFirstVersionAlone) {
  const packs::Form of = form();
  Report report = submitted_at(deadline_of(of, monday), of);
  Version correction = report.latest();
  correction.number = 2;
  correction.late = true;
  report.versions.push_back(correction);
  EXPECT_EQ(standing(report, of, monday, base::start_of(tuesday)), Standing::on_time);
}

// ---- Roll-up -----------------------------------------------------------------------------------

TEST(Expected, CountsACommunityFromItsFirstDayUntilTheDayItEnds) {
  const std::vector<Expectation> owed{{monday, std::nullopt, 5},
                                      {tuesday, {{tuesday.days + 2}}, 2}};
  EXPECT_EQ(expected_on(owed, monday - base::Days{1}), 0);
  EXPECT_EQ(expected_on(owed, monday), 5);
  EXPECT_EQ(expected_on(owed, tuesday), 7);
  EXPECT_EQ(expected_on(owed, tuesday + base::Days{1}), 7);
  EXPECT_EQ(expected_on(owed, tuesday + base::Days{2}), 5);
}

TEST(Tally, NeverExceedsWhatWasExpected) {
  for (std::int64_t expected = 0; expected <= 4; ++expected) {
    for (std::int64_t on_time = 0; on_time <= 4; ++on_time) {
      for (std::int64_t late = 0; late <= 4; ++late) {
        const Tally t = tally(expected, {on_time + late, on_time, late, {}});
        EXPECT_LE(t.received, t.expected);
        EXPECT_EQ(t.received, t.on_time + t.late);
        EXPECT_EQ(t.missing, t.expected - t.received);
        EXPECT_GE(t.missing, 0);
        EXPECT_EQ(t.expected, std::max(expected, on_time + late));
      }
    }
  }
}

TEST(Figure, HidesFromOneUpToTheBoundAndShowsZero) {
  EXPECT_EQ(figure(0, 5), (Figure{0, false}));
  EXPECT_EQ(figure(1, 5), (Figure{{}, true}));
  EXPECT_EQ(figure(4, 5), (Figure{{}, true}));
  EXPECT_EQ(figure(5, 5), (Figure{5, false}));
  EXPECT_EQ(figure({}, 5), (Figure{{}, false})) << "nobody reported it";
  EXPECT_EQ(figure(1, {}), (Figure{1, false})) << "exact";
}

// "h" hidden, "-" not reported.
std::string shown(const FigureTable& table) {
  const auto text = [](const Figure& f) {
    return f.suppressed ? "h" : f.value ? std::to_string(*f.value) : "-";
  };
  std::string out = text(table.total) + " =";
  for (const Figure& part : table.parts) out += " " + text(part);
  return out;
}

struct FiguresCase {
  const char* what;
  std::vector<std::optional<std::int64_t>> parts;
  const char* want;
};

TEST(Figures, AreHiddenTogetherSoThatNoneIsTheDifferenceOfShownOnes) {
  const FiguresCase cases[] = {
      {"nothing small", {10, 20, 0}, "30 = 10 20 0"},
      {"one small: the next smallest goes too", {3, 20, 10}, "33 = h 20 h"},
      {"one small beside zeros: a zero goes too", {3, 20, 0}, "23 = h h 0"},
      {"two small, together large", {4, 3, 20}, "27 = h h 20"},
      {"two small, together small", {2, 1, 20, 30}, "53 = h h h 30"},
      {"together exactly the bound", {4, 1, 20}, "25 = h h 20"},
      {"all ones, as many as the bound", {1, 1, 1, 1, 1, 9}, "14 = h h h h h h"},
      {"all ones and nothing else: a zero goes too", {1, 1, 1, 1, 1, 0, 0}, "5 = h h h h h h 0"},
      {"all ones, nothing left to hide", {1, 1, 1, 1, 1}, "h = h h h h h"},
      {"a small total hides every part", {1, 2, 0}, "h = h h 0"},
      {"missing parts hide nothing", {3, std::nullopt, 20, 10}, "33 = h - 20 h"},
      {"only one part reported", {7, std::nullopt}, "7 = 7 -"},
      {"all zero", {0, 0}, "0 = 0 0"},
  };
  for (const FiguresCase& c : cases) {
    std::int64_t total = 0;
    for (const auto& part : c.parts) total += part.value_or(0);
    EXPECT_EQ(shown(figures(total, c.parts, 5)), c.want) << c.what;
  }
  EXPECT_EQ(shown(figures(3, {1, 2}, {})), "3 = 1 2") << "exact";
}

// ---- Who is asked
// --------------------------------------------------------------------------------

std::string said(const tasks::Effects& effects) {
  std::string out;
  for (const tasks::Effect& effect : effects) {
    if (const auto* raise = std::get_if<tasks::Raise>(&effect)) {
      out +=
          "raise " + raise->kind + " " + raise->role + " " + base::to_string(raise->due_at) + ";";
    } else if (const auto* settle = std::get_if<tasks::Settle>(&effect)) {
      out += "settle " + settle->kind + ";";
    } else if (const auto* look = std::get_if<tasks::LookAgain>(&effect)) {
      out += "look " + look->kind + " " + base::to_string(look->at) + ";";
    } else {
      out += "no more " + std::get<tasks::LookNoMore>(effect).kind + ";";
    }
  }
  return out;
}

const FormRoles roles{"worker", "town", "county", {"town", "cdc"}, 20};
const Date day = *base::parse_date("2026-11-22");
const Duty duty{{}, day, deadline_of(form(), day)};

TEST(Duties, ACommunityHasOneTaskADay) {
  const Instant morning = base::start_of(day);
  EXPECT_EQ(said(day_opens(duty, roles, morning)),
            "raise reports.confirm worker 2026-11-22T08:30:00.000Z;");
  EXPECT_EQ(said(day_opens(duty, roles, duty.deadline)),
            "raise reports.confirm worker 2026-11-22T08:30:00.000Z;");
  EXPECT_EQ(said(day_opens(duty, roles, {duty.deadline.ms + 1})), "");
  EXPECT_EQ(said(deadline_passes(duty, roles)),
            "settle reports.confirm;raise reports.late worker 2026-11-22T15:59:59.999Z;");
  EXPECT_EQ(said(submitted(duty)), "settle reports.confirm;settle reports.late;");
}

TEST(Duties, ATownshipAndACountyAreToldOnceAndOnlyOfSome) {
  EXPECT_EQ(said(deadline_passes_for_township(duty, roles, 0)), "");
  EXPECT_EQ(said(deadline_passes_for_township(duty, roles, 3)),
            "raise reports.missing town 2026-11-22T15:59:59.999Z;");
  EXPECT_EQ(said(day_ends(duty, roles, 0)), "");
  EXPECT_EQ(said(day_ends(duty, roles, 3)),
            "raise reports.missed county 2026-11-23T15:59:59.999Z;");
}

TEST(Duties, EachStepNamesTheNext) {
  const identity::EventId id{};
  EXPECT_EQ(said({next_deadline(id, form(), day)}), "look deadline 2026-11-22T08:30:00.001Z;");
  EXPECT_EQ(said({next_day_end(id, day)}), "look day_ends 2026-11-22T16:00:00.000Z;");
  EXPECT_EQ(said({next_day(id, day)}), "look day_opens 2026-11-22T16:00:00.000Z;");
}

TEST(Duties, BeginOnTheDayTheEventOpensUnlessItsDeadlineIsOver) {
  const std::string today = "look day_opens 2026-11-21T16:00:00.000Z;";
  const std::string tomorrow = "look day_opens 2026-11-22T16:00:00.000Z;";
  EXPECT_EQ(said(event_opens({}, form(), day, duty.deadline)), today);
  EXPECT_EQ(said(event_opens({}, form(), day, {duty.deadline.ms + 1})), tomorrow);
  EXPECT_EQ(said(event_opens({}, form(), day, base::start_of(day + base::Days{3}))), today)
      << "opened for a day gone by: every day since is owed";
}

// ---- Urgent reports
// ------------------------------------------------------------------------------

TEST(UrgentReport, MayBeSentAnyTimeFromInsideTheOpenEvent) {
  events::Event of = event();
  EXPECT_EQ(code_of(may_report_urgently(of, {150, 150}, "有人晕倒", monday)), "ok");
  EXPECT_EQ(code_of(may_report_urgently(of, {100, 199}, "有人晕倒", tuesday)), "ok");
  EXPECT_EQ(code_of(may_report_urgently(of, {99, 99}, "有人晕倒", monday)),
            "reports.outside_event");
  EXPECT_EQ(code_of(may_report_urgently(of, {150, 200}, "x", monday)), "reports.outside_event");
  EXPECT_EQ(code_of(may_report_urgently(of, {150, 150}, " ", monday)), "reports.text_needed");
  of.closed_on = tuesday;
  EXPECT_EQ(code_of(may_report_urgently(of, {150, 150}, "x", tuesday)), "reports.event_closed");
}

TEST(UrgentReport, IsDueSoonForEachRole) {
  UrgentReport report;
  report.reported_at = {0};
  EXPECT_EQ(said(urgent(report, {{}, "cdc"}, roles)),
            "raise reports.urgent cdc 1970-01-01T00:20:00.000Z;");
}

}  // namespace
}  // namespace reports

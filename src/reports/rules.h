// What a daily report may be, when it is late, what reports add up to, and who is asked. Pure.
// Sources: 民发〔2020〕9号 二（三） 日报告、零报告, 紧急情况随时报告; REP-01 to REP-08, RULE-15 to
// RULE-17.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reports/model.h"

namespace reports {

namespace refusal {
inline const base::RefusalCode future_day{"reports.future_day", base::RefusalKind::conflict,
                                          "{day} 还没有到，不能报。",
                                          "{day} is still to come and cannot be reported."};
inline const base::RefusalCode before_event{
    "reports.before_event", base::RefusalKind::conflict, "事件从 {opened} 开始，{day} 不用报。",
    "The event opened on {opened}; there is no report for {day}."};
inline const base::RefusalCode event_closed{
    "reports.event_closed", base::RefusalKind::conflict, "事件已于 {closed} 结束，不再报送。",
    "The event was closed on {closed}; nothing more is reported."};
inline const base::RefusalCode already_submitted{
    "reports.already_submitted", base::RefusalKind::conflict,
    "{day} 的日报已经报过。要改，请用“更正”，并写明原因。",
    "The report of {day} was sent already. To change it, send a correction and say why."};
inline const base::RefusalCode not_submitted{
    "reports.not_submitted", base::RefusalKind::conflict, "{day} 还没有报过，请先报送，不用更正。",
    "There is no report of {day} yet: send it, there is nothing to correct."};
inline const base::RefusalCode changed_since_seen{
    "reports.changed_since_seen", base::RefusalKind::conflict,
    "您看过之后记录有变化，没有报送。请再看一遍新数字。",
    "Records changed after you looked; nothing was sent. Please look at the new figures."};
inline const base::RefusalCode nothing_changed{
    "reports.nothing_changed", base::RefusalKind::conflict, "现在的数字和报过的一样，不用更正。",
    "The figures are the same as those sent; there is nothing to correct."};
inline const base::RefusalCode reason_needed{"reports.reason_needed", base::RefusalKind::invalid,
                                             "请写明更正的原因。",
                                             "Please say why it is corrected."};
inline const base::RefusalCode not_a_community{
    "reports.not_a_community", base::RefusalKind::conflict, "日报由社区（村）报送，请选一个社区。",
    "A community or village sends the daily report: choose one."};
inline const base::RefusalCode outside_event{
    "reports.outside_event", base::RefusalKind::conflict, "{day} 这个地方不在事件范围内，不用报。",
    "On {day} this place was not in the event's area; it reports nothing."};
inline const base::RefusalCode live_in_county_only{
    "reports.live_in_county_only", base::RefusalKind::conflict,
    "实时数字只给县区和县区以下看，县区以上看已经上报的合计。",
    "What stands now is for the county and below; above it, totals of reports are seen."};
inline const base::RefusalCode no_such_account{
    "reports.no_such_account", base::RefusalKind::invalid,
    "这个账号不存在、已停用，或不管这个社区。",
    "There is no such account, it is disabled, or it has no role over this community."};
inline const base::RefusalCode text_needed{"reports.text_needed", base::RefusalKind::invalid,
                                           "请写明发生了什么。", "Please say what happened."};
}  // namespace refusal

// ---- One report ------------------------------------------------------------------------------

struct CompiledCell {
  const packs::Cell* cell = nullptr;
  std::optional<std::int64_t> value;      // Empty only where nothing was reported.
  std::optional<std::int64_t> yesterday;  // Empty when yesterday's report is missing.
  bool changed = false;                   // The records now differ from what was submitted.
};

struct CompiledSection {
  const packs::Section* section = nullptr;
  std::vector<CompiledCell> cells;
};

// Absent: nothing was submitted (or counted).
struct CompileInput {
  std::optional<CellValues> shown = std::nullopt;  // What stands in the cells.
  std::optional<CellValues> yesterday = std::nullopt;
  std::optional<CellValues> submitted = std::nullopt;  // The latest version of the day.
  std::optional<CellValues> records = std::nullopt;    // What the records say now.
};

// The form's sections and cells in its order; points into `form`. Zeros are explicit.
std::vector<CompiledSection> compile(const packs::Form& form, const CompileInput&);

bool is_zero(const CellValues&);  // A zero report: every cell is 0.
bool differs(const CellValues& submitted, const CellValues& records);

// What the digest of a report is taken over: form, place, day, then id=value in the form's order.
std::string digest_text(const packs::Form&, places::PlaceId, base::Date, const CellValues&);

// What is known of a report when somebody sends it.
struct Submission {
  const events::Event& event;
  base::Date day;
  base::Date today;
  std::optional<CellValues> submitted;  // The latest version, when there is one.
  const CellValues& records;
  std::string_view digest_seen;
  std::string_view digest_now;
};

// Refuses: event_closed, future_day, before_event.
base::Result<base::Done> may_report(const events::Event&, base::Date day, base::Date today);
// Refuses: the same, already_submitted, changed_since_seen.
base::Result<base::Done> may_submit(const Submission&);
// Refuses: the same as may_report, not_submitted, reason_needed, changed_since_seen,
// nothing_changed.
base::Result<base::Done> may_correct(const Submission&, std::string_view reason);

// ---- Time ------------------------------------------------------------------------------------

base::Instant deadline_of(const packs::Form&, base::Date day);
bool is_late(base::Instant submitted_at,
             base::Instant deadline);  // The deadline itself is in time.
Standing standing(const std::optional<Report>&, const packs::Form&, base::Date day,
                  base::Instant now);

// ---- Roll-up ---------------------------------------------------------------------------------

std::int64_t expected_on(const std::vector<Expectation>&, base::Date day);

// `expected` counts whoever reported too, so a percentage above 100 cannot be said. (anchors 13)
Tally tally(std::int64_t expected, const Totals&);

// 1 up to `below` - 1 are hidden; zero is shown, because zero is a report. Without `below`, nothing
// is hidden.
Figure figure(std::optional<std::int64_t> value, std::optional<std::int64_t> below);

struct FigureTable {
  Figure total;
  std::vector<Figure> parts;
};

// A total beside the parts it is the sum of. Hiding small parts is not enough: a single hidden part
// is the total minus the others. So the smallest part still shown is hidden too, until at least two
// are hidden, what they add up to is not small itself, and they cannot all be 1; the total goes too
// when no part is left to hide. A hidden part is never said to be small. Not protected: a part that
// can be had from the same table of another day, or from cells that are contained in each other.
FigureTable figures(std::optional<std::int64_t> total,
                    const std::vector<std::optional<std::int64_t>>& parts,
                    std::optional<std::int64_t> below);

// ---- Urgent reports --------------------------------------------------------------------------

// Refuses: event_closed, outside_event, text_needed.
base::Result<base::Done> may_report_urgently(const events::Event&, identity::Span place,
                                             std::string_view text, base::Date today);

}  // namespace reports

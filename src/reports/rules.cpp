#include "reports/rules.h"

#include <algorithm>

#include "base/utf8.h"

namespace reports {

static constexpr base::Days one_day{1};

// ---- One report ------------------------------------------------------------------------------

static std::optional<std::int64_t> value_in(const std::optional<CellValues>& values,
                                            const std::string& cell) {
  if (!values) return std::nullopt;
  const auto found = values->find(cell);
  if (found == values->end()) return std::nullopt;
  return found->second;
}

std::vector<CompiledSection> compile(const packs::Form& form, const CompileInput& input) {
  std::vector<CompiledSection> sections;
  for (const packs::Section& section : form.sections) {
    CompiledSection& compiled = sections.emplace_back();
    compiled.section = &section;
    for (const packs::Cell& cell : section.cells) {
      const auto submitted = value_in(input.submitted, cell.id);
      compiled.cells.push_back(
          {.cell = &cell,
           .value = value_in(input.shown, cell.id),
           .yesterday = value_in(input.yesterday, cell.id),
           .changed = submitted && submitted != value_in(input.records, cell.id)});
    }
  }
  return sections;
}

bool is_zero(const CellValues& values) {
  return std::all_of(values.begin(), values.end(),
                     [](const auto& cell) { return cell.second == 0; });
}

bool differs(const CellValues& submitted, const CellValues& records) {
  return submitted != records;
}

std::string digest_text(const packs::Form& form, places::PlaceId place, base::Date day,
                        const CellValues& values) {
  std::string text =
      form.id + "\n" + std::to_string(place.value) + "\n" + base::to_string(day) + "\n";
  for (const packs::Section& section : form.sections) {
    for (const packs::Cell& cell : section.cells) {
      text += cell.id + "=" + std::to_string(values.find(cell.id)->second) + "\n";
    }
  }
  return text;
}

base::Result<base::Done> may_report(const events::Event& event, base::Date day, base::Date today) {
  if (event.closed_on) {
    return base::refuse(refusal::event_closed).with("closed", base::to_string(*event.closed_on));
  }
  if (day > today) return base::refuse(refusal::future_day).with("day", base::to_string(day));
  if (day < event.opened_on) {
    return base::refuse(refusal::before_event)
        .with("opened", base::to_string(event.opened_on))
        .with("day", base::to_string(day));
  }
  return base::Done{};
}

base::Result<base::Done> may_submit(const Submission& submission) {
  const auto reportable = may_report(submission.event, submission.day, submission.today);
  if (!reportable) return reportable;
  if (submission.submitted) {
    return base::refuse(refusal::already_submitted).with("day", base::to_string(submission.day));
  }
  if (submission.digest_seen != submission.digest_now) return refusal::changed_since_seen;
  return base::Done{};
}

base::Result<base::Done> may_correct(const Submission& submission, std::string_view reason) {
  const auto reportable = may_report(submission.event, submission.day, submission.today);
  if (!reportable) return reportable;
  if (!submission.submitted) {
    return base::refuse(refusal::not_submitted).with("day", base::to_string(submission.day));
  }
  if (base::trim(reason).empty()) return base::refuse(refusal::reason_needed).at("reason");
  if (submission.digest_seen != submission.digest_now) return refusal::changed_since_seen;
  if (!differs(*submission.submitted, submission.records)) return refusal::nothing_changed;
  return base::Done{};
}

// ---- Time ------------------------------------------------------------------------------------

base::Instant deadline_of(const packs::Form& form, base::Date day) {
  return base::at_minute(day, form.deadline_minute);
}

bool is_late(base::Instant submitted_at, base::Instant deadline) { return submitted_at > deadline; }

Standing standing(const std::optional<Report>& report, const packs::Form& form, base::Date day,
                  base::Instant now) {
  if (report) return report->late() ? Standing::late : Standing::on_time;
  if (now >= base::start_of(day + one_day)) return Standing::missed;
  return is_late(now, deadline_of(form, day)) ? Standing::overdue : Standing::not_yet_due;
}

// ---- Roll-up ---------------------------------------------------------------------------------

std::int64_t expected_on(const std::vector<Expectation>& expectations, base::Date day) {
  std::int64_t expected = 0;
  for (const Expectation& one : expectations) {
    if (one.from <= day && (!one.until || day < *one.until)) expected += one.communities;
  }
  return expected;
}

Tally tally(std::int64_t expected, const Totals& totals) {
  const std::int64_t owed = std::max(expected, totals.received);
  return {.expected = owed,
          .received = totals.received,
          .on_time = totals.on_time,
          .late = totals.late,
          .missing = owed - totals.received};
}

Figure figure(std::optional<std::int64_t> value, std::optional<std::int64_t> below) {
  if (below && value && 0 < *value && *value < *below) return {std::nullopt, true};
  return {value, false};
}

namespace {

using Parts = std::vector<std::optional<std::int64_t>>;

struct Hidden {
  std::int64_t count = 0;
  std::int64_t sum = 0;
};

Hidden hidden_in(const Parts& parts, const std::vector<Figure>& figures) {
  Hidden hidden;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!figures[i].suppressed) continue;
    hidden.count += 1;
    hidden.sum += *parts[i];
  }
  return hidden;
}

bool could_be_worked_out(const Hidden& hidden, std::int64_t below) {
  if (hidden.count == 0) return false;
  return hidden.sum < below || hidden.sum == hidden.count;
}

// The smallest part still shown; one above zero first, because a zero is a report.
std::optional<std::size_t> next_to_hide(const Parts& parts, const std::vector<Figure>& figures) {
  std::optional<std::size_t> found;
  const auto rank = [&](std::size_t i) { return std::pair(*parts[i] == 0, *parts[i]); };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i] || figures[i].suppressed) continue;
    if (!found || rank(i) < rank(*found)) found = i;
  }
  return found;
}

}  // namespace

FigureTable figures(std::optional<std::int64_t> total, const Parts& parts,
                    std::optional<std::int64_t> below) {
  FigureTable table{figure(total, below), {}};
  for (const auto& part : parts) table.parts.push_back(figure(part, below));
  if (!below || table.total.suppressed) return table;
  while (could_be_worked_out(hidden_in(parts, table.parts), *below)) {
    const auto next = next_to_hide(parts, table.parts);
    if (!next) {
      table.total = {std::nullopt, true};
      return table;
    }
    table.parts[*next] = {std::nullopt, true};
  }
  return table;
}

// ---- Urgent reports --------------------------------------------------------------------------

base::Result<base::Done> may_report_urgently(const events::Event& event, identity::Span place,
                                             std::string_view text, base::Date today) {
  const auto open = may_report(event, today, today);
  if (!open) return open;
  if (!event.span.contains(place)) {
    return base::refuse(refusal::outside_event).with("day", base::to_string(today));
  }
  if (base::trim(text).empty()) return base::refuse(refusal::text_needed).at("text");
  return base::Done{};
}

}  // namespace reports

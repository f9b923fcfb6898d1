#include "app/report_commands.h"

#include <algorithm>
#include <functional>
#include <ostream>

#include "base/record.h"
#include "events/store.h"
#include "reports/rules.h"
#include "reports/store.h"

namespace app {

namespace refusal {
static const base::RefusalCode no_such_region{"reports.no_such_region", base::RefusalKind::absent,
                                              "没有代码为 {region} 的地方。",
                                              "There is no place with the code {region}."};
static const base::RefusalCode no_event{"reports.no_event", base::RefusalKind::absent,
                                        "{day} 在 {region} 没有事件。",
                                        "There is no event in {region} on {day}."};
static const base::RefusalCode which_event{
    "reports.which_event", base::RefusalKind::conflict,
    "{region} 有不止一个事件，请用 --event 指明：{events}",
    "There is more than one event in {region}; choose with --event: {events}"};
}  // namespace refusal

namespace {

bool runs_on(const events::Event& event, base::Date day) {
  return event.opened_on <= day && (!event.closed_on || day < *event.closed_on);
}

bool is_real(const events::Event& event) { return event.kind == events::Kind::real; }

// Of several, the one in earnest: a review or a drill is reported only when it is asked for.
base::Result<identity::EventId> only_event(sql::Transaction& tx, const ReportCommand& command,
                                           const reports::Ground& ground) {
  const identity::Scope of_region{{{ground.place.id, ground.span, {}}}};
  std::vector<events::Event> events = events::store::all(tx, of_region);
  std::erase_if(events, [&](const events::Event& event) { return !runs_on(event, command.day); });
  if (std::any_of(events.begin(), events.end(), is_real))
    std::erase_if(events, std::not_fn(is_real));
  if (events.size() == 1) return events.front().id;
  std::string ids;
  for (const events::Event& event : events) ids += " " + base::to_string(event.id);
  return base::refuse(events.empty() ? refusal::no_event : refusal::which_event)
      .with("region", command.region)
      .with("day", base::to_string(command.day))
      .with("events", ids);
}

base::Result<reports::ReportKey> key_of(sql::Transaction& tx, const ReportCommand& command) {
  const auto ground = reports::store::find_place(tx, command.region);
  if (!ground) return base::refuse(refusal::no_such_region).with("region", command.region);
  const auto event = command.event ? base::Result<identity::EventId>(*command.event)
                                   : only_event(tx, command, *ground);
  if (!event) return event.refusal();
  return reports::ReportKey{{}, *event, ground->place.id, command.day};
}

reports::Reader reader_of(const ReportCommand& command) {
  return {.scope = reports::store::everywhere(), .now = command.now, .language = command.language};
}

std::string text_of(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "—";
}

void write_lines(std::ostream& out, const reports::ReportView& view) {
  out << view.place.path << "\t" << base::to_string(view.day) << "\t" << view.form_title << "\n";
  for (const reports::SectionView& section : view.sections) {
    out << section.title << "\n";
    for (const reports::CellView& cell : section.cells) {
      out << "  " << cell.label << "\t" << text_of(cell.value) << "\t" << cell.unit << "\n";
    }
  }
}

void write_lines(std::ostream& out, const reports::RollupView& view) {
  out << view.place.path << "\t" << base::to_string(view.day) << "\t" << view.received << " / "
      << view.expected << "\n";
  for (const reports::TotalView& total : view.totals) {
    out << "  " << total.label << "\t" << text_of(total.value) << "\t" << total.unit << "\n";
  }
  for (const reports::ChildView& child : view.children) {
    out << child.place.name << "\t" << child.received << " / " << child.expected << "\n";
  }
}

template <class View>
int answer(const base::Result<View>& view, const ReportCommand& command,
           const ReportConsole& console) {
  if (!view) {
    console.err << base::message(view.refusal(), command.language) << "\n";
    return 1;
  }
  if (command.output == ReportOutput::json)
    console.out << base::json::record_to_text(*view) << "\n";
  else write_lines(console.out, *view);
  return 0;
}

}  // namespace

int report_compile(sql::Database& database, const reports::Sources& sources,
                   const ReportCommand& command, const ReportConsole& console) {
  const auto view = database.query([&](sql::Transaction& tx) -> base::Result<reports::ReportView> {
    const auto key = key_of(tx, command);
    if (!key) return key.refusal();
    const reports::Reader reader = reader_of(command);
    const auto asked = reports::ask_community(tx, sources, reader, *key);
    if (!asked) return asked.refusal();
    const auto may = reports::may_report(asked->event, command.day, base::date_of(command.now));
    if (!may) return may.refusal();
    return reports::draft_view(tx, sources, reader, *asked);
  });
  return answer(view, command, console);
}

int report_rollup(sql::Database& database, const reports::Sources& sources,
                  const ReportCommand& command, const ReportConsole& console) {
  const auto view = database.query([&](sql::Transaction& tx) -> base::Result<reports::RollupView> {
    const auto key = key_of(tx, command);
    if (!key) return key.refusal();
    const reports::Reader reader = reader_of(command);
    const auto asked = reports::ask_area(tx, sources, reader, *key);
    if (!asked) return asked.refusal();
    return reports::rollup_view(tx, sources, reader, *asked);
  });
  return answer(view, command, console);
}

}  // namespace app

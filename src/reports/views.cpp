#include "reports/views.h"

#include "events/store.h"
#include "http/message.h"
#include "identity/crypto.h"
#include "reports/rules.h"
#include "reports/store.h"

namespace reports {

static constexpr base::Days one_day{1};

base::Result<Asked> ask_area(sql::Transaction& tx, const Sources& sources, const Reader& reader,
                             const ReportKey& of) {
  const auto event = events::store::find(tx, reader.scope, of.event);
  if (!event) return http::refusal::not_found;
  const auto ground = store::find_place(tx, reader.scope, of.place);
  if (!ground) return http::refusal::not_found;
  auto form = sources.form_of(tx, *event, of.day);
  if (!form) return form.refusal();
  return Asked{.event = *event, .ground = *ground, .day = of.day, .form = std::move(*form)};
}

base::Result<Asked> ask_community(sql::Transaction& tx, const Sources& sources,
                                  const Reader& reader, const ReportKey& of) {
  auto asked = ask_area(tx, sources, reader, of);
  if (!asked) return asked;
  if (asked->ground.place.level != asked->form.form.level) return refusal::not_a_community;
  if (!asked->event.span.contains(asked->ground.span) || !asked->ground.stood_on(of.day)) {
    return base::refuse(refusal::outside_event).with("day", base::to_string(of.day));
  }
  return asked;
}

// What the counters are asked with; points into `asked`.
namespace {
struct Counting {
  tasks::Within within;
  places::PlaceId place;
  std::map<std::string, std::string, std::less<>> no_args{};
  base::Date day;
  base::Instant now;

  Counting(const Asked& asked, base::Instant at)
      : within{asked.event.tenant, asked.event.id, asked.ground.span},
        place(asked.ground.place.id),
        day(asked.day),
        now(count_at(asked.day, at)) {}
  CountQuery query() const { return {within, place, day, now, no_args}; }
};
}  // namespace

CellValues count_records(sql::Transaction& tx, const Sources& sources, const Asked& asked,
                         base::Instant now) {
  return sources.counts.count(tx, asked.form.form, Counting(asked, now).query());
}

std::string digest_of(const Asked& asked, const CellValues& values) {
  return identity::hex(
      identity::sha256(digest_text(asked.form.form, asked.ground.place.id, asked.day, values)));
}

static std::vector<SectionView> sections(const std::vector<CompiledSection>& compiled,
                                         const Sources& sources, const CountQuery& query,
                                         base::Language language) {
  std::vector<SectionView> views;
  for (const CompiledSection& section : compiled) {
    SectionView& view = views.emplace_back();
    view.title = section.section->title.in(language);
    for (const CompiledCell& cell : section.cells) {
      const std::string records = sources.counts.records_of(*cell.cell, query);
      view.cells.push_back({.id = cell.cell->id,
                            .label = cell.cell->label.in(language),
                            .value = cell.value,
                            .yesterday = cell.yesterday,
                            .unit = cell.cell->unit.in(language),
                            .records = records.empty() ? std::nullopt : std::optional(records),
                            .changed = cell.changed});
    }
  }
  return views;
}

static std::vector<VersionView> version_views(const std::optional<Report>& report) {
  std::vector<VersionView> views;
  if (!report) return views;
  for (const Version& version : report->versions) {
    views.push_back({.version = version.number,
                     .submitted_at = version.submitted_at,
                     .by = version.submitted_by_name,
                     .reason = version.reason,
                     .late = version.late});
  }
  return views;
}

// What a draft and a report have in common. `shown` are the values in the cells.
static ReportView common_view(sql::Transaction& tx, const Sources& sources, const Reader& reader,
                              const Asked& asked, const std::optional<Report>& report,
                              CompileInput input) {
  const packs::Form& form = asked.form.form;
  const Counting counting(asked, reader.now);
  ReportKey yesterday = asked.key();
  yesterday.day = asked.day - one_day;
  input.yesterday = store::latest_values(tx, yesterday);
  if (report) input.submitted = report->values;
  const auto responsible = store::responsible(tx, asked.event.tenant, asked.ground.place.id);
  ReportView view{
      .id = {},
      .place = asked.ground.place,
      .day = asked.day,
      .form = form.id,
      .form_title = form.title.in(reader.language),
      .state = ReportState::missing,
      .standing = standing(report, form, asked.day, reader.now),
      .version = report ? report->latest().number : 0,
      .sections = sections(compile(form, input), sources, counting.query(), reader.language),
      .deadline = deadline_of(form, asked.day),
      .late = report ? report->late() : is_late(reader.now, deadline_of(form, asked.day)),
      .submitted_at = {},
      .submitted_by = {},
      .responsible = {},
      .differs_from_records = report && differs(report->values, *input.records),
      .versions = version_views(report),
      .digest = {},
      .warnings = {},
      .zero = input.shown && is_zero(*input.shown)};
  if (responsible) {
    const auto duty = store::on_duty(tx, {asked.event.tenant, asked.ground.place.id}, asked.day,
                                     asked.form.is_rest_day);
    view.responsible =
        ResponsibleView{responsible->name, {duty->name, duty->stands_in_for, duty->rest}};
  }
  return view;
}

ReportView draft_view(sql::Transaction& tx, const Sources& sources, const Reader& reader,
                      const Asked& asked) {
  const auto report = store::find(tx, reader.scope, asked.key());
  const CellValues records = count_records(tx, sources, asked, reader.now);
  ReportView view =
      common_view(tx, sources, reader, asked, report, {.shown = records, .records = records});
  view.state = ReportState::draft;
  view.digest = digest_of(asked, records);
  view.warnings = sources.counts.warnings(tx, Counting(asked, reader.now).query(), reader.language);
  return view;
}

ReportView report_view(sql::Transaction& tx, const Sources& sources, const Reader& reader,
                       const Asked& asked) {
  const auto report = store::find(tx, reader.scope, asked.key());
  if (!report) return common_view(tx, sources, reader, asked, report, {});
  ReportView view = common_view(
      tx, sources, reader, asked, report,
      {.shown = report->values, .records = count_records(tx, sources, asked, reader.now)});
  view.state = ReportState::submitted;
  view.id = report->latest().id;
  view.submitted_at = report->latest().submitted_at;
  view.submitted_by = report->latest().submitted_by_name;
  view.digest = report->latest().digest;
  return view;
}

}  // namespace reports

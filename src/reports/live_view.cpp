// What stands now at and below a place, before anybody reports: counted from the records, and told
// item by item as it happens. (REP-04)
#include <algorithm>

#include "identity/audit.h"
#include "reports/rules.h"
#include "reports/store.h"
#include "reports/views.h"

namespace reports {

static constexpr std::size_t items_max = 20;

static std::vector<TotalView> totals_now(sql::Transaction& tx, const Sources& sources,
                                         const Reader& reader, const Asked& asked) {
  const CellValues values = count_records(tx, sources, asked, reader.now);
  std::vector<TotalView> totals;
  for (const packs::Section& section : asked.form.form.sections) {
    for (const packs::Cell& cell : section.cells) {
      if (sources.counts.known(cell) == Known::at_days_end) continue;
      totals.push_back({.id = cell.id,
                        .section = section.title.in(reader.language),
                        .label = cell.label.in(reader.language),
                        .value = values.at(cell.id),
                        .yesterday = {},
                        .unit = cell.unit.in(reader.language),
                        .records = {},
                        .suppressed = false});
    }
  }
  return totals;
}

static std::vector<identity::Deed> deeds_of_today(sql::Transaction& tx, const Sources& sources,
                                                  const Reader& reader, const Asked& asked) {
  std::vector<identity::Deed> deeds;
  for (const Told& told : sources.told(reader.language)) {
    const identity::DeedsAsked of{asked.event.tenant, asked.event.id, asked.ground.span,
                                  told.action, base::start_of(asked.day)};
    for (identity::Deed& deed : identity::audit::deeds(tx, of, items_max)) {
      deeds.push_back(std::move(deed));
    }
  }
  std::stable_sort(deeds.begin(), deeds.end(),
                   [](const auto& a, const auto& b) { return a.at > b.at; });
  if (deeds.size() > items_max) deeds.resize(items_max);
  return deeds;
}

static std::string word_of(const std::vector<Told>& told, std::string_view action) {
  for (const Told& one : told) {
    if (one.action == action) return one.label;
  }
  return {};
}

base::Result<LiveView> live_view(sql::Transaction& tx, const Sources& sources, const Reader& reader,
                                 const Asked& asked) {
  if (reader.precision != Precision::exact) return refusal::live_in_county_only;
  if (const auto may = may_report(asked.event, asked.day, asked.day); !may) return may.refusal();
  LiveView view{.place = asked.ground.place,
                .day = asked.day,
                .as_of = reader.now,
                .totals = totals_now(tx, sources, reader, asked),
                .items = {}};
  const std::vector<Told> told = sources.told(reader.language);
  for (const identity::Deed& deed : deeds_of_today(tx, sources, reader, asked)) {
    const auto ground = store::find_place(tx, reader.scope, deed.place);
    if (ground) view.items.push_back({deed.at, word_of(told, deed.action), ground->place});
  }
  return view;
}

}  // namespace reports

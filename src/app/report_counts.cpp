#include "app/report_counts.h"

#include <algorithm>

#include "app/residents_care.h"
#include "identity/store.h"
#include "observation/store.h"
#include "reports/days.h"
#include "screening/store.h"
#include "tasks/store.h"

namespace app {

namespace {

std::string argument(const reports::CountQuery& query, const char* name) {
  const auto found = query.args.find(name);
  return found == query.args.end() ? std::string() : found->second;
}

void add_observation_count(reports::Counts& counts, const char* name,
                           observation::store::Count what, std::string records,
                           reports::Known known = reports::Known::at_once) {
  counts.add(
      name,
      [what](sql::Transaction& tx, const reports::CountQuery& query) {
        return observation::store::count(tx, what, query.within, query.day,
                                         argument(query, "regime"));
      },
      std::move(records), known);
}

void add_observation_counts(reports::Counts& counts) {
  using Count = observation::store::Count;
  const std::string episodes = "#/episodes?event={event}&place={place}";
  add_observation_count(counts, "observation.opened_today", Count::opened, episodes);
  add_observation_count(counts, "observation.opened_total", Count::opened_total, episodes);
  add_observation_count(counts, "observation.ended_today", Count::ended, episodes + "&state=ended");
  add_observation_count(counts, "observation.open", Count::open, episodes);
  add_observation_count(counts, "observation.abnormal_today", Count::abnormal,
                        episodes + "&filter=abnormal");
  add_observation_count(counts, "observation.abnormal_open", Count::abnormal_open,
                        episodes + "&filter=abnormal");
  add_observation_count(counts, "observation.outcomes_today", Count::outcomes, episodes);
  add_observation_count(counts, "observation.readings_received_today", Count::readings_received,
                        episodes);
  add_observation_count(counts, "observation.readings_expected_today", Count::readings_expected,
                        episodes, reports::Known::at_days_end);
  add_observation_count(counts, "observation.readings_missing_today", Count::readings_missing,
                        episodes + "&filter=missing_today", reports::Known::at_days_end);
}

void add_screening_counts(reports::Counts& counts) {
  const std::string arrivals = "#/arrivals?event={event}&place={place}";
  const auto add = [&](const char* name, auto count, const std::string& records) {
    counts.add(
        name,
        [count](sql::Transaction& tx, const reports::CountQuery& query) {
          return count(tx, query.within, query.day);
        },
        records);
  };
  namespace store = screening::store;
  add("screening.arrivals_today", store::arrivals_today, arrivals);
  add("screening.arrivals_total", store::arrivals_total, arrivals);
  add("screening.incomplete_open", store::incomplete_open, arrivals + "&filter=incomplete");
  add("screening.undecided_open", store::undecided_open, arrivals + "&filter=undecided");
  counts.add(
      "screening.by_category",
      [](sql::Transaction& tx, const reports::CountQuery& query) {
        return store::by_category(tx, query.within, query.day, argument(query, "category"));
      },
      arrivals);
}

}  // namespace

reports::Counts all_counts() {
  reports::Counts counts;
  add_screening_counts(counts);
  add_observation_counts(counts);
  add_need_counts(counts);
  counts.add(
      "tasks.overdue_open",
      [](sql::Transaction& tx, const reports::CountQuery& query) {
        return tasks::store::overdue_at(tx, query.within, query.now);
      },
      "#/tasks");
  return counts;
}

std::int64_t count_of(http::Call& call, const reports::Counts& counts, const packs::Pack& pack,
                      const std::pair<const tables::Where&, const packs::Datum&>& wanted) {
  const auto& [where, datum] = wanted;
  packs::Form form;
  packs::Section& section = form.sections.emplace_back();
  for (const packs::Regime& regime : pack.regimes) {
    const std::string code = boost::describe::enum_to_string(regime.code, "");
    const auto& named = datum.regimes;
    if (std::find(named.begin(), named.end(), code) == named.end()) continue;
    packs::Cell& cell = section.cells.emplace_back();
    cell.id = regime.id;
    cell.count = datum.count;
    cell.args["regime"] = regime.id;
  }
  if (datum.regimes.empty()) {
    packs::Cell& cell = section.cells.emplace_back();
    cell.id = datum.id;
    cell.count = datum.count;
  }
  const auto located = identity::store::locate(call.tx, where.place);
  const tasks::Within within{where.event.tenant, where.event.id, located->span};
  const reports::CountQuery query{
      within, where.place, where.day, reports::count_at(where.day, call.now), {}};
  std::int64_t sum = 0;
  for (const auto& [cell, value] : counts.count(call.tx, form, query)) sum += value;
  return sum;
}

}  // namespace app

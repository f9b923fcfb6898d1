// What tables cost those who fill them: by whoever asks and by whoever fills in. Counts alone, no
// person who is on a table. (WRK-18, REP-08)
#include <algorithm>
#include <map>

#include "tables/view.h"

namespace tables {

using base::Result;
using http::Call;

namespace {

struct BurdenInput {
  identity::EventId event;
  places::PlaceId place;
  base::Date from;
  base::Date to;
};
BOOST_DESCRIBE_STRUCT(BurdenInput, (), (event, place, from, to))

// `by_hand` is what it would have cost to type every cell.
struct CostView {
  std::int64_t fillings = 0;
  std::int64_t filled = 0;
  std::int64_t typed = 0;
  std::int64_t minutes = 0;
  std::int64_t minutes_by_hand = 0;
};
BOOST_DESCRIBE_STRUCT(CostView, (), (fillings, filled, typed, minutes, minutes_by_hand))

struct BarView : CostView {
  std::string label;
  std::int64_t tables = 0;
};
BOOST_DESCRIBE_STRUCT(BarView, (CostView), (label, tables))

struct TableCost : CostView {
  TableId id;
  std::string name;
  std::string department;
  Cadence cadence = Cadence::daily;
  std::int64_t slots = 0;
  std::string same_as;  // "卫健局的《…》", where that asks for much the same.
  std::int64_t same_percent = 0;
};
BOOST_DESCRIBE_STRUCT(TableCost, (CostView),
                      (id, name, department, cadence, slots, same_as, same_percent))

struct BurdenView {
  places::PlaceView place;
  base::Date from;
  base::Date to;
  CostView total;
  std::vector<BarView> departments;
  std::vector<BarView> workers;
  std::vector<TableCost> tables;
  std::int64_t seconds_per_cell = 0;
  std::int64_t seconds_per_filling = 0;
};
BOOST_DESCRIBE_STRUCT(BurdenView, (),
                      (place, from, to, total, departments, workers, tables, seconds_per_cell,
                       seconds_per_filling))

std::int64_t minutes(std::int64_t seconds) {
  static constexpr std::int64_t minute = 60;
  return (seconds + minute - 1) / minute;
}

// Seconds are added up and told in minutes once, at the end.
struct Sum {
  CostView cost;
  std::int64_t seconds = 0;
  std::int64_t seconds_by_hand = 0;
  std::map<TableId, bool> tables;

  void add(const store::Cost& one, const packs::Burden& burden) {
    cost.fillings += one.fillings;
    cost.filled += one.filled;
    cost.typed += one.typed;
    tables[one.table] = true;
    const std::int64_t each = one.fillings * burden.seconds_per_filling;
    const std::int64_t all = one.filled + one.constant + one.typed;
    seconds += each + one.typed * burden.seconds_per_cell;
    seconds_by_hand += each + all * burden.seconds_per_cell;
  }
  void put(CostView& into) const {
    into = cost;
    into.minutes = minutes(seconds);
    into.minutes_by_hand = minutes(seconds_by_hand);
  }
};

std::vector<BarView> bars(const std::map<std::string, Sum>& sums) {
  std::vector<BarView> all;
  for (const auto& [label, sum] : sums) {
    BarView& bar = all.emplace_back();
    sum.put(bar);
    bar.label = label;
    bar.tables = static_cast<std::int64_t>(sum.tables.size());
  }
  std::stable_sort(all.begin(), all.end(), [](const BarView& a, const BarView& b) {
    return a.minutes_by_hand > b.minutes_by_hand;
  });
  return all;
}

struct TableSum {
  const store::Cost* cost = nullptr;
  Sum sum;
};

void tell_same(const Desk& desk, TableCost& view, const std::string& data,
               const std::map<TableId, TableSum>& all) {
  for (const auto& [id, other] : all) {
    if (id == view.id) continue;
    const std::int64_t percent =
        same_percent(desk.dictionary, split_data(data), split_data(other.cost->data));
    if (percent < desk.platform->burden.same_percent || percent <= view.same_percent) continue;
    view.same_percent = percent;
    view.same_as = department_label(desk.context, other.cost->department, desk.call.language) +
                   "《" + other.cost->name + "》";
  }
}

std::vector<TableCost> table_views(const Desk& desk, const std::map<TableId, TableSum>& sums) {
  std::vector<TableCost> all;
  for (const auto& [id, one] : sums) {
    TableCost& view = all.emplace_back();
    one.sum.put(view);
    view.id = id;
    view.name = one.cost->name;
    view.department = department_label(desk.context, one.cost->department, desk.call.language);
    view.cadence = one.cost->cadence;
    view.slots = one.cost->slots;
    tell_same(desk, view, one.cost->data, sums);
  }
  return all;
}

Result<BurdenView> show(Call& call, const Context& context, const BurdenInput& input) {
  const auto asked = ask(call, context, burden_reading, {input.event, input.place});
  if (!asked) return asked.refusal();
  const Desk desk(call, context);
  const auto costs = store::costs(call.tx, asked->area, {input.from, input.to});
  const packs::Burden& burden = desk.platform->burden;
  Sum total;
  std::map<std::string, Sum> departments;
  std::map<std::string, Sum> workers;
  std::map<TableId, TableSum> tables;
  for (const store::Cost& one : costs) {
    total.add(one, burden);
    departments[department_label(context, one.department, call.language)].add(one, burden);
    workers[one.by_name].add(one, burden);
    tables[one.table].cost = &one;
    tables[one.table].sum.add(one, burden);
  }
  BurdenView view;
  view.place = places::view_of(asked->place);
  view.from = input.from;
  view.to = input.to;
  total.put(view.total);
  view.departments = bars(departments);
  view.workers = bars(workers);
  view.tables = table_views(desk, tables);
  view.seconds_per_cell = burden.seconds_per_cell;
  view.seconds_per_filling = burden.seconds_per_filling;
  return view;
}

}  // namespace

void add_burden_routes(http::Routes& routes, const Context& context) {
  routes.get<BurdenInput, BurdenView>("/v1/table-burden", burden_reading,
                                      http::with(context)(show));
}

}  // namespace tables

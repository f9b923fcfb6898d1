// The roll-up (汇总) of a place: who reported, who is missing, what the reports add up to.
#include "reports/rules.h"
#include "reports/store_totals.h"
#include "reports/views.h"

namespace reports {

static constexpr base::Days trend_days{14};
static constexpr std::int64_t missing_places_max = 50;
static constexpr base::Days one_day{1};

namespace {

// One roll-up being put together.
struct Rollup {
  sql::Transaction& tx;
  const Sources& sources;
  const Reader& reader;
  const Asked& asked;
  store::Area area;
  std::optional<std::int64_t> below;  // Counts from 1 to under this are hidden.
  store::Period period;               // Of the trend; the day itself is its last.
  std::vector<Expectation> owed;
  store::TotalsByPlaceAndDay totals;
};

const packs::Form& form_of(const Rollup& rollup) { return rollup.asked.form.form; }

std::optional<std::int64_t> cell_in(const Totals& totals, const std::string& cell) {
  const auto found = totals.cells.find(cell);
  return found == totals.cells.end() ? std::nullopt : std::optional(found->second);
}

const Totals& totals_on(const store::TotalsByPlaceAndDay& totals, places::PlaceId place,
                        base::Date day) {
  static const Totals none;
  const auto found = totals.find({place, day});
  return found == totals.end() ? none : found->second;
}

const Totals& own_totals(const Rollup& rollup, base::Date day) {
  return totals_on(rollup.totals, rollup.asked.ground.place.id, day);
}

template <class Each>
void each_cell(const packs::Form& form, Each each) {
  for (const packs::Section& section : form.sections) {
    for (const packs::Cell& cell : section.cells) each(section, cell);
  }
}

void add_tally(RollupView& view, const Rollup& rollup) {
  const Tally count =
      tally(expected_on(rollup.owed, rollup.asked.day), own_totals(rollup, rollup.asked.day));
  view.expected = count.expected;
  view.received = count.received;
  view.on_time = count.on_time;
  view.late = count.late;
  view.missing = count.missing;
}

void add_missing(RollupView& view, const Rollup& rollup) {
  for (OwingCommunity& one :
       store::missing(rollup.tx, rollup.area, rollup.asked.day, missing_places_max)) {
    // Above the county only totals are seen, not who works where.
    if (rollup.reader.precision == Precision::small_hidden) one.responsible.reset();
    view.missing_places.push_back({std::move(one.place), std::move(one.responsible), {}});
  }
}

std::vector<ChildView> child_views(const Rollup& rollup, const store::TotalsByPlaceAndDay& totals) {
  const base::Date day = rollup.asked.day;
  const auto owed = store::expectations(rollup.tx, rollup.area, store::Grain::children, {day, day});
  std::vector<ChildView> views;
  for (PlaceView& place : store::children(rollup.tx, rollup.area, day)) {
    const auto owes = owed.find(place.id);
    const Tally count = tally(owes == owed.end() ? 0 : expected_on(owes->second, day),
                              totals_on(totals, place.id, day));
    views.push_back({.place = std::move(place),
                     .expected = count.expected,
                     .received = count.received,
                     .on_time = count.on_time,
                     .late = count.late,
                     .missing = count.missing,
                     .totals = {},
                     .reporting = count.expected > 0});
  }
  return views;
}

// The day's totals beside those of the places below: hidden together, so that no hidden figure is
// the difference of two shown ones.
void add_day(RollupView& view, const Rollup& rollup) {
  const base::Date day = rollup.asked.day;
  const bool has_children = rollup.asked.ground.place.level != places::Level::community;
  store::TotalsByPlaceAndDay below;
  if (has_children) {
    below = store::totals(rollup.tx, rollup.area, store::Grain::children, form_of(rollup).id,
                          {day, day});
    view.children = child_views(rollup, below);
  }
  each_cell(form_of(rollup), [&](const packs::Section& section, const packs::Cell& cell) {
    std::vector<std::optional<std::int64_t>> parts;
    for (const ChildView& child : view.children) {
      parts.push_back(cell_in(totals_on(below, child.place.id, day), cell.id));
    }
    const FigureTable table =
        figures(cell_in(own_totals(rollup, day), cell.id), parts, rollup.below);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i]) view.children[i].totals[cell.id] = table.parts[i].value;
    }
    view.totals.push_back(
        {.id = cell.id,
         .section = section.title.in(rollup.reader.language),
         .label = cell.label.in(rollup.reader.language),
         .value = table.total.value,
         .yesterday =
             figure(cell_in(own_totals(rollup, day - one_day), cell.id), rollup.below).value,
         .unit = cell.unit.in(rollup.reader.language),
         .records = {},
         .suppressed = table.total.suppressed});
  });
}

void add_trend(RollupView& view, const Rollup& rollup) {
  for (base::Date day = rollup.period.from; day <= rollup.period.to; day = day + one_day) {
    const Totals& totals = own_totals(rollup, day);
    const Tally count = tally(expected_on(rollup.owed, day), totals);
    TrendView& point = view.trend.emplace_back(TrendView{.day = day,
                                                         .received = count.received,
                                                         .expected = count.expected,
                                                         .on_time = count.on_time,
                                                         .totals = {}});
    for (const auto& [cell, value] : totals.cells) {
      point.totals[cell] = figure(value, rollup.below).value;
    }
  }
  // A total hidden in the day's table is not told by the trend.
  for (const TotalView& total : view.totals) {
    if (total.suppressed) view.trend.back().totals[total.id].reset();
  }
}

}  // namespace

RollupView rollup_view(sql::Transaction& tx, const Sources& sources, const Reader& reader,
                       const Asked& asked) {
  Rollup rollup{.tx = tx,
                .sources = sources,
                .reader = reader,
                .asked = asked,
                .area = {asked.event, asked.ground},
                .below = {},
                .period = {asked.day - trend_days + one_day, asked.day},
                .owed = {},
                .totals = {}};
  if (reader.precision == Precision::small_hidden) {
    rollup.below = asked.form.measures.suppress_below;
  }
  auto owed = store::expectations(tx, rollup.area, store::Grain::itself, rollup.period);
  rollup.owed = std::move(owed[asked.ground.place.id]);
  rollup.totals =
      store::totals(tx, rollup.area, store::Grain::itself, form_of(rollup).id, rollup.period);

  RollupView view;
  view.place = asked.ground.place;
  view.day = asked.day;
  view.event = sources.event_view(tx, asked.event, reader.language);
  view.suppressed_below = rollup.below;
  view.as_of = reader.now;
  add_tally(view, rollup);
  add_missing(view, rollup);
  add_day(view, rollup);
  add_trend(view, rollup);
  return view;
}

}  // namespace reports

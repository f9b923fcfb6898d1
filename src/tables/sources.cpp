#include "tables/sources.h"

#include <map>

namespace tables {

using base::Result;
using http::Call;

Result<OnDay> on_day(Call& call, const Context& context, const WantedDay& wanted) {
  auto found = find_table(call, context, filling, wanted.table);
  if (!found) return found.refusal();
  const places::PlaceId place = filled_at(context, found->table, wanted.place);
  const auto asked = ask(call, context, filling, {found->table.event, place});
  if (!asked) return asked.refusal();
  if (wanted.day > call.today || wanted.day < found->event.opened_on) {
    return base::refuse(refusal::not_a_day).at("day");
  }
  return OnDay{std::move(found->table), std::move(found->event), asked->place, wanted.day};
}

namespace {

// What a row says without any record: where, who and when.
std::map<packs::DatumSource, std::string> frame_of(const Call& call, const Context& context,
                                                   places::PlaceId place, base::Date day) {
  const auto tree = context.places.now();
  std::map<packs::DatumSource, std::string> frame{{packs::DatumSource::day, base::to_string(day)},
                                                  {packs::DatumSource::reporter, call.who.name}};
  std::vector<places::PlaceId> chain = tree->ancestors(place);
  chain.push_back(place);
  for (const places::PlaceId id : chain) {
    const auto one = tree->find(id);
    if (!one) continue;
    if (one->level == places::Level::county) frame[packs::DatumSource::county] = one->name;
    if (one->level == places::Level::township) frame[packs::DatumSource::township] = one->name;
    if (one->level == places::Level::community) frame[packs::DatumSource::community] = one->name;
  }
  return frame;
}

class Sources {
 public:
  Sources(const Desk& desk, const OnDay& on) : desk_(desk), on_(on) {
    for (const std::string& id : data_of(on.table.layout)) {
      if (const packs::Datum* datum = desk.dictionary.find(id)) data_.push_back(datum);
    }
  }

  Result<Found> run() {
    Found found;
    auto alone = of_place(on_.place.id);
    if (!alone) return alone.refusal();
    found.alone = std::move(*alone);
    found.alone.key.clear();
    switch (on_.table.layout.shape) {
      case Shape::form: return found;
      case Shape::totals: return with_places(std::move(found));
      case Shape::list: break;
    }
    return with_people(std::move(found));
  }

 private:
  Result<SourceRow> of_place(places::PlaceId place) const {
    SourceRow row;
    row.key = std::to_string(place.value);
    row.name = places::view_of(*desk_.context.places.now(), place).name;
    const auto frame = frame_of(desk_.call, desk_.context, place, on_.day);
    for (const packs::Datum* datum : data_) {
      const auto said = frame.find(datum->source);
      if (said != frame.end()) row.values[datum->id] = {said->second, said->second};
      if (datum->source != packs::DatumSource::count) continue;
      const auto count = desk_.context.count(desk_.call, {on_.event, place, on_.day}, *datum);
      if (!count) return count.refusal();
      row.values[datum->id] = {std::to_string(*count), std::to_string(*count)};
    }
    return row;
  }

  void number(SourceRow& row, std::size_t number) const {
    const std::string text = std::to_string(number);
    for (const packs::Datum* datum : data_) {
      if (datum->source == packs::DatumSource::row_number) row.values[datum->id] = {text, text};
    }
  }

  Result<Found> with_places(Found found) const {
    for (const places::PlaceId place :
         desk_.context.places.now()->communities_under(on_.place.id)) {
      auto row = of_place(place);
      if (!row) return row.refusal();
      number(*row, found.rows.size() + 1);
      found.rows.push_back(std::move(*row));
    }
    return found;
  }

  Result<Found> with_people(Found found) const {
    const packs::RowSet* set = packs::find(desk_.platform->row_sets, on_.table.row_set);
    if (set == nullptr) return base::refuse(refusal::unknown_row_set).at("row_set");
    const auto records = desk_.context.records(desk_.call, on_.where(), *set);
    if (records.size() > list_rows_max) {
      return base::refuse(refusal::too_many_rows).with("max", std::to_string(list_rows_max));
    }
    for (const Record& record : records) {
      SourceRow row;
      row.key = base::to_string(record.person);
      row.link = record.link;
      const auto frame =
          frame_of(desk_.call, desk_.context, record.subject.place.value_or(on_.place.id), on_.day);
      for (const packs::Datum* datum : data_) {
        const auto said = frame.find(datum->source);
        if (said != frame.end()) row.values[datum->id] = {said->second, said->second};
        const auto held = record.values.find(datum->source);
        if (held != record.values.end()) row.values[datum->id] = held->second;
      }
      number(row, found.rows.size() + 1);
      found.rows.push_back(std::move(row));
      found.people.push_back(record.subject);
    }
    return found;
  }

  const Desk& desk_;
  const OnDay& on_;
  std::vector<const packs::Datum*> data_;
};

}  // namespace

Result<Found> sources_of(const Desk& desk, const OnDay& on) { return Sources(desk, on).run(); }

}  // namespace tables

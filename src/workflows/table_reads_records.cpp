#include "workflows/table_reads_records.h"

#include <algorithm>
#include <map>

#include "base/mask.h"
#include "base/utf8.h"
#include "base/written_day.h"
#include "events/store.h"
#include "identity/store.h"
#include "observation/store.h"
#include "people/resident_store.h"
#include "people/rules.h"
#include "screening/store.h"
#include "tables/rules.h"

namespace workflows {

using packs::DatumSource;
using tables::Record;
using tables::Value;

namespace {

constexpr std::size_t wanted_max = tables::list_rows_max + 1;

Value open_value(std::string text) { return {text, text}; }

std::string label_of(const packs::Pack& pack, const std::string& symptom) {
  const packs::Symptom* known = packs::find(pack.symptoms, symptom);
  return known == nullptr ? symptom : known->label.zh;
}

class Reading {
 public:
  Reading(http::Call& call, const RecordsContext& context, const tables::Where& where)
      : call_(call), context_(context), where_(where) {
    const auto found = identity::store::locate(call.tx, where.place);
    if (found) span_ = found->span;
  }

  std::vector<Record> run(const packs::RowSet& set) {
    switch (set.of) {
      case packs::RowsOf::episodes_open:
      case packs::RowsOf::episodes_ended: add_episodes(set); break;
      case packs::RowsOf::arrivals: add_arrivals(set); break;
      case packs::RowsOf::residents: add_residents(set); break;
    }
    std::stable_sort(records_.begin(), records_.end(), [](const Record& a, const Record& b) {
      return a.subject.place.value_or(places::PlaceId{}) <
             b.subject.place.value_or(places::PlaceId{});
    });
    return std::move(records_);
  }

 private:
  bool is_full() const { return records_.size() >= wanted_max; }
  identity::TenantId tenant() const { return where_.event.tenant; }

  // ---- Who ------------------------------------------------------------------------------------

  void add_episodes(const packs::RowSet& set) {
    const bool ended = set.of == packs::RowsOf::episodes_ended;
    observation::store::Filter filter;
    filter.event = where_.event.id;
    filter.span = span_;
    filter.today = where_.day;
    filter.limit = static_cast<std::int64_t>(wanted_max);
    for (;;) {
      const auto page = observation::store::list(call_.tx, context_.vault, tenant(), filter);
      for (const observation::Episode& episode : page) {
        if (!is_full() && is_on(episode, set, ended)) add_episode(episode);
      }
      if (static_cast<std::int64_t>(page.size()) < filter.limit || is_full()) return;
      filter.before = page.back().id;
    }
  }

  // As it stood at the end of that day.
  bool is_on(const observation::Episode& episode, const packs::RowSet& set, bool ended) const {
    const base::Date first = where_.day - base::Days{set.days - 1};
    const bool over = episode.ended_on && *episode.ended_on <= where_.day;
    if (base::date_of(episode.opened_at) > where_.day) return false;
    if (ended ? !over || *episode.ended_on < first : over) return false;
    if (set.regimes.empty()) return true;
    const packs::Regime* regime = regime_of(episode);
    return regime != nullptr &&
           std::find(set.regimes.begin(), set.regimes.end(),
                     boost::describe::enum_to_string(regime->code, "")) != set.regimes.end();
  }

  void add_arrivals(const packs::RowSet& set) {
    namespace store = screening::store;
    const base::Date first = where_.day - base::Days{set.days - 1};
    const store::Filter filter{tenant(), where_.event.id, span_, store::Show::all};
    store::Page page{{}, {}, static_cast<std::int64_t>(wanted_max)};
    for (;;) {
      const auto rows = store::list(call_.tx, context_.vault, filter, page);
      for (const store::Row& row : rows) {
        const base::Date came = row.arrived_on.value_or(base::date_of(row.recorded_at));
        if (is_full() || came < first || came > where_.day) continue;
        const auto arrival = store::find(call_.tx, context_.vault, tenant(), row.id);
        if (arrival) add_arrival(*arrival);
      }
      if (static_cast<std::int64_t>(rows.size()) < page.limit || is_full()) return;
      page.before = rows.back().recorded_at;
      page.before_id = rows.back().id;
    }
  }

  void add_residents(const packs::RowSet& set) {
    people::store::Asked asked{.tenant = tenant(),
                               .event = where_.event.id,
                               .list = {},
                               .group = {},
                               .word = {},
                               .day = where_.day};
    packs::TagList list{};
    if (boost::describe::enum_from_string(set.list.c_str(), list)) asked.list = list;
    for (const places::PlaceId place : context_.places.now()->communities_under(where_.place)) {
      const auto room = static_cast<std::int64_t>(wanted_max - records_.size());
      if (room <= 0) return;
      for (const auto& resident :
           people::store::residents(call_.tx, context_.vault, asked, place, {}, room)) {
        Record& record = add(resident.person, "#/residents/" + to_string(resident.person.id));
        const auto episode = observation::store::latest_of_person(call_.tx, context_.vault,
                                                                  tenant(), resident.person.id);
        if (episode) tell_episode(record, *episode);
        tell_latest_arrival(record, resident.person.id);
      }
    }
  }

  // ---- What -----------------------------------------------------------------------------------

  Record& add(const people::Person& person, std::string link) {
    Record& record = records_.emplace_back();
    record.person = person.id.value;
    record.link = std::move(link);
    record.subject = people::store::about(person);
    tell_person(record, person);
    return record;
  }

  void add_episode(const observation::Episode& episode) {
    const people::Person person =
        people::store::get(call_.tx, context_.vault, tenant(), episode.person);
    Record& record = add(person, "#/episodes/" + to_string(episode.id));
    tell_episode(record, episode);
    tell_latest_arrival(record, episode.person);
  }

  void add_arrival(const screening::Arrival& arrival) {
    const people::Person person =
        people::store::get(call_.tx, context_.vault, tenant(), arrival.person);
    Record& record = add(person, "#/arrivals/" + to_string(arrival.id));
    tell_arrival(record, arrival);
    const auto episode =
        observation::store::latest_of_person(call_.tx, context_.vault, tenant(), arrival.person);
    if (episode) tell_episode(record, *episode);
  }

  void tell_person(Record& record, const people::Person& person) const {
    const people::Particulars& who = person.particulars;
    auto& values = record.values;
    values[DatumSource::person_name] = {who.name, base::mask_name(who.name)};
    if (who.sex != people::Sex::unknown) {
      values[DatumSource::person_sex] = open_value(who.sex == people::Sex::male ? "男" : "女");
    }
    if (const auto age = people::age_on(who, where_.day)) {
      values[DatumSource::person_age] = open_value(std::to_string(*age));
    }
    if (who.birth_date) {
      values[DatumSource::person_birth_date] = {base::to_string(*who.birth_date), "****-**-**"};
    }
    if (who.id_number) {
      values[DatumSource::person_identity_number] = {*who.id_number,
                                                     base::mask_identity_number(*who.id_number)};
    }
    if (who.phone) values[DatumSource::person_phone] = {*who.phone, base::mask_phone(*who.phone)};
    values[DatumSource::person_address] = open_value(people::address_of(who));
    values[DatumSource::person_building] = open_value(who.building);
    values[DatumSource::person_door] = open_value(who.unit + who.door);
    if (who.guardian_name) {
      values[DatumSource::person_guardian] = {*who.guardian_name,
                                              base::mask_name(*who.guardian_name)};
    }
  }

  void tell_latest_arrival(Record& record, people::PersonId person) const {
    const auto arrival =
        screening::store::latest_of_person(call_.tx, context_.vault, tenant(), person);
    if (arrival) tell_arrival(record, *arrival);
  }

  void tell_arrival(Record& record, const screening::Arrival& arrival) const {
    auto& values = record.values;
    const screening::Declaration& said = arrival.declaration;
    if (said.arrived_on) {
      values[DatumSource::arrival_day] = open_value(base::to_string(*said.arrived_on));
    }
    if (!said.journeys.empty()) {
      values[DatumSource::arrival_origin] = open_value(said.journeys.back().from_text);
    }
    if (said.transports.empty()) return;
    const screening::Leg& leg = said.transports.back();
    const packs::Pack* pack = pack_of(arrival.pack_version);
    const packs::Transport* means =
        pack == nullptr ? nullptr : packs::find(pack->transports, leg.mode);
    values[DatumSource::arrival_transport] =
        open_value(means == nullptr ? leg.mode : means->label.zh);
    values[DatumSource::arrival_run] = open_value(leg.number);
  }

  const packs::Regime* regime_of(const observation::Episode& episode) const {
    const packs::Pack* pack = pack_of(episode.pack_hash);
    return pack == nullptr ? nullptr : packs::find(pack->regimes, episode.regime);
  }

  // Kept for as long as rows are read from it.
  const packs::Pack* pack_of(const std::string& hash) const {
    const auto [at, added] = packs_.try_emplace(hash);
    if (added) at->second = context_.pack_of(hash);
    return at->second.get();
  }

  void tell_episode(Record& record, const observation::Episode& episode) const {
    auto& values = record.values;
    const packs::Regime* regime = regime_of(episode);
    if (regime != nullptr) values[DatumSource::episode_regime] = open_value(regime->label.zh);
    const bool over = episode.ended_on && *episode.ended_on <= where_.day;
    values[DatumSource::episode_start] = open_value(base::to_string(episode.base_on));
    values[DatumSource::episode_last_day] = open_value(base::to_string(episode.last_day));
    if (regime != nullptr) {
      values[DatumSource::episode_days] = open_value(std::to_string(regime->days.count));
      const std::int64_t number = (where_.day - episode.base_on).count + regime->first_day_number;
      values[DatumSource::episode_day_number] = open_value(std::to_string(number));
    }
    values[DatumSource::episode_state] = open_value(over ? "是" : "否");
    // Of one that is not over this is no gap: there is nothing to say yet.
    values[DatumSource::episode_ended_on] =
        over ? open_value(base::to_string(*episode.ended_on)) : Value{"—", "—"};
    tell_reading(record, episode);
  }

  void tell_reading(Record& record, const observation::Episode& episode) const {
    const auto readings =
        observation::store::readings_on(call_.tx, context_.vault, episode, where_.day);
    const observation::Reading* last = nullptr;
    for (const observation::Reading& one : readings) {
      const bool seen = one.status == observation::Status::seen_ok ||
                        one.status == observation::Status::seen_not_ok;
      if (seen && (last == nullptr || one.taken_at >= last->taken_at)) last = &one;
    }
    if (last == nullptr) return;
    auto& values = record.values;
    if (last->measured.temperature) {
      values[DatumSource::reading_temperature] =
          open_value(base::to_string(*last->measured.temperature));
    }
    const packs::Pack* pack = pack_of(episode.pack_hash);
    std::string symptoms;
    for (const std::string& id : last->measured.symptoms) {
      symptoms += (symptoms.empty() ? "" : "、") + (pack == nullptr ? id : label_of(*pack, id));
    }
    values[DatumSource::reading_symptoms] = open_value(symptoms.empty() ? "无" : symptoms);
  }

  http::Call& call_;
  const RecordsContext& context_;
  const tables::Where& where_;
  identity::Span span_;
  std::vector<Record> records_;
  mutable std::map<std::string, std::shared_ptr<const packs::Pack>> packs_;
};

}  // namespace

std::vector<Record> records_of(http::Call& call, const RecordsContext& context,
                               const tables::Where& where, const packs::RowSet& set) {
  return Reading(call, context, where).run(set);
}

// ---- Into the record ----------------------------------------------------------------------------

static base::Result<people::Particulars> with_value(people::Particulars who,
                                                    const tables::Correction& said) {
  const std::string text(base::trim(said.text));
  switch (said.source) {
    case DatumSource::person_phone: who.phone = text; break;
    case DatumSource::person_identity_number: who.id_number = text; break;
    case DatumSource::person_guardian: who.guardian_name = text; break;
    case DatumSource::person_building: who.building = text; break;
    case DatumSource::person_door:
      who.unit.clear();
      who.door = text;
      break;
    case DatumSource::person_sex:
      if (text != "男" && text != "女") return tables::refusal::not_of_person;
      who.sex = text == "男" ? people::Sex::male : people::Sex::female;
      break;
    case DatumSource::person_birth_date: {
      const auto day = base::read_day(text);
      if (!day) return base::refuse(tables::refusal::not_a_day).at("text");
      who.birth_date = *day;
      break;
    }
    default: return base::refuse(tables::refusal::not_of_person).at("datum");
  }
  return who;
}

base::Result<base::Done> correct_record(http::Call& call, const RecordsContext& context,
                                        const tables::Correction& said) {
  auto person = people::store::find(call.tx, context.vault, call.who.scope("table.fill"),
                                    people::PersonId{said.person});
  if (!person) return http::refusal::not_found;
  const auto event = events::store::find(call.tx, person->tenant, person->event);
  if (!event) return http::refusal::not_found;
  const auto said_now = with_value(person->particulars, said);
  if (!said_now) return said_now.refusal();
  auto who = people::checked(*said_now, context.guardian_below(event->pack), call.today);
  if (!who) return base::Refusal(who.refusal()).at("text");
  person->particulars = std::move(*who);
  people::store::save(call.tx, context.vault, call.actor(), *person);
  return base::Done{};
}

}  // namespace workflows

#include "journeys/file.h"

#include <unordered_map>

#include "base/json.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/written_day.h"
#include "journeys/number.h"

namespace journeys {

using base::json::Value;

namespace {

std::string text_of(const Value& item, std::string_view key) {
  const Value* value = item.find(key);
  if (value == nullptr) return {};
  if (const auto* text = value->as<std::string>()) return std::string(base::trim(*text));
  if (const auto* number = value->as<std::int64_t>()) return std::to_string(*number);
  return {};
}

// Numbers and texts are two kinds of ids; each is answered as it came.
std::string source_of(const Value& item) {
  const Value* id = item.find("id");
  if (id == nullptr) return {};
  const bool usable = id->as<std::int64_t>() != nullptr || id->as<std::string>() != nullptr;
  return usable ? base::json::to_text(*id) : std::string();
}

packs::Carrier carrier_of(const std::string& type) {
  using packs::Carrier;
  static const std::unordered_map<std::string, Carrier> by_number{
      {"1", Carrier::plane}, {"2", Carrier::train}, {"3", Carrier::metro}, {"4", Carrier::coach},
      {"5", Carrier::bus},   {"6", Carrier::taxi},  {"7", Carrier::ship}};
  if (const auto found = by_number.find(type); found != by_number.end()) return found->second;
  Carrier named = Carrier::other;
  boost::describe::enum_from_string(type.c_str(), named);
  return named;
}

// The clock time of the end is believed, its day is not: nights on board are left out in notices.
void mend_end(CaseJourney& journey, const base::WrittenMoment& start,
              const base::WrittenMoment& end) {
  const bool reversed = end.day < start.day || (end.day == start.day && end.minute < start.minute);
  if (!reversed) return;
  journey.flags.push_back(Flag::ends_before_start);
  const bool overnight = end.minute && start.minute && *end.minute < *start.minute;
  journey.arrives_on = *journey.departs_on + base::Days{overnight ? 1 : 0};
}

void read_days(const Value& item, CaseJourney& journey) {
  const auto said = base::read_day(text_of(item, "t_date"));
  const auto start = base::read_moment(text_of(item, "t_start"));
  const auto end = base::read_moment(text_of(item, "t_end"));
  journey.departs_on = said;
  if (!said && start) journey.departs_on = start->day;
  if (!journey.departs_on) return journey.flags.push_back(Flag::no_day);
  if (said && start && start->day != *said) journey.flags.push_back(Flag::days_differ);
  journey.arrives_on = *journey.departs_on;
  if (!end) return;
  journey.arrives_on = std::max(end->day, *journey.departs_on);
  mend_end(journey, start.value_or(base::WrittenMoment{*journey.departs_on, {}}), *end);
  if (journey.arrives_on - *journey.departs_on <= base::Days{base::limits::journey_days_max})
    return;
  journey.flags.push_back(Flag::too_long);
  journey.arrives_on = *journey.departs_on;
}

CaseJourney journey_of(const Value& item) {
  CaseJourney journey;
  journey.source = source_of(item);
  journey.carrier = carrier_of(text_of(item, "t_type"));
  boost::describe::enum_from_string(text_of(item, "t_vehicle").c_str(), journey.vehicle);
  journey.number = text_of(item, "t_no");
  journey.seat = text_of(item, "t_no_sub");
  journey.from = text_of(item, "t_pos_start");
  journey.to = text_of(item, "t_pos_end");
  journey.published_by = text_of(item, "who");
  const Value* verified = item.find("verified");
  const auto* as_number = verified == nullptr ? nullptr : verified->as<std::int64_t>();
  const auto* as_flag = verified == nullptr ? nullptr : verified->as<bool>();
  journey.verified = (as_number != nullptr && *as_number != 0) || (as_flag != nullptr && *as_flag);
  if (run_numbers(journey.number).empty()) journey.flags.push_back(Flag::no_number);
  read_days(item, journey);
  return journey;
}

void flag_twins(std::vector<CaseJourney>& journeys) {
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < journeys.size(); ++i) {
    const auto [at, is_new] = first.emplace(journeys[i].source, i);
    if (is_new) continue;
    for (CaseJourney* twin : {&journeys[at->second], &journeys[i]}) {
      if (twin->flags.empty() || twin->flags.back() != Flag::id_twice) {
        twin->flags.push_back(Flag::id_twice);
      }
    }
  }
}

// The list itself, or the one list in an object around it.
const base::json::Array* list_in(const Value& document) {
  if (const auto* list = document.as<base::json::Array>()) return list;
  const auto* object = document.as<base::json::Object>();
  const base::json::Array* only = nullptr;
  if (object == nullptr) return nullptr;
  for (const auto& [key, value] : *object) {
    const auto* list = value.as<base::json::Array>();
    if (list != nullptr && only != nullptr) return nullptr;
    if (list != nullptr) only = list;
  }
  return only;
}

}  // namespace

base::Result<std::vector<CaseJourney>> read_journeys(std::string_view json) {
  static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (json.starts_with(byte_order_mark)) json.remove_prefix(byte_order_mark.size());
  const auto document = base::json::parse(json);
  const base::json::Array* list = document ? list_in(*document) : nullptr;
  if (list == nullptr) return refusal::not_a_list;
  if (list->size() > base::limits::journeys_max) {
    return base::refuse(refusal::too_many).with("max", std::to_string(base::limits::journeys_max));
  }
  std::vector<CaseJourney> journeys;
  journeys.reserve(list->size());
  for (const Value& item : *list) {
    journeys.push_back(journey_of(item));
    if (!journeys.back().source.empty()) continue;
    return base::refuse(refusal::not_a_journey).with("number", std::to_string(journeys.size()));
  }
  flag_twins(journeys);
  return journeys;
}

}  // namespace journeys

#include "observation/view.h"

#include <fmt/format.h>

#include <stdexcept>

#include "base/mask.h"
#include "observation/handover.h"
#include "observation/recording.h"
#include "observation/rules.h"
#include "observation/store.h"
#include "people/store.h"

namespace observation {

static constexpr std::size_t missing_shown_max = 28;

const packs::Regime& regime_of(const packs::Pack& pack, const Episode& episode) {
  const packs::Regime* regime = packs::find(pack.regimes, episode.regime);
  if (regime == nullptr) throw std::runtime_error("a pack version lost a regime");
  return *regime;
}

static std::shared_ptr<const packs::Pack> pack_of(http::Call& call, const Context& context,
                                                  const Episode& episode) {
  auto pack = pack_for(call.tx, context, episode);
  if (!pack) throw std::runtime_error("an episode has no pack that knows its regime");
  return pack;
}

static std::string filled(std::string text, const packs::Regime& regime,
                          const std::string& last_day) {
  const auto replace = [&](std::string_view mark, const std::string& value) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.replace(at, mark.size(), value);
    }
  };
  replace("{days}", std::to_string(regime.days.count));
  replace("{last_day}", last_day);
  return text;
}

std::string sentence_of(const Context& context, const packs::Regime& regime, base::Date last_day,
                        base::Language language) {
  return filled(regime.sentence.in(language), regime, context.day(last_day, language));
}

CitationView shown(const packs::Citation& citation) {
  return {citation.document, citation.clause, citation.confidence, citation.from};
}

static std::optional<std::string> flag_of(const Episode& episode, const packs::Regime& regime,
                                          bool care_awaited, bool read_today, base::Date today) {
  if (episode.state == State::ended) return std::nullopt;
  if (care_awaited) return "abnormal";
  if (episode.last_day < today) return "past_end";
  if (episode.last_day == today) return "ends_today";
  // A voluntary service has no missing people.
  if (!read_today && !regime.voluntary) return "missing";
  return std::nullopt;
}

static bool awaits(const std::vector<CareNeed>& needs) {
  for (const CareNeed& need : needs) {
    if (!need.outcome) return true;
  }
  return false;
}

static base::json::Value today_by_slot(const packs::Regime& regime,
                                       const std::vector<Reading>& of_today) {
  base::json::Object today;
  for (const packs::Slot& slot : regime.slots) {
    base::json::Value value;
    for (const Reading& reading : of_today) {
      const auto& temperature = reading.measured.temperature;
      if (reading.slot == slot.id && temperature) value = base::to_string(*temperature);
    }
    today.emplace_back(slot.id, std::move(value));
  }
  return base::json::Value(std::move(today));
}

static EpisodeRow base_row(http::Call& call, const Context& context, const Episode& episode,
                           const packs::Regime& regime, const std::vector<Reading>& of_today,
                           bool care_awaited) {
  const people::Person person =
      people::store::get(call.tx, context.vault, episode.tenant, episode.person);
  EpisodeRow row{.id = episode.id,
                 .person = people::masked(person, call.today),
                 .place = places::view_of(*context.places.now(), episode.place),
                 .regime = episode.regime,
                 .regime_label = regime.label.in(call.language),
                 .voluntary = regime.voluntary,
                 .started_on = base::date_of(episode.opened_at),
                 .last_day = episode.last_day,
                 .day_number = day_number(episode, regime, call.today),
                 .of_days = day_number(episode, regime, episode.last_day),
                 .state = episode.state,
                 .today = {},
                 .flag = flag_of(episode, regime, care_awaited, !of_today.empty(), call.today)};
  row.today = today_by_slot(regime, of_today);
  return row;
}

EpisodeRow row_of(http::Call& call, const Context& context, const Episode& episode) {
  const auto pack = pack_of(call, context, episode);
  return base_row(call, context, episode, regime_of(*pack, episode),
                  store::readings_on(call.tx, context.vault, episode, call.today),
                  awaits(store::care_needs(call.tx, context.vault, episode)));
}

// ---- The person's page ----------------------------------------------------------------------

static std::vector<ReasonView> reasoning_of(http::Call& call, const Context& context,
                                            const Episode& episode, const packs::Regime& regime) {
  const std::string kind = context.word(
      "count_from", boost::describe::enum_to_string(episode.base_kind, ""), call.language);
  std::vector<ReasonView> reasons;
  reasons.push_back({fmt::format("{} {}", kind, context.day(episode.base_on, call.language)),
                     shown(regime.citation_of("count_from"))});
  reasons.push_back({sentence_of(context, regime, episode.last_day, call.language),
                     shown(regime.citation_of("days"))});
  return reasons;
}

static ReadingView shown(const Reading& reading) {
  return {.id = reading.id,
          .version = reading.version,
          .day = reading.day,
          .slot = reading.slot,
          .taken_at = reading.taken_at,
          .received_at = reading.received_at,
          .temperature = reading.measured.temperature,
          .symptoms = reading.measured.symptoms,
          .well = reading.measured.symptoms.empty(),
          .status = reading.status,
          .by = reading.by,
          .recorded_by = reading.recorded_by,
          .abnormal = reading.abnormal,
          .corrected_from = reading.corrected_from,
          .doubted = reading.doubted};
}

static void fill_from_pack(EpisodeView& view, const packs::Pack& pack, const packs::Regime& regime,
                           base::Language language) {
  for (const packs::Slot& slot : regime.slots) {
    view.slots.push_back({slot.id, slot.label.in(language),
                          base::minute_to_string(slot.from_minute),
                          base::minute_to_string(slot.to_minute)});
  }
  for (const std::string& id : regime.symptoms) {
    const packs::Symptom* symptom = packs::find(pack.symptoms, id);
    view.symptoms.push_back({id, symptom != nullptr ? symptom->label.in(language) : id});
  }
  for (const packs::Outcome& outcome : pack.outcomes) {
    if (outcome.id == "declined" && !regime.voluntary) continue;
    view.outcomes.push_back({outcome.id, outcome.label.in(language)});
  }
  view.fever_from = regime.fever_from;
  view.temperature = {regime.plausible_min, regime.plausible_max};
}

static void fill_care(EpisodeView& view, const Context& context, const Episode& episode,
                      const std::vector<CareNeed>& needs, base::Language language) {
  for (const CareNeed& need : needs) {
    std::string label;
    if (need.outcome == handed_over) label = context.word("end_reason", "moved", language);
    for (const Label& outcome : view.outcomes) {
      if (need.outcome == outcome.id) label = outcome.label;
    }
    view.care_needed.push_back(
        {need.id, need.opened_at, need.due_at, need.reading, need.outcome, label, need.note});
  }
  for (const CarePerson& person : episode.words.care) {
    view.care_people.push_back({person.kind, context.word("care_kind", person.kind, language),
                                person.name, base::mask_phone(person.phone)});
  }
}

static void fill_can(http::Call& call, const Context& context, const Episode& episode,
                     const packs::Regime& regime, EpisodeView& view) {
  const bool open = episode.state == State::open;
  view.can.record = open && call.who.may("episode.record");
  view.can.outcome = call.who.may("episode.outcome");
  view.can.end = open && call.who.may("episode.end");
  view.can.end_label = regime.end_label.in(call.language);
  for (const packs::EndReason reason : regime.end_reasons) {
    const std::string id = boost::describe::enum_to_string(reason, "");
    view.can.end_reasons.push_back({id, context.word("end_reason", id, call.language)});
  }
  if (!episode.end_reason) return;
  const std::string id = boost::describe::enum_to_string(*episode.end_reason, "");
  view.end = EndView{*episode.ended_on, id, context.word("end_reason", id, call.language),
                     episode.words.end_note, episode.ended_by};
}

TimelineView timeline_of(http::Call& call, const Context& context, const Episode& episode) {
  TimelineView view;
  for (const identity::AuditEntry& entry :
       identity::audit::entries_of(call.tx, episode.tenant, episode.id.value)) {
    if (identity::is_look(entry.action)) continue;
    view.items.push_back(
        {entry.at, context.word("action", entry.action, call.language),
         entry.by_link() ? context.word("actor", "own_link", call.language) : entry.account_name});
  }
  return view;
}

EpisodeView view_of(http::Call& call, const Context& context, const Episode& episode) {
  const auto pack = pack_of(call, context, episode);
  const packs::Regime& regime = regime_of(*pack, episode);
  const auto readings = store::readings(call.tx, context.vault, episode);
  const auto needs = store::care_needs(call.tx, context.vault, episode);
  std::vector<Reading> of_today;
  for (const Reading& reading : readings) {
    if (reading.day == call.today) of_today.push_back(reading);
  }
  EpisodeView view;
  static_cast<EpisodeRow&>(view) =
      base_row(call, context, episode, regime, of_today, awaits(needs));
  const End expected = expected_end(episode, regime, readings, call.now);
  view.version = episode.version;
  view.event_id = episode.event;
  view.sentence = sentence_of(context, regime, episode.last_day, call.language);
  view.reasoning = reasoning_of(call, context, episode, regime);
  view.expected_end = expected.on;
  view.waits_for_normal = expected.waits_for_normal;
  fill_from_pack(view, *pack, regime, call.language);
  for (const Reading& reading : readings) {
    view.readings.push_back(shown(reading));
    // On its day a doubt is between the program and whoever entered it.
    const bool is_others = reading.recorded_by != call.who.name && reading.day == call.today;
    if (is_others) view.readings.back().doubted = Doubted::none;
  }
  for (const MissingSlot& slot : missing(episode, regime, readings, call.now, missing_shown_max)) {
    view.missing.push_back({slot.day, slot.slot});
  }
  fill_care(view, context, episode, needs, call.language);
  fill_can(call, context, episode, regime, view);
  fill_period(view, call, context, episode, *pack);
  view.order_reference = episode.order_reference;
  view.agreement = episode.words.agreement;
  return view;
}

}  // namespace observation

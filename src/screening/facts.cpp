#include "screening/facts.h"

#include <algorithm>
#include <limits>

namespace screening {

using base::Date;
using packs::Answer;
using packs::Finding;

std::vector<ListedArea> listed_areas(const packs::Pack& pack,
                                     const std::vector<events::OriginArea>& of_event,
                                     const PlaceOfCode& place_of) {
  std::vector<ListedArea> areas;
  for (const packs::OriginList& list : pack.origin_lists) {
    for (const packs::OriginArea& area : list.areas) {
      if (const auto place = place_of(area.code)) {
        areas.push_back({list.id, *place, area.from, area.to});
      }
    }
  }
  for (const events::OriginArea& area : of_event) {
    areas.push_back({area.list, area.place, area.from, area.to});
  }
  return areas;
}

namespace {

// Both ends included.
struct Stretch {
  Date first{std::numeric_limits<std::int32_t>::min()};
  Date last{std::numeric_limits<std::int32_t>::max()};
  bool empty() const { return last < first; }
  bool holds(Date day) const { return first <= day && day <= last; }
};

Stretch shared(Stretch a, Stretch b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

}  // namespace

// Was the stay inside the stretch? A single known end is a day on which the person was there.
static Answer stay_within(const Journey& journey, Stretch stretch) {
  const auto& from = journey.stayed_from;
  const auto& to = journey.stayed_to;
  if (stretch.empty()) return Answer::no;
  if ((from && stretch.holds(*from)) || (to && stretch.holds(*to))) return Answer::yes;
  const Stretch possible{from.value_or(Stretch{}.first), to.value_or(Stretch{}.last)};
  if (shared(possible, stretch).empty()) return Answer::no;
  return from && to ? Answer::yes : Answer::unknown;
}

// The days before arrival that count. Without the day of arrival nothing inside them is sure.
static Answer in_look_back(const Journey& journey, const Declaration& said, const Setting& setting,
                           Stretch listed) {
  if (!said.arrived_on) {
    const Answer ever = stay_within(journey, shared(listed, {.last = setting.day}));
    return ever == Answer::no ? Answer::no : Answer::unknown;
  }
  const Stretch window{*said.arrived_on - setting.pack.registration.look_back, *said.arrived_on};
  return stay_within(journey, shared(listed, window));
}

static bool names_nothing(const Journey& journey) {
  return !journey.abroad && !journey.from_place_id && journey.from_text.empty();
}

Answer ArrivalFacts::stayed(const Journey& journey, const ListedArea& area) const {
  if (journey.abroad) return Answer::no;
  const Stretch listed{area.from, area.to.value_or(Stretch{}.last)};
  const Answer then = in_look_back(journey, said_, setting_, listed);
  if (then == Answer::no) return Answer::no;
  if (!journey.from_place_id) return Answer::unknown;
  if (setting_.contains(area.place, *journey.from_place_id)) return then;
  // A place above the area may mean the area or not.
  const bool may_be = setting_.contains(*journey.from_place_id, area.place);
  return may_be ? Answer::unknown : Answer::no;
}

Answer ArrivalFacts::was_abroad(const Journey& journey) const {
  if (!journey.abroad && !names_nothing(journey)) return Answer::no;
  const Answer then = in_look_back(journey, said_, setting_, {});
  return journey.abroad || then == Answer::no ? then : Answer::unknown;
}

// No journey at all says as much as one of which nothing is known.
static const std::vector<Journey>& journeys_of(const Declaration& said) {
  static const std::vector<Journey> unknown(1);
  return said.journeys.empty() ? unknown : said.journeys;
}

// yes of the latest journey that is one, else unknown if any is, else no.
template <class Ask>
static std::pair<Answer, const Journey*> strongest(const Declaration& said, Ask ask) {
  std::pair<Answer, const Journey*> best{Answer::no, nullptr};
  for (const Journey& journey : journeys_of(said)) {
    const Answer answer = ask(journey);
    const bool later = best.second == nullptr || best.second->stayed_to < journey.stayed_to;
    if (answer > best.first || (answer == best.first && answer == Answer::yes && later)) {
      best = {answer, &journey};
    }
  }
  return best;
}

static std::string word(std::string_view stem, Answer answer) {
  static constexpr std::string_view ends[] = {"_no", "_unknown", "_yes"};
  return std::string(stem) + std::string(ends[static_cast<int>(answer)]);
}

static std::vector<std::pair<std::string, PhraseValue>> about(const Journey* journey) {
  if (journey == nullptr) return {};
  const auto from = journey->stayed_from ? journey->stayed_from : journey->stayed_to;
  const auto to = journey->stayed_to ? journey->stayed_to : journey->stayed_from;
  return {
      {"from", from.value_or(Date{})}, {"to", to.value_or(Date{})}, {"place", journey->from_text}};
}

Finding ArrivalFacts::found(Answer answer, Phrase phrase) const {
  return {answer,
          {Wording(setting_.words, base::Language::zh).say(phrase),
           Wording(setting_.words, base::Language::en).say(phrase)}};
}

Finding ArrivalFacts::answer(const packs::StayedInOrigin& question) const {
  const auto [answer, journey] = strongest(said_, [&](const Journey& one) {
    Answer best = Answer::no;
    for (const ListedArea& area : setting_.areas) {
      if (area.list == question.list) best = std::max(best, stayed(one, area));
    }
    return best;
  });
  const packs::OriginList* list = packs::find(setting_.pack.origin_lists, question.list);
  Phrase phrase{word("stayed", answer), about(journey)};
  phrase.values.emplace_back("list", list != nullptr ? list->label : packs::Text{});
  phrase.values.emplace_back("days", std::to_string(setting_.pack.registration.look_back.count));
  return found(answer, std::move(phrase));
}

Finding ArrivalFacts::answer(const packs::FromAbroad&) const {
  const auto [answer, journey] =
      strongest(said_, [&](const Journey& one) { return was_abroad(one); });
  Phrase phrase{word("abroad", answer), about(journey)};
  phrase.values.emplace_back("days", std::to_string(setting_.pack.registration.look_back.count));
  return found(answer, std::move(phrase));
}

Finding ArrivalFacts::answer(const packs::HasProof& question) const {
  const bool brought = std::any_of(said_.proofs.begin(), said_.proofs.end(),
                                   [&](const Proof& proof) { return proof.kind == question.kind; });
  const packs::Proof* proof = packs::find(setting_.pack.proofs, question.kind);
  const Answer answer = brought ? Answer::yes : Answer::no;
  return found(answer, {word("proof", answer),
                        {{"proof", proof != nullptr ? proof->label : packs::Text{}}}});
}

Finding ArrivalFacts::answer(const packs::HasSymptom&) const {
  if (said_.symptoms.empty()) {
    const Answer answer = said_.well.value_or(false) ? Answer::no : Answer::unknown;
    return found(answer, {word("symptom", answer), {}});
  }
  packs::Text named;
  const packs::Text separator = setting_.words.text("arrival", "separator");
  for (const std::string& id : said_.symptoms) {
    const packs::Symptom* symptom = packs::find(setting_.pack.symptoms, id);
    const packs::Text label = symptom != nullptr ? symptom->label : packs::Text{id, id};
    named.zh += (named.zh.empty() ? "" : separator.zh) + label.zh;
    named.en += (named.en.empty() ? "" : separator.en) + label.en;
  }
  return found(Answer::yes, {"symptom_yes", {{"symptoms", named}}});
}

Finding ArrivalFacts::answer(const packs::TemperatureAtLeast& question) const {
  if (!said_.temperature) return found(Answer::unknown, {"temperature_unknown", {}});
  const Answer answer = *said_.temperature >= question.from ? Answer::yes : Answer::no;
  return found(answer, {word("temperature", answer),
                        {{"temperature", base::to_string(*said_.temperature)},
                         {"from", base::to_string(question.from)}}});
}

// A seat near the case's is as good as the person's word; the run alone is left to the CDC.
static std::string close_journeys(const std::vector<SharedRide>& rides) {
  std::string names;
  for (const SharedRide& ride : rides) {
    if (!ride.same_run || ride.contact != journeys::Contact::close) continue;
    names += (names.empty() ? "" : " ") + ride.journey;
  }
  return names;
}

Finding ArrivalFacts::answer(const packs::SharedWithCase&) const {
  const std::string close = close_journeys(setting_.shared);
  if (!close.empty()) return found(Answer::yes, {"shared_found", {{"journeys", close}}});
  const Shared shared = said_.shared_with_case.value_or(Shared::unknown);
  const Answer answer = shared == Shared::yes  ? Answer::yes
                        : shared == Shared::no ? Answer::no
                                               : Answer::unknown;
  return found(answer, {word("shared", answer), {}});
}

Finding ArrivalFacts::answer(const packs::CategoryIs& question) const {
  return {category_ == question.id ? Answer::yes : Answer::no, {}};
}

Finding ArrivalFacts::answer(const packs::Diagnosed& question) const {
  Answer answer = Answer::no;
  if (said_.diagnosis && said_.diagnosis->illness == question.illness) {
    answer = said_.diagnosis->told_by == ToldBy::doctor ? Answer::yes : Answer::unknown;
  }
  return found(answer, {word("diagnosed", answer), {}});
}

Finding ArrivalFacts::answer(const packs::HolidayReturn&) const {
  return found(Answer::unknown, {"holiday_unknown", {}});
}

// ---- Dates ----------------------------------------------------------------------------------

namespace {

struct OriginQuestions {
  std::vector<std::string> lists;
  bool abroad = false;
  bool none() const { return lists.empty() && !abroad; }
};

// What makes a category: the questions it wants a yes to.
void collect(const packs::Predicate& predicate, OriginQuestions& into) {
  using Kind = packs::Predicate::Kind;
  if (predicate.kind == Kind::none) return;
  for (const packs::Predicate& one : predicate.of) collect(one, into);
  if (predicate.kind != Kind::is) return;
  if (const auto* stayed = std::get_if<packs::StayedInOrigin>(&predicate.question)) {
    into.lists.push_back(stayed->list);
  }
  into.abroad = into.abroad || std::holds_alternative<packs::FromAbroad>(predicate.question);
}

// The last day of exposure of one journey; empty where it gave none.
struct Exposure {
  const Journey* journey = nullptr;
  std::optional<Date> until;  // The last day there while it was listed.
};

}  // namespace

static OriginQuestions questions_of(const Setting& setting, const packs::Category* category) {
  OriginQuestions questions;
  if (category != nullptr) collect(category->when, questions);
  if (!questions.none()) return questions;
  for (const packs::OriginList& list : setting.pack.origin_lists)
    questions.lists.push_back(list.id);
  questions.abroad = true;
  return questions;
}

static std::vector<Exposure> exposures(const Declaration& said, const Setting& setting,
                                       const OriginQuestions& questions) {
  const ArrivalFacts facts(said, setting);
  std::vector<Exposure> found;
  for (const Journey& journey : said.journeys) {
    const bool abroad = questions.abroad && facts.was_abroad(journey) == Answer::yes;
    Exposure exposure{abroad ? &journey : nullptr, abroad ? journey.stayed_to : std::nullopt};
    for (const ListedArea& area : setting.areas) {
      const auto& lists = questions.lists;
      if (std::find(lists.begin(), lists.end(), area.list) == lists.end()) continue;
      if (facts.stayed(journey, area) != Answer::yes) continue;
      exposure.journey = &journey;
      if (!journey.stayed_to) continue;
      const Date until = std::min(*journey.stayed_to, area.to.value_or(*journey.stayed_to));
      exposure.until = std::max(exposure.until.value_or(until), until);
    }
    if (exposure.journey != nullptr) found.push_back(exposure);
  }
  return found;
}

static void explain_onset(const Declaration& said, ExposureDates& dates) {
  const bool diagnosed = said.diagnosis && said.diagnosis->onset_on;
  dates.onset_on = diagnosed ? said.diagnosis->onset_on : said.onset_on;
  if (!dates.onset_on) return;
  const bool by_doctor = diagnosed && said.diagnosis->told_by == ToldBy::doctor;
  dates.explained.push_back(
      {by_doctor ? "onset_by_doctor" : "onset_by_person", {{"day", *dates.onset_on}}});
}

ExposureDates exposure_dates(const Declaration& said, const Setting& setting,
                             const packs::Category* category) {
  ExposureDates dates{.arrived_on = said.arrived_on,
                      .left_on = {},
                      .last_exposure_on = {},
                      .onset_on = {},
                      .explained = {}};
  const auto found = exposures(said, setting, questions_of(setting, category));
  const bool all_dated = std::all_of(found.begin(), found.end(),
                                     [](const Exposure& one) { return one.until.has_value(); });
  for (const Exposure& one : all_dated ? found : std::vector<Exposure>{}) {
    dates.left_on = std::max(dates.left_on, one.journey->stayed_to);
    if (dates.last_exposure_on >= one.until) continue;
    dates.last_exposure_on = one.until;
    dates.explained = {
        {"left", {{"day", *one.journey->stayed_to}, {"place", one.journey->from_text}}}};
    if (one.until == one.journey->stayed_to) continue;
    dates.explained.push_back(
        {"listed_until", {{"day", *one.until}, {"place", one.journey->from_text}}});
  }
  explain_onset(said, dates);
  return dates;
}

}  // namespace screening

// The person's own page (本人填报): what is kept about them while they are watched over, and their
// own word on how they are. Reached by a link, without an account. (OBS-04)
#include <algorithm>

#include "events/store.h"
#include "observation/recording.h"
#include "observation/rules.h"
#include "observation/store.h"
#include "observation/view.h"
#include "people/store.h"
#include "tasks/store.h"

namespace observation {

using base::Result;
using http::Call;

namespace {

// ---- Inputs ---------------------------------------------------------------------------------

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

enum class OwnRecorder { person, family };
BOOST_DESCRIBE_ENUM(OwnRecorder, person, family)

// Of today and now by the server's clock: a phone's may be wrong.
struct OwnReadingInput {
  ReadingId id;
  std::string slot;
  std::optional<base::Celsius> temperature;
  std::vector<std::string> symptoms;
  OwnRecorder by = OwnRecorder::person;
};
BOOST_DESCRIBE_STRUCT(OwnReadingInput, (), (id, slot, temperature, symptoms, by))

struct OwnCorrectionInput {
  ReadingId reading_id;
  base::Uuid id;
  std::int64_t base_version = 0;
  std::optional<base::Celsius> temperature;
  std::vector<std::string> symptoms;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(OwnCorrectionInput, (),
                      (reading_id, id, base_version, temperature, symptoms, reason))

struct WishInput {
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(WishInput, (), (id))

// ---- Answers --------------------------------------------------------------------------------

struct OwnReadingView {
  ReadingId id;
  std::int64_t version = 1;
  base::Date day;
  std::string slot;
  std::optional<base::Celsius> temperature;
  std::vector<std::string> symptoms;
  Status status = Status::seen_ok;
  Recorder by = Recorder::person;
  bool abnormal = false;
  bool mine = false;  // The person may put it right.
};
BOOST_DESCRIBE_STRUCT(OwnReadingView, (),
                      (id, version, day, slot, temperature, symptoms, status, by, abnormal, mine))

// Whom to call; the number is whole, it was given to be called.
struct HelpView {
  std::string kind_label;
  std::string name;
  std::string phone;
};
BOOST_DESCRIBE_STRUCT(HelpView, (), (kind_label, name, phone))

struct OwnEpisodeView {
  std::string regime_label;
  bool voluntary = false;
  bool ends_on_word = false;
  std::string sentence;
  State state = State::open;
  std::optional<base::Date> ended_on;
  base::Date started_on;
  base::Date last_day;
  std::int64_t day_number = 0;
  std::int64_t of_days = 0;
  std::vector<SlotView> slots;
  std::vector<Label> symptoms;
  base::Celsius fever_from;
  RangeView temperature;
  std::vector<OwnReadingView> readings;
  std::vector<HelpView> help;
  std::optional<base::Instant>
      care_due_at;            // A fever or complaint waits: the doctor calls by then.
  bool asked_to_end = false;  // The wish to finish waits to be noted.
};
BOOST_DESCRIBE_STRUCT(OwnEpisodeView, (),
                      (regime_label, voluntary, ends_on_word, sentence, state, ended_on, started_on,
                       last_day, day_number, of_days, slots, symptoms, fever_from, temperature,
                       readings, help, care_due_at, asked_to_end))

struct OwnView {
  std::string name_masked;  // The paper may lie about.
  std::string place;
  base::Date today;
  events::Kind event_kind = events::Kind::real;  // A drill is not taken for the real thing.
  std::optional<OwnEpisodeView> episode;         // None: nothing was ever begun.
};
BOOST_DESCRIBE_STRUCT(OwnView, (), (name_masked, place, today, event_kind, episode))

// ---- Finding and showing --------------------------------------------------------------------

Result<people::Person> own_person(Call& call, const Context& context) {
  if (!call.who.own) return http::refusal::not_found;  // An account has no page of its own here.
  return people::store::get(call.tx, context.vault, call.who.own->tenant,
                            people::PersonId{call.who.own->person});
}

Result<Found> own_episode(Call& call, const Context& context) {
  if (!call.who.own) return http::refusal::not_found;
  auto episode = store::latest_of_person(call.tx, context.vault, call.who.own->tenant,
                                         people::PersonId{call.who.own->person});
  if (!episode) return http::refusal::not_found;
  return with_regime(call.tx, context, std::move(*episode));
}

OwnReadingView shown(const ReadingView& reading) {
  const bool mine = reading.by == Recorder::person || reading.by == Recorder::family;
  return {.id = reading.id,
          .version = reading.version,
          .day = reading.day,
          .slot = reading.slot,
          .temperature = reading.temperature,
          .symptoms = reading.symptoms,
          .status = reading.status,
          .by = reading.by,
          .abnormal = reading.abnormal,
          .mine = mine};
}

OwnEpisodeView shown(Call& call, const Context& context, const Found& found) {
  const EpisodeView all = view_of(call, context, found.episode);
  OwnEpisodeView own{.regime_label = all.regime_label,
                     .voluntary = all.voluntary,
                     .ends_on_word = found.regime.ends_on_word,
                     .sentence = all.sentence,
                     .state = all.state,
                     .ended_on = found.episode.ended_on,
                     .started_on = all.started_on,
                     .last_day = all.last_day,
                     .day_number = all.day_number,
                     .of_days = all.of_days,
                     .slots = all.slots,
                     .symptoms = all.symptoms,
                     .fever_from = all.fever_from,
                     .temperature = all.temperature,
                     .readings = {},
                     .help = {},
                     .care_due_at = {},
                     .asked_to_end = false};
  // What is over is not shown to whoever finds the paper.
  if (all.state == State::ended) return own;
  for (const ReadingView& reading : all.readings) own.readings.push_back(shown(reading));
  for (const CarePerson& person : found.episode.words.care) {
    own.help.push_back(
        {context.word("care_kind", person.kind, call.language), person.name, person.phone});
  }
  for (const CareView& care : all.care_needed) {
    if (care.outcome) continue;
    own.care_due_at = std::min(care.due_at, own.care_due_at.value_or(care.due_at));
  }
  for (const tasks::Task& task :
       tasks::store::open_about(call.tx, found.episode.tenant, found.episode.id.value)) {
    own.asked_to_end = own.asked_to_end || task.kind == "observation.asked_to_end";
  }
  return own;
}

Result<OwnView> page(Call& call, const Context& context) {
  const auto person = own_person(call, context);
  if (!person) return person.refusal();
  OwnView view{.name_masked = people::masked(*person, call.today).name_masked,
               .place = places::view_of(*context.places.now(), person->place).name,
               .today = call.today,
               .event_kind = events::Kind::real,
               .episode = {}};
  const auto event = events::store::find(call.tx, person->tenant, person->event);
  if (event) view.event_kind = event->kind;
  const auto found = own_episode(call, context);
  if (found) view.episode = shown(call, context, *found);
  return view;
}

Result<OwnView> show(Call& call, const Context& context, const Nothing&) {
  const auto person = own_person(call, context);
  if (!person) return person.refusal();
  call.note_read("own.read", people::store::about(*person));
  return page(call, context);
}

// After a write: the page, which the person has just seen; not a further look.
Result<OwnView> show_made(Call& call, const Context& context, const EpisodeId&) {
  return page(call, context);
}

// ---- The person's word ----------------------------------------------------------------------

Result<EpisodeId> record_own(Call& call, const Context& context, const OwnReadingInput& input) {
  const auto found = own_episode(call, context);
  if (!found) return found.refusal();
  return keep_reading(call, context, *found,
                      {.id = input.id,
                       .day = call.today,
                       .slot = input.slot,
                       .taken_at = call.now,
                       .received_at = call.now,
                       .measured = {input.temperature, input.symptoms},
                       .status = Status::seen_ok,
                       .by = input.by == OwnRecorder::person ? Recorder::person : Recorder::family,
                       .recorded_by = {},
                       .abnormal = false,
                       .version = 1,
                       .corrected_from = {}});
}

Result<EpisodeId> correct_own(Call& call, const Context& context, const OwnCorrectionInput& input) {
  const auto found = own_episode(call, context);
  if (!found) return found.refusal();
  for (const Reading& before : store::readings(call.tx, context.vault, found->episode)) {
    if (before.id != input.reading_id) continue;
    if (const auto may = may_correct_own(found->episode, before); !may) return may.refusal();
  }
  return keep_correction(call, context, *found,
                         {.reading = input.reading_id,
                          .base_version = input.base_version,
                          .after = {input.temperature, input.symptoms},
                          .reason = input.reason});
}

Result<EpisodeId> keep_wish(Call& call, const Found& found, const tasks::Effects& effects,
                            store::Wish wish) {
  store::note_wish(call.tx, call.actor(), found.episode, wish);
  tasks::store::apply(call.tx, call.actor(), store::where(found.episode), effects);
  return found.episode.id;
}

Result<EpisodeId> wish_to_end(Call& call, const Context& context, const WishInput&) {
  const auto found = own_episode(call, context);
  if (!found) return found.refusal();
  const auto effects = ask_to_end(found->episode, found->regime, call.now);
  if (!effects) return effects.refusal();
  return keep_wish(call, *found, *effects, store::Wish::to_end);
}

Result<EpisodeId> wish_to_go_on(Call& call, const Context& context, const WishInput&) {
  const auto found = own_episode(call, context);
  if (!found) return found.refusal();
  const auto effects = go_on(found->episode);
  if (!effects) return effects.refusal();
  return keep_wish(call, *found, *effects, store::Wish::to_go_on);
}

}  // namespace

void add_own_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<Nothing, OwnView>("/v1/own", "own.read", with(show));
  routes.post<OwnReadingInput, EpisodeId, OwnView>("/v1/own/readings", "own.record",
                                                   with(record_own), with(show_made));
  routes.post<OwnCorrectionInput, EpisodeId, OwnView>("/v1/own/readings/{reading_id}/corrections",
                                                      "own.record", with(correct_own),
                                                      with(show_made));
  routes.post<WishInput, EpisodeId, OwnView>("/v1/own/wishes-to-end", "own.record",
                                             with(wish_to_end), with(show_made));
  routes.post<WishInput, EpisodeId, OwnView>("/v1/own/wishes-to-go-on", "own.record",
                                             with(wish_to_go_on), with(show_made));
}

}  // namespace observation

#include "app/wiring.h"

#include "app/pack_in_force.h"
#include "app/place_routes.h"
#include "app/policy_routes.h"
#include "base/mask.h"
#include "cases/http.h"
#include "cases/store.h"
#include "events/rules.h"
#include "households/http.h"
#include "imports/http.h"
#include "journeys/http.h"
#include "journeys/store.h"
#include "observation/due.h"
#include "observation/http.h"
#include "observation/store.h"
#include "observation/view.h"
#include "people/http.h"
#include "people/store.h"
#include "places/view.h"
#include "reports/days.h"
#include "reports/http.h"
#include "screening/http.h"
#include "screening/store.h"
#include "tasks/http.h"
#include "tasks/store.h"
#include "workflows/arrival_shares_ride.h"
#include "workflows/case_recounts_household.h"
#include "workflows/decision_opens_episode.h"
#include "workflows/event_closes.h"
#include "workflows/event_opens.h"
#include "workflows/import_registers_residents.h"

namespace app {

namespace {

// ---- Who a task is about --------------------------------------------------------------------

std::string person_label(http::Call& call, Installation& installation, identity::TenantId tenant,
                         people::PersonId person) {
  const people::PersonView view =
      people::masked(people::store::get(call.tx, installation.vault, tenant, person), call.today);
  return view.address.empty() ? view.name_masked : view.name_masked + " · " + view.address;
}

tasks::Subject subject_of(http::Call& call, Installation& installation,
                          const screening::Context& screening, const tasks::Task& task) {
  if (task.slice == "observation") {
    const auto episode = observation::store::find(call.tx, installation.vault, task.where.tenant,
                                                  observation::EpisodeId{task.subject});
    if (!episode) return {};
    const auto pack = installation.pack_version(episode->pack_hash);
    const bool voluntary = pack && observation::regime_of(*pack, *episode).voluntary;
    return {person_label(call, installation, episode->tenant, episode->person), voluntary};
  }
  if (task.slice == "cases") {
    const auto one = cases::store::find(call.tx, installation.vault, task.where.tenant,
                                        cases::CaseId{task.subject});
    if (!one) return {};
    return {person_label(call, installation, one->tenant, one->person), false};
  }
  if (task.slice == "screening") {
    const auto arrival = screening::store::find(call.tx, installation.vault, task.where.tenant,
                                                screening::ArrivalId{task.subject});
    if (arrival) {
      return {person_label(call, installation, arrival->tenant, arrival->person), true};
    }
    const screening::ArrivalId declared{task.subject};
    return {screening::declared_label(call, screening, task.where.tenant, declared), true};
  }
  return {places::view_of(*installation.places.now(), task.where.place).name, false};
}

// ---- What the daily report counts -----------------------------------------------------------

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

reports::Counts all_counts() {
  reports::Counts counts;
  add_screening_counts(counts);
  add_observation_counts(counts);
  counts.add(
      "tasks.overdue_open",
      [](sql::Transaction& tx, const reports::CountQuery& query) {
        return tasks::store::overdue_at(tx, query.within, query.now);
      },
      "#/tasks");
  return counts;
}

reports::EventView shown(const events::EventView& event) {
  return {.id = event.id,
          .kind = event.kind,
          .name = event.name,
          .illness = event.illness,
          .illness_name = event.illness_name,
          .pack = event.pack,
          .pack_title = event.pack_title,
          .place = {event.place.id, event.place.code, event.place.name, event.place.level,
                    event.place.path},
          .opened_on = event.opened_on,
          .closed_on = event.closed_on};
}

std::vector<reports::Told> told(Installation& installation, base::Language language) {
  std::vector<reports::Told> all;
  for (const packs::Word& word : installation.packs.current()->words().of("told")) {
    all.push_back({word.id, word.label.in(language)});
  }
  return all;
}

base::Result<reports::FormInForce> form_of(Installation& installation, const events::Event& event,
                                           base::Date day) {
  const auto pack = pack_in_force(*installation.packs.current(), *installation.places.now(), event,
                                  event.place, day);
  if (!pack) return pack.refusal();
  if ((*pack)->forms.empty()) return events::refusal::unknown_pack;
  const packs::Form& form = (*pack)->forms.front();
  return reports::FormInForce{.form = form,
                              .measures = (*pack)->measures,
                              .roles = {.confirm_role = form.confirm_role,
                                        .missing_role = form.missing_role,
                                        .missed_role = form.missed_role,
                                        .urgent_roles = form.urgent_roles,
                                        .urgent_due_minutes = form.urgent_due_minutes},
                              .pack_version = (*pack)->hash};
}

}  // namespace

struct Wiring::Parts {
  explicit Parts(Installation& used)
      : installation(used),
        words([&used](std::string_view group, std::string_view id, base::Language language) {
          return used.word(group, id, language);
        }),
        pack_of([&used](std::string_view hash) { return used.pack_version(hash); }),
        forms([&used](sql::Transaction&, const events::Event& event, base::Date day) {
          return form_of(used, event, day);
        }),
        counts(all_counts()),
        events{
            used.places, [&used](std::string_view id) { return used.newest_pack(id); }, words,
            [this](sql::Transaction& tx, const identity::Actor& actor, const events::Event& event) {
              return workflows::open_event(tx, actor, event, forms);
            }},
        closing{used.vault,
                [this](http::Call& call, const identity::EventId& id) {
                  return events::show(call, events, id);
                }},
        people{used.vault, used.places, words},
        tasks{used.task_kinds, used.places,
              [this, &used](http::Call& call, const tasks::Task& task) {
                return subject_of(call, used, screening, task);
              }},
        rules([&used](sql::Transaction&, const events::Event& event, places::PlaceId place,
                      base::Date day) {
          return pack_in_force(*used.packs.current(), *used.places.now(), event, place, day);
        }),
        all_words([&used] {
          auto library = used.packs.current();
          return std::shared_ptr<const packs::Words>(library, &library->words());
        }),
        journeys{current_journeys, rules, all_words, workflows::compare_again},
        households{used.vault, used.places, all_words,
                   [&used] { return used.newest_pack("platform"); },
                   [&used](std::string_view id) -> std::int64_t {
                     const auto pack = used.newest_pack(id);
                     return pack ? pack->registration.guardian_below_years : 0;
                   }},
        imports{used.vault, used.places, import_files, {workflows::residents_list(households)}},
        screening{used.vault,
                  used.places,
                  rules,
                  pack_of,
                  all_words,
                  [this](sql::Transaction& tx, const packs::Pack& pack,
                         const screening::Declaration& said) {
                    return workflows::shared_rides(*current_journeys.of(tx, pack.header.illness),
                                                   pack, *all_words(), said);
                  },
                  journeys::store::edition},
        observation{used.vault,
                    used.places,
                    pack_of,
                    words,
                    [&used](base::Date date, base::Language language) {
                      return used.packs.current()->words().day(date, language);
                    },
                    rules,
                    [this](http::Call& call, const observation::Episode& episode) {
                      if (!episode.case_id) return;
                      cases::note_opened(call, cases, episode.tenant, {*episode.case_id},
                                         episode.person, episode.id.value);
                    }},
        cases{
            used.vault,
            used.places,
            rules,
            pack_of,
            [&used] { return used.newest_pack("platform"); },
            words,
            [&used](sql::Transaction& tx, identity::TenantId tenant, people::PersonId person) {
              return observation::store::open_of_person(tx, used.vault, tenant, person).has_value();
            },
            [this](http::Call& call, const cases::Case& one,
                   const std::vector<cases::Member>& others) {
              workflows::recount_household(call, observation, one, others);
            }},
        reports{{counts, forms,
                 [this](sql::Transaction&, const events::Event& event, base::Language language) {
                   return shown(events::view_of(events, event, language));
                 },
                 [&used](base::Language language) { return told(used, language); }},
                used.vault,
                [&used](std::string_view role, base::Language language) {
                  return used.first_library->roles().label(role, language);
                }},
        runner(*used.database) {
    events::add_routes(routes, events);
    workflows::add_closing_route(routes, closing);
    add_place_routes(routes, used);
    add_policy_routes(routes, used);
    people::add_routes(routes, people);
    tasks::add_routes(routes, tasks);
    journeys::add_routes(routes, journeys);
    imports::add_routes(routes, imports);
    households::add_routes(routes, households);
    households::add_household_routes(routes, households);
    households::add_resident_routes(routes, households);
    screening::add_list_routes(routes, screening);
    screening::add_routes(routes, screening);
    screening::add_declaring_routes(routes, screening);
    screening::add_declare_routes(routes, screening);
    workflows::add_decision_route(routes, screening);
    observation::add_list_routes(routes, observation);
    observation::add_routes(routes, observation);
    observation::add_opening_routes(routes, observation);
    observation::add_exposure_routes(routes, observation);
    observation::add_doubt_routes(routes, observation);
    observation::add_own_routes(routes, observation);
    cases::add_routes(routes, cases);
    reports::add_routes(routes, reports);
    imports::register_running(runner, imports);
    workflows::register_comparing(runner, screening);
    observation::register_due(runner, observation);
    reports::register_due(runner, forms);
  }

  Installation& installation;
  std::function<std::string(std::string_view, std::string_view, base::Language)> words;
  std::function<packs::PackPtr(std::string_view)> pack_of;
  reports::FormOf forms;
  reports::Counts counts;
  events::Context events;
  workflows::ClosingContext closing;
  people::Context people;
  tasks::Context tasks;
  std::function<base::Result<packs::PackPtr>(sql::Transaction&, const events::Event&,
                                             places::PlaceId, base::Date)>
      rules;
  std::function<std::shared_ptr<const packs::Words>()> all_words;
  journeys::Current current_journeys;
  journeys::Context journeys;
  households::Context households;
  imports::Files import_files;
  imports::Context imports;
  screening::Context screening;
  observation::Context observation;
  cases::Context cases;
  reports::Context reports;
  http::Routes routes;
  schedule::Runner runner;
};

Wiring::Wiring(Installation& installation) : parts_(std::make_unique<Parts>(installation)) {}
Wiring::~Wiring() = default;

const http::Routes& Wiring::routes() const { return parts_->routes; }
const events::Context& Wiring::events() const { return parts_->events; }
const reports::Sources& Wiring::report_sources() const { return parts_->reports.sources; }
const reports::FormOf& Wiring::forms() const { return parts_->forms; }
schedule::Runner& Wiring::runner() { return parts_->runner; }

}  // namespace app

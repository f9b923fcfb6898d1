#include "app/wiring.h"

#include <algorithm>

#include "app/community_rounds.h"
#include "app/door_campaigns.h"
#include "app/message_people.h"
#include "app/pack_in_force.h"
#include "app/place_routes.h"
#include "app/policy_routes.h"
#include "app/report_counts.h"
#include "app/residents_care.h"
#include "app/table_child.h"
#include "app/task_subjects.h"
#include "assistance/due.h"
#include "assistance/http.h"
#include "campaigns/http.h"
#include "cases/http.h"
#include "cases/store.h"
#include "events/rules.h"
#include "flags/http.h"
#include "households/http.h"
#include "identity/store.h"
#include "imports/http.h"
#include "journeys/http.h"
#include "journeys/store.h"
#include "lists/http.h"
#include "lists/store.h"
#include "messages/http.h"
#include "observation/by_building.h"
#include "observation/due.h"
#include "observation/http.h"
#include "observation/store.h"
#include "observation/view.h"
#include "papers/http.h"
#include "papers/store.h"
#include "people/http.h"
#include "people/store.h"
#include "places/view.h"
#include "reports/days.h"
#include "reports/http.h"
#include "rounds/http.h"
#include "screening/http.h"
#include "screening/store.h"
#include "tables/http.h"
#include "tables/rules.h"
#include "tasks/http.h"
#include "tasks/store.h"
#include "transfer/http.h"
#include "workflows/arrival_shares_ride.h"
#include "workflows/case_recounts_household.h"
#include "workflows/decision_opens_episode.h"
#include "workflows/event_closes.h"
#include "workflows/event_opens.h"
#include "workflows/import_pushes_list.h"
#include "workflows/import_registers_residents.h"
#include "workflows/paper_tells_of_episode.h"
#include "workflows/table_reads_records.h"
#include "workflows/transfer_moves_person.h"

namespace app {

namespace {

lists::KnownAs known_as(sql::Transaction& tx, Installation& installation, identity::TenantId tenant,
                        people::PersonId person) {
  if (observation::store::open_of_person(tx, installation.vault, tenant, person)) {
    return lists::KnownAs::episode;
  }
  const bool arrived = !screening::store::of_person(tx, installation.vault, tenant, person).empty();
  return arrived ? lists::KnownAs::arrival : lists::KnownAs::resident;
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
  const packs::PackPtr platform = installation.newest_pack("platform");
  return reports::FormInForce{.form = form,
                              .measures = (*pack)->measures,
                              .roles = {.confirm_role = form.confirm_role,
                                        .missing_role = form.missing_role,
                                        .missed_role = form.missed_role,
                                        .urgent_roles = form.urgent_roles,
                                        .urgent_due_minutes = form.urgent_due_minutes},
                              .pack_version = (*pack)->hash,
                              .is_rest_day = packs::is_rest_day(platform->calendar, day)};
}

}  // namespace

struct Wiring::Parts {
  Parts(Installation& used, const PublicAddress& address, messages::Port port)
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
              auto opened = workflows::open_event(tx, actor, event, forms);
              if (opened) flags::event_opens(tx, flags, actor, event);
              return opened;
            }},
        closing{used.vault,
                [this](http::Call& call, const identity::EventId& id) {
                  return events::show(call, events, id);
                },
                [this](http::Call& call, const events::Event& event) {
                  transfer::end_with_event(call.tx, transfer, call.actor(), event.tenant, event.id);
                  lists::store::forget_names(call.tx, event.tenant, event.id);
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
        households{used.vault,
                   used.places,
                   all_words,
                   [&used] { return used.newest_pack("platform"); },
                   [&used](std::string_view id) -> std::int64_t {
                     const auto pack = used.newest_pack(id);
                     return pack ? pack->registration.guardian_below_years : 0;
                   },
                   [this](http::Call& call, const people::Person& person) {
                     assistance::look_anew(call.tx, assistance, call.actor(),
                                           {person.tenant, person.event, person.place}, person.id);
                   }},
        lists{used.vault, used.places, households.platform, all_words,
              [&used](sql::Transaction& tx, identity::TenantId tenant, people::PersonId person) {
                return known_as(tx, used, tenant, person);
              }},
        assistance(assistance_context(used)),
        messages(messages_context(used, std::move(port))),
        rounds(rounds_context(used)),
        flags(flags_context(used)),
        imports{used.vault,
                used.places,
                import_files,
                {workflows::residents_list(households), workflows::pushed_list(lists)}},
        records{used.vault, used.places, pack_of, households.guardian_below},
        tables{used.vault,
               used.places,
               all_words,
               households.platform,
               [this](http::Call& call, const tables::Where& where,
                      const packs::Datum& datum) -> base::Result<std::int64_t> {
                 const auto pack = rules(call.tx, where.event, where.place, where.day);
                 if (!pack) return pack.refusal();
                 return count_of(call, counts, **pack, {where, datum});
               },
               [this](http::Call& call, const tables::Where& where, const packs::RowSet& set) {
                 return workflows::records_of(call, records, where, set);
               },
               [this](http::Call& call, const tables::Correction& said) {
                 return workflows::correct_record(call, records, said);
               },
               filled_in_child},
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
                    [this](http::Call& call, std::string_view permission, base::Uuid episode) {
                      return transfer::moved_away(call, transfer, permission, episode);
                    },
                    rules,
                    [this](http::Call& call, const observation::Episode& episode) {
                      if (!episode.case_id) return;
                      cases::note_opened(call, cases, episode.tenant, {*episode.case_id},
                                         episode.person, episode.id.value);
                    }},
        transfer{used.vault, used.places, households.platform, all_words, pack_of},
        transferring{transfer, assistance},
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
        papers{used.vault,
               used.places,
               rules,
               pack_of,
               all_words,
               [&used](std::string_view role, base::Language language) {
                 return used.first_library->roles().label(role, language);
               },
               [this](sql::Transaction& tx, identity::TenantId tenant, base::Uuid episode) {
                 return workflows::episode_facts(tx, observation, tenant, episode);
               },
               address,
               {},
               [&used] { return used.is_demonstration.load(); }},
        campaigns(campaigns_context(used)),
        reports{{counts, forms,
                 [this](sql::Transaction&, const events::Event& event, base::Language language) {
                   return shown(events::view_of(events, event, language));
                 },
                 [&used](base::Language language) { return told(used, language); }},
                used.vault,
                [&used](std::string_view role, base::Language language) {
                  return used.first_library->roles().label(role, language);
                }},
        runner(*used.database),
        sender(*used.database, messages) {
    add_community_routes();
    add_watching_routes();
    register_due_work();
  }

  // Who lives where, what is asked for and done there.
  void add_community_routes() {
    events::add_routes(routes, events);
    workflows::add_closing_route(routes, closing);
    add_place_routes(routes, installation);
    add_policy_routes(routes, installation);
    people::add_routes(routes, people);
    tasks::add_routes(routes, tasks);
    journeys::add_routes(routes, journeys);
    imports::add_routes(routes, imports);
    tables::add_routes(routes, tables);
    tables::add_filling_routes(routes, tables);
    tables::add_burden_routes(routes, tables);
    households::add_routes(routes, households);
    households::add_household_routes(routes, households);
    households::add_resident_routes(routes, households);
    assistance::add_routes(routes, assistance);
    assistance::add_step_routes(routes, assistance);
    assistance::add_own_routes(routes, assistance);
    assistance::add_care_list_routes(routes, assistance);
    assistance::add_care_routes(routes, assistance);
    messages::add_routes(routes, messages);
    messages::add_round_routes(routes, messages);
    messages::add_call_routes(routes, messages);
    messages::add_wish_routes(routes, messages);
    flags::add_routes(routes, flags);
    rounds::add_watch_routes(routes, rounds);
    rounds::add_package_routes(routes, rounds);
    rounds::add_patrol_routes(routes, rounds);
    rounds::add_note_routes(routes, rounds);
    rounds::add_own_routes(routes, rounds);
    campaigns::add_routes(routes, campaigns);
    campaigns::add_finding_routes(routes, campaigns);
    campaigns::add_inspection_routes(routes, campaigns);
  }

  // Who comes, who is watched over, what is reported of it.
  void add_watching_routes() {
    screening::add_list_routes(routes, screening);
    screening::add_routes(routes, screening);
    screening::add_declaring_routes(routes, screening);
    screening::add_declare_routes(routes, screening);
    workflows::add_decision_route(routes, screening);
    observation::add_list_routes(routes, observation);
    observation::add_building_routes(routes, observation);
    observation::add_routes(routes, observation);
    observation::add_opening_routes(routes, observation);
    observation::add_exposure_routes(routes, observation);
    observation::add_doubt_routes(routes, observation);
    observation::add_own_routes(routes, observation);
    lists::add_routes(routes, lists);
    lists::add_row_routes(routes, lists);
    transfer::add_list_routes(routes, transfer);
    transfer::add_routes(routes, transfer);
    workflows::add_transfer_routes(routes, transferring);
    cases::add_routes(routes, cases);
    papers::add_routes(routes, papers);
    papers::add_issuing_routes(routes, papers);
    papers::add_demand_routes(routes, papers);
    reports::add_routes(routes, reports);
    reports::add_deputy_routes(routes, reports);
  }

  void register_due_work() {
    imports::register_running(runner, imports);
    workflows::register_comparing(runner, screening);
    observation::register_due(runner, observation);
    lists::register_due(runner, lists);
    transfer::register_due(runner, transfer);
    assistance::register_due(runner, assistance);
    flags::register_due(runner, flags);
    rounds::register_due(runner, rounds);
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
  lists::Context lists;
  assistance::Context assistance;
  messages::Context messages;
  rounds::Context rounds;
  flags::Context flags;
  imports::Files import_files;
  imports::Context imports;
  workflows::RecordsContext records;
  tables::Context tables;
  screening::Context screening;
  observation::Context observation;
  transfer::Context transfer;
  workflows::TransferContext transferring;
  cases::Context cases;
  papers::Context papers;
  campaigns::Context campaigns;
  reports::Context reports;
  http::Routes routes;
  schedule::Runner runner;
  messages::Sender sender;
};

Wiring::Wiring(Installation& installation, const PublicAddress& address, messages::Port port)
    : parts_(std::make_unique<Parts>(installation, address, std::move(port))) {}
Wiring::~Wiring() = default;

const http::Routes& Wiring::routes() const { return parts_->routes; }
const events::Context& Wiring::events() const { return parts_->events; }
const reports::Sources& Wiring::report_sources() const { return parts_->reports.sources; }
const reports::FormOf& Wiring::forms() const { return parts_->forms; }
const papers::Context& Wiring::papers() const { return parts_->papers; }
schedule::Runner& Wiring::runner() { return parts_->runner; }
messages::Sender& Wiring::sender() { return parts_->sender; }

}  // namespace app

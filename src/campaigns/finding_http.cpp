// At the door: what a screener sees of the buildings given to them, and what was found there.
#include "campaigns/view.h"
#include "events/store.h"
#include "tasks/store.h"

namespace campaigns {

using base::Result;
using http::Call;

namespace {

struct WorkInput {
  identity::EventId event;
};
BOOST_DESCRIBE_STRUCT(WorkInput, (), (event))

struct WorkRow {
  CampaignId campaign_id;
  std::string campaign;
  base::Date from;
  base::Date to;
  BuildingId building_id;
  std::string building;
  std::string kind_label;
  std::string grid;
  std::int64_t doors = 0;
  std::int64_t screened = 0;
  std::int64_t again = 0;  // Nobody was at home, or they refused.
};
BOOST_DESCRIBE_STRUCT(WorkRow, (),
                      (campaign_id, campaign, from, to, building_id, building, kind_label, grid,
                       doors, screened, again))

struct WorkView {
  std::vector<WorkRow> items;
};
BOOST_DESCRIBE_STRUCT(WorkView, (), (items))

struct ScreenedInput {
  CampaignId campaign_id;
  BuildingId building_id;
};
BOOST_DESCRIBE_STRUCT(ScreenedInput, (), (campaign_id, building_id))

struct FindingInput {
  CampaignId campaign_id;
  FindingId id;
  HouseholdId household_id;
  std::optional<FindingId> corrects;
  Outcome outcome = Outcome::away;
  base::Date found_on;
  std::vector<Answer> answers;
  std::optional<std::int64_t> people;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(FindingInput, (),
                      (campaign_id, id, household_id, corrects, outcome, found_on, answers, people,
                       note))

struct FindingAsked {
  FindingId finding_id;
};
BOOST_DESCRIBE_STRUCT(FindingAsked, (), (finding_id))

// The building of a door, as the door picture shows it after a write.
using Made = ScreenedInput;

Result<DoorsView> doors(Call& call, const Context& context, const ScreenedInput& input) {
  const auto at = screenable(call, input.campaign_id, input.building_id);
  if (!at) return at.refusal();
  return doors_view(call, context, *at);
}

Result<WorkView> work(Call& call, const Context& context, const WorkInput& input) {
  const auto event = events::store::find(call.tx, call.who.scope(screening), input.event);
  if (!event) return http::refusal::not_found;
  WorkView view;
  for (const auto& given : store::given_to(call.tx, event->tenant, event->id, call.who.account)) {
    const auto at = screenable(call, given.campaign, given.building);
    if (!at) continue;
    const DoorsView shown = doors_view(call, context, *at);
    if (shown.state == State::over) continue;
    WorkRow row{at->campaign.id,
                at->campaign.name,
                at->campaign.from,
                at->campaign.to,
                at->building.id,
                at->building.name,
                shown.kind_label,
                shown.grid,
                0,
                0,
                0};
    for (const UnitView& unit : shown.units) {
      for (const DoorView& door : unit.doors) {
        row.doors += 1;
        if (!door.outcome) continue;
        const bool again = *door.outcome == Outcome::away || *door.outcome == Outcome::refused;
        (again ? row.again : row.screened) += 1;
      }
    }
    view.items.push_back(std::move(row));
  }
  return view;
}

tasks::Where where(const Finding& finding) {
  return {finding.tenant, finding.event, finding.place};
}

Result<Finding> corrected(Call& call, const Context& context, const Finding& next, FindingId id) {
  auto old = store::find(call.tx, context.vault, next.tenant, id);
  if (!old || old->household != next.household || old->campaign != next.campaign) {
    return base::refuse(http::refusal::not_found).at("corrects");
  }
  if (old->replaced_by || old->taken_back_at) return refusal::not_standing;
  return std::move(*old);
}

Finding finding_of(const AtBuilding& at, const FindingInput& input) {
  Finding finding;
  finding.id = input.id;
  finding.campaign = at.campaign.id;
  finding.tenant = at.campaign.tenant;
  finding.event = at.campaign.event;
  finding.place = at.building.place;
  finding.building = at.building.id;
  finding.household = input.household_id;
  finding.origin = input.id;
  finding.outcome = input.outcome;
  finding.words = {input.answers, input.people, input.note};
  finding.found_on = input.found_on;
  return finding;
}

Result<AtBuilding> at_door(Call& call, const FindingInput& input) {
  const auto seen = find_campaign(call, screening, input.campaign_id);
  if (!seen) return seen.refusal();
  const auto door = store::door(call.tx, seen->campaign.tenant, input.household_id);
  if (!door) return http::refusal::not_found;
  auto at = screenable(call, input.campaign_id, door->building);
  if (!at) return at.refusal();
  if (const auto ok = check_open(call, at->campaign.tenant, at->campaign.event); !ok) {
    return ok.refusal();
  }
  if (call.today < input.found_on) return base::refuse(refusal::in_future).at("found_on");
  if (const auto ok = check_running(at->campaign, input.found_on); !ok) return ok.refusal();
  return at;
}

Result<Made> record(Call& call, const Context& context, const FindingInput& input) {
  const auto at = at_door(call, input);
  if (!at) return at.refusal();
  const Questions asked = asked_of(at->campaign, context.platform()->campaign_questions);
  Finding finding = finding_of(*at, input);
  if (const auto ok = check(finding, asked); !ok) return ok.refusal();
  finding.follow_ups = follow_ups_of(finding.words, asked);
  std::optional<Finding> old;
  if (input.corrects) {
    auto found = corrected(call, context, finding, *input.corrects);
    if (!found) return found.refusal();
    old = std::move(*found);
    finding.origin = old->origin;
    store::replace(call.tx, *old, finding.id);
  }
  store::add(call.tx, context.vault, call.actor(), finding);
  tasks::store::apply(
      call.tx, call.actor(), where(finding),
      effects_of({finding.origin, old ? &old->words : nullptr, &finding.words}, asked, call.now));
  return Made{at->campaign.id, at->building.id};
}

std::optional<Finding> corrected_by(Call& call, const Context& context, const Campaign& campaign,
                                    const Finding& finding) {
  for (Finding& one : store::of_door(call.tx, context.vault, campaign, finding.household)) {
    if (one.replaced_by == finding.id) return std::move(one);
  }
  return std::nullopt;
}

Result<Made> take_back(Call& call, const Context& context, const FindingAsked& input) {
  for (const identity::TenantId tenant : call.who.scope(screening).tenants()) {
    const auto finding = store::find(call.tx, context.vault, tenant, input.finding_id);
    if (!finding) continue;
    const auto at = screenable(call, finding->campaign, finding->building);
    if (!at) return at.refusal();
    if (const auto ok = check_open(call, tenant, finding->event); !ok) return ok.refusal();
    if (const auto ok = check_taking_back(*finding, call.today); !ok) return ok.refusal();
    const Questions asked = asked_of(at->campaign, context.platform()->campaign_questions);
    const auto old = corrected_by(call, context, at->campaign, *finding);
    store::take_back(call.tx, call.actor(), *finding);
    const Changed changed{finding->origin, &finding->words, old ? &old->words : nullptr};
    tasks::store::apply(call.tx, call.actor(), where(*finding),
                        effects_of(changed, asked, call.now));
    return Made{at->campaign.id, at->building.id};
  }
  return http::refusal::not_found;
}

// ---- What was found at a door, with its trace ---------------------------------------------------

FindingView view_of(Call& call, const Finding& finding, const Questions& questions) {
  FindingView view{.id = finding.id,
                   .outcome = finding.outcome,
                   .answers = {},
                   .people = finding.words.people,
                   .note = finding.words.note,
                   .found_on = finding.found_on,
                   .recorded_at = finding.recorded_at,
                   .recorded_by = name_of(call, finding.recorded_by),
                   .standing = finding.standing,
                   .corrected = finding.replaced_by.has_value(),
                   .taken_back = finding.taken_back_at.has_value()};
  for (const QuestionView& question : campaigns::view_of(questions, call.language)) {
    for (const Answer& answer : finding.words.answers) {
      if (answer.question == question.id) view.answers.push_back({question.label, answer.said});
    }
  }
  return view;
}

Result<HistoryView> history(Call& call, const Context& context, const FindingAsked& input) {
  for (const identity::TenantId tenant : call.who.scope(reading).tenants()) {
    const auto finding = store::find(call.tx, context.vault, tenant, input.finding_id);
    if (!finding) continue;
    const auto at = building_in(call, reading, finding->campaign, finding->building);
    const auto door = store::door(call.tx, tenant, finding->household);
    if (!at || !door) return http::refusal::not_found;
    const Questions& questions = context.platform()->campaign_questions;
    HistoryView view{.campaign_id = at->campaign.id,
                     .campaign = at->campaign.name,
                     .building_id = at->building.id,
                     .household_id = finding->household,
                     .address = address_of(at->building, *door),
                     .place = places::view_of(*context.places.now(), at->building.place),
                     .findings = {}};
    for (const Finding& one :
         store::of_door(call.tx, context.vault, at->campaign, finding->household)) {
      view.findings.insert(view.findings.begin(), view_of(call, one, questions));
    }
    call.note_read("finding.read",
                   {tenant, "door_finding", finding->id.value, finding->event, finding->place});
    return view;
  }
  return http::refusal::not_found;
}

}  // namespace

void add_finding_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<WorkInput, WorkView>("/v1/screenings", screening, with(work));
  routes.get<ScreenedInput, DoorsView>("/v1/screenings/{campaign_id}/buildings/{building_id}",
                                       screening, with(doors));
  routes.post<FindingInput, Made, DoorsView>("/v1/screenings/{campaign_id}/findings", screening,
                                             with(record), with(doors));
  routes.post<FindingAsked, Made, DoorsView>("/v1/findings/{finding_id}/taking-back", screening,
                                             with(take_back), with(doors));
  routes.get<FindingAsked, HistoryView>("/v1/findings/{finding_id}", reading, with(history));
}

}  // namespace campaigns

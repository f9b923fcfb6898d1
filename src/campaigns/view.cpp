#include "campaigns/view.h"

#include <algorithm>
#include <map>

#include "identity/store.h"

namespace campaigns {

static std::string filled(std::string text, int days) {
  static constexpr std::string_view mark = "{days}";
  const std::size_t at = text.find(mark);
  return at == std::string::npos ? text : text.replace(at, mark.size(), std::to_string(days));
}

std::vector<QuestionView> view_of(const Questions& questions, base::Language language) {
  std::vector<QuestionView> out;
  for (const packs::CampaignQuestion& question : questions) {
    out.push_back({question.id, filled(question.label.in(language), question.days),
                   question.answering, !question.task.empty()});
  }
  return out;
}

CountsView view_of(const Progress& progress) {
  return {progress.doors, screened(progress), progress.away, progress.refused, progress.follow_ups};
}

static State state_of(const Campaign& campaign, base::Date today) {
  if (campaign.closed_on || campaign.to < today) return State::over;
  return today < campaign.from ? State::waiting : State::running;
}

static CampaignRow row_with(http::Call& call, const Context& context, const Campaign& campaign,
                            const Progress& progress) {
  return {campaign.id,      campaign.name, places::view_of(*context.places.now(), campaign.place),
          campaign.from,    campaign.to,   state_of(campaign, call.today),
          view_of(progress)};
}

static Progress total_of(const std::vector<store::BuildingProgress>& all) {
  Progress total;
  for (const store::BuildingProgress& one : all) total = total + one.progress;
  return total;
}

CampaignRow row_of(http::Call& call, const Context& context, const Seen& seen) {
  return row_with(call, context, seen.campaign,
                  total_of(store::progress(call.tx, seen.campaign, seen.span)));
}

static CoverageView key_coverage(http::Call& call, const Context& context, const Seen& seen) {
  const auto all = store::key_people(call.tx, seen.campaign, seen.span, call.today);
  const auto missing = static_cast<std::int64_t>(not_reached(call, context, seen).size());
  const auto total = static_cast<std::int64_t>(all.size());
  return {total, total - missing};
}

std::vector<people::PersonId> not_reached(http::Call& call, const Context& context,
                                          const Seen& seen) {
  const Campaign& campaign = seen.campaign;
  const auto heard = context.heard_of(call.tx, campaign.tenant, campaign.event, campaign.from);
  std::vector<people::PersonId> out;
  for (const auto& one : store::key_people(call.tx, campaign, seen.span, call.today)) {
    if (!one.answered && !heard.contains(one.id)) out.push_back(one.id);
  }
  return out;
}

CampaignView campaign_view(http::Call& call, const Context& context, const Seen& seen) {
  const auto all = store::progress(call.tx, seen.campaign, seen.span);
  const auto words = context.words();
  const auto tree = context.places.now();
  CampaignView view;
  const Progress total = total_of(all);
  view.campaign = row_with(call, context, seen.campaign, total);
  view.questions =
      view_of(asked_of(seen.campaign, context.platform()->campaign_questions), call.language);
  view.households = {total.doors, screened(total)};
  view.key_people = key_coverage(call, context, seen);
  std::map<base::Uuid, Progress> of_grid;
  for (const store::BuildingProgress& one : all) {
    if (!of_grid.contains(one.grid)) {
      view.grids.push_back(
          {one.grid, one.grid_name, places::view_of(*tree, one.place).name, CountsView{}});
    }
    of_grid[one.grid] = of_grid[one.grid] + one.progress;
    view.buildings.push_back({one.id, one.grid, one.name,
                              words->label("building_kind", one.kind, call.language),
                              view_of(one.progress)});
  }
  for (GridRow& grid : view.grids) grid.counts = view_of(of_grid[grid.id]);
  return view;
}

// ---- Doors --------------------------------------------------------------------------------------

// By the value of their digits: 99 before 101, and the units likewise.
static bool before(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return a.size() < b.size();
  return a < b;
}

static std::vector<UnitView> units_of(http::Call& call, const AtBuilding& at) {
  std::map<HouseholdId, store::DoorState> states;
  for (auto& state : store::states(call.tx, at.campaign, at.building.id)) {
    states.emplace(state.household, state);
  }
  auto doors = store::doors(call.tx, at.building);
  std::sort(doors.begin(), doors.end(), [](const store::Door& a, const store::Door& b) {
    return a.unit != b.unit ? before(a.unit, b.unit) : before(a.door, b.door);
  });
  std::vector<UnitView> units;
  for (const store::Door& door : doors) {
    if (units.empty() || units.back().name != door.unit) units.push_back({door.unit, {}});
    DoorView& view = units.back().doors.emplace_back();
    view.id = door.id;
    view.door = door.door;
    const auto state = states.find(door.id);
    if (state == states.end()) continue;
    view.outcome = state->second.outcome;
    view.finding_id = state->second.finding;
    view.found_on = state->second.found_on;
    view.tries = state->second.tries;
    view.follow_ups = state->second.follow_ups;
  }
  return units;
}

DoorsView doors_view(http::Call& call, const Context& context, const AtBuilding& at) {
  DoorsView view;
  view.campaign_id = at.campaign.id;
  view.campaign = at.campaign.name;
  view.state = state_of(at.campaign, call.today);
  const bool own = static_cast<bool>(screenable(call, at.campaign.id, at.building.id));
  view.may_screen = own && view.state == State::running;
  view.building_id = at.building.id;
  view.building = at.building.name;
  view.kind_label = context.words()->label("building_kind", at.building.kind, call.language);
  view.grid = at.building.grid;
  view.place = places::view_of(*context.places.now(), at.building.place);
  view.questions =
      view_of(asked_of(at.campaign, context.platform()->campaign_questions), call.language);
  view.units = units_of(call, at);
  return view;
}

void add_screeners(http::Call& call, const Context& context, const AtBuilding& at,
                   DoorsView& view) {
  for (const Screener& one : store::screeners(call.tx, at.campaign, at.building.id)) {
    view.screeners.push_back({one.id, name_of(call, one.account)});
  }
  if (!call.who.scope(opening).covers(at.building.at)) return;
  for (const std::string& role : context.screener_roles()) {
    for (const auto& account :
         identity::store::holders(call.tx, role, at.building.place, call.today)) {
      if (store::is_screener(call.tx, at.campaign, at.building.id, account.id)) continue;
      view.candidates.push_back(
          {account.id, account.name, context.role_label(role, call.language)});
    }
  }
}

std::string name_of(http::Call& call, const std::optional<identity::AccountId>& id) {
  const auto account = id ? identity::store::find_account(call.tx, *id) : std::nullopt;
  return account ? account->name : std::string();
}

}  // namespace campaigns

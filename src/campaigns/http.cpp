#include "campaigns/http.h"

#include <algorithm>
#include <map>

#include "base/limits.h"
#include "campaigns/view.h"
#include "events/store.h"
#include "identity/store.h"
#include "people/store.h"

namespace campaigns {

using base::Result;
using http::Call;

namespace {

// ---- Inputs -------------------------------------------------------------------------------------

struct CampaignsInput {
  identity::EventId event;
  std::optional<CampaignId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(CampaignsInput, (), (event, cursor, limit))

struct CampaignOpening {
  base::Uuid id;
  identity::EventId event;
  places::PlaceId place_id;
  std::string name;
  base::Date from;
  base::Date to;
  std::vector<std::string> asked;
};
BOOST_DESCRIBE_STRUCT(CampaignOpening, (), (id, event, place_id, name, from, to, asked))

struct CampaignInput {
  CampaignId campaign_id;
};
BOOST_DESCRIBE_STRUCT(CampaignInput, (), (campaign_id))

struct FollowedInput {
  CampaignId campaign_id;
  BuildingId building_id;
};
BOOST_DESCRIBE_STRUCT(FollowedInput, (), (campaign_id, building_id))

struct ScreenerInput {
  CampaignId campaign_id;
  BuildingId building_id;
  base::Uuid id;
  identity::AccountId account_id;
};
BOOST_DESCRIBE_STRUCT(ScreenerInput, (), (campaign_id, building_id, id, account_id))

struct ScreenerEnd {
  CampaignId campaign_id;
  BuildingId building_id;
  ScreenerId screener_id;
};
BOOST_DESCRIBE_STRUCT(ScreenerEnd, (), (campaign_id, building_id, screener_id))

struct MissingInput {
  CampaignId campaign_id;
  std::optional<base::Uuid> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(MissingInput, (), (campaign_id, cursor, limit))

struct MissingDoorView {
  HouseholdId household_id;
  BuildingId building_id;
  std::string address;
  places::PlaceView place;
  std::optional<Outcome> outcome;
};
BOOST_DESCRIBE_STRUCT(MissingDoorView, (), (household_id, building_id, address, place, outcome))

struct MissingDoorsView {
  std::vector<MissingDoorView> items;
  std::optional<base::Uuid> next_cursor;
};
BOOST_DESCRIBE_STRUCT(MissingDoorsView, (), (items, next_cursor))

struct MissingPeopleView {
  std::vector<people::PersonView> items;
  std::optional<base::Uuid> next_cursor;
};
BOOST_DESCRIBE_STRUCT(MissingPeopleView, (), (items, next_cursor))

std::int64_t limit_of(const std::optional<std::int64_t>& asked) {
  return std::clamp<std::int64_t>(asked.value_or(base::limits::page_items_default), 1,
                                  base::limits::page_items_max);
}

// ---- Campaigns ----------------------------------------------------------------------------------

Result<CampaignsView> list(Call& call, const Context& context, const CampaignsInput& input) {
  store::Filter filter{input.event, {}, input.cursor, limit_of(input.limit)};
  std::map<CampaignId, Seen, std::greater<>> newest_first;
  for (const identity::ScopePart& part : call.who.scope(reading).parts) {
    if (!part.tenant) continue;
    filter.span = part.span;
    for (const store::Placed& placed : store::list(call.tx, *part.tenant, filter)) {
      const identity::Span both{std::max(part.span.first, placed.span.first),
                                std::min(part.span.last, placed.span.last)};
      newest_first.emplace(placed.campaign.id, Seen{placed.campaign, both});
    }
  }
  CampaignsView view;
  for (const auto& [id, seen] : newest_first) {
    if (static_cast<std::int64_t>(view.items.size()) == filter.limit) break;
    view.items.push_back(row_of(call, context, seen));
  }
  if (static_cast<std::int64_t>(view.items.size()) == filter.limit) {
    view.next_cursor = view.items.back().id;
  }
  view.questions = view_of(context.platform()->campaign_questions, call.language);
  return view;
}

Result<CampaignId> open(Call& call, const Context& context, const CampaignOpening& input) {
  const identity::Scope scope = call.who.scope(opening);
  const auto event = events::store::find(call.tx, scope, input.event);
  if (!event) return http::refusal::not_found;
  if (event->closed_on) return refusal::event_closed;
  const auto place = context.places.now()->find(input.place_id);
  const auto where = identity::store::locate(call.tx, input.place_id);
  const bool covered = place && where && scope.covers(where->span.first);
  if (!covered || !event->span.contains(where->span)) {
    return base::refuse(http::refusal::not_found).at("place_id");
  }
  if (place->level != places::Level::community && place->level != places::Level::township) {
    return base::refuse(refusal::wrong_place).at("place_id");
  }
  const Campaign campaign{{input.id}, event->tenant, event->id,   input.place_id, input.name,
                          input.from, input.to,      input.asked, std::nullopt};
  const auto ok = check(campaign, context.platform()->campaign_questions, call.today);
  if (!ok) return ok.refusal();
  store::add(call.tx, call.actor(), campaign);
  return campaign.id;
}

Result<CampaignId> close(Call& call, const Context&, const CampaignInput& input) {
  const auto seen = find_campaign(call, opening, input.campaign_id);
  if (!seen) return seen.refusal();
  const auto where = identity::store::locate(call.tx, seen->campaign.place);
  // Who opens campaigns in one community does not close the township's.
  if (!where || !call.who.scope(opening).covers(where->span.first)) return http::refusal::not_found;
  if (!seen->campaign.closed_on) {
    store::close(call.tx, call.actor(), seen->campaign, call.today);
  }
  return seen->campaign.id;
}

Result<CampaignView> show(Call& call, const Context& context, const CampaignId& id) {
  const auto seen = find_campaign(call, reading, id);
  if (!seen) return seen.refusal();
  return campaign_view(call, context, *seen);
}

Result<CampaignView> show_one(Call& call, const Context& context, const CampaignInput& input) {
  return show(call, context, input.campaign_id);
}

// ---- What is missing ----------------------------------------------------------------------------

Result<MissingDoorsView> missing_doors(Call& call, const Context& context,
                                       const MissingInput& input) {
  const auto seen = find_campaign(call, reading, input.campaign_id);
  if (!seen) return seen.refusal();
  std::optional<HouseholdId> after;
  if (input.cursor) after = HouseholdId{*input.cursor};
  const std::int64_t limit = limit_of(input.limit);
  const auto tree = context.places.now();
  MissingDoorsView view;
  for (const auto& one :
       store::missing_doors(call.tx, seen->campaign, seen->span, {after, limit})) {
    view.items.push_back({one.door.id, one.door.building,
                          one.building + one.door.unit + one.door.door,
                          places::view_of(*tree, one.place), one.outcome});
  }
  if (static_cast<std::int64_t>(view.items.size()) == limit) {
    view.next_cursor = view.items.back().household_id.value;
  }
  return view;
}

Result<MissingPeopleView> missing_people(Call& call, const Context& context,
                                         const MissingInput& input) {
  const auto seen = find_campaign(call, reading, input.campaign_id);
  if (!seen) return seen.refusal();
  const Campaign& campaign = seen->campaign;
  const std::int64_t limit = limit_of(input.limit);
  MissingPeopleView view;
  for (const people::PersonId id : not_reached(call, context, *seen)) {
    if (input.cursor && id.value <= *input.cursor) continue;
    if (static_cast<std::int64_t>(view.items.size()) == limit) {
      view.next_cursor = view.items.back().id.value;
      break;
    }
    const people::Person person = people::store::get(call.tx, context.vault, campaign.tenant, id);
    call.note_read("person.read",
                   {campaign.tenant, "person", id.value, campaign.event, person.place});
    view.items.push_back(people::masked(person, call.today));
  }
  return view;
}

// ---- Buildings and who goes there ---------------------------------------------------------------

Result<DoorsView> doors(Call& call, const Context& context, const FollowedInput& input) {
  const auto at = building_in(call, reading, input.campaign_id, input.building_id);
  if (!at) return at.refusal();
  DoorsView view = doors_view(call, context, *at);
  add_screeners(call, context, *at, view);
  return view;
}

bool may_be_given(Call& call, const Context& context, const store::Building& building,
                  identity::AccountId account) {
  for (const std::string& role : context.screener_roles()) {
    for (const auto& one : identity::store::holders(call.tx, role, building.place, call.today)) {
      if (one.id == account) return true;
    }
  }
  return false;
}

Result<FollowedInput> give(Call& call, const Context& context, const ScreenerInput& input) {
  const auto at = building_in(call, opening, input.campaign_id, input.building_id);
  if (!at) return at.refusal();
  const Campaign& campaign = at->campaign;
  if (const auto ok = check_open(call, campaign.tenant, campaign.event); !ok) return ok.refusal();
  if (!may_be_given(call, context, at->building, input.account_id)) {
    return base::refuse(refusal::no_screener).at("account_id");
  }
  if (store::is_screener(call.tx, campaign, input.building_id, input.account_id)) {
    return base::refuse(refusal::given_already).at("account_id");
  }
  store::add(call.tx, call.actor(),
             Screener{{input.id},
                      campaign.id,
                      campaign.tenant,
                      at->building.place,
                      input.building_id,
                      input.account_id});
  return FollowedInput{input.campaign_id, input.building_id};
}

Result<FollowedInput> end(Call& call, const Context&, const ScreenerEnd& input) {
  const auto at = building_in(call, opening, input.campaign_id, input.building_id);
  if (!at) return at.refusal();
  for (const Screener& one : store::screeners(call.tx, at->campaign, input.building_id)) {
    if (one.id != input.screener_id) continue;
    store::end(call.tx, call.actor(), one);
    return FollowedInput{input.campaign_id, input.building_id};
  }
  return http::refusal::not_found;
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<CampaignsInput, CampaignsView>("/v1/campaigns", reading, with(list));
  routes.post<CampaignOpening, CampaignId, CampaignView>("/v1/campaigns", opening, with(open),
                                                         with(show));
  routes.get<CampaignInput, CampaignView>("/v1/campaigns/{campaign_id}", reading, with(show_one));
  routes.post<CampaignInput, CampaignId, CampaignView>("/v1/campaigns/{campaign_id}/closing",
                                                       opening, with(close), with(show));
  routes.get<MissingInput, MissingDoorsView>("/v1/campaigns/{campaign_id}/missing-doors", reading,
                                             with(missing_doors));
  routes.get<MissingInput, MissingPeopleView>("/v1/campaigns/{campaign_id}/missing-people", reading,
                                              with(missing_people));
  routes.get<FollowedInput, DoorsView>("/v1/campaigns/{campaign_id}/buildings/{building_id}",
                                       reading, with(doors));
  routes.post<ScreenerInput, FollowedInput, DoorsView>(
      "/v1/campaigns/{campaign_id}/buildings/{building_id}/screeners", opening, with(give),
      with(doors));
  routes.post<ScreenerEnd, FollowedInput, DoorsView>(
      "/v1/campaigns/{campaign_id}/buildings/{building_id}/screeners/{screener_id}/ends", opening,
      with(end), with(doors));
}

}  // namespace campaigns

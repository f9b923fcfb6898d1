#include "campaigns/asking.h"

#include <algorithm>

#include "events/store.h"
#include "http/message.h"

namespace campaigns {

base::Result<Seen> find_campaign(http::Call& call, std::string_view permission, CampaignId id) {
  for (const identity::ScopePart& part : call.who.scope(permission).parts) {
    if (!part.tenant) continue;
    const auto placed = store::find(call.tx, *part.tenant, id);
    if (!placed) continue;
    const identity::Span both{std::max(part.span.first, placed->span.first),
                              std::min(part.span.last, placed->span.last)};
    if (both.first <= both.last) return Seen{placed->campaign, both};
  }
  return http::refusal::not_found;
}

base::Result<AtBuilding> building_in(http::Call& call, std::string_view permission, CampaignId id,
                                     BuildingId building_id) {
  const auto seen = find_campaign(call, permission, id);
  if (!seen) return seen.refusal();
  const auto building = store::building(call.tx, seen->campaign.tenant, building_id);
  const identity::Span span = seen->span;
  if (!building || building->at < span.first || span.last < building->at) {
    return http::refusal::not_found;
  }
  return AtBuilding{seen->campaign, *building};
}

base::Result<AtBuilding> screenable(http::Call& call, CampaignId id, BuildingId building_id) {
  auto found = building_in(call, screening, id, building_id);
  if (!found) return found.refusal();
  const bool own = call.who.scope(opening).covers(found->building.at) ||
                   store::is_screener(call.tx, found->campaign, building_id, call.who.account);
  if (!own) return http::refusal::not_found;
  return found;
}

base::Result<base::Done> check_open(http::Call& call, identity::TenantId tenant,
                                    identity::EventId id) {
  const auto event = events::store::find(call.tx, tenant, id);
  if (!event) return http::refusal::not_found;
  if (event->closed_on) return refusal::event_closed;
  return base::Done{};
}

std::string address_of(const store::Building& building, const store::Door& door) {
  return building.name + door.unit + door.door;
}

}  // namespace campaigns

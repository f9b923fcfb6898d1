// What every route of the slice asks first: the campaign, and how much of it the caller may see.
#pragma once

#include "base/result.h"
#include "campaigns/http.h"
#include "campaigns/store.h"
#include "http/call.h"

namespace campaigns {

inline constexpr const char* opening = "campaign.open";
inline constexpr const char* reading = "campaign.read";
inline constexpr const char* screening = "campaign.screen";
inline constexpr const char* inspecting = "campaign.inspect";

// A campaign, and the part of its area that the caller's permission reaches.
struct Seen {
  Campaign campaign;
  identity::Span span;
};
base::Result<Seen> find_campaign(http::Call&, std::string_view permission, CampaignId);

// A building of the campaign that the caller may screen: it was given to the account, or the
// account opens campaigns there. Else it reads as absent.
struct AtBuilding {
  Campaign campaign;
  store::Building building;
};
base::Result<AtBuilding> screenable(http::Call&, CampaignId, BuildingId);
// The same for who reads or opens campaigns there.
base::Result<AtBuilding> building_in(http::Call&, std::string_view permission, CampaignId,
                                     BuildingId);

// Refused when the event is closed.
base::Result<base::Done> check_open(http::Call&, identity::TenantId, identity::EventId);

std::string address_of(const store::Building&, const store::Door&);

}  // namespace campaigns

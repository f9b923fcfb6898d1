// How observation is reached: lists, one person's page, readings, corrections, outcomes, the end;
// and by the person themself.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "events/model.h"
#include "http/routes.h"
#include "identity/vault.h"
#include "observation/model.h"
#include "packs/model.h"
#include "places/index.h"

namespace observation {

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  // The pack version that made a record, by its hash; empty when it was never here.
  std::function<std::shared_ptr<const packs::Pack>(std::string_view hash)> pack_of;
  // A word of the platform pack: ("care_kind", "food") -> 食物.
  std::function<std::string(std::string_view group, std::string_view id, base::Language)> word;
  std::function<std::string(base::Date, base::Language)> day;  // 12月4日 周五
  // Why an episode that is out of the caller's reach is so, when it was handed over from there.
  std::function<std::optional<base::Refusal>(http::Call&, std::string_view permission, base::Uuid)>
      moved;
  // The pack in force for an event, at a place, on a day; refused where nothing is.
  std::function<base::Result<std::shared_ptr<const packs::Pack>>(
      sql::Transaction&, const events::Event&, places::PlaceId, base::Date)>
      rules;
  // An episode was opened for a person, outside an arrival's decision.
  std::function<void(http::Call&, const Episode&)> opened;
};

void add_list_routes(http::Routes&, const Context&);
void add_routes(http::Routes&, const Context&);
// What may be opened for a person, and opening it without an arrival. (OBS-07, OBS-11)
void add_opening_routes(http::Routes&, const Context&);
// Further and withdrawn exposures, and an order that extends.
void add_exposure_routes(http::Routes&, const Context&);
// Readings that look copied, to whoever entered them.
void add_doubt_routes(http::Routes&, const Context&);
// The person's own page, reached by their link (people/own_link.h).
void add_own_routes(http::Routes&, const Context&);

}  // namespace observation

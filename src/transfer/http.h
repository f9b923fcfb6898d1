// How transfers are reached by both sides. Offering and accepting touch people and episodes: they
// stand in workflows/.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "http/routes.h"
#include "identity/vault.h"
#include "packs/model.h"
#include "packs/words.h"
#include "places/index.h"
#include "schedule/runner.h"
#include "transfer/rules.h"

namespace transfer {

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<std::shared_ptr<const packs::Pack>()> platform;
  std::function<std::shared_ptr<const packs::Words>()> words;
  // The pack version that made an episode, by its hash; empty when it was never here.
  std::function<std::shared_ptr<const packs::Pack>(std::string_view hash)> pack_of;
};

// A transfer as the caller's permission reaches it: from one side or the other, or both.
struct Found {
  Transfer transfer;
  bool sends = false;
  bool receives = false;
};
base::Result<Found> find(http::Call&, const Context&, std::string_view permission, TransferId);
base::Result<Found> find_sent(http::Call&, const Context&, std::string_view permission, TransferId);
base::Result<Found> find_received(http::Call&, const Context&, std::string_view permission,
                                  TransferId);

Names names_of(const Context&, const Transfer&);
Sides sides_of(const Context&, const Transfer&);

void add_list_routes(http::Routes&, const Context&);
void add_routes(http::Routes&, const Context&);
void register_due(schedule::Runner&, const Context&);

// The refusal of one who writes to an episode that has left their community; else nothing.
std::optional<base::Refusal> moved_away(http::Call&, const Context&, std::string_view permission,
                                        base::Uuid episode);

// Whatever still waits in an event that closes: what it knew of people goes with it.
void end_with_event(sql::Transaction&, const Context&, const identity::Actor&, identity::TenantId,
                    identity::EventId);

}  // namespace transfer

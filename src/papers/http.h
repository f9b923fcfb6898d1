// How papers are reached: issued, printed, served, withdrawn; the register; what was demanded and
// refused; and, without signing in, whether a paper in somebody's hand is one of ours.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "events/model.h"
#include "http/routes.h"
#include "http/service.h"
#include "identity/vault.h"
#include "packs/model.h"
#include "packs/words.h"
#include "papers/content.h"
#include "places/index.h"
#include "printing/printer.h"

namespace papers {

using PackPtr = std::shared_ptr<const packs::Pack>;

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  // The event's pack at a place on a day, holding the entries in force and no others.
  std::function<base::Result<PackPtr>(sql::Transaction&, const events::Event&, places::PlaceId,
                                      base::Date)>
      rules;
  std::function<PackPtr(std::string_view hash)> pack_of;
  std::function<std::shared_ptr<const packs::Words>()> words;
  std::function<std::string(std::string_view role, base::Language)> role_label;
  // What is known of an episode; empty when there is none of that id.
  std::function<std::optional<EpisodeFacts>(sql::Transaction&, identity::TenantId, base::Uuid)>
      episode;
  // Where this installation is reached by whoever scans a code.
  std::function<std::string(const http::Request&)> public_address;
  printing::Printer printer;
  // Everything in this database is made up, and every paper says so.
  std::function<bool()> is_demonstration;
};

void add_routes(http::Routes&, const Context&);          // Reading: one, a person's, the register.
void add_issuing_routes(http::Routes&, const Context&);  // Issuing, serving, withdrawing.
void add_demand_routes(http::Routes&, const Context&);

// POST /v1/paper-checks, for nobody in particular: so many a minute from one address.
void add_open_route(http::Service&, const Context&, sql::Database&, const base::Clock&);

}  // namespace papers

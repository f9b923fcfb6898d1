// How cases are reached: recording one, what becomes of it, what it asks for in the household.
#pragma once

#include <functional>
#include <memory>

#include "cases/model.h"
#include "events/model.h"
#include "http/routes.h"
#include "identity/vault.h"
#include "packs/model.h"
#include "packs/words.h"
#include "places/index.h"

namespace cases {

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<base::Result<std::shared_ptr<const packs::Pack>>(
      sql::Transaction&, const events::Event&, places::PlaceId, base::Date)>
      rules;
  std::function<std::shared_ptr<const packs::Pack>(std::string_view hash)> pack_of;
  std::function<std::shared_ptr<const packs::Pack>()> platform;  // Holds the key groups.
  std::function<std::string(std::string_view group, std::string_view id, base::Language)> word;
  // Whether a regime is open for the person.
  std::function<bool(sql::Transaction&, identity::TenantId, people::PersonId)> is_watched;
  // A case has come to another state: those of the household who are watched are counted anew.
  std::function<void(http::Call&, const Case&, const std::vector<Member>& others)> recount;
};

void add_routes(http::Routes&, const Context&);

// An episode was opened because of the case: what was asked for about the person is done.
void note_opened(http::Call&, const Context&, identity::TenantId, CaseId, people::PersonId,
                 base::Uuid episode);

}  // namespace cases

// How lists that are sent down are reached: the community's inbox and answers, the sender's
// progress.
#pragma once

#include <functional>
#include <memory>

#include "http/routes.h"
#include "identity/vault.h"
#include "lists/rules.h"
#include "packs/model.h"
#include "packs/words.h"
#include "places/index.h"
#include "schedule/runner.h"

namespace lists {

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<std::shared_ptr<const packs::Pack>()> platform;
  std::function<std::shared_ptr<const packs::Words>()> words;
  // As what a community knows somebody who is registered.
  std::function<KnownAs(sql::Transaction&, identity::TenantId, people::PersonId)> known_as;
};

void add_routes(http::Routes&, const Context&);
void add_row_routes(http::Routes&, const Context&);
void register_due(schedule::Runner&, const Context&);

// Whom the registers of the event have under the row's numbers, and what that makes of it.
std::vector<Candidate> candidates_of(sql::Transaction&, const Context&, const Row&);

// A row with what it asks for reaches its community, which has a part of the list from then on.
void deliver(sql::Transaction&, const identity::Actor&, const List&, const Sent&);
// What has no community, or came back as wrong, is a task of whoever sent it until none is left.
void tell_sender(sql::Transaction&, const Context&, const identity::Actor&, const List&);

// ---- For the list's own import (workflows/import_pushes_list.h)
// ------------------------------------

// Every row goes to its community; whoever is not matched becomes a task there.
void send_list(sql::Transaction&, const Context&, const identity::Actor&, List);
void withdraw_list(sql::Transaction&, const Context&, const identity::Actor&, List);

}  // namespace lists

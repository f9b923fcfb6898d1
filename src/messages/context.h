// What the slice needs of the installation and of other slices, joined in app/.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "identity/vault.h"
#include "messages/port.h"
#include "messages/store.h"
#include "packs/messages.h"
#include "places/index.h"

namespace messages {

struct Context {
  identity::Vault& vault;
  const places::CurrentTree& places;
  std::function<std::shared_ptr<const packs::Messages>()> policy;  // Of the platform pack.
  std::function<std::string(std::string_view group, std::string_view id, base::Language)> word;
  // Who is to be told that day, by what the records say; each once.
  std::function<std::vector<people::PersonId>(sql::Transaction&, const store::Asked&,
                                              packs::MessageTo, base::Date)>
      people_of;
  // The names of everybody registered there: no text for many holds one of them.
  std::function<std::vector<std::string>(sql::Transaction&, const store::Asked&, base::Date)>
      names_of;
  std::function<std::vector<std::string>()> words_not_in_sms;
  Port port;
};

// Whoever names a kind that the pack has no more still has its messages under way.
packs::MessageKind kind_of(const packs::Messages& policy, const std::string& id);

// What is left of the round asks somebody, or nobody any more.
void ask_for_what_is_left(sql::Transaction&, const Context&, const identity::Actor&, const Round&);

}  // namespace messages

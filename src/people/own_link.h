// A link that opens a person's own page without an account (本人填报): printed as a QR code or
// sent. Whoever holds it sees what is about that person alone, in one event, and says how they are;
// a family member may do it for them. It holds until somebody stops it, makes a new one, or the
// event is closed. (OBS-04; 个人信息保护法 art 44, 45: to know of and to see what is kept about
// oneself)
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "identity/audit.h"
#include "identity/roles.h"
#include "identity/vault.h"
#include "people/model.h"
#include "sql/database.h"

namespace people {

using OwnLinkId = base::Id<struct OwnLinkTag>;

struct OwnLink {
  OwnLinkId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  PersonId person;
  base::Instant made_at;
  std::string made_by;  // The account's name.
};

// Tenant, id and proof, with dots between. The program can make it again from the id; nobody else
// can.
std::string token_of(identity::Vault&, identity::TenantId, OwnLinkId);

struct NamedLink {
  identity::TenantId tenant;
  OwnLinkId id;
};
// Empty when the token was not made here.
std::optional<NamedLink> read_token(identity::Vault&, std::string_view token);

// Who comes with a token: nobody's account, what the role marked `by_link = "own"` may do of its
// own
// (`own.…`), this one person. Empty when the link is not ours, or was stopped.
std::shared_ptr<const identity::Session> session_of_link(sql::Transaction&, identity::Vault&,
                                                         const identity::RoleBook&,
                                                         std::string_view token);

namespace store {

// Stops the link the person had, if any.
void add_link(sql::Transaction&, const identity::Actor&, const Person&, OwnLinkId);
// Nothing happens when there is none.
void stop_link(sql::Transaction&, const identity::Actor&, const Person&);
// The one that holds, if any.
std::optional<OwnLink> link_of(sql::Transaction&, identity::TenantId, PersonId);
std::optional<OwnLink> find_link(sql::Transaction&, identity::TenantId, OwnLinkId);

}  // namespace store
}  // namespace people

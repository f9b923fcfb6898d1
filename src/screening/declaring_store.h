// What declaring keeps: links, and what was declared, sealed under the event's key. A write and its
// audit entry are one call; what is out of scope reads as absent.
#pragma once

#include <memory>

#include "identity/audit.h"
#include "identity/roles.h"
#include "identity/vault.h"
#include "screening/declaring.h"
#include "screening/store.h"

namespace screening {

// Tenant, id and proof, with dots between. The program can make it again from the id; nobody else
// can.
std::string token_of(identity::Vault&, const DeclaringLink&);

// Who comes with such a token: nobody's account, what the role marked `by_link = "declaring"` may
// do
// (`declare.…`) in that one community. Also of a link that was stopped, for the page then says whom
// to call. Empty when the token was not made here.
std::shared_ptr<const identity::Session> session_of_declaring_link(sql::Transaction&,
                                                                   identity::Vault&,
                                                                   const identity::RoleBook&,
                                                                   std::string_view token);

namespace store {

// Stops the link the community had in the event, if any.
void add_link(sql::Transaction&, const identity::Actor&, const DeclaringLink&);
void stop_link(sql::Transaction&, const identity::Actor&, const DeclaringLink&);
// The one that holds; it may have expired.
std::optional<DeclaringLink> link_of(sql::Transaction&, identity::TenantId, identity::EventId,
                                     places::PlaceId);
// Stopped ones too.
std::optional<DeclaringLink> find_link(sql::Transaction&, identity::TenantId, DeclaringLinkId);

std::int64_t declared_since(sql::Transaction&, const DeclaringLink&, base::Instant);

void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Declared&);
// Writes the next version of what was read, and refuses when somebody else has written since.
base::Result<base::Done> save(sql::Transaction&, identity::Vault&, const identity::Actor&,
                              const Declared&);

std::optional<Declared> find_declared(sql::Transaction&, identity::Vault&, const identity::Scope&,
                                      ArrivalId);
// For what has checked the scope of its own record.
std::optional<Declared> find_declared(sql::Transaction&, identity::Vault&, identity::TenantId,
                                      ArrivalId);
std::optional<Declared> find_by_receipt(sql::Transaction&, identity::Vault&, identity::TenantId,
                                        std::string_view code);
std::string receipt_of(identity::Vault&, const Declared&);

struct DeclaredFilter {
  identity::TenantId tenant;
  identity::EventId event;
  identity::Span span;
  DeclaredState state = DeclaredState::waiting;
};
std::vector<Declared> list(sql::Transaction&, identity::Vault&, const DeclaredFilter&, const Page&);
std::int64_t count(sql::Transaction&, const DeclaredFilter&);

identity::AuditSubject about(const Declared&);
identity::AuditSubject about(const DeclaringLink&);

}  // namespace store
}  // namespace screening

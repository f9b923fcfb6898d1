// What the code on a paper holds: tenant and proof, with a dot between. The program can make it
// again from the paper's id; nobody else can.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "identity/vault.h"
#include "papers/model.h"

namespace papers {

std::string token_of(identity::Vault&, identity::TenantId, PaperId);
std::optional<identity::TenantId> tenant_in(std::string_view token);  // Empty: no such form.

}  // namespace papers

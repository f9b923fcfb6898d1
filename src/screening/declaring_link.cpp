// The token of a community's declaring link, and who comes with it.
#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "identity/crypto.h"
#include "identity/store.h"
#include "screening/declaring_store.h"

namespace screening {

static std::string token(identity::Vault& vault, identity::TenantId tenant, DeclaringLinkId id) {
  const std::string proof = identity::hex(vault.proof(tenant, "declaring link", to_string(id)));
  return fmt::format("{}.{}.{}", tenant.value, to_string(id), proof);
}

std::string token_of(identity::Vault& vault, const DeclaringLink& link) {
  return token(vault, link.tenant, link.id);
}

// Empty when the token was not made here, or there is no such link.
static std::optional<DeclaringLink> read_token(sql::Transaction& tx, identity::Vault& vault,
                                               std::string_view said) {
  const std::size_t first = said.find('.');
  const std::size_t second = first == std::string_view::npos ? first : said.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  identity::TenantId tenant;
  const auto [end, wrong] = std::from_chars(said.data(), said.data() + first, tenant.value);
  const auto id = base::parse_uuid(said.substr(first + 1, second - first - 1));
  if (wrong != std::errc{} || end != said.data() + first || !id) return std::nullopt;
  const DeclaringLinkId link{*id};
  if (!identity::equal_in_constant_time(said, token(vault, tenant, link))) return std::nullopt;
  return store::find_link(tx, tenant, link);
}

std::shared_ptr<const identity::Session> session_of_declaring_link(sql::Transaction& tx,
                                                                   identity::Vault& vault,
                                                                   const identity::RoleBook& roles,
                                                                   std::string_view token) {
  const auto link = read_token(tx, vault, token);
  const identity::Role* role = roles.of_link(identity::ByLink::declaring);
  if (!link || role == nullptr) return nullptr;
  const auto where = identity::store::locate(tx, link->place);
  if (!where) return nullptr;
  auto session = std::make_shared<identity::Session>(
      identity::Session{.account = identity::AccountId{link->id.value},
                        .login = {},
                        .name = {},
                        .must_change_password = false,
                        .demonstration = false,
                        .grants = {},
                        .csrf_token = {},
                        .expires_at = {std::numeric_limits<std::int64_t>::max()}});
  session->grants.push_back({.role = role->id,
                             .place = link->place,
                             .span = where->span,
                             .tenant = link->tenant,
                             .sees = role->sees,
                             .permissions = identity::permissions_by_link(*role)});
  return session;
}

}  // namespace screening

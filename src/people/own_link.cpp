#include "people/own_link.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "identity/crypto.h"
#include "identity/store.h"

namespace people {

std::string token_of(identity::Vault& vault, identity::TenantId tenant, OwnLinkId id) {
  const std::string proof = identity::hex(vault.proof(tenant, "own link", to_string(id)));
  return fmt::format("{}.{}.{}", tenant.value, to_string(id), proof);
}

std::optional<NamedLink> read_token(identity::Vault& vault, std::string_view token) {
  const std::size_t first = token.find('.');
  const std::size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  NamedLink named;
  const std::string_view number = token.substr(0, first);
  const auto [end, wrong] =
      std::from_chars(number.data(), number.data() + number.size(), named.tenant.value);
  const auto id = base::parse_uuid(token.substr(first + 1, second - first - 1));
  if (wrong != std::errc{} || end != number.data() + number.size() || !id) return std::nullopt;
  named.id = OwnLinkId{*id};
  const std::string ours = token_of(vault, named.tenant, named.id);
  if (!identity::equal_in_constant_time(token, ours)) return std::nullopt;
  return named;
}

std::shared_ptr<const identity::Session> session_of_link(sql::Transaction& tx,
                                                         identity::Vault& vault,
                                                         const identity::RoleBook& roles,
                                                         std::string_view token) {
  const auto named = read_token(vault, token);
  if (!named) return nullptr;
  const auto link = store::find_link(tx, named->tenant, named->id);
  const identity::Role* role = roles.of_link(identity::ByLink::own);
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
                        .expires_at = {std::numeric_limits<std::int64_t>::max()},
                        .own = identity::OwnPage{link->tenant, link->event, link->person.value}});
  session->grants.push_back({.role = role->id,
                             .place = link->place,
                             .span = where->span,
                             .tenant = link->tenant,
                             .sees = role->sees,
                             .permissions = identity::permissions_by_link(*role)});
  return session;
}

}  // namespace people

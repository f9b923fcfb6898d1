#include "papers/token.h"

#include <fmt/format.h>

#include <charconv>

#include "identity/crypto.h"

namespace papers {

static constexpr std::size_t proof_digits = 32;

std::string token_of(identity::Vault& vault, identity::TenantId tenant, PaperId id) {
  return fmt::format("{}.{}", tenant.value,
                     identity::hex(vault.proof(tenant, "paper", to_string(id))));
}

std::optional<identity::TenantId> tenant_in(std::string_view token) {
  const std::size_t dot = token.find('.');
  if (dot == std::string_view::npos || token.size() - dot - 1 != proof_digits) return std::nullopt;
  identity::TenantId tenant;
  const auto [end, wrong] = std::from_chars(token.data(), token.data() + dot, tenant.value);
  if (wrong != std::errc{} || end != token.data() + dot) return std::nullopt;
  return tenant;
}

}  // namespace papers

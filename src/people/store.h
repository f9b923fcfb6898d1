// What people/ keeps: particulars sealed under the event's key, found through keyed hashes.
#pragma once

#include <optional>
#include <vector>

#include "identity/audit.h"
#include "identity/vault.h"
#include "people/model.h"
#include "sql/transaction.h"

namespace people::store {

void add(sql::Transaction&, identity::Vault&, const identity::Actor&, const Person&);
// The person's version rises by one.
void save(sql::Transaction&, identity::Vault&, const identity::Actor&, const Person&);

// Empty outside the scope.
std::optional<Person> find(sql::Transaction&, identity::Vault&, const identity::Scope&, PersonId);
// For slices that have checked the scope of their own record.
Person get(sql::Transaction&, identity::Vault&, identity::TenantId, PersonId);

// For lists of slices that read the sealed column beside their own rows, one statement a page.
Particulars unsealed(sql::Transaction&, identity::Vault&, identity::TenantId, identity::EventId,
                     const std::string& sealed);

enum class Number { id_number, phone };
std::vector<Person> find_by(sql::Transaction&, identity::Vault&, identity::TenantId,
                            identity::EventId, Number, std::string_view normalised);

// Nobody of the event is found by a number or a word any more, and nobody bears a tag. For the unit
// of work that closes it.
void forget_numbers(sql::Transaction&, identity::TenantId, identity::EventId);

identity::AuditSubject about(const Person&);

}  // namespace people::store

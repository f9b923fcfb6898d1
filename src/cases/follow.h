// What a case asks for, told to whoever has to see to it: at the case's place, and about those who
// were handed over, where they are looked after now.
#pragma once

#include "cases/model.h"
#include "identity/audit.h"
#include "identity/vault.h"
#include "sql/transaction.h"

namespace cases {

void tell(sql::Transaction&, identity::Vault&, const identity::Actor&, const Case&);

// Somebody was handed over to another community of the county: their own case, and what is asked
// about them because of another's, go along.
void go_along(sql::Transaction&, identity::Vault&, const identity::Actor&, const people::Person&);

}  // namespace cases

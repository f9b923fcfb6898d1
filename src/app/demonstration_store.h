// The mark of a database in which everything is made up. It is set once, on a database in which
// nobody has an account yet, and never taken away: what is made up cannot be shown as real.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "identity/audit.h"
#include "sql/transaction.h"

namespace app::store {

struct DemonstrationMark {
  std::string world;           // Its file in demonstration/worlds.
  std::int64_t days_back = 0;  // Its clock is so many days behind the real one.
};

std::optional<DemonstrationMark> find_mark(sql::Transaction&);
bool has_accounts(sql::Transaction&);
void add_mark(sql::Transaction&, const identity::Actor&, const DemonstrationMark&);

}  // namespace app::store

// Numbered migrations, each in a transaction, recorded by name; never edited once released.
#pragma once

#include <string>
#include <vector>

#include "sql/transaction.h"

namespace sql {

struct Migration {
  std::int64_t number = 0;
  std::string name;
  std::string text;           // For both databases.
  std::string postgres_text;  // NNNN.postgres.sql, run after it on PostgreSQL alone.
};

const std::vector<Migration>& migrations();  // By number, without gaps.

// Applies what is missing. Throws Error when the database is newer than this program.
void migrate(Connection&);
bool is_current(Connection&);  // Throws Absent when there is no schema at all.

}  // namespace sql

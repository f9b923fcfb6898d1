// The SQLite adapter: one writer thread with group commit, readers beside it, in WAL.
#pragma once

#include <memory>
#include <string>

#include "sql/database.h"

namespace sql {

std::unique_ptr<Database> open_sqlite(const std::string& path, OpenMode mode);

}  // namespace sql

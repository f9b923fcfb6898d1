// Somebody's workbook is opened, filled in and packed again in a process of its own, with little
// memory and little time: a file that was made to break it breaks that process alone.
#pragma once

#include <string>

#include "base/result.h"
#include "sheets/filled_copy.h"

namespace app {

base::Result<std::string> filled_in_child(const std::string& workbook, const sheets::Filling&);

// The other side: reads from standard input, writes to standard output.
int fill_table_here();

}  // namespace app

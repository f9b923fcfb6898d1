// CSV as spreadsheets save it, as a table: separated by comma, semicolon or tab.
#pragma once

#include "sheets/table.h"

namespace sheets {

base::Result<std::unique_ptr<Table>> open_delimited(std::string bytes, std::string_view file_name);

// The one that most of the first lines have, outside quotes; of several the most frequent.
char separator_of(std::string_view text);

}  // namespace sheets

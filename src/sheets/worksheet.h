// A worksheet of a workbook, as a table.
#pragma once

#include "sheets/table.h"

namespace sheets {

base::Result<std::unique_ptr<Table>> open_worksheet(std::string workbook_bytes, const Options&);

}  // namespace sheets

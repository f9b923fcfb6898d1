// What a workbook says of itself: its sheets, and which parts they and what they share are in.
#pragma once

#include <string>
#include <vector>

#include "sheets/archive.h"
#include "sheets/table.h"

namespace sheets {

struct Workbook {
  struct Sheet {
    SheetName name;
    std::string part;
  };
  std::vector<Sheet> sheets;
  std::string shared_strings;  // Empty when there are none.
  std::string styles;
  bool counts_from_1904 = false;
};

base::Result<Workbook> read_workbook(const Archive&);

}  // namespace sheets

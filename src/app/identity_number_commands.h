// bulwark idnumber check FILE.csv [--json]
#pragma once

#include <filesystem>

#include "app/console.h"
#include "base/time.h"

namespace app {

struct CheckIdentityNumbers {
  std::filesystem::path file;
  OutputForm form = OutputForm::lines;
  base::Date today;
};

// Reads the column `number`; answers every row in order: number,verdict,reason,birth_date,sex.
// Blank lines count as rows without a number, except at the end of the file. Nothing is printed
// when the file cannot be read to its end.
int check_identity_numbers(const CheckIdentityNumbers&, const Console&);

}  // namespace app

// A list of residents that is brought in registers them behind their doors: buildings and doors
// that are not there yet are made, people who are known already stay as they are.
#pragma once

#include "households/http.h"
#include "imports/kind.h"

namespace workflows {

imports::Kind residents_list(const households::Context&);

}  // namespace workflows

// An event opens: it is kept, and its days of reporting begin.
#pragma once

#include "events/model.h"
#include "identity/audit.h"
#include "sql/transaction.h"

namespace workflows {

void open_event(sql::Transaction&, const identity::Actor&, const events::Event&);

}  // namespace workflows

// An event opens: it is kept, and its days of reporting begin.
#pragma once

#include "base/result.h"
#include "events/model.h"
#include "identity/audit.h"
#include "reports/model.h"
#include "sql/transaction.h"

namespace workflows {

// For the unit of work that opens it. Refuses what the form's search refuses.
base::Result<base::Done> open_event(sql::Transaction&, const identity::Actor&, const events::Event&,
                                    const reports::FormOf&);

}  // namespace workflows

// What the program looks at by itself: needs that are past their time, people nobody has called on.
#pragma once

#include "assistance/context.h"
#include "identity/audit.h"
#include "schedule/runner.h"

namespace assistance {

void register_due(schedule::Runner&, const Context&);

// Their tags or home have changed, or they were reached: what was asked is settled, and asked anew.
void look_anew(sql::Transaction&, const Context&, const identity::Actor&, const tasks::Where&,
               people::PersonId);
// What is asked about the person now, beside what was asked before.
void look_again(sql::Transaction&, const Context&, const identity::Actor&, const tasks::Where&,
                people::PersonId);

// Somebody who is to be called on, with everything that the plans ask about.
Watched watched(sql::Transaction&, const Context&, const tasks::Where&, people::PersonId,
                base::Instant now);

}  // namespace assistance

// The day's course of reporting, as durable due times: the day opens, the deadline passes, the day
// ends. Each step names the next, so a clock that jumps several days walks through every one.
#pragma once

#include "reports/model.h"
#include "schedule/runner.h"

namespace reports {

// Handlers for every event's due times. The chain is begun by event_opens() of duties.h, applied in
// the unit of work that opens the event; it ends by itself when the event is closed.
void register_due(schedule::Runner&, FormOf);

// Settles what asked for the report of `key` and, after the deadline, what counted it as missing.
// For the unit of work that has just kept the report.
void settle_duties(sql::Transaction&, const identity::Actor&, const events::Event&,
                   const Ground& community, const FormInForce&, base::Date day);

}  // namespace reports

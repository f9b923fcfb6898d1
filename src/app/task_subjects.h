// Who or what a task is about, in the words of the slice that raised it.
#pragma once

#include "app/installation.h"
#include "http/call.h"
#include "screening/http.h"
#include "tasks/http.h"

namespace app {

// A person is named masked, and only to who reads the task; a place by its name.
tasks::Subject subject_of(http::Call&, Installation&, const screening::Context&,
                          const tasks::Task&);

}  // namespace app

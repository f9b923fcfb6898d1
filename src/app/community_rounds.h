// How packages, watch and patrols (rounds/) are joined to who lives where and to tasks; and what
// the platform's pack says of them and of flagged places (flags/).
#pragma once

#include "app/installation.h"
#include "flags/http.h"
#include "http/call.h"
#include "rounds/context.h"
#include "tasks/model.h"

namespace app {

rounds::Context rounds_context(Installation&);
flags::Context flags_context(Installation&);

// Where a task is about: the door or building of a finding, else the community.
std::string subject_of_round(http::Call&, Installation&, const tasks::Task&);

}  // namespace app

// How the help for residents (assistance/) is joined to who lives where and who is watched over, to
// tasks and to the daily report.
#pragma once

#include "app/installation.h"
#include "assistance/context.h"
#include "http/call.h"
#include "reports/counts.h"
#include "tasks/model.h"

namespace app {

assistance::Context assistance_context(Installation&);

// Whom a task is about: the person, or the door that something was asked for by.
std::string subject_of_care(http::Call&, Installation&, const tasks::Task&);

// "张** · 3栋2单元501"
std::string person_label(http::Call&, Installation&, identity::TenantId, people::PersonId);

void add_need_counts(reports::Counts&);

}  // namespace app

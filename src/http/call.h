// One request on its way through a handler: its unit of work, who asks, and the one "now".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "identity/audit.h"
#include "identity/model.h"
#include "sql/transaction.h"

namespace http {

// A look at personal data. It is written to the audit before the answer leaves.
struct PersonalRead {
  std::string action;
  identity::AuditSubject subject;
  base::json::Object detail;
};

struct Call {
  sql::Transaction& tx;
  const identity::Session& who;
  base::Instant now;
  base::Date today;
  base::Language language;
  std::vector<PersonalRead>& reads;

  identity::Actor actor() const { return {who.account, now}; }
  void note_read(std::string action, identity::AuditSubject subject,
                 base::json::Object detail = {}) {
    reads.push_back({std::move(action), std::move(subject), std::move(detail)});
  }
};

}  // namespace http

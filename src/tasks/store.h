// What tasks/ keeps: tasks, and the due times that schedule/ runs.
#pragma once

#include <optional>
#include <vector>

#include "identity/audit.h"
#include "sql/transaction.h"
#include "tasks/model.h"

namespace tasks::store {

void apply(sql::Transaction&, const identity::Actor&, const Where&, const Effects&);

struct Filter {
  identity::EventId event;
  identity::Span span;             // Of the place asked for.
  std::vector<std::string> roles;  // The roles held there; empty: all.
  bool settled = false;
  std::optional<base::Instant> after_due;  // Cursor: strictly after (due, id).
  TaskId after_id;
  std::int64_t limit = 50;
};
std::vector<Task> list(sql::Transaction&, identity::TenantId, const Filter&);

struct Summary {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t due_today = 0;
};
Summary summary(sql::Transaction&, identity::TenantId, const Filter&, base::Instant now);

// Open tasks past their time at and below that place, for the report.
std::int64_t overdue_at(sql::Transaction&, const Within&, base::Instant now);

std::optional<Task> find(sql::Transaction&, identity::TenantId, const identity::Scope&, TaskId);
std::vector<Task> open_about(sql::Transaction&, identity::TenantId, base::Uuid subject);
void settle(sql::Transaction&, const identity::Actor&, const Task&, std::string_view outcome);

// What is open about the subject is from now on done there.
void move(sql::Transaction&, identity::TenantId, base::Uuid subject, places::PlaceId to);

// All open tasks of an event, in one go; one audit entry tells how many.
void settle_all(sql::Transaction&, const identity::Actor&, identity::TenantId, identity::EventId,
                std::string_view outcome);

struct DueTime {
  identity::TenantId tenant;
  std::string slice;
  base::Uuid subject;
  std::string kind;
  base::Instant due_at;
};
std::vector<DueTime> due(sql::Transaction&, base::Instant as_of, std::int64_t limit);
void remove(sql::Transaction&, const DueTime&);  // Unless it was moved meanwhile.

}  // namespace tasks::store

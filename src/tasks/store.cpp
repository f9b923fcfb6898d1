#include "tasks/store.h"

namespace tasks::store {

using base::json::Object;
using base::json::Value;

// What was written when it was settled before stays with it.
static Object with_earlier(sql::Transaction& tx, const Where& where, const Raise& raise) {
  Object detail = raise.detail;
  const auto earlier = tx.first(
      "SELECT outcome FROM task WHERE tenant_id = ?1 AND slice = ?2 AND subject_id = ?3 AND kind = "
      "?4 AND due_on = ?5",
      {where.tenant, raise.slice, raise.subject, raise.kind, base::date_of(raise.due_at)},
      [](sql::Row& row) { return row.take<std::optional<std::string>>().value_or(""); });
  if (earlier && !earlier->empty()) detail.emplace_back("earlier", *earlier);
  return detail;
}

// Asked again on the same day: a second fever, the evening's reading after the morning's.
static bool reopen(sql::Transaction& tx, const Where& where, const Raise& raise) {
  return tx.execute(
             "UPDATE task SET settled_at = NULL, settled_by = NULL, outcome = NULL, due_at = ?6, "
             "detail = ?7, role = ?8, place_id = ?9 WHERE tenant_id = ?1 AND slice = ?2 AND "
             "subject_id = ?3 AND kind = ?4 AND due_on = ?5 AND settled_at IS NOT NULL",
             {where.tenant, raise.slice, raise.subject, raise.kind, base::date_of(raise.due_at),
              raise.due_at, base::json::to_text(Value(with_earlier(tx, where, raise))), raise.role,
              where.place}) > 0;
}

static void apply_one(sql::Transaction& tx, const identity::Actor& actor, const Where& where,
                      const Raise& raise) {
  const TaskId id{base::make_uuid(actor.at.ms)};
  const std::int64_t made = tx.execute(
      "INSERT INTO task (tenant_id, id, event_id, place_id, slice, subject_id, kind, due_on, "
      "due_at, role, detail, raised_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
      "ON CONFLICT (tenant_id, slice, subject_id, kind, due_on) DO NOTHING",
      {where.tenant, id, where.event, where.place, raise.slice, raise.subject, raise.kind,
       base::date_of(raise.due_at), raise.due_at, raise.role,
       base::json::to_text(Value(raise.detail)), actor.at});
  if (made == 0 && (raise.asked == Asked::once_a_day || !reopen(tx, where, raise))) return;
  identity::audit::record(tx, actor, "task.raised",
                          {where.tenant, raise.slice, raise.subject, where.event, where.place},
                          {{"kind", raise.kind}});
}

static void apply_one(sql::Transaction& tx, const identity::Actor& actor, const Where& where,
                      const Settle& settle) {
  const std::int64_t settled = tx.execute(
      "UPDATE task SET settled_at = ?5, settled_by = ?6 WHERE tenant_id = ?1 AND slice = ?2 AND "
      "subject_id = ?3 AND kind = ?4 AND settled_at IS NULL AND (?7 = 0 OR due_on <= ?8)",
      {where.tenant, settle.slice, settle.subject, settle.kind, actor.at, actor.account,
       settle.up_to ? 1 : 0, settle.up_to.value_or(base::Date{})});
  if (settled == 0) return;
  identity::audit::record(tx, actor, "task.settled",
                          {where.tenant, settle.slice, settle.subject, where.event, where.place},
                          {{"kind", settle.kind}});
}

static void apply_one(sql::Transaction& tx, const identity::Actor&, const Where& where,
                      const LookAgain& look) {
  tx.execute(
      "INSERT INTO due_time (tenant_id, slice, subject_id, kind, due_at) VALUES (?1, ?2, ?3, ?4, "
      "?5) ON CONFLICT (tenant_id, slice, subject_id, kind) DO UPDATE SET due_at = excluded.due_at",
      {where.tenant, look.slice, look.subject, look.kind, look.at});
}

static void apply_one(sql::Transaction& tx, const identity::Actor&, const Where& where,
                      const LookNoMore& look) {
  tx.execute(
      "DELETE FROM due_time WHERE tenant_id = ?1 AND slice = ?2 AND subject_id = ?3 AND kind = ?4",
      {where.tenant, look.slice, look.subject, look.kind});
}

void apply(sql::Transaction& tx, const identity::Actor& actor, const Where& where,
           const Effects& effects) {
  for (const Effect& effect : effects) {
    std::visit([&](const auto& one) { apply_one(tx, actor, where, one); }, effect);
  }
}

static constexpr std::string_view columns =
    "SELECT t.id, t.tenant_id, t.event_id, t.place_id, t.slice, t.subject_id, t.kind, t.due_on, "
    "t.due_at, t.role, t.detail, t.settled_at, t.outcome FROM task t JOIN place p ON p.id = "
    "t.place_id ";

static Task read(sql::Row& row) {
  Task task;
  task.id = row.take<TaskId>();
  task.where.tenant = row.take<identity::TenantId>();
  task.where.event = row.take<identity::EventId>();
  task.where.place = row.take<places::PlaceId>();
  task.slice = row.take<std::string>();
  task.subject = row.take<base::Uuid>();
  task.kind = row.take<std::string>();
  task.due_on = row.take<base::Date>();
  task.due_at = row.take<base::Instant>();
  task.role = row.take<std::string>();
  const auto detail = base::json::parse(row.take<std::string>());
  if (detail && detail->as<Object>() != nullptr) task.detail = *detail->as<Object>();
  task.settled_at = row.take<std::optional<base::Instant>>();
  task.outcome = row.take<std::optional<std::string>>().value_or("");
  return task;
}

static bool fits(const Filter& filter, const std::string& role) {
  if (filter.roles.empty()) return true;
  for (const std::string& held : filter.roles) {
    if (held == role) return true;
  }
  return false;
}

std::vector<Task> list(sql::Transaction& tx, identity::TenantId tenant, const Filter& filter) {
  static const std::string text =
      std::string(columns) +
      "WHERE t.tenant_id = ?1 AND t.event_id = ?2 AND p.span_first BETWEEN ?3 AND ?4 AND "
      "(t.settled_at IS NOT NULL) = (?5 = 1) AND (t.due_at > ?6 OR (t.due_at = ?6 AND t.id > ?7)) "
      "ORDER BY t.due_at, t.id LIMIT ?8";
  std::vector<Task> found;
  // The role is compared here, so that one statement serves any number of roles; a page is filled
  // from further rows while there are any.
  Filter at = filter;
  while (static_cast<std::int64_t>(found.size()) < filter.limit) {
    const std::vector<Task> page =
        tx.all(text,
               {tenant, at.event, at.span.first, at.span.last, at.settled ? 1 : 0,
                at.after_due.value_or(base::Instant{}), at.after_id, filter.limit},
               read);
    for (const Task& task : page) {
      if (fits(filter, task.role) && static_cast<std::int64_t>(found.size()) < filter.limit) {
        found.push_back(task);
      }
    }
    if (static_cast<std::int64_t>(page.size()) < filter.limit) break;
    at.after_due = page.back().due_at;
    at.after_id = page.back().id;
  }
  return found;
}

Summary summary(sql::Transaction& tx, identity::TenantId tenant, const Filter& filter,
                base::Instant now) {
  Summary summary;
  const base::Instant tomorrow = base::start_of(base::date_of(now) + base::Days{1});
  tx.each(
      "SELECT t.role, count(*), CAST(coalesce(sum(CASE WHEN t.due_at < ?5 THEN 1 ELSE 0 END), 0) "
      "AS bigint), CAST(coalesce(sum(CASE WHEN t.due_at < ?6 THEN 1 ELSE 0 END), 0) AS bigint) "
      "FROM task t JOIN place p ON p.id = t.place_id WHERE t.tenant_id = ?1 AND t.event_id = ?2 "
      "AND p.span_first BETWEEN ?3 AND ?4 AND t.settled_at IS NULL GROUP BY t.role",
      {tenant, filter.event, filter.span.first, filter.span.last, now, tomorrow},
      [&](sql::Row& row) {
        if (!fits(filter, row.take<std::string>())) return;
        summary.open += row.take<std::int64_t>();
        summary.overdue += row.take<std::int64_t>();
        summary.due_today += row.take<std::int64_t>();
      });
  return summary;
}

std::int64_t overdue_at(sql::Transaction& tx, const Within& within, base::Instant now) {
  return tx.count(
      "SELECT count(*) FROM task WHERE tenant_id = ?1 AND event_id = ?2 AND place_id IN (SELECT id "
      "FROM place WHERE span_first BETWEEN ?3 AND ?4) AND settled_at IS NULL AND due_at < ?5",
      {within.tenant, within.event, within.span.first, within.span.last, now});
}

std::optional<Task> find(sql::Transaction& tx, identity::TenantId tenant,
                         const identity::Scope& scope, TaskId id) {
  static const std::string text = std::string(columns) + "WHERE t.tenant_id = ?1 AND t.id = ?2";
  const auto task = tx.first(text, {tenant, id}, read);
  if (!task) return std::nullopt;
  const std::int64_t at =
      tx.count("SELECT span_first FROM place WHERE id = ?1", {task->where.place});
  return scope.covers(at) ? task : std::nullopt;
}

std::vector<Task> open_about(sql::Transaction& tx, identity::TenantId tenant, base::Uuid subject) {
  static const std::string text =
      std::string(columns) +
      "WHERE t.tenant_id = ?1 AND t.subject_id = ?2 AND t.settled_at IS NULL ORDER BY t.due_at";
  return tx.all(text, {tenant, subject}, read);
}

void settle(sql::Transaction& tx, const identity::Actor& actor, const Task& task,
            std::string_view outcome) {
  tx.execute(
      "UPDATE task SET settled_at = ?3, settled_by = ?4, outcome = ?5 WHERE tenant_id = ?1 AND id "
      "= ?2",
      {task.where.tenant, task.id, actor.at, actor.account, outcome});
  identity::audit::record(
      tx, actor, "task.settled",
      {task.where.tenant, task.slice, task.subject, task.where.event, task.where.place},
      {{"kind", task.kind}});
}

void move(sql::Transaction& tx, identity::TenantId tenant, base::Uuid subject, places::PlaceId to) {
  tx.execute(
      "UPDATE task SET place_id = ?3 WHERE tenant_id = ?1 AND subject_id = ?2 AND settled_at IS "
      "NULL",
      {tenant, subject, to});
}

void settle_all(sql::Transaction& tx, const identity::Actor& actor, identity::TenantId tenant,
                identity::EventId event, std::string_view outcome) {
  const std::int64_t settled = tx.execute(
      "UPDATE task SET settled_at = ?3, settled_by = ?4, outcome = ?5 WHERE tenant_id = ?1 AND "
      "event_id = ?2 AND settled_at IS NULL",
      {tenant, event, actor.at, actor.account, outcome});
  identity::audit::record(tx, actor, "task.all_settled",
                          {tenant, "event", event.value, event, std::nullopt},
                          {{"tasks", settled}, {"outcome", std::string(outcome)}});
}

std::vector<DueTime> due(sql::Transaction& tx, base::Instant as_of, std::int64_t limit) {
  return tx.all(
      "SELECT tenant_id, slice, subject_id, kind, due_at FROM due_time WHERE due_at <= ?1 ORDER BY "
      "due_at LIMIT ?2",
      {as_of, limit}, [](sql::Row& row) {
        return DueTime{.tenant = row.take<identity::TenantId>(),
                       .slice = row.take<std::string>(),
                       .subject = row.take<base::Uuid>(),
                       .kind = row.take<std::string>(),
                       .due_at = row.take<base::Instant>()};
      });
}

void remove(sql::Transaction& tx, const DueTime& due) {
  tx.execute(
      "DELETE FROM due_time WHERE tenant_id = ?1 AND slice = ?2 AND subject_id = ?3 AND kind = ?4 "
      "AND due_at = ?5",
      {due.tenant, due.slice, due.subject, due.kind, due.due_at});
}

}  // namespace tasks::store

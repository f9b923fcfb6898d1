#include "tasks/http.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "identity/store.h"
#include "places/view.h"
#include "tasks/rules.h"
#include "tasks/store.h"

namespace tasks {

using base::Result;
using http::Call;

namespace {

enum class StateAsked { open, settled };
BOOST_DESCRIBE_ENUM(StateAsked, open, settled)

struct ListInput {
  identity::EventId event;
  std::optional<places::PlaceId> place;
  std::optional<StateAsked> state;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place, state, cursor, limit))

struct SettleInput {
  TaskId task_id;
  base::Uuid id;
  std::string outcome;
};
BOOST_DESCRIBE_STRUCT(SettleInput, (), (task_id, id, outcome))

struct SubjectView {
  std::string slice;
  base::Uuid id;
  std::string label;
  std::optional<std::string> day;   // Of a reading that is missing,
  std::optional<std::string> slot;  // so that a phone without network knows which.
};
BOOST_DESCRIBE_STRUCT(SubjectView, (), (slice, id, label, day, slot))

struct TaskView {
  TaskId id;
  std::string kind;
  std::string title;
  std::string reason;
  base::Instant due_at;
  bool overdue = false;
  places::PlaceView place;
  SubjectView subject;
  std::vector<std::string> actions;
  bool voluntary = false;
  std::optional<base::Instant> settled_at;
  std::string outcome;
  std::optional<std::string> earlier;  // What came of it before it was asked again.
};
BOOST_DESCRIBE_STRUCT(TaskView, (),
                      (id, kind, title, reason, due_at, overdue, place, subject, actions, voluntary,
                       settled_at, outcome, earlier))

struct SummaryView {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t due_today = 0;
};
BOOST_DESCRIBE_STRUCT(SummaryView, (), (open, overdue, due_today))

struct ListView {
  std::vector<TaskView> items;
  std::optional<std::string> next_cursor;
  SummaryView summary;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (items, next_cursor, summary))

// "今天 18:00", or the day where it is another one.
std::string due_words(const Call& call, base::Instant due) {
  const std::string time = base::minute_to_string(base::minute_of_day(due));
  const bool is_zh = call.language == base::Language::zh;
  if (base::date_of(due) == call.today) return (is_zh ? "今天 " : "today ") + time;
  const base::YearMonthDay day = base::split(base::date_of(due));
  if (is_zh) return fmt::format("{}月{}日 {}", day.month, day.day, time);
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{} on {} {}", time, day.day, months[static_cast<std::size_t>(day.month - 1)]);
}

std::optional<std::string> detail_of(const Task& task, std::string_view name) {
  for (const auto& [key, value] : task.detail) {
    if (key == name && value.as<std::string>() != nullptr) return *value.as<std::string>();
  }
  return std::nullopt;
}

TaskView shown(Call& call, const Context& context, const Task& task) {
  const Subject subject = context.subject_of(call, task);
  const places::PlaceView place = places::view_of(*context.places.now(), task.where.place);
  TaskView view{.id = task.id,
                .kind = task.kind,
                .title = task.kind,
                .reason = {},
                .due_at = task.due_at,
                .overdue = !task.settled_at && task.due_at < call.now,
                .place = place,
                .subject = {task.slice, task.subject, subject.label, detail_of(task, "day"),
                            detail_of(task, "slot")},
                .actions = {},
                .voluntary = subject.voluntary,
                .settled_at = task.settled_at,
                .outcome = task.outcome,
                .earlier = detail_of(task, "earlier")};
  if (const Kind* kind = context.kinds.find(task.kind)) {
    view.title =
        title(*kind, task,
              {.due = due_words(call, task.due_at), .subject = subject.label, .place = place.name},
              call.language);
    view.reason = call.language == base::Language::zh ? kind->reason_zh : kind->reason_en;
    view.actions = kind->actions;
  }
  return view;
}

std::string cursor_of(const Task& task) {
  return std::to_string(task.due_at.ms) + "." + base::to_string(task.id);
}

Result<base::Done> read_cursor(const ListInput& input, store::Filter& filter) {
  if (!input.cursor) return base::Done{};
  const std::size_t dot = input.cursor->find('.');
  const auto id =
      dot == std::string::npos ? std::nullopt : base::parse_uuid(input.cursor->substr(dot + 1));
  const bool digits = input.cursor->find_first_not_of("0123456789") == dot && dot > 0 && dot < 16;
  if (!id || !digits) return base::refuse(http::refusal::bad_cursor).at("cursor");
  filter.after_due = base::Instant{std::stoll(input.cursor->substr(0, dot))};
  filter.after_id = TaskId{*id};
  return base::Done{};
}

struct Part {
  identity::TenantId tenant;
  store::Filter filter;
};

// One filter for each grant that may read tasks; an account sees what its roles there are to do.
Result<std::vector<Part>> parts_of(Call& call, const ListInput& input) {
  store::Filter base{
      .event = input.event,
      .span = {},
      .roles = {},
      .settled = input.state == StateAsked::settled,
      .after_due = {},
      .after_id = {},
      .limit = std::clamp<std::int64_t>(input.limit.value_or(base::limits::page_items_default), 1,
                                        base::limits::page_items_max)};
  if (const auto ok = read_cursor(input, base); !ok) return ok.refusal();
  std::optional<identity::Span> asked;
  if (input.place) {
    const auto where = identity::store::locate(call.tx, *input.place);
    if (!where || !call.who.scope("tasks.read").covers(where->span.first)) {
      return http::refusal::not_found;
    }
    asked = where->span;
  }
  std::vector<Part> parts;
  for (const identity::SessionGrant& grant : call.who.grants) {
    if (!grant.permissions.contains("tasks.read") || !grant.tenant) continue;
    Part part{*grant.tenant, base};
    part.filter.roles = {grant.role};
    part.filter.span = grant.span;
    if (asked && grant.span.contains(*asked)) part.filter.span = *asked;
    else if (asked && !asked->contains(grant.span)) continue;
    parts.push_back(std::move(part));
  }
  return parts;
}

Result<ListView> list(Call& call, const Context& context, const ListInput& input) {
  const auto parts = parts_of(call, input);
  if (!parts) return parts.refusal();
  ListView view;
  std::vector<Task> found;
  for (const Part& part : *parts) {
    for (Task& task : store::list(call.tx, part.tenant, part.filter)) {
      found.push_back(std::move(task));
    }
    const store::Summary summary = store::summary(call.tx, part.tenant, part.filter, call.now);
    view.summary.open += summary.open;
    view.summary.overdue += summary.overdue;
    view.summary.due_today += summary.due_today;
  }
  std::sort(found.begin(), found.end(), [](const Task& a, const Task& b) {
    return std::tie(a.due_at, a.id) < std::tie(b.due_at, b.id);
  });
  const std::size_t limit = parts->empty() ? 0 : parts->front().filter.limit;
  if (found.size() > limit) found.resize(limit);
  for (const Task& task : found) view.items.push_back(shown(call, context, task));
  if (!found.empty() && found.size() == limit) view.next_cursor = cursor_of(found.back());
  return view;
}

std::optional<Task> find(Call& call, std::string_view permission, TaskId id) {
  const identity::Scope scope = call.who.scope(permission);
  for (const identity::TenantId tenant : scope.tenants()) {
    if (auto task = store::find(call.tx, tenant, scope, id)) return task;
  }
  return std::nullopt;
}

Result<TaskId> settle(Call& call, const Context& context, const SettleInput& input) {
  const auto task = find(call, "tasks.settle", input.task_id);
  if (!task) return http::refusal::not_found;
  static const Kind unknown_kind;
  const Kind* kind = context.kinds.find(task->kind);
  const auto may = may_settle_by_word(*task, kind != nullptr ? *kind : unknown_kind, input.outcome);
  if (!may) return may.refusal();
  store::settle(call.tx, call.actor(), *task, input.outcome);
  return task->id;
}

Result<TaskView> show_made(Call& call, const Context& context, const TaskId& id) {
  const auto task = find(call, "tasks.read", id);
  if (!task) return http::refusal::not_found;
  return shown(call, context, *task);
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListInput, ListView>("/v1/tasks", "tasks.read", with(list));
  routes.post<SettleInput, TaskId, TaskView>("/v1/tasks/{task_id}/settlement", "tasks.settle",
                                             with(settle), with(show_made));
}

}  // namespace tasks

// The daily report (日报告、零报告) of a community, its versions, and what reports add up to.
// A report is one per tenant, event, community and day. A day without a report is missing, never
// zero. (REP-01, REP-02, REP-05; RULE-15 to RULE-17)
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "events/model.h"
#include "identity/model.h"
#include "packs/model.h"
#include "places/model.h"

namespace sql {
class Transaction;
}

namespace reports {

using VersionId = base::Id<struct ReportVersionTag>;
using UrgentReportId = base::Id<struct UrgentReportTag>;

// By cell id.
using CellValues = std::map<std::string, std::int64_t, std::less<>>;

struct ReportKey {
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  base::Date day;
};

// One submission. Version 1 decides whether the report was on time; the later ones are corrections.
struct Version {
  VersionId id;
  std::int64_t number = 1;
  base::Instant submitted_at;
  std::optional<identity::AccountId> submitted_by;
  std::string submitted_by_name;
  std::string reason;  // Empty in version 1 only.
  std::string form;
  std::string pack_version;
  std::string digest;
  bool late = false;
};

struct Report {
  ReportKey key;
  std::vector<Version> versions;  // Oldest first, never empty.
  CellValues values;              // Of the latest version.

  const Version& latest() const { return versions.back(); }
  bool late() const { return versions.front().late; }
};

// Where a community's report stands at an instant.
enum class Standing {
  not_yet_due,
  on_time,
  late,     // Submitted after the deadline.
  overdue,  // 迟报: the deadline is over, the day is not.
  missed,   // 未报: the day is over.
};
BOOST_DESCRIBE_ENUM(Standing, not_yet_due, on_time, late, overdue, missed)

// Who is asked and told, and how soon, from the [[form]] of the pack (packs/README.md,
// reports.toml).
struct FormRoles {
  std::string confirm_role;               // In the community: confirms the day's report.
  std::string missing_role;               // In the township: after the deadline.
  std::string missed_role;                // In the county: after the day.
  std::vector<std::string> urgent_roles;  // Are told of an urgent report at once,
  int urgent_due_minutes = 0;             // and answer it within so many minutes.
};

// What the pack says on one day.
struct FormInForce {
  packs::Form form;
  packs::Measures measures;
  FormRoles roles;
  std::string pack_version;
  bool is_rest_day = false;  // By the platform's calendar.
};
using FormOf =
    std::function<base::Result<FormInForce>(sql::Transaction&, const events::Event&, base::Date)>;

// A place as it is shown.
struct PlaceView {
  places::PlaceId id;
  std::string code;
  std::string name;
  places::Level level = places::Level::community;
  std::string path;
};
BOOST_DESCRIBE_STRUCT(PlaceView, (), (id, code, name, level, path))

// A place and what hangs on where and when it stood.
struct Ground {
  PlaceView place;
  identity::Span span;
  std::optional<places::PlaceId> parent;
  std::optional<base::Date> stood_from;
  std::optional<base::Date> stood_until;  // The first day on which it no longer did.

  bool stood_on(base::Date day) const {
    return (!stood_from || *stood_from <= day) && (!stood_until || day < *stood_until);
  }
};

// A community that owes a report, and who answers for it.
struct OwingCommunity {
  PlaceView place;
  std::optional<places::PlaceId> township;
  std::optional<std::string> responsible;
};

// ---- What reports add up to ------------------------------------------------------------------

// So many communities owe a report for each day from `from` until the day before `until`.
struct Expectation {
  base::Date from;
  std::optional<base::Date> until;
  std::int64_t communities = 0;
};

// Sums over the reports of one day.
struct Totals {
  std::int64_t received = 0;
  std::int64_t on_time = 0;
  std::int64_t late = 0;
  CellValues cells;  // A cell no report holds is absent, not zero.
  bool operator==(const Totals&) const = default;
};

// missing = expected - received and received = on_time + late, so nothing exceeds the expected.
struct Tally {
  std::int64_t expected = 0;
  std::int64_t received = 0;
  std::int64_t on_time = 0;
  std::int64_t late = 0;
  std::int64_t missing = 0;
  bool operator==(const Tally&) const = default;
};

// A figure as a viewer may see it: empty when nobody reported it, or when it is hidden.
struct Figure {
  std::optional<std::int64_t> value;
  bool suppressed = false;
  bool operator==(const Figure&) const = default;
};

// ---- Urgent reports (REP-03) -----------------------------------------------------------------

enum class UrgentKind { abnormal, suspected, other };
BOOST_DESCRIBE_ENUM(UrgentKind, abnormal, suspected, other)

struct UrgentReport {
  UrgentReportId id;
  identity::TenantId tenant;
  identity::EventId event;
  places::PlaceId place;
  UrgentKind kind = UrgentKind::other;
  std::string text;  // Personal content: sealed where it is kept.
  base::Instant reported_at;
};

// An urgent report as one role is told of it.
struct UrgentNotice {
  base::Uuid id;
  std::string role;
};

}  // namespace reports

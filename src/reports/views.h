// What leaves of reports, and how it is read together: for HTTP and for the command line.
// Nothing here writes.
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "reports/counts.h"
#include "reports/deputies.h"
#include "reports/model.h"

namespace reports {

// ---- A report ----------------------------------------------------------------------------------

struct CellView {
  std::string id;
  std::string label;
  std::optional<std::int64_t> value;      // Null only where nothing was reported.
  std::optional<std::int64_t> yesterday;  // Null when yesterday's report is missing.
  std::string unit;
  std::optional<std::string> records;
  bool changed = false;
};
BOOST_DESCRIBE_STRUCT(CellView, (), (id, label, value, yesterday, unit, records, changed))

struct SectionView {
  std::string title;
  std::vector<CellView> cells;
};
BOOST_DESCRIBE_STRUCT(SectionView, (), (title, cells))

struct VersionView {
  std::int64_t version = 1;
  base::Instant submitted_at;
  std::string by;
  std::string reason;
  bool late = false;
};
BOOST_DESCRIBE_STRUCT(VersionView, (), (version, submitted_at, by, reason, late))

// Who is on duty that day.
struct OnDutyView {
  std::string name;
  std::string stands_in_for;  // Empty: the responsible person.
  Rest rest = Rest::none;
};
BOOST_DESCRIBE_STRUCT(OnDutyView, (), (name, stands_in_for, rest))

struct ResponsibleView {
  std::string name;
  OnDutyView on_duty;
};
BOOST_DESCRIBE_STRUCT(ResponsibleView, (), (name, on_duty))

enum class ReportState { draft, submitted, missing };
BOOST_DESCRIBE_ENUM(ReportState, draft, submitted, missing)

struct ReportView {
  std::optional<VersionId> id;
  PlaceView place;
  base::Date day;
  std::string form;
  std::string form_title;
  ReportState state = ReportState::missing;
  Standing standing = Standing::not_yet_due;
  std::int64_t version = 0;  // In a draft: of the version it would correct.
  std::vector<SectionView> sections;
  base::Instant deadline;
  bool late = false;
  std::optional<base::Instant> submitted_at;
  std::optional<std::string> submitted_by;
  std::optional<ResponsibleView> responsible;
  bool differs_from_records = false;
  std::vector<VersionView> versions;
  std::string digest;  // Of what is shown; empty when missing.
  std::vector<std::string> warnings;
  bool zero = false;
};
BOOST_DESCRIBE_STRUCT(ReportView, (),
                      (id, place, day, form, form_title, state, standing, version, sections,
                       deadline, late, submitted_at, submitted_by, responsible,
                       differs_from_records, versions, digest, warnings, zero))

// ---- A roll-up ---------------------------------------------------------------------------------

struct EventView {
  identity::EventId id;
  events::Kind kind = events::Kind::real;
  std::string name;
  std::string illness;
  std::string illness_name;
  std::string pack;
  std::string pack_title;
  PlaceView place;
  base::Date opened_on;
  std::optional<base::Date> closed_on;
};
BOOST_DESCRIBE_STRUCT(EventView, (),
                      (id, kind, name, illness, illness_name, pack, pack_title, place, opened_on,
                       closed_on))

struct TotalView {
  std::string id;
  std::string section;  // Cells of different sections may be called alike.
  std::string label;
  std::optional<std::int64_t> value;  // Null when nobody reported, or suppressed.
  std::optional<std::int64_t> yesterday;
  std::string unit;
  std::optional<std::string> records;
  bool suppressed = false;
};
BOOST_DESCRIBE_STRUCT(TotalView, (),
                      (id, section, label, value, yesterday, unit, records, suppressed))

struct MissingPlaceView {
  PlaceView place;
  std::optional<std::string> responsible;
  std::optional<std::string> phone_masked;
};
BOOST_DESCRIBE_STRUCT(MissingPlaceView, (), (place, responsible, phone_masked))

// By cell id; null is suppressed, a cell nobody reported is not there.
using FigureMap = std::map<std::string, std::optional<std::int64_t>>;

struct ChildView {
  PlaceView place;
  std::int64_t expected = 0;
  std::int64_t received = 0;
  std::int64_t on_time = 0;
  std::int64_t late = 0;
  std::int64_t missing = 0;
  FigureMap totals;
  bool reporting = false;  // Somebody there owes a report of that day.
};
BOOST_DESCRIBE_STRUCT(ChildView, (),
                      (place, expected, received, on_time, late, missing, totals, reporting))

struct TrendView {
  base::Date day;
  std::int64_t received = 0;
  std::int64_t expected = 0;
  std::int64_t on_time = 0;
  FigureMap totals;
};
BOOST_DESCRIBE_STRUCT(TrendView, (), (day, received, expected, on_time, totals))

struct RollupView {
  PlaceView place;
  base::Date day;
  std::optional<EventView> event;
  std::int64_t expected = 0;
  std::int64_t received = 0;
  std::int64_t on_time = 0;
  std::int64_t late = 0;
  std::int64_t missing = 0;
  std::vector<MissingPlaceView> missing_places;  // The first of them.
  std::vector<TotalView> totals;
  std::vector<ChildView> children;
  std::vector<TrendView> trend;  // Oldest first, the day itself last.
  std::optional<std::int64_t> suppressed_below;
  base::Instant as_of;
};
BOOST_DESCRIBE_STRUCT(RollupView, (),
                      (place, day, event, expected, received, on_time, late, missing,
                       missing_places, totals, children, trend, suppressed_below, as_of))

// ---- What stands now ---------------------------------------------------------------------------

struct LiveItemView {
  base::Instant at;
  std::string what;
  PlaceView place;
};
BOOST_DESCRIBE_STRUCT(LiveItemView, (), (at, what, place))

struct LiveView {
  PlaceView place;
  base::Date day;
  base::Instant as_of;
  std::vector<TotalView> totals;    // The cells of the form that are known before the day is over.
  std::vector<LiveItemView> items;  // Of the day, newest first; about nobody by name.
};
BOOST_DESCRIBE_STRUCT(LiveView, (), (place, day, as_of, totals, items))

// ---- Reading -----------------------------------------------------------------------------------

using EventViewOf =
    std::function<EventView(sql::Transaction&, const events::Event&, base::Language)>;

// An action of the audit that is told as it happens, and how it is called.
struct Told {
  std::string action;
  std::string label;
};
using ToldOf = std::function<std::vector<Told>(base::Language)>;

// Where the words and numbers come from; wired in app/.
struct Sources {
  const Counts& counts;
  FormOf form_of;
  EventViewOf event_view;
  ToldOf told;
};

enum class Precision { exact, small_hidden };  // Above the county small counts are hidden.

struct Reader {
  identity::Scope scope;  // What is outside reads as absent.
  base::Instant now;
  base::Language language = base::Language::zh;
  Precision precision = Precision::exact;
};

struct Asked {
  events::Event event;
  Ground ground;
  base::Date day;
  FormInForce form;

  ReportKey key() const { return {event.tenant, event.id, ground.place.id, day}; }
};

// Refuses: request.not_found, what FormOf refuses.
base::Result<Asked> ask_area(sql::Transaction&, const Sources&, const Reader&,
                             const ReportKey& of);  // The tenant is not looked at.
// The same, and: reports.not_a_community, reports.outside_event.
base::Result<Asked> ask_community(sql::Transaction&, const Sources&, const Reader&,
                                  const ReportKey& of);

// What the records say of the community and day.
CellValues count_records(sql::Transaction&, const Sources&, const Asked&, base::Instant now);
std::string digest_of(const Asked&, const CellValues&);

ReportView draft_view(sql::Transaction&, const Sources&, const Reader&, const Asked&);
ReportView report_view(sql::Transaction&, const Sources&, const Reader&, const Asked&);
RollupView rollup_view(sql::Transaction&, const Sources&, const Reader&, const Asked&);
// Of the day asked, which is today. Refuses: reports.live_in_county_only, what may_report refuses.
base::Result<LiveView> live_view(sql::Transaction&, const Sources&, const Reader&, const Asked&);

}  // namespace reports

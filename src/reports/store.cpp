#include "reports/store.h"

#include <limits>
#include <stdexcept>

#include "base/words.h"
#include "identity/crypto.h"
#include "reports/store_places.h"
#include "reports/store_totals.h"

namespace reports::store {

// ---- Places ----------------------------------------------------------------------------------

identity::Scope everywhere() {
  using Number = std::numeric_limits<std::int64_t>;
  return {{{.place = {}, .span = {Number::min(), Number::max()}, .tenant = {}}}};
}

static Ground read_ground(sql::Row& row) {
  Ground ground;
  ground.place = read_place(row);
  ground.parent = row.take<std::optional<places::PlaceId>>();
  ground.span.first = row.take<std::int64_t>();
  ground.span.last = row.take<std::int64_t>();
  ground.stood_from = row.take<std::optional<base::Date>>();
  ground.stood_until = row.take<std::optional<base::Date>>();
  return ground;
}

static const std::string& grounds() {
  static const std::string text =
      "SELECT " + std::string(place_columns) +
      ", x.parent_id, x.span_first, x.span_last, x.valid_from_on, x.valid_to_on FROM place x " +
      std::string(place_parents);
  return text;
}

std::optional<Ground> find_place(sql::Transaction& tx, const identity::Scope& scope,
                                 places::PlaceId id) {
  static const std::string text = grounds() + "WHERE x.id = ?1";
  auto ground = tx.first(text, {id}, read_ground);
  if (!ground || !scope.covers(ground->span.first)) return std::nullopt;
  return ground;
}

std::optional<Ground> find_place(sql::Transaction& tx, std::string_view code) {
  static const std::string text = grounds() + "WHERE x.code = ?1 AND x.valid_to_on IS NULL";
  return tx.first(text, {code}, read_ground);
}

// ---- Reports ---------------------------------------------------------------------------------

base::Uuid subject_of(identity::EventId event, places::PlaceId place, base::Date day) {
  const std::string hash =
      identity::sha256("report of " + base::to_string(event) + " " + std::to_string(place.value) +
                       " " + base::to_string(day));
  base::Uuid id = sql::uuid_from(std::string_view(hash).substr(0, 16));
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x80);  // Version 8: our own.
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

static sql::Values values_of(const ReportKey& key) {
  return {key.tenant, key.event, key.day, key.place};
}

static Version read_version(sql::Row& row) {
  return {.id = row.take<VersionId>(),
          .number = row.take<std::int64_t>(),
          .submitted_at = row.take<base::Instant>(),
          .submitted_by = row.take<std::optional<identity::AccountId>>(),
          .submitted_by_name = row.take<std::optional<std::string>>().value_or(""),
          .reason = row.take<std::string>(),
          .form = row.take<std::string>(),
          .pack_version = row.take<std::string>(),
          .digest = row.take<std::string>(),
          .late = row.take<bool>()};
}

static std::vector<Version> versions(sql::Transaction& tx, const ReportKey& key) {
  return tx.all(
      "SELECT v.id, v.version, v.submitted_at, v.submitted_by, a.name, v.reason, v.form_id, "
      "v.pack_version, v.digest, v.late FROM report_version v LEFT JOIN account a ON a.id = "
      "v.submitted_by WHERE v.tenant_id = ?1 AND v.event_id = ?2 AND v.day_on = ?3 AND v.place_id "
      "= ?4 ORDER BY v.version",
      values_of(key), read_version);
}

std::optional<CellValues> latest_values(sql::Transaction& tx, const ReportKey& key) {
  CellValues values;
  bool found = false;
  tx.each(
      "SELECT v.cell_id, v.value FROM report r LEFT JOIN report_value v ON v.tenant_id = "
      "r.tenant_id AND v.event_id = r.event_id AND v.day_on = r.day_on AND v.place_id = r.place_id "
      "AND v.version = r.version WHERE r.tenant_id = ?1 AND r.event_id = ?2 AND r.day_on = ?3 AND "
      "r.place_id = ?4",
      values_of(key), [&](sql::Row& row) {
        found = true;
        const auto cell = row.take<std::optional<std::string>>();
        if (cell) values[*cell] = row.take<std::int64_t>();
      });
  if (!found) return std::nullopt;
  return values;
}

std::optional<Report> find(sql::Transaction& tx, const identity::Scope& scope,
                           const ReportKey& key) {
  if (!find_place(tx, scope, key.place)) return std::nullopt;
  auto values = latest_values(tx, key);
  if (!values) return std::nullopt;
  return Report{.key = key, .versions = versions(tx, key), .values = std::move(*values)};
}

static void write_head(sql::Transaction& tx, const Report& report) {
  const Version& latest = report.latest();
  const ReportKey& key = report.key;
  if (latest.number == 1) {
    tx.execute(
        "INSERT INTO report (tenant_id, event_id, day_on, place_id, form_id, version, late) VALUES "
        "(?1, ?2, ?3, ?4, ?5, 1, ?6)",
        {key.tenant, key.event, key.day, key.place, latest.form, latest.late ? 1 : 0});
    return;
  }
  const std::int64_t moved = tx.execute(
      "UPDATE report SET version = ?5, form_id = ?6 WHERE tenant_id = ?1 AND event_id = ?2 AND "
      "day_on = ?3 AND place_id = ?4 AND version = ?5 - 1",
      {key.tenant, key.event, key.day, key.place, latest.number, latest.form});
  if (moved != 1) throw std::logic_error("a report was corrected from a version it does not have");
}

static void write_version(sql::Transaction& tx, const Report& report) {
  const Version& latest = report.latest();
  const ReportKey& key = report.key;
  tx.execute(
      "INSERT INTO report_version (tenant_id, event_id, day_on, place_id, version, id, form_id, "
      "pack_version, digest, submitted_at, submitted_by, reason, late) VALUES (?1, ?2, ?3, ?4, ?5, "
      "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
      {key.tenant, key.event, key.day, key.place, latest.number, latest.id, latest.form,
       latest.pack_version, latest.digest, latest.submitted_at, latest.submitted_by, latest.reason,
       latest.late ? 1 : 0});
  for (const auto& [cell, value] : report.values) {
    tx.execute(
        "INSERT INTO report_value (tenant_id, event_id, day_on, place_id, version, cell_id, value) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        {key.tenant, key.event, key.day, key.place, latest.number, cell, value});
  }
}

void save(sql::Transaction& tx, const identity::Actor& actor, const Report& report) {
  const Version& latest = report.latest();
  const ReportKey& key = report.key;
  if (latest.number > 1) move_totals(tx, key, Sign::take_away);
  write_head(tx, report);
  write_version(tx, report);
  move_totals(tx, key, Sign::add);
  identity::audit::record(
      tx, actor, latest.number == 1 ? "report.submitted" : "report.corrected",
      {key.tenant, "report", subject_of(key.event, key.place, key.day), key.event, key.place},
      {{"day", base::to_string(key.day)},
       {"version", latest.number},
       {"digest", latest.digest},
       {"late", latest.late}});
}

// ---- Who answers for it ------------------------------------------------------------------------

static Responsible read_responsible(sql::Row& row) {
  return {.account = row.take<identity::AccountId>(),
          .name = row.take<std::string>(),
          .since = row.take<base::Instant>()};
}

std::optional<Responsible> responsible(sql::Transaction& tx, identity::TenantId tenant,
                                       places::PlaceId place) {
  return tx.first(
      "SELECT s.account_id, a.name, s.since_at FROM report_responsible s JOIN account a ON a.id = "
      "s.account_id WHERE s.tenant_id = ?1 AND s.place_id = ?2",
      {tenant, place}, read_responsible);
}

void save_responsible(sql::Transaction& tx, const identity::Actor& actor, identity::TenantId tenant,
                      places::PlaceId place, identity::AccountId account) {
  tx.execute(
      "INSERT INTO report_responsible (tenant_id, place_id, account_id, since_at) VALUES (?1, ?2, "
      "?3, ?4) ON CONFLICT (tenant_id, place_id) DO UPDATE SET account_id = excluded.account_id, "
      "since_at = excluded.since_at",
      {tenant, place, account, actor.at});
  identity::audit::record(tx, actor, "report.responsible_named",
                          {tenant, "account", account.value, {}, place});
}

std::vector<Responsible> candidates(sql::Transaction& tx, places::PlaceId place, base::Date day) {
  return tx.all(
      "SELECT DISTINCT a.id, a.name, a.created_at FROM account a JOIN account_grant g ON "
      "g.account_id = a.id WHERE g.place_id = ?1 AND g.valid_from_on <= ?2 AND (g.valid_to_on IS "
      "NULL OR g.valid_to_on >= ?2) AND a.disabled_at IS NULL ORDER BY a.name, a.id",
      {place, day}, read_responsible);
}

bool has_role_over(sql::Transaction& tx, identity::AccountId account, identity::Span span,
                   base::Date day) {
  return tx.count(
             "SELECT count(*) FROM account a JOIN account_grant g ON g.account_id = a.id JOIN "
             "place "
             "p ON p.id = g.place_id WHERE a.id = ?1 AND a.disabled_at IS NULL AND p.span_first <= "
             "?2 AND p.span_last >= ?3 AND g.valid_from_on <= ?4 AND (g.valid_to_on IS NULL OR "
             "g.valid_to_on >= ?4)",
             {account, span.first, span.last, day}) > 0;
}

// ---- Urgent reports ----------------------------------------------------------------------------

void add_urgent(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
                const UrgentReport& report, const std::vector<UrgentNotice>& notices) {
  const std::string sealed =
      vault.seal(tx, report.tenant, report.event, report.text, report.reported_at);
  tx.execute(
      "INSERT INTO urgent_report (tenant_id, id, event_id, place_id, kind, sealed, reported_at, "
      "reported_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {report.tenant, report.id, report.event, report.place, base::word(report.kind),
       sql::Blob{sealed}, report.reported_at, actor.account});
  for (const UrgentNotice& notice : notices) {
    tx.execute(
        "INSERT INTO urgent_report_notice (tenant_id, id, urgent_report_id, role) VALUES (?1, ?2, "
        "?3, ?4)",
        {report.tenant, notice.id, report.id, notice.role});
  }
  identity::audit::record(
      tx, actor, "urgent_report.sent",
      {report.tenant, "urgent_report", report.id.value, report.event, report.place},
      {{"kind", base::word(report.kind)}});
}

std::optional<UrgentReport> find_urgent(sql::Transaction& tx, identity::Vault& vault,
                                        const identity::Scope& scope, UrgentReportId id) {
  std::string sealed;
  auto report = tx.first(
      "SELECT tenant_id, id, event_id, place_id, kind, sealed, reported_at FROM urgent_report u "
      "WHERE u.id = ?1 OR EXISTS (SELECT 1 FROM urgent_report_notice n WHERE n.tenant_id = "
      "u.tenant_id AND n.urgent_report_id = u.id AND n.id = ?1)",
      {id}, [&](sql::Row& row) {
        UrgentReport found;
        found.tenant = row.take<identity::TenantId>();
        found.id = row.take<UrgentReportId>();
        found.event = row.take<identity::EventId>();
        found.place = row.take<places::PlaceId>();
        found.kind = base::from_word<UrgentKind>(row.take<std::string>());
        sealed = row.take<sql::Blob>().bytes;
        found.reported_at = row.take<base::Instant>();
        return found;
      });
  if (!report || !find_place(tx, scope, report->place)) return std::nullopt;
  report->text = vault.open(tx, report->tenant, report->event, sealed);
  return report;
}

}  // namespace reports::store

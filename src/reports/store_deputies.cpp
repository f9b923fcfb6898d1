#include "reports/deputies.h"

namespace reports::store {

std::optional<Responsible> deputy(sql::Transaction& tx, const OfPlace& of) {
  return tx.first(
      "SELECT s.deputy_id, a.name, s.since_at FROM report_responsible s JOIN account a ON a.id = "
      "s.deputy_id WHERE s.tenant_id = ?1 AND s.place_id = ?2",
      {of.tenant, of.place}, [](sql::Row& row) {
        return Responsible{.account = row.take<identity::AccountId>(),
                           .name = row.take<std::string>(),
                           .since = row.take<base::Instant>()};
      });
}

void save_deputy(sql::Transaction& tx, const identity::Actor& actor, const OfPlace& of,
                 std::optional<identity::AccountId> account) {
  tx.execute("UPDATE report_responsible SET deputy_id = ?3 WHERE tenant_id = ?1 AND place_id = ?2",
             {of.tenant, of.place, account});
  const identity::AccountId who = account.value_or(identity::AccountId{});
  identity::audit::record(tx, actor, account ? "report.deputy_named" : "report.deputy_taken_back",
                          {of.tenant, "account", who.value, {}, of.place});
}

std::vector<DaysOff> days_off(sql::Transaction& tx, const OfPlace& of, base::Date day) {
  return tx.all(
      "SELECT d.id, d.from_on, d.to_on FROM report_day_off d JOIN report_responsible s ON "
      "s.tenant_id = d.tenant_id AND s.place_id = d.place_id AND s.account_id = d.account_id "
      "WHERE d.tenant_id = ?1 AND d.place_id = ?2 AND d.to_on >= ?3 AND d.withdrawn_at IS NULL "
      "ORDER BY d.from_on, d.id LIMIT 100",
      {of.tenant, of.place, day}, [](sql::Row& row) {
        return DaysOff{.id = row.take<DayOffId>(),
                       .from = row.take<base::Date>(),
                       .to = row.take<base::Date>()};
      });
}

void add(sql::Transaction& tx, const identity::Actor& actor, const OfPlace& of,
         const DaysOff& days) {
  tx.execute(
      "INSERT INTO report_day_off (tenant_id, id, place_id, account_id, from_on, to_on, noted_at, "
      "noted_by) SELECT ?1, ?3, ?2, account_id, ?4, ?5, ?6, ?7 FROM report_responsible WHERE "
      "tenant_id = ?1 AND place_id = ?2",
      {of.tenant, of.place, days.id, days.from, days.to, actor.at, actor.account});
  identity::audit::record(tx, actor, "report.day_off_noted",
                          {of.tenant, "report_day_off", days.id.value, {}, of.place},
                          {{"from", base::to_string(days.from)}, {"to", base::to_string(days.to)}});
}

bool withdraw(sql::Transaction& tx, const identity::Actor& actor, const OfPlace& of, DayOffId id) {
  const std::int64_t changed = tx.execute(
      "UPDATE report_day_off SET withdrawn_at = ?4 WHERE tenant_id = ?1 AND place_id = ?2 AND id = "
      "?3 AND withdrawn_at IS NULL",
      {of.tenant, of.place, id, actor.at});
  if (changed == 0) return false;
  identity::audit::record(tx, actor, "report.day_off_withdrawn",
                          {of.tenant, "report_day_off", id.value, {}, of.place});
  return true;
}

std::optional<OnDuty> on_duty(sql::Transaction& tx, const OfPlace& of, base::Date day,
                              bool is_rest_day) {
  Rest rest = is_rest_day ? Rest::calendar : Rest::none;
  for (const DaysOff& days : days_off(tx, of, day)) {
    if (days.from <= day) rest = Rest::noted;
  }
  return reports::on_duty(responsible(tx, of.tenant, of.place), deputy(tx, of), rest);
}

}  // namespace reports::store

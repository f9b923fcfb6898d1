// Needs and their steps.
#include <limits>

#include "assistance/store.h"
#include "base/words.h"
#include "http/message.h"
#include "identity/sealed.h"

namespace assistance::store {

namespace {

struct StepWords {
  std::string words;
};
BOOST_DESCRIBE_STRUCT(StepWords, (), (words))

identity::SealedUnder key_of(const Need& need) { return {need.tenant, need.event}; }

void add_step(sql::Transaction& tx, identity::Vault& vault, const Need& need, const Step& step) {
  tx.execute(
      "INSERT INTO need_step (tenant_id, id, need_id, number, event_id, purpose, lawful_basis, "
      "kind, at, by_account, sealed, state_before, role_before, taken_by_before, due_before, "
      "ended_before) VALUES (?1, ?2, ?3, ?4, ?5, 'epidemic_control', ?6, ?7, ?8, ?9, ?10, ?11, "
      "?12, ?13, ?14, ?15)",
      {need.tenant, step.id, need.id, need.version, need.event, base::word(need.lawful_basis),
       base::word(step.kind), step.at, step.by,
       identity::sealed(tx, vault, key_of(need), StepWords{step.words}, step.at),
       base::word(step.before.state), step.before.role, step.before.taken_by, step.before.due_at,
       step.before.ended_at});
}

constexpr std::string_view columns =
    "SELECT n.tenant_id, n.id, n.event_id, n.place_id, n.person_id, n.household_id, "
    "n.lawful_basis, n.kind, n.asker, n.channel, n.sealed, n.urgent, n.state, n.role, n.taken_by, "
    "n.recorded_at, n.recorded_by, n.due_at, n.ended_at, n.version, a.name, p.span_first FROM need "
    "n JOIN place p ON p.id = n.place_id LEFT JOIN account a ON a.id = n.taken_by ";

Placed read(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  Need need;
  need.tenant = row.take<identity::TenantId>();
  need.id = row.take<NeedId>();
  need.event = row.take<identity::EventId>();
  need.place = row.take<places::PlaceId>();
  need.person = row.take<std::optional<people::PersonId>>();
  need.household = row.take<std::optional<households::HouseholdId>>();
  need.lawful_basis = base::from_word<people::LawfulBasis>(row.take<std::string>());
  need.kind = row.take<std::string>();
  need.asker = base::from_word<Asker>(row.take<std::string>());
  need.channel = base::from_word<Channel>(row.take<std::string>());
  need.said = identity::opened<Said>(tx, vault, key_of(need), row.take<sql::Blob>().bytes);
  need.urgent = row.take<bool>();
  need.standing.state = base::from_word<NeedState>(row.take<std::string>());
  need.standing.role = row.take<std::string>();
  need.standing.taken_by = row.take<std::optional<identity::AccountId>>();
  need.recorded_at = row.take<base::Instant>();
  need.recorded_by = row.take<std::optional<identity::AccountId>>();
  need.standing.due_at = row.take<base::Instant>();
  need.standing.ended_at = row.take<std::optional<base::Instant>>();
  need.version = row.take<std::int64_t>();
  need.taken_by_name = row.take<std::optional<std::string>>().value_or("");
  return {std::move(need), row.take<std::int64_t>()};
}

}  // namespace

identity::AuditSubject about(const Need& need) {
  return {need.tenant, "need", need.id.value, need.event, need.place};
}

tasks::Where where(const Need& need) { return {need.tenant, need.event, need.place}; }

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Need& need) {
  const Standing& standing = need.standing;
  tx.execute(
      "INSERT INTO need (tenant_id, id, event_id, place_id, person_id, household_id, purpose, "
      "lawful_basis, kind, asker, channel, sealed, urgent, state, role, recorded_at, recorded_by, "
      "due_at, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'epidemic_control', ?7, ?8, ?9, ?10, ?11, "
      "?12, ?13, ?14, ?15, ?16, ?17, 1)",
      {need.tenant, need.id, need.event, need.place, need.person, need.household,
       base::word(need.lawful_basis), need.kind, base::word(need.asker), base::word(need.channel),
       identity::sealed(tx, vault, key_of(need), need.said, actor.at), need.urgent ? 1 : 0,
       base::word(standing.state), standing.role, need.recorded_at, need.recorded_by,
       standing.due_at});
  add_step(tx, vault, need,
           {.id = StepId{base::make_uuid(actor.at.ms)},
            .kind = StepKind::recorded,
            .at = actor.at,
            .by = actor.account,
            .by_name = {},
            .words = {},
            .before = standing});
  identity::audit::record(tx, actor, "need.recorded", about(need), {{"kind", need.kind}});
}

base::Result<base::Done> save(sql::Transaction& tx, identity::Vault& vault,
                              const identity::Actor& actor, const Need& need, const Step& step) {
  const Standing& standing = need.standing;
  const std::int64_t saved = tx.execute(
      "UPDATE need SET state = ?4, role = ?5, taken_by = ?6, due_at = ?7, ended_at = ?8, version = "
      "version + 1 WHERE tenant_id = ?1 AND id = ?2 AND version = ?3",
      {need.tenant, need.id, need.version, base::word(standing.state), standing.role,
       standing.taken_by, standing.due_at, standing.ended_at});
  if (saved == 0) return http::refusal::changed_meanwhile;
  Need after = need;
  ++after.version;
  add_step(tx, vault, after, step);
  identity::audit::record(tx, actor, "need." + std::string(base::word(step.kind)), about(need));
  return base::Done{};
}

std::optional<Placed> find(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                           NeedId id) {
  static const std::string text = std::string(columns) + "WHERE n.tenant_id = ?1 AND n.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row); });
}

std::vector<Step> steps(sql::Transaction& tx, identity::Vault& vault, const Need& need) {
  return tx.all(
      "SELECT s.id, s.kind, s.at, s.by_account, a.name, s.sealed, s.state_before, s.role_before, "
      "s.taken_by_before, s.due_before, s.ended_before FROM need_step s LEFT JOIN account a ON "
      "a.id = s.by_account WHERE s.tenant_id = ?1 AND s.need_id = ?2 ORDER BY s.number",
      {need.tenant, need.id}, [&](sql::Row& row) {
        Step step;
        step.id = row.take<StepId>();
        step.kind = base::from_word<StepKind>(row.take<std::string>());
        step.at = row.take<base::Instant>();
        step.by = row.take<std::optional<identity::AccountId>>();
        step.by_name = row.take<std::optional<std::string>>().value_or("");
        step.words =
            identity::opened<StepWords>(tx, vault, key_of(need), row.take<sql::Blob>().bytes).words;
        step.before.state = base::from_word<NeedState>(row.take<std::string>());
        step.before.role = row.take<std::string>();
        step.before.taken_by = row.take<std::optional<identity::AccountId>>();
        step.before.due_at = row.take<base::Instant>();
        step.before.ended_at = row.take<std::optional<base::Instant>>();
        return step;
      });
}

std::optional<tasks::Where> where_of(sql::Transaction& tx, identity::TenantId tenant, NeedId id) {
  return tx.first("SELECT event_id, place_id FROM need WHERE tenant_id = ?1 AND id = ?2",
                  {tenant, id}, [&](sql::Row& row) {
                    const auto event = row.take<identity::EventId>();
                    return tasks::Where{tenant, event, row.take<places::PlaceId>()};
                  });
}

// ---- Lists -------------------------------------------------------------------------------------

static constexpr std::string_view within =
    "WHERE n.tenant_id = ?1 AND n.event_id = ?2 AND p.span_first BETWEEN ?3 AND ?4 AND (?5 = '' OR "
    "n.role = ?5 OR n.taken_by = ?6) ";

std::vector<Need> list(sql::Transaction& tx, identity::Vault& vault, const Asked& asked) {
  static const std::string waiting =
      std::string(columns) + std::string(within) +
      "AND n.state IN ('open', 'taken') AND (?7 = 0 OR n.taken_by = ?6) AND (?8 = 0 OR n.due_at < "
      "?9) AND (n.urgent < ?10 OR (n.urgent = ?10 AND (n.due_at > ?11 OR (n.due_at = ?11 AND n.id "
      "> ?12)))) ORDER BY n.urgent DESC, n.due_at, n.id LIMIT ?13";
  static const std::string over =
      std::string(columns) + std::string(within) +
      "AND n.state NOT IN ('open', 'taken') AND (n.ended_at < ?7 OR (n.ended_at = ?7 AND n.id < "
      "?8)) ORDER BY n.ended_at DESC, n.id DESC LIMIT ?9";
  sql::Values values{asked.tenant,    asked.event, asked.span.first,
                     asked.span.last, asked.role,  asked.me};
  After after = asked.after.value_or(After{});
  if (asked.filter == Filter::done) {
    if (!asked.after) after.at = std::numeric_limits<std::int64_t>::max();
    values.insert(values.end(), {after.at, after.id, asked.limit});
  } else {
    values.insert(values.end(),
                  {asked.filter == Filter::mine ? 1 : 0, asked.filter == Filter::late ? 1 : 0,
                   asked.now, after.urgent, after.at, after.id, asked.limit});
  }
  return tx.all(asked.filter == Filter::done ? over : waiting, values,
                [&](sql::Row& row) { return read(tx, vault, row).need; });
}

Summary summary(sql::Transaction& tx, const Asked& asked) {
  static const std::string text =
      "SELECT count(*), CAST(coalesce(sum(CASE WHEN n.taken_by = ?6 THEN 1 ELSE 0 END), 0) AS "
      "bigint), CAST(coalesce(sum(CASE WHEN n.due_at < ?7 THEN 1 ELSE 0 END), 0) AS bigint) FROM "
      "need n JOIN place p ON p.id = n.place_id " +
      std::string(within) + "AND n.state IN ('open', 'taken')";
  Summary summary;
  tx.each(text,
          {asked.tenant, asked.event, asked.span.first, asked.span.last, asked.role, asked.me,
           asked.now},
          [&](sql::Row& row) {
            summary.open = row.take<std::int64_t>();
            summary.mine = row.take<std::int64_t>();
            summary.late = row.take<std::int64_t>();
          });
  return summary;
}

std::vector<Need> of_person(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                            people::PersonId person, std::int64_t limit) {
  static const std::string text =
      std::string(columns) +
      "WHERE n.tenant_id = ?1 AND n.person_id = ?2 ORDER BY n.recorded_at DESC, n.id DESC LIMIT ?3";
  return tx.all(text, {tenant, person, limit},
                [&](sql::Row& row) { return read(tx, vault, row).need; });
}

std::vector<Need> unfinished_of(sql::Transaction& tx, identity::Vault& vault,
                                identity::TenantId tenant, people::PersonId person) {
  static const std::string text =
      std::string(columns) +
      "WHERE n.tenant_id = ?1 AND n.person_id = ?2 AND n.state IN ('open', 'taken', 'done') ORDER "
      "BY n.id";
  return tx.all(text, {tenant, person}, [&](sql::Row& row) { return read(tx, vault, row).need; });
}

void move(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
          const Need& need, const Step& step) {
  tx.execute("UPDATE need SET place_id = ?3, household_id = NULL WHERE tenant_id = ?1 AND id = ?2",
             {need.tenant, need.id, need.place});
  save(tx, vault, actor, need, step);
}

std::int64_t count(sql::Transaction& tx, Count what, const tasks::Within& within_place,
                   base::Instant now) {
  static const std::string from =
      "SELECT count(*) FROM need n WHERE n.tenant_id = ?1 AND n.event_id = ?2 AND n.place_id IN "
      "(SELECT id FROM place WHERE span_first BETWEEN ?3 AND ?4) AND n.recorded_at <= ?5 AND ";
  static const std::string open = from + "(n.ended_at IS NULL OR n.ended_at > ?5)";
  static const std::string late = open + " AND n.due_at < ?5";
  static const std::string new_today = from + "n.recorded_at >= ?6";
  static const std::string done_today =
      from + "n.state IN ('done', 'closed') AND n.ended_at BETWEEN ?6 AND ?5";
  sql::Values values{within_place.tenant, within_place.event, within_place.span.first,
                     within_place.span.last, now};
  if (what == Count::open) return tx.count(open, values);
  if (what == Count::late) return tx.count(late, values);
  values.emplace_back(base::start_of(base::date_of(now)));
  return tx.count(what == Count::new_today ? new_today : done_today, values);
}

}  // namespace assistance::store

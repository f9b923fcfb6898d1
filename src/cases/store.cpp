#include "cases/store.h"

#include <algorithm>

#include "base/words.h"
#include "identity/sealed.h"

namespace cases::store {

namespace {

// Sealed beside what was settled.
struct Note {
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Note, (), (note))

identity::SealedUnder key_of(const Case& one) { return {one.tenant, one.event}; }

constexpr std::string_view columns =
    "SELECT c.tenant_id, c.id, c.event_id, c.place_id, c.person_id, c.lawful_basis, c.pack_hash, "
    "c.state, c.state_on, c.onset_on, c.isolated_on, c.sealed, c.version, p.span_first FROM "
    "health_case c JOIN place p ON p.id = c.place_id ";

struct Placed {
  Case one;
  std::int64_t at = 0;
};

Placed read(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  Placed placed;
  Case& one = placed.one;
  one.tenant = row.take<identity::TenantId>();
  one.id = row.take<CaseId>();
  one.event = row.take<identity::EventId>();
  one.place = row.take<places::PlaceId>();
  one.person = row.take<people::PersonId>();
  one.lawful_basis = base::from_word<people::LawfulBasis>(row.take<std::string>());
  one.pack_hash = row.take<std::string>();
  one.state = base::from_word<packs::CaseState>(row.take<std::string>());
  one.state_on = row.take<base::Date>();
  one.onset_on = row.take<std::optional<base::Date>>();
  one.isolated_on = row.take<std::optional<base::Date>>();
  one.words = identity::opened<Words>(tx, vault, key_of(one), row.take<sql::Blob>().bytes);
  one.version = row.take<std::int64_t>();
  placed.at = row.take<std::int64_t>();
  return placed;
}

Follow read_follow(sql::Transaction& tx, identity::Vault& vault, const Case& one, sql::Row& row) {
  Follow follow;
  follow.id = row.take<FollowId>();
  follow.person = row.take<people::PersonId>();
  follow.place = row.take<places::PlaceId>();
  follow.rule = row.take<std::string>();
  follow.regime = row.take<std::string>();
  follow.last_on = row.take<base::Date>();
  follow.role = row.take<std::string>();
  follow.due_at = row.take<base::Instant>();
  follow.state = base::from_word<FollowState>(row.take<std::string>());
  follow.episode = row.take<std::optional<base::Uuid>>();
  if (const auto note = row.take<std::optional<sql::Blob>>()) {
    follow.note = identity::opened<Note>(tx, vault, key_of(one), note->bytes).note;
  }
  follow.settled_by = row.take<std::optional<std::string>>().value_or("");
  return follow;
}

}  // namespace

tasks::Where where(const Case& one) { return {one.tenant, one.event, one.place}; }

identity::AuditSubject about(const Case& one) {
  return {one.tenant, "case", one.id.value, one.event, one.place};
}

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Case& one) {
  tx.execute(
      "INSERT INTO health_case (tenant_id, id, event_id, place_id, person_id, purpose, "
      "lawful_basis, pack_hash, state, state_on, onset_on, isolated_on, sealed, recorded_at, "
      "recorded_by, version) VALUES (?1, ?2, ?3, ?4, ?5, 'epidemic_control', ?6, ?7, ?8, ?9, ?10, "
      "?11, ?12, ?13, ?14, 1)",
      {one.tenant, one.id, one.event, one.place, one.person, base::word(one.lawful_basis),
       one.pack_hash, base::word(one.state), one.state_on, one.onset_on, one.isolated_on,
       identity::sealed(tx, vault, key_of(one), one.words, actor.at), actor.at, actor.account});
  identity::audit::record(tx, actor, "case.recorded", about(one),
                          {{"state", base::word(one.state)}});
}

bool save(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
          const Case& one, std::int64_t base_version) {
  const std::int64_t changed = tx.execute(
      "UPDATE health_case SET pack_hash = ?4, state = ?5, state_on = ?6, onset_on = ?7, "
      "isolated_on = ?8, sealed = ?9, version = version + 1 WHERE tenant_id = ?1 AND id = ?2 AND "
      "version = ?3",
      {one.tenant, one.id, base_version, one.pack_hash, base::word(one.state), one.state_on,
       one.onset_on, one.isolated_on,
       identity::sealed(tx, vault, key_of(one), one.words, actor.at)});
  if (changed == 0) return false;
  identity::audit::record(tx, actor, "case.state_changed", about(one),
                          {{"state", base::word(one.state)}});
  return true;
}

std::optional<Case> find(sql::Transaction& tx, identity::Vault& vault, const identity::Scope& scope,
                         CaseId id) {
  static const std::string text = std::string(columns) + "WHERE c.tenant_id = ?1 AND c.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto placed =
        tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row); });
    if (placed && scope.covers(placed->at)) return placed->one;
  }
  return std::nullopt;
}

std::optional<Case> find(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                         CaseId id) {
  static const std::string text = std::string(columns) + "WHERE c.tenant_id = ?1 AND c.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row).one; });
}

std::optional<Case> find_followed(sql::Transaction& tx, identity::Vault& vault,
                                  const identity::Scope& scope, CaseId id) {
  if (auto there = find(tx, vault, scope, id)) return there;
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto at = tx.all(
        "SELECT p.span_first FROM case_follow f JOIN place p ON p.id = f.place_id WHERE "
        "f.tenant_id = ?1 AND f.case_id = ?2",
        {tenant, id}, [](sql::Row& row) { return row.take<std::int64_t>(); });
    if (std::any_of(at.begin(), at.end(), [&](std::int64_t one) { return scope.covers(one); })) {
      return find(tx, vault, tenant, id);
    }
  }
  return std::nullopt;
}

bool has_case(sql::Transaction& tx, identity::TenantId tenant, people::PersonId person) {
  return tx.count("SELECT count(*) FROM health_case WHERE tenant_id = ?1 AND person_id = ?2",
                  {tenant, person}) > 0;
}

std::vector<Case> list(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                       const Filter& filter) {
  static const std::string text =
      std::string(columns) +
      "WHERE c.tenant_id = ?1 AND c.event_id = ?2 AND (p.span_first BETWEEN ?3 AND ?4 OR c.id IN "
      "(SELECT f.case_id FROM case_follow f JOIN place q ON q.id = f.place_id WHERE f.tenant_id = "
      "?1 AND f.event_id = ?2 AND q.span_first BETWEEN ?3 AND ?4)) AND (?5 = 0 OR c.id < ?6) ORDER "
      "BY c.id DESC LIMIT ?7";
  return tx.all(text,
                {tenant, filter.event, filter.span.first, filter.span.last, filter.before ? 1 : 0,
                 filter.before.value_or(CaseId{}), filter.limit},
                [&](sql::Row& row) { return read(tx, vault, row).one; });
}

std::set<people::PersonId> in_treatment(sql::Transaction& tx, identity::TenantId tenant,
                                        identity::EventId event) {
  std::set<people::PersonId> found;
  tx.all(
      "SELECT person_id FROM health_case WHERE tenant_id = ?1 AND event_id = ?2 AND state = "
      "'in_treatment'",
      {tenant, event}, [&](sql::Row& row) {
        found.insert(row.take<people::PersonId>());
        return 0;
      });
  return found;
}

// ---- What is asked for ------------------------------------------------------------------------

void add(sql::Transaction& tx, const identity::Actor& actor, const Case& one,
         const Follow& follow) {
  const std::int64_t made = tx.execute(
      "INSERT INTO case_follow (tenant_id, id, event_id, place_id, case_id, person_id, purpose, "
      "lawful_basis, rule, regime, last_on, role, due_at, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
      "'epidemic_control', ?7, ?8, ?9, ?10, ?11, ?12, 'asked') ON CONFLICT (tenant_id, case_id, "
      "person_id, rule) DO NOTHING",
      {one.tenant, follow.id, one.event, follow.place, one.id, follow.person,
       base::word(one.lawful_basis), follow.rule, follow.regime, follow.last_on, follow.role,
       follow.due_at});
  if (made == 0) return;
  identity::audit::record(tx, actor, "case.household_asked", about(one), {{"rule", follow.rule}});
}

std::vector<Follow> follows(sql::Transaction& tx, identity::Vault& vault, const Case& one) {
  return tx.all(
      "SELECT f.id, f.person_id, f.place_id, f.rule, f.regime, f.last_on, f.role, f.due_at, "
      "f.state, "
      "f.episode_id, f.sealed_note, a.name FROM case_follow f LEFT JOIN account a ON a.id = "
      "f.settled_by WHERE f.tenant_id = ?1 AND f.case_id = ?2 ORDER BY f.due_at, f.id",
      {one.tenant, one.id}, [&](sql::Row& row) { return read_follow(tx, vault, one, row); });
}

std::optional<Asking> asking(sql::Transaction& tx, identity::TenantId tenant, FollowId id) {
  return tx.first("SELECT case_id, person_id FROM case_follow WHERE tenant_id = ?1 AND id = ?2",
                  {tenant, id}, [](sql::Row& row) {
                    const auto of = row.take<CaseId>();
                    return Asking{of, row.take<people::PersonId>()};
                  });
}

std::vector<Case> about_person(sql::Transaction& tx, identity::Vault& vault,
                               identity::TenantId tenant, people::PersonId person) {
  static const std::string text =
      std::string(columns) +
      "WHERE c.tenant_id = ?1 AND (c.person_id = ?2 OR c.id IN (SELECT f.case_id FROM case_follow "
      "f WHERE f.tenant_id = ?1 AND f.person_id = ?2)) ORDER BY c.id";
  return tx.all(text, {tenant, person}, [&](sql::Row& row) { return read(tx, vault, row).one; });
}

void move(sql::Transaction& tx, const identity::Actor& actor, const people::Person& person) {
  const std::int64_t cases = tx.execute(
      "UPDATE health_case SET place_id = ?3, version = version + 1 WHERE tenant_id = ?1 AND "
      "person_id = ?2",
      {person.tenant, person.id, person.place});
  const std::int64_t asked =
      tx.execute("UPDATE case_follow SET place_id = ?3 WHERE tenant_id = ?1 AND person_id = ?2",
                 {person.tenant, person.id, person.place});
  if (cases + asked == 0) return;
  identity::audit::record(tx, actor, "case.moved",
                          {person.tenant, "person", person.id.value, person.event, person.place},
                          {{"cases", cases}, {"asked", asked}});
}

void save(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
          const Case& one, const Follow& follow) {
  std::optional<sql::Blob> note;
  if (!follow.note.empty()) {
    note = identity::sealed(tx, vault, key_of(one), Note{follow.note}, actor.at);
  }
  tx.execute(
      "UPDATE case_follow SET state = ?3, episode_id = ?4, sealed_note = ?5, settled_at = ?6, "
      "settled_by = ?7 WHERE tenant_id = ?1 AND id = ?2",
      {one.tenant, follow.id, base::word(follow.state), follow.episode, note, actor.at,
       actor.account});
  identity::audit::record(tx, actor, "case.household_settled", about(one),
                          {{"rule", follow.rule}, {"state", base::word(follow.state)}});
}

}  // namespace cases::store

#include "people/store.h"

#include "base/words.h"
#include "identity/sealed.h"
#include "people/resident_store.h"

namespace people::store {

static constexpr std::string_view columns =
    "SELECT n.tenant_id, n.id, n.event_id, n.place_id, n.lawful_basis, n.sealed, n.version FROM "
    "person n ";

Particulars unsealed(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                     identity::EventId event, const std::string& sealed) {
  return identity::opened<Particulars>(tx, vault, {tenant, event}, sealed);
}

static Person read(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  Person person;
  person.tenant = row.take<identity::TenantId>();
  person.id = row.take<PersonId>();
  person.event = row.take<identity::EventId>();
  person.place = row.take<places::PlaceId>();
  person.lawful_basis = base::from_word<LawfulBasis>(row.take<std::string>());
  const std::string sealed = row.take<sql::Blob>().bytes;
  person.version = row.take<std::int64_t>();
  person.particulars = unsealed(tx, vault, person.tenant, person.event, sealed);
  return person;
}

void forget_numbers(sql::Transaction& tx, identity::TenantId tenant, identity::EventId event) {
  tx.execute(
      "UPDATE person SET id_number_index = NULL, phone_index = NULL WHERE tenant_id = ?1 AND "
      "event_id = ?2",
      {tenant, event});
  forget_words(tx, tenant, event);
}

identity::AuditSubject about(const Person& person) {
  return {person.tenant, "person", person.id.value, person.event, person.place};
}

static std::optional<sql::Blob> index_of(identity::Vault& vault, const Person& person,
                                         std::string_view kind,
                                         const std::optional<std::string>& number) {
  if (!number) return std::nullopt;
  return sql::Blob{vault.blind_index(person.tenant, kind, *number)};
}

static void insert(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
                   const Person& person, const Stay& stay) {
  tx.execute(
      "INSERT INTO person (tenant_id, id, event_id, place_id, purpose, lawful_basis, sealed, "
      "id_number_index, phone_index, version, created_at, batch_id, household_id, relation, "
      "is_contact) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?11, ?12, ?13, ?14)",
      {person.tenant, person.id, person.event, person.place, "epidemic_control",
       base::word(person.lawful_basis),
       identity::sealed(tx, vault, {person.tenant, person.event}, person.particulars, actor.at),
       index_of(vault, person, "id_number", person.particulars.id_number),
       index_of(vault, person, "phone", person.particulars.phone), actor.at, person.batch,
       stay.household, stay.relation, stay.is_contact ? 1 : 0});
}

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Person& person) {
  insert(tx, vault, actor, person, Stay{});
  add_words(tx, vault, person);
  identity::audit::record(tx, actor, "person.registered", about(person));
}

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Resident& resident) {
  insert(tx, vault, actor, resident.person, resident.stay);
}

void save(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
          const Person& person) {
  remove_words(tx, vault, get(tx, vault, person.tenant, person.id));
  tx.execute(
      "UPDATE person SET household_id = CASE WHEN place_id = ?3 THEN household_id END, relation = "
      "CASE WHEN place_id = ?3 THEN relation ELSE '' END, is_contact = CASE WHEN place_id = ?3 "
      "THEN "
      "is_contact ELSE 0 END, place_id = ?3, sealed = ?4, id_number_index = ?5, phone_index = ?6, "
      "batch_id = NULL, version = version + 1 WHERE tenant_id = ?1 AND id = ?2",
      {person.tenant, person.id, person.place,
       identity::sealed(tx, vault, {person.tenant, person.event}, person.particulars, actor.at),
       index_of(vault, person, "id_number", person.particulars.id_number),
       index_of(vault, person, "phone", person.particulars.phone)});
  move_tags(tx, person);
  add_words(tx, vault, person);
  identity::audit::record(tx, actor, "person.changed", about(person));
}

std::optional<Person> find(sql::Transaction& tx, identity::Vault& vault,
                           const identity::Scope& scope, PersonId id) {
  static const std::string text =
      std::string(columns) + "WHERE " + is_seen() + "AND n.tenant_id = ?1 AND n.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto person =
        tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row); });
    if (!person) continue;
    const std::int64_t at = tx.count("SELECT span_first FROM place WHERE id = ?1", {person->place});
    if (scope.covers(at)) return person;
  }
  return std::nullopt;
}

Person get(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant, PersonId id) {
  static const std::string text = std::string(columns) + "WHERE n.tenant_id = ?1 AND n.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row); }).value();
}

std::vector<Person> find_by(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                            identity::EventId event, Number number, std::string_view normalised) {
  static const std::string by_id_number =
      std::string(columns) + "WHERE " + is_seen() +
      "AND n.tenant_id = ?1 AND n.event_id = ?2 AND n.id_number_index = ?3 ORDER BY n.id LIMIT "
      "20";
  static const std::string by_phone =
      std::string(columns) + "WHERE " + is_seen() +
      "AND n.tenant_id = ?1 AND n.event_id = ?2 AND n.phone_index = ?3 ORDER BY n.id LIMIT 20";
  const bool is_phone = number == Number::phone;
  const sql::Blob index{vault.blind_index(tenant, is_phone ? "phone" : "id_number", normalised)};
  return tx.all(is_phone ? by_phone : by_id_number, {tenant, event, index},
                [&](sql::Row& row) { return read(tx, vault, row); });
}

}  // namespace people::store

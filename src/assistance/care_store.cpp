// Contacts, and who is to be called on.
#include <map>

#include "assistance/store.h"
#include "base/words.h"
#include "identity/sealed.h"
#include "people/resident_store.h"

namespace assistance::store {

namespace {

struct Problem {
  std::string problem;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (problem))

identity::AuditSubject about(const Contact& contact) {
  return {contact.tenant, "person", contact.person.value, contact.event, contact.place};
}

constexpr std::string_view columns =
    "SELECT c.id, c.event_id, c.place_id, c.person_id, c.lawful_basis, c.at, c.by_account, a.name, "
    "c.way, c.outcome, c.sealed, c.need_id, c.withdrawn_at FROM care_contact c LEFT JOIN account a "
    "ON a.id = c.by_account ";

Contact read(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
             sql::Row& row) {
  Contact contact;
  contact.tenant = tenant;
  contact.id = row.take<ContactId>();
  contact.event = row.take<identity::EventId>();
  contact.place = row.take<places::PlaceId>();
  contact.person = row.take<people::PersonId>();
  contact.lawful_basis = base::from_word<people::LawfulBasis>(row.take<std::string>());
  contact.at = row.take<base::Instant>();
  contact.by = row.take<std::optional<identity::AccountId>>();
  contact.by_name = row.take<std::optional<std::string>>().value_or("");
  contact.way = base::from_word<Way>(row.take<std::string>());
  contact.outcome = base::from_word<Outcome>(row.take<std::string>());
  contact.problem =
      identity::opened<Problem>(tx, vault, {tenant, contact.event}, row.take<sql::Blob>().bytes)
          .problem;
  contact.need = row.take<std::optional<NeedId>>();
  contact.withdrawn_at = row.take<std::optional<base::Instant>>();
  return contact;
}

}  // namespace

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Contact& contact) {
  tx.execute(
      "INSERT INTO care_contact (tenant_id, id, event_id, place_id, person_id, purpose, "
      "lawful_basis, at, by_account, way, outcome, sealed, need_id) VALUES (?1, ?2, ?3, ?4, ?5, "
      "'epidemic_control', ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      {contact.tenant, contact.id, contact.event, contact.place, contact.person,
       base::word(contact.lawful_basis), contact.at, contact.by, base::word(contact.way),
       base::word(contact.outcome),
       identity::sealed(tx, vault, {contact.tenant, contact.event}, Problem{contact.problem},
                        actor.at),
       contact.need});
  identity::audit::record(
      tx, actor, "care.contacted", about(contact),
      {{"way", base::word(contact.way)}, {"outcome", base::word(contact.outcome)}});
}

void withdraw(sql::Transaction& tx, const identity::Actor& actor, const Contact& contact) {
  tx.execute("UPDATE care_contact SET withdrawn_at = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {contact.tenant, contact.id, actor.at});
  identity::audit::record(tx, actor, "care.contact_withdrawn", about(contact));
}

std::optional<Contact> find(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                            ContactId id) {
  static const std::string text = std::string(columns) + "WHERE c.tenant_id = ?1 AND c.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, tenant, row); });
}

std::vector<Contact> contacts_of(sql::Transaction& tx, identity::Vault& vault,
                                 identity::TenantId tenant, people::PersonId person,
                                 std::int64_t limit) {
  static const std::string text =
      std::string(columns) +
      "WHERE c.tenant_id = ?1 AND c.person_id = ?2 ORDER BY c.at DESC, c.id DESC LIMIT ?3";
  return tx.all(text, {tenant, person, limit},
                [&](sql::Row& row) { return read(tx, vault, tenant, row); });
}

void move_contacts(sql::Transaction& tx, const tasks::Where& to, people::PersonId person) {
  tx.execute("UPDATE care_contact SET place_id = ?3 WHERE tenant_id = ?1 AND person_id = ?2",
             {to.tenant, person, to.place});
}

// ---- Who is to be called on --------------------------------------------------------------------

static constexpr std::string_view borne =
    "SELECT n.id, n.household_id, t.group_id, t.from_on FROM person_tag t JOIN person n ON "
    "n.tenant_id = t.tenant_id AND n.id = t.person_id WHERE t.tenant_id = ?1 AND t.event_id = ?2 "
    "AND t.list = 'care' AND t.ended_at IS NULL AND t.from_on <= ?3 AND t.to_on >= ?3 AND ";

// When each was reached and tried last, and how often in vain since.
static constexpr std::string_view contacted =
    "SELECT l.person_id, l.reached_at, l.tried_at, (SELECT count(*) FROM care_contact d WHERE "
    "d.tenant_id = ?1 AND d.person_id = l.person_id AND d.withdrawn_at IS NULL AND d.outcome = "
    "'not_reached' AND d.at > coalesce(l.reached_at, 0)) FROM (SELECT c.person_id, max(CASE WHEN "
    "c.outcome <> 'not_reached' THEN c.at END) AS reached_at, max(c.at) AS tried_at FROM "
    "care_contact c JOIN person n ON n.tenant_id = c.tenant_id AND n.id = c.person_id WHERE "
    "c.tenant_id = ?1 AND n.event_id = ?2 AND c.withdrawn_at IS NULL AND ";

static constexpr std::string_view contacted_end = " GROUP BY c.person_id) l";

using ByPerson = std::map<people::PersonId, Watched>;

static void take_tag(sql::Row& row, ByPerson& into) {
  const auto id = row.take<people::PersonId>();
  Watched& who = into[id];
  who.person = id;
  who.household = row.take<std::optional<base::Uuid>>();
  Borne tag;
  tag.group = row.take<std::string>();
  tag.from = row.take<base::Date>();
  who.tags.push_back(std::move(tag));
}

static void take_contact(sql::Row& row, ByPerson& into) {
  const auto found = into.find(row.take<people::PersonId>());
  const auto reached_at = row.take<std::optional<base::Instant>>();
  const auto tried_at = row.take<std::optional<base::Instant>>();
  const auto attempts = row.take<std::int64_t>();
  if (found == into.end()) return;
  found->second.reached_at = reached_at;
  found->second.tried_at = tried_at;
  found->second.attempts = attempts;
}

std::vector<Watched> watched(sql::Transaction& tx, const Community& of, base::Date day) {
  static const std::string tags =
      std::string(borne) + "t.place_id = ?4 AND " + people::store::is_seen() + "ORDER BY n.id";
  static const std::string contacts =
      std::string(contacted) + "n.place_id = ?3" + std::string(contacted_end);
  ByPerson all;
  tx.each(tags, {of.tenant, of.event, day, of.place}, [&](sql::Row& row) { take_tag(row, all); });
  if (all.empty()) return {};
  tx.each(contacts, {of.tenant, of.event, of.place},
          [&](sql::Row& row) { take_contact(row, all); });
  std::vector<Watched> found;
  found.reserve(all.size());
  for (auto& [id, who] : all) found.push_back(std::move(who));
  return found;
}

Watched watched(sql::Transaction& tx, const tasks::Where& of, people::PersonId person,
                base::Date day) {
  static const std::string tags =
      std::string(borne) + "t.person_id = ?4 AND " + people::store::is_seen() + "ORDER BY n.id";
  static const std::string contacts =
      std::string(contacted) + "c.person_id = ?3" + std::string(contacted_end);
  ByPerson one;
  one[person].person = person;
  tx.each(tags, {of.tenant, of.event, day, person}, [&](sql::Row& row) { take_tag(row, one); });
  tx.each(contacts, {of.tenant, of.event, person}, [&](sql::Row& row) { take_contact(row, one); });
  return one.begin()->second;
}

std::optional<tasks::Where> where_of(sql::Transaction& tx, identity::TenantId tenant,
                                     people::PersonId person) {
  return tx.first("SELECT event_id, place_id FROM person WHERE tenant_id = ?1 AND id = ?2",
                  {tenant, person}, [&](sql::Row& row) {
                    const auto event = row.take<identity::EventId>();
                    return tasks::Where{tenant, event, row.take<places::PlaceId>()};
                  });
}

}  // namespace assistance::store

#include "base/words.h"
#include "people/own_link.h"
#include "people/store.h"

namespace people::store {

static constexpr std::string_view columns =
    "SELECT l.tenant_id, l.id, l.event_id, l.place_id, l.person_id, l.made_at, a.name FROM "
    "own_link l LEFT JOIN account a ON a.id = l.made_by ";

static OwnLink read(sql::Row& row) {
  OwnLink link;
  link.tenant = row.take<identity::TenantId>();
  link.id = row.take<OwnLinkId>();
  link.event = row.take<identity::EventId>();
  link.place = row.take<places::PlaceId>();
  link.person = row.take<PersonId>();
  link.made_at = row.take<base::Instant>();
  link.made_by = row.take<std::optional<std::string>>().value_or("");
  return link;
}

static std::int64_t stop(sql::Transaction& tx, const identity::Actor& actor, const Person& person) {
  return tx.execute(
      "UPDATE own_link SET stopped_at = ?3, stopped_by = ?4 WHERE tenant_id = ?1 AND person_id = "
      "?2 AND stopped_at IS NULL",
      {person.tenant, person.id, actor.at, actor.account});
}

void add_link(sql::Transaction& tx, const identity::Actor& actor, const Person& person,
              OwnLinkId id) {
  stop(tx, actor, person);
  tx.execute(
      "INSERT INTO own_link (tenant_id, id, event_id, place_id, person_id, purpose, lawful_basis, "
      "made_at, made_by) VALUES (?1, ?2, ?3, ?4, ?5, 'epidemic_control', ?6, ?7, ?8)",
      {person.tenant, id, person.event, person.place, person.id, base::word(person.lawful_basis),
       actor.at, actor.account});
  identity::audit::record(tx, actor, "person.link_made", about(person));
}

void stop_link(sql::Transaction& tx, const identity::Actor& actor, const Person& person) {
  if (stop(tx, actor, person) == 0) return;
  identity::audit::record(tx, actor, "person.link_stopped", about(person));
}

std::optional<OwnLink> link_of(sql::Transaction& tx, identity::TenantId tenant, PersonId person) {
  static const std::string text =
      std::string(columns) + "WHERE l.tenant_id = ?1 AND l.person_id = ?2 AND l.stopped_at IS NULL";
  return tx.first(text, {tenant, person}, read);
}

std::optional<OwnLink> find_link(sql::Transaction& tx, identity::TenantId tenant, OwnLinkId id) {
  static const std::string text =
      std::string(columns) + "WHERE l.tenant_id = ?1 AND l.id = ?2 AND l.stopped_at IS NULL";
  return tx.first(text, {tenant, id}, read);
}

}  // namespace people::store

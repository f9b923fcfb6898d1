// What is kept of tags.
#include "base/words.h"
#include "people/resident_store.h"

namespace people::store {

static identity::AuditSubject about(const Tag& tag) {
  return {tag.tenant, "person", tag.person.value, tag.event, tag.place};
}

void add_tag(sql::Transaction& tx, const identity::Actor& actor, const Tag& tag) {
  tx.execute(
      "INSERT INTO person_tag (tenant_id, id, event_id, place_id, person_id, purpose, "
      "lawful_basis, "
      "group_id, list, from_on, to_on, added_at, added_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
      "?9, ?10, ?11, ?12, ?13)",
      {tag.tenant, tag.id, tag.event, tag.place, tag.person, "epidemic_control",
       base::word(tag.lawful_basis), tag.group, base::word(tag.list), tag.from, tag.to, actor.at,
       actor.account});
  // Who is worked with stays, whatever becomes of the list that brought them.
  tx.execute("UPDATE person SET batch_id = NULL WHERE tenant_id = ?1 AND id = ?2",
             {tag.tenant, tag.person});
  identity::audit::record(tx, actor, "person.tagged", about(tag),
                          {{"group", tag.group}, {"to", base::to_string(tag.to)}});
}

void end_tag(sql::Transaction& tx, const identity::Actor& actor, const Tag& tag) {
  tx.execute("UPDATE person_tag SET ended_at = ?3, ended_by = ?4 WHERE tenant_id = ?1 AND id = ?2",
             {tag.tenant, tag.id, actor.at, actor.account});
  identity::audit::record(tx, actor, "person.tag_ended", about(tag), {{"group", tag.group}});
}

void move_tags(sql::Transaction& tx, const Person& person) {
  tx.execute("UPDATE person_tag SET place_id = ?3 WHERE tenant_id = ?1 AND person_id = ?2",
             {person.tenant, person.id, person.place});
}

std::vector<Tag> tags_of(sql::Transaction& tx, identity::TenantId tenant, PersonId person) {
  return tx.all(
      "SELECT id, event_id, place_id, lawful_basis, group_id, list, from_on, to_on, ended_at FROM "
      "person_tag WHERE tenant_id = ?1 AND person_id = ?2 ORDER BY from_on, id",
      {tenant, person}, [&](sql::Row& row) {
        Tag tag;
        tag.tenant = tenant;
        tag.person = person;
        tag.id = row.take<TagId>();
        tag.event = row.take<identity::EventId>();
        tag.place = row.take<places::PlaceId>();
        tag.lawful_basis = base::from_word<LawfulBasis>(row.take<std::string>());
        tag.group = row.take<std::string>();
        tag.list = base::from_word<packs::TagList>(row.take<std::string>());
        tag.from = row.take<base::Date>();
        tag.to = row.take<base::Date>();
        tag.ended_at = row.take<std::optional<base::Instant>>();
        return tag;
      });
}

std::map<std::string, std::int64_t> count_groups(sql::Transaction& tx, const Asked& asked,
                                                 places::PlaceId community) {
  std::map<std::string, std::int64_t> counts;
  tx.each(
      "SELECT group_id, count(DISTINCT person_id) FROM person_tag WHERE tenant_id = ?1 AND "
      "event_id "
      "= ?2 AND place_id = ?3 AND ended_at IS NULL AND from_on <= ?4 AND to_on >= ?4 GROUP BY "
      "group_id",
      {asked.tenant, asked.event, community, asked.day}, [&](sql::Row& row) {
        std::string group = row.take<std::string>();
        counts[std::move(group)] = row.take<std::int64_t>();
      });
  return counts;
}

}  // namespace people::store

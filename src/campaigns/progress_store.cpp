// What is counted of a campaign, and what is missing from it.
#include "base/words.h"
#include "campaigns/store.h"
#include "people/resident_store.h"

namespace campaigns::store {

std::vector<BuildingProgress> progress(sql::Transaction& tx, const Campaign& campaign,
                                       identity::Span span) {
  return tx.all(
      "SELECT b.id, b.name, b.kind, b.place_id, g.id, g.name, count(h.id), "
      "count(CASE WHEN f.outcome = 'answered' THEN 1 END), "
      "count(CASE WHEN f.outcome = 'vacant' THEN 1 END), "
      "count(CASE WHEN f.outcome = 'away' THEN 1 END), "
      "count(CASE WHEN f.outcome = 'refused' THEN 1 END), "
      "CAST(coalesce(sum(f.follow_ups), 0) AS bigint) FROM building b JOIN grid g ON g.tenant_id = "
      "b.tenant_id AND g.id = b.grid_id JOIN place p ON p.id = b.place_id LEFT JOIN household h ON "
      "h.tenant_id = b.tenant_id AND h.building_id = b.id AND h.dwelling <> 'vacant' LEFT JOIN "
      "door_finding f ON f.tenant_id = h.tenant_id AND f.campaign_id = ?2 AND f.household_id = "
      "h.id AND f.standing = 1 WHERE b.tenant_id = ?1 AND p.span_first BETWEEN ?3 AND ?4 GROUP BY "
      "b.id, b.name, b.kind, b.place_id, g.id, g.name, p.span_first ORDER BY p.span_first, g.name, "
      "b.name, b.id",
      {campaign.tenant, campaign.id, span.first, span.last}, [](sql::Row& row) {
        BuildingProgress one;
        one.id = row.take<BuildingId>();
        one.name = row.take<std::string>();
        one.kind = row.take<std::string>();
        one.place = row.take<places::PlaceId>();
        one.grid = row.take<base::Uuid>();
        one.grid_name = row.take<std::string>();
        one.progress.doors = row.take<std::int64_t>();
        one.progress.answered = row.take<std::int64_t>();
        one.progress.vacant = row.take<std::int64_t>();
        one.progress.away = row.take<std::int64_t>();
        one.progress.refused = row.take<std::int64_t>();
        one.progress.follow_ups = row.take<std::int64_t>();
        return one;
      });
}

std::vector<MissingDoor> missing_doors(sql::Transaction& tx, const Campaign& campaign,
                                       identity::Span span, const Page& page) {
  return tx.all(
      "SELECT h.id, h.building_id, h.unit, h.door, h.place_id, b.name, f.outcome FROM household h "
      "JOIN building b ON b.tenant_id = h.tenant_id AND b.id = h.building_id JOIN place p ON p.id "
      "= h.place_id LEFT JOIN door_finding f ON f.tenant_id = h.tenant_id AND f.campaign_id = ?2 "
      "AND f.household_id = h.id AND f.standing = 1 WHERE h.tenant_id = ?1 AND h.dwelling <> "
      "'vacant' AND p.span_first BETWEEN ?3 AND ?4 AND (f.outcome IS NULL OR f.outcome IN ('away', "
      "'refused')) AND (?5 = 0 OR h.id > ?6) ORDER BY h.id LIMIT ?7",
      {campaign.tenant, campaign.id, span.first, span.last, page.after ? 1 : 0,
       page.after.value_or(HouseholdId{}), page.limit},
      [](sql::Row& row) {
        MissingDoor one;
        one.door.id = row.take<HouseholdId>();
        one.door.building = row.take<BuildingId>();
        one.door.unit = row.take<std::string>();
        one.door.door = row.take<std::string>();
        one.place = row.take<places::PlaceId>();
        one.building = row.take<std::string>();
        const auto outcome = row.take<std::optional<std::string>>();
        if (outcome) one.outcome = base::from_word<Outcome>(*outcome);
        return one;
      });
}

std::vector<KeyPerson> key_people(sql::Transaction& tx, const Campaign& campaign,
                                  identity::Span span, base::Date day) {
  static const std::string text =
      "SELECT n.id, (SELECT count(*) FROM door_finding f WHERE f.tenant_id = n.tenant_id AND "
      "f.campaign_id = ?3 AND f.household_id = n.household_id AND f.standing = 1 AND f.outcome = "
      "'answered') FROM person n JOIN place p ON p.id = n.place_id WHERE n.tenant_id = ?1 AND "
      "n.event_id = ?2 AND p.span_first BETWEEN ?4 AND ?5 AND EXISTS (SELECT 1 FROM person_tag t "
      "WHERE t.tenant_id = n.tenant_id AND t.person_id = n.id AND t.ended_at IS NULL AND t.from_on "
      "<= ?6 AND t.to_on >= ?6) AND " +
      people::store::is_seen() + "ORDER BY n.id";
  return tx.all(text, {campaign.tenant, campaign.event, campaign.id, span.first, span.last, day},
                [](sql::Row& row) {
                  KeyPerson one;
                  one.id = row.take<people::PersonId>();
                  one.answered = row.take<std::int64_t>() > 0;
                  return one;
                });
}

}  // namespace campaigns::store

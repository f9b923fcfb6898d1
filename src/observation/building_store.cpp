// Who is watched over, by building.
#include "observation/by_building.h"

namespace observation::store {

std::vector<WatchedIn> watched_by_building(sql::Transaction& tx, const tasks::Where& community,
                                           base::Date day) {
  return tx.all(
      "SELECT w.building_id, count(*), CAST(coalesce(sum(w.unrecorded), 0) AS bigint) FROM (SELECT "
      "h.building_id AS building_id, CASE WHEN EXISTS (SELECT 1 FROM reading r WHERE r.tenant_id = "
      "e.tenant_id AND r.episode_id = e.id AND r.day_on = ?4) THEN 0 ELSE 1 END AS unrecorded FROM "
      "episode e LEFT JOIN person n ON n.tenant_id = e.tenant_id AND n.id = e.person_id LEFT JOIN "
      "household h ON h.tenant_id = n.tenant_id AND h.id = n.household_id WHERE e.tenant_id = ?1 "
      "AND e.event_id = ?2 AND e.place_id = ?3 AND e.state = 'open') w GROUP BY w.building_id",
      {community.tenant, community.event, community.place, day}, [](sql::Row& row) {
        WatchedIn one;
        one.building = row.take<std::optional<base::Uuid>>();
        one.watched = row.take<std::int64_t>();
        one.unrecorded = row.take<std::int64_t>();
        return one;
      });
}

}  // namespace observation::store

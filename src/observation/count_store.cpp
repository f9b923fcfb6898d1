// What the daily report counts. At one community, on one day: records of that day, or what stood at
// its end.
#include <algorithm>

#include "observation/store.h"

namespace observation::store {

namespace {

struct Asked {
  sql::Transaction& tx;
  const tasks::Where& where;
  base::Date day;
  const std::string& regime;  // Empty: all.
};

std::int64_t by_day(const Asked& asked, std::string_view text) {
  return asked.tx.count(
      text, {asked.where.tenant, asked.where.event, asked.where.place, asked.day, asked.regime});
}

}  // namespace

std::int64_t count(sql::Transaction& tx, Count what, const tasks::Where& where, base::Date day,
                   const std::string& regime) {
  const Asked asked{tx, where, day, regime};
  switch (what) {
    case Count::opened:
      return by_day(asked,
                    "SELECT count(*) FROM episode WHERE tenant_id = ?1 AND event_id = ?2 AND "
                    "place_id = ?3 AND opened_on = ?4 AND (?5 = '' OR regime = ?5)");
    case Count::ended:
      return by_day(asked,
                    "SELECT count(*) FROM episode WHERE tenant_id = ?1 AND event_id = ?2 AND "
                    "place_id = ?3 AND ended_on = ?4 AND (?5 = '' OR regime = ?5)");
    case Count::open:
      return by_day(asked,
                    "SELECT count(*) FROM episode WHERE tenant_id = ?1 AND event_id = ?2 AND "
                    "place_id = ?3 AND (ended_on IS NULL OR ended_on > ?4) AND opened_on <= ?4 AND "
                    "(?5 = '' OR regime = ?5)");
    case Count::abnormal:
      return by_day(asked,
                    "SELECT count(DISTINCT r.episode_id) FROM reading r JOIN episode e ON "
                    "e.tenant_id = r.tenant_id AND e.id = r.episode_id WHERE r.tenant_id = ?1 AND "
                    "r.event_id = ?2 AND r.place_id = ?3 AND r.day_on = ?4 AND r.abnormal = 1 AND "
                    "(?5 = '' OR e.regime = ?5)");
    case Count::abnormal_open:
      return by_day(asked,
                    "SELECT count(DISTINCT c.episode_id) FROM care_need c JOIN episode e ON "
                    "e.tenant_id = c.tenant_id AND e.id = c.episode_id WHERE c.tenant_id = ?1 AND "
                    "c.event_id = ?2 AND c.place_id = ?3 AND c.opened_on <= ?4 AND (c.closed_on IS "
                    "NULL OR c.closed_on > ?4) AND (?5 = '' OR e.regime = ?5)");
    case Count::outcomes:
      return by_day(asked,
                    "SELECT count(*) FROM care_need c JOIN episode e ON e.tenant_id = c.tenant_id "
                    "AND e.id = c.episode_id WHERE c.tenant_id = ?1 AND c.event_id = ?2 AND "
                    "c.place_id = ?3 AND c.closed_on = ?4 AND (?5 = '' OR e.regime = ?5)");
    case Count::readings_received:
      return by_day(asked,
                    "SELECT count(*) FROM reading r JOIN episode e ON e.tenant_id = r.tenant_id "
                    "AND e.id = r.episode_id WHERE r.tenant_id = ?1 AND r.event_id = ?2 AND "
                    "r.place_id = ?3 AND r.day_on = ?4 AND r.status IN ('seen_ok', 'seen_not_ok') "
                    "AND (?5 = '' OR e.regime = ?5)");
    case Count::readings_expected:
      return by_day(asked,
                    "SELECT CAST(coalesce(sum(slots_a_day), 0) AS bigint) FROM episode WHERE "
                    "tenant_id = ?1 AND event_id = ?2 AND place_id = ?3 AND last_day_on >= ?4 AND "
                    "(ended_on IS NULL OR ended_on > ?4) AND opened_on <= ?4 AND (?5 = '' OR "
                    "regime = ?5)");
    case Count::readings_missing:
      return std::max<std::int64_t>(0, count(tx, Count::readings_expected, where, day, regime) -
                                           count(tx, Count::readings_received, where, day, regime));
  }
  return 0;
}

std::int64_t open_in(sql::Transaction& tx, identity::TenantId tenant, identity::EventId event) {
  return tx.count(
      "SELECT count(*) FROM episode WHERE tenant_id = ?1 AND event_id = ?2 AND state = 'open'",
      {tenant, event});
}

}  // namespace observation::store

// What the daily report counts, at and below one place, on one day: records of that day, or what
// stood at its end.
#include "observation/store.h"

namespace observation::store {

namespace {

// Where an episode was at the end of the day ?5: where it is, unless it has moved since. The first
// move after that day says where it was until then.
#define BULWARK_WAS_THERE(e)                                                                       \
  "((" e "place_id IN (SELECT id FROM place WHERE span_first BETWEEN ?3 AND ?4) AND " e            \
  "id NOT IN (SELECT episode_id FROM episode_move WHERE tenant_id = ?1 AND event_id = ?2 AND "     \
  "moved_on > ?5)) OR " e                                                                          \
  "id IN (SELECT m.episode_id FROM episode_move m WHERE m.tenant_id = ?1 AND m.event_id = ?2 AND " \
  "m.moved_on > ?5 AND m.from_place_id IN (SELECT id FROM place WHERE span_first BETWEEN ?3 AND "  \
  "?4) AND NOT EXISTS (SELECT 1 FROM episode_move b WHERE b.tenant_id = m.tenant_id AND "          \
  "b.episode_id = m.episode_id AND b.moved_on > ?5 AND b.moved_at < m.moved_at))) "

// All are asked with tenant, event, the place's span, the day, and a regime or ''.
constexpr std::string_view opened =
    "SELECT count(*) FROM episode WHERE tenant_id = ?1 AND event_id = ?2 AND " BULWARK_WAS_THERE(
        "") "AND opened_on = ?5 AND (?6 = '' OR regime = ?6)";
constexpr std::string_view opened_total =
    "SELECT count(*) FROM episode WHERE tenant_id = ?1 AND event_id = ?2 AND " BULWARK_WAS_THERE(
        "") "AND opened_on <= ?5 AND (?6 = '' OR regime = ?6)";
constexpr std::string_view ended =
    "SELECT count(*) FROM episode WHERE tenant_id = ?1 AND event_id = ?2 AND " BULWARK_WAS_THERE(
        "") "AND ended_on = ?5 AND (?6 = '' OR regime = ?6)";
constexpr std::string_view open =
    "SELECT count(*) FROM episode WHERE tenant_id = ?1 AND event_id = ?2 AND " BULWARK_WAS_THERE("")
    "AND (ended_on IS NULL OR ended_on > ?5) AND opened_on <= ?5 AND (?6 = '' OR regime = ?6)";
constexpr std::string_view abnormal =
    "SELECT count(DISTINCT r.episode_id) FROM reading r JOIN episode e ON e.tenant_id = "
    "r.tenant_id AND e.id = r.episode_id WHERE r.tenant_id = ?1 AND r.event_id = ?2 AND r.place_id "
    "IN (SELECT id FROM place WHERE span_first BETWEEN ?3 AND ?4) AND r.day_on = ?5 AND r.abnormal "
    "= 1 AND (?6 = '' OR e.regime = ?6)";
constexpr std::string_view abnormal_open =
    "SELECT count(DISTINCT c.episode_id) FROM care_need c JOIN episode e ON e.tenant_id = "
    "c.tenant_id AND e.id = c.episode_id WHERE c.tenant_id = ?1 AND c.event_id = ?2 AND c.place_id "
    "IN (SELECT id FROM place WHERE span_first BETWEEN ?3 AND ?4) AND c.opened_on <= ?5 AND "
    "(c.closed_on IS NULL OR c.closed_on > ?5) AND (?6 = '' OR e.regime = ?6)";
constexpr std::string_view outcomes =
    "SELECT count(*) FROM care_need c JOIN episode e ON e.tenant_id = c.tenant_id AND e.id = "
    "c.episode_id WHERE c.tenant_id = ?1 AND c.event_id = ?2 AND c.place_id IN (SELECT id FROM "
    "place WHERE span_first BETWEEN ?3 AND ?4) AND c.closed_on = ?5 AND (?6 = '' OR e.regime = ?6)";
constexpr std::string_view readings_received =
    "SELECT count(*) FROM reading r JOIN episode e ON e.tenant_id = r.tenant_id AND e.id = "
    "r.episode_id WHERE r.tenant_id = ?1 AND r.event_id = ?2 AND r.place_id IN (SELECT id FROM "
    "place WHERE span_first BETWEEN ?3 AND ?4) AND r.day_on = ?5 AND r.status IN ('seen_ok', "
    "'seen_not_ok') AND (?6 = '' OR e.regime = ?6)";
constexpr std::string_view readings_expected =
    "SELECT CAST(coalesce(sum(slots_a_day), 0) AS bigint) FROM episode WHERE tenant_id = ?1 AND "
    "event_id = ?2 AND " BULWARK_WAS_THERE("")
    "AND last_day_on >= ?5 AND (ended_on IS NULL OR ended_on > ?5) AND opened_on <= ?5 AND (?6 = "
    "'' OR regime = ?6)";
// Slots of those still watched that hold nothing, one by one: the sum over places is the count of
// the whole.
constexpr std::string_view readings_missing =
    "SELECT CAST(coalesce(sum(e.slots_a_day - (SELECT count(*) FROM reading r WHERE r.tenant_id = "
    "e.tenant_id AND r.episode_id = e.id AND r.day_on = ?5 AND r.status IN ('seen_ok', "
    "'seen_not_ok'))), 0) AS bigint) FROM episode e WHERE e.tenant_id = ?1 AND e.event_id = ?2 AND "
    BULWARK_WAS_THERE("e.")
    "AND e.last_day_on >= ?5 AND (e.ended_on IS NULL OR e.ended_on > ?5) AND e.opened_on <= ?5 AND "
    "(?6 = '' OR e.regime = ?6)";

#undef BULWARK_WAS_THERE

std::string_view text_of(Count what) {
  switch (what) {
    case Count::opened: return opened;
    case Count::opened_total: return opened_total;
    case Count::ended: return ended;
    case Count::open: return open;
    case Count::abnormal: return abnormal;
    case Count::abnormal_open: return abnormal_open;
    case Count::outcomes: return outcomes;
    case Count::readings_received: return readings_received;
    case Count::readings_expected: return readings_expected;
    case Count::readings_missing: return readings_missing;
  }
  return {};
}

}  // namespace

std::int64_t count(sql::Transaction& tx, Count what, const tasks::Within& within, base::Date day,
                   const std::string& regime) {
  return tx.count(text_of(what),
                  {within.tenant, within.event, within.span.first, within.span.last, day, regime});
}

std::int64_t open_in(sql::Transaction& tx, identity::TenantId tenant, identity::EventId event) {
  return tx.count(
      "SELECT count(*) FROM episode WHERE tenant_id = ?1 AND event_id = ?2 AND state = 'open'",
      {tenant, event});
}

}  // namespace observation::store

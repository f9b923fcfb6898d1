// Inspections of crowded units.
#include "campaigns/store.h"
#include "identity/sealed.h"

namespace campaigns::store {

static identity::SealedUnder key_of(const Inspection& one) { return {one.tenant, one.event}; }

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Inspection& one) {
  tx.execute(
      "INSERT INTO inspection (tenant_id, id, event_id, place_id, building_id, purpose, "
      "lawful_basis, inspected_on, to_mend, mend_by, sealed, recorded_at, recorded_by) VALUES (?1, "
      "?2, ?3, ?4, ?5, 'epidemic_control', 'consent', ?6, ?7, ?8, ?9, ?10, ?11)",
      {one.tenant, one.id, one.event, one.place, one.building, one.on, one.to_mend, one.mend_by,
       identity::sealed(tx, vault, key_of(one), one.record, actor.at), actor.at, actor.account});
  identity::audit::record(tx, actor, "inspection.recorded",
                          {one.tenant, "inspection", one.id.value, one.event, one.place},
                          {{"to_mend", one.to_mend}});
}

std::optional<BuildingId> inspected(sql::Transaction& tx, identity::TenantId tenant,
                                    InspectionId id) {
  return tx.first("SELECT building_id FROM inspection WHERE tenant_id = ?1 AND id = ?2",
                  {tenant, id}, [](sql::Row& row) { return row.take<BuildingId>(); });
}

std::vector<Inspection> inspections(sql::Transaction& tx, identity::Vault& vault,
                                    const UnitOf& unit) {
  return tx.all(
      "SELECT id, place_id, inspected_on, to_mend, mend_by, sealed, recorded_at, recorded_by FROM "
      "inspection WHERE tenant_id = ?1 AND event_id = ?2 AND building_id = ?3 ORDER BY recorded_at "
      "DESC, id DESC",
      {unit.tenant, unit.event, unit.building}, [&](sql::Row& row) {
        Inspection one;
        one.tenant = unit.tenant;
        one.event = unit.event;
        one.building = unit.building;
        one.id = row.take<InspectionId>();
        one.place = row.take<places::PlaceId>();
        one.on = row.take<base::Date>();
        one.to_mend = row.take<std::int64_t>();
        one.mend_by = row.take<std::optional<base::Date>>();
        one.record = identity::opened<Record>(tx, vault, key_of(one), row.take<sql::Blob>().bytes);
        one.recorded_at = row.take<base::Instant>();
        one.recorded_by = row.take<std::optional<identity::AccountId>>();
        return one;
      });
}

}  // namespace campaigns::store

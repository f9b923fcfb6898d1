// Findings: one of a door stands at a time; those before it stay.
#include "base/words.h"
#include "campaigns/store.h"
#include "identity/sealed.h"

namespace campaigns::store {

static identity::AuditSubject about(const Finding& finding) {
  return {finding.tenant, "door_finding", finding.id.value, finding.event, finding.place};
}

static identity::SealedUnder key_of(const Finding& finding) {
  return {finding.tenant, finding.event};
}

static void clear_standing(sql::Transaction& tx, const Finding& finding) {
  tx.execute(
      "UPDATE door_finding SET standing = 0 WHERE tenant_id = ?1 AND campaign_id = ?2 AND "
      "household_id = ?3 AND standing = 1",
      {finding.tenant, finding.campaign, finding.household});
}

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Finding& finding) {
  clear_standing(tx, finding);
  tx.execute(
      "INSERT INTO door_finding (tenant_id, id, event_id, campaign_id, place_id, building_id, "
      "household_id, origin_id, purpose, lawful_basis, outcome, follow_ups, sealed, found_on, "
      "recorded_at, recorded_by, standing) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
      "'epidemic_control', 'consent', ?9, ?10, ?11, ?12, ?13, ?14, 1)",
      {finding.tenant, finding.id, finding.event, finding.campaign, finding.place, finding.building,
       finding.household, finding.origin, base::word(finding.outcome), finding.follow_ups,
       identity::sealed(tx, vault, key_of(finding), finding.words, actor.at), finding.found_on,
       actor.at, actor.account});
  identity::audit::record(tx, actor, "finding.recorded", about(finding),
                          {{"outcome", base::word(finding.outcome)}});
}

void replace(sql::Transaction& tx, const Finding& old, FindingId by) {
  tx.execute("UPDATE door_finding SET replaced_by = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {old.tenant, old.id, by});
}

void take_back(sql::Transaction& tx, const identity::Actor& actor, const Finding& finding) {
  tx.execute(
      "UPDATE door_finding SET taken_back_at = ?3, standing = 0 WHERE tenant_id = ?1 AND id = ?2",
      {finding.tenant, finding.id, actor.at});
  tx.execute("UPDATE door_finding SET replaced_by = NULL WHERE tenant_id = ?1 AND replaced_by = ?2",
             {finding.tenant, finding.id});
  clear_standing(tx, finding);
  tx.execute(
      "UPDATE door_finding SET standing = 1 WHERE tenant_id = ?1 AND id = (SELECT f.id FROM "
      "door_finding f WHERE f.tenant_id = ?1 AND f.campaign_id = ?2 AND f.household_id = ?3 AND "
      "f.replaced_by IS NULL AND f.taken_back_at IS NULL ORDER BY f.recorded_at DESC, f.id DESC "
      "LIMIT 1)",
      {finding.tenant, finding.campaign, finding.household});
  identity::audit::record(tx, actor, "finding.taken_back", about(finding));
}

static constexpr std::string_view columns =
    "SELECT id, event_id, campaign_id, place_id, building_id, household_id, origin_id, outcome, "
    "follow_ups, sealed, found_on, recorded_at, recorded_by, standing, replaced_by, taken_back_at "
    "FROM door_finding ";

static Finding read(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                    sql::Row& row) {
  Finding finding;
  finding.tenant = tenant;
  finding.id = row.take<FindingId>();
  finding.event = row.take<identity::EventId>();
  finding.campaign = row.take<CampaignId>();
  finding.place = row.take<places::PlaceId>();
  finding.building = row.take<BuildingId>();
  finding.household = row.take<HouseholdId>();
  finding.origin = row.take<FindingId>();
  finding.outcome = base::from_word<Outcome>(row.take<std::string>());
  finding.follow_ups = row.take<std::int64_t>();
  finding.words = identity::opened<Words>(tx, vault, key_of(finding), row.take<sql::Blob>().bytes);
  finding.found_on = row.take<base::Date>();
  finding.recorded_at = row.take<base::Instant>();
  finding.recorded_by = row.take<std::optional<identity::AccountId>>();
  finding.standing = row.take<std::int64_t>() == 1;
  finding.replaced_by = row.take<std::optional<FindingId>>();
  finding.taken_back_at = row.take<std::optional<base::Instant>>();
  return finding;
}

std::optional<Finding> find(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                            FindingId id) {
  static const std::string text = std::string(columns) + "WHERE tenant_id = ?1 AND id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, tenant, row); });
}

std::vector<Finding> of_door(sql::Transaction& tx, identity::Vault& vault, const Campaign& campaign,
                             HouseholdId household) {
  static const std::string text =
      std::string(columns) +
      "WHERE tenant_id = ?1 AND campaign_id = ?2 AND household_id = ?3 ORDER BY recorded_at, id";
  return tx.all(text, {campaign.tenant, campaign.id, household},
                [&](sql::Row& row) { return read(tx, vault, campaign.tenant, row); });
}

std::vector<DoorState> states(sql::Transaction& tx, const Campaign& campaign, BuildingId building) {
  return tx.all(
      "SELECT f.household_id, f.id, f.outcome, f.follow_ups, f.found_on, f.recorded_by, (SELECT "
      "count(*) FROM door_finding t WHERE t.tenant_id = f.tenant_id AND t.campaign_id = "
      "f.campaign_id AND t.building_id = f.building_id AND t.household_id = f.household_id AND "
      "t.outcome = 'away' AND t.replaced_by IS NULL AND t.taken_back_at IS NULL) FROM door_finding "
      "f WHERE f.tenant_id = ?1 AND f.campaign_id = ?2 AND f.building_id = ?3 AND f.standing = 1",
      {campaign.tenant, campaign.id, building}, [](sql::Row& row) {
        DoorState state;
        state.household = row.take<HouseholdId>();
        state.finding = row.take<FindingId>();
        state.outcome = base::from_word<Outcome>(row.take<std::string>());
        state.follow_ups = row.take<std::int64_t>();
        state.found_on = row.take<base::Date>();
        state.by = row.take<std::optional<identity::AccountId>>();
        state.tries = row.take<std::int64_t>();
        return state;
      });
}

}  // namespace campaigns::store

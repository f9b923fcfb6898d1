#include "campaigns/store.h"

#include <algorithm>

namespace campaigns::store {

static identity::AuditSubject about(const Campaign& campaign) {
  return {campaign.tenant, "campaign", campaign.id.value, campaign.event, campaign.place};
}

static std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
  return out;
}

static std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// ---- Buildings and doors ------------------------------------------------------------------------

static Building read_building(identity::TenantId tenant, sql::Row& row) {
  Building building;
  building.tenant = tenant;
  building.id = row.take<BuildingId>();
  building.place = row.take<places::PlaceId>();
  building.at = row.take<std::int64_t>();
  building.name = row.take<std::string>();
  building.kind = row.take<std::string>();
  building.grid = row.take<std::string>();
  return building;
}

std::optional<Building> building(sql::Transaction& tx, identity::TenantId tenant, BuildingId id) {
  return tx.first(
      "SELECT b.id, b.place_id, p.span_first, b.name, b.kind, g.name FROM building b JOIN grid g "
      "ON g.tenant_id = b.tenant_id AND g.id = b.grid_id JOIN place p ON p.id = b.place_id WHERE "
      "b.tenant_id = ?1 AND b.id = ?2",
      {tenant, id}, [&](sql::Row& row) { return read_building(tenant, row); });
}

std::vector<Building> buildings(sql::Transaction& tx, identity::TenantId tenant,
                                places::PlaceId community) {
  return tx.all(
      "SELECT b.id, b.place_id, p.span_first, b.name, b.kind, g.name FROM building b JOIN grid g "
      "ON g.tenant_id = b.tenant_id AND g.id = b.grid_id JOIN place p ON p.id = b.place_id WHERE "
      "b.tenant_id = ?1 AND b.place_id = ?2 ORDER BY g.name, b.name, b.id",
      {tenant, community}, [&](sql::Row& row) { return read_building(tenant, row); });
}

static Door read_door(sql::Row& row) {
  Door door;
  door.id = row.take<HouseholdId>();
  door.building = row.take<BuildingId>();
  door.unit = row.take<std::string>();
  door.door = row.take<std::string>();
  return door;
}

std::vector<Door> doors(sql::Transaction& tx, const Building& building) {
  return tx.all(
      "SELECT id, building_id, unit, door FROM household WHERE tenant_id = ?1 AND building_id = ?2 "
      "AND dwelling <> 'vacant'",
      {building.tenant, building.id}, read_door);
}

std::optional<Door> door(sql::Transaction& tx, identity::TenantId tenant, HouseholdId id) {
  return tx.first(
      "SELECT id, building_id, unit, door FROM household WHERE tenant_id = ?1 AND id = ?2",
      {tenant, id}, read_door);
}

std::string task_label(sql::Transaction& tx, identity::TenantId tenant, base::Uuid subject) {
  const auto word = [](sql::Row& row) { return row.take<std::string>(); };
  const auto address = tx.first(
      "SELECT b.name || h.unit || h.door FROM door_finding f JOIN household h ON h.tenant_id = "
      "f.tenant_id AND h.id = f.household_id JOIN building b ON b.tenant_id = h.tenant_id AND b.id "
      "= h.building_id WHERE f.tenant_id = ?1 AND f.id = ?2",
      {tenant, subject}, word);
  if (address) return *address;
  return tx
      .first(
          "SELECT b.name FROM inspection i JOIN building b ON b.tenant_id = i.tenant_id AND b.id "
          "= i.building_id WHERE i.tenant_id = ?1 AND i.id = ?2",
          {tenant, subject}, word)
      .value_or("");
}

// ---- Campaigns --------------------------------------------------------------------------------

void add(sql::Transaction& tx, const identity::Actor& actor, const Campaign& campaign) {
  tx.execute(
      "INSERT INTO campaign (tenant_id, id, event_id, place_id, name, from_on, to_on, asked, "
      "opened_at, opened_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      {campaign.tenant, campaign.id, campaign.event, campaign.place, campaign.name, campaign.from,
       campaign.to, joined(campaign.asked), actor.at, actor.account});
  identity::audit::record(tx, actor, "campaign.opened", about(campaign));
}

void close(sql::Transaction& tx, const identity::Actor& actor, const Campaign& campaign,
           base::Date on) {
  tx.execute("UPDATE campaign SET closed_on = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {campaign.tenant, campaign.id, on});
  identity::audit::record(tx, actor, "campaign.closed", about(campaign));
}

static constexpr std::string_view columns =
    "SELECT c.tenant_id, c.id, c.event_id, c.place_id, c.name, c.from_on, c.to_on, c.asked, "
    "c.closed_on, p.span_first, p.span_last FROM campaign c JOIN place p ON p.id = c.place_id ";

static Placed read(sql::Row& row) {
  Placed placed;
  Campaign& campaign = placed.campaign;
  campaign.tenant = row.take<identity::TenantId>();
  campaign.id = row.take<CampaignId>();
  campaign.event = row.take<identity::EventId>();
  campaign.place = row.take<places::PlaceId>();
  campaign.name = row.take<std::string>();
  campaign.from = row.take<base::Date>();
  campaign.to = row.take<base::Date>();
  campaign.asked = split(row.take<std::string>());
  campaign.closed_on = row.take<std::optional<base::Date>>();
  placed.span.first = row.take<std::int64_t>();
  placed.span.last = row.take<std::int64_t>();
  return placed;
}

std::optional<Placed> find(sql::Transaction& tx, identity::TenantId tenant, CampaignId id) {
  static const std::string text = std::string(columns) + "WHERE c.tenant_id = ?1 AND c.id = ?2";
  return tx.first(text, {tenant, id}, read);
}

std::vector<Placed> list(sql::Transaction& tx, identity::TenantId tenant, const Filter& filter) {
  static const std::string text =
      std::string(columns) +
      "WHERE c.tenant_id = ?1 AND c.event_id = ?2 AND p.span_first <= ?4 AND p.span_last >= ?3 AND "
      "(?5 = 0 OR c.id < ?6) ORDER BY c.id DESC LIMIT ?7";
  return tx.all(text,
                {tenant, filter.event, filter.span.first, filter.span.last, filter.before ? 1 : 0,
                 filter.before.value_or(CampaignId{}), filter.limit},
                read);
}

// ---- Screeners ----------------------------------------------------------------------------------

static identity::AuditSubject about(const Screener& screener) {
  return {screener.tenant, "campaign_screener", screener.id.value, {}, screener.place};
}

void add(sql::Transaction& tx, const identity::Actor& actor, const Screener& screener) {
  tx.execute(
      "INSERT INTO campaign_screener (tenant_id, id, campaign_id, place_id, building_id, "
      "account_id, given_at, given_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {screener.tenant, screener.id, screener.campaign, screener.place, screener.building,
       screener.account, actor.at, actor.account});
  identity::audit::record(tx, actor, "campaign.screener_given", about(screener));
}

void end(sql::Transaction& tx, const identity::Actor& actor, const Screener& screener) {
  tx.execute("UPDATE campaign_screener SET ended_at = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {screener.tenant, screener.id, actor.at});
  identity::audit::record(tx, actor, "campaign.screener_ended", about(screener));
}

std::vector<Screener> screeners(sql::Transaction& tx, const Campaign& campaign,
                                BuildingId building) {
  return tx.all(
      "SELECT id, place_id, account_id FROM campaign_screener WHERE tenant_id = ?1 AND campaign_id "
      "= ?2 AND building_id = ?3 AND ended_at IS NULL ORDER BY id",
      {campaign.tenant, campaign.id, building}, [&](sql::Row& row) {
        Screener screener;
        screener.id = row.take<ScreenerId>();
        screener.campaign = campaign.id;
        screener.tenant = campaign.tenant;
        screener.place = row.take<places::PlaceId>();
        screener.building = building;
        screener.account = row.take<identity::AccountId>();
        return screener;
      });
}

bool is_screener(sql::Transaction& tx, const Campaign& campaign, BuildingId building,
                 identity::AccountId account) {
  return tx.count(
             "SELECT count(*) FROM campaign_screener WHERE tenant_id = ?1 AND campaign_id = ?2 AND "
             "building_id = ?3 AND account_id = ?4 AND ended_at IS NULL",
             {campaign.tenant, campaign.id, building, account}) > 0;
}

std::vector<Given> given_to(sql::Transaction& tx, identity::TenantId tenant,
                            identity::EventId event, identity::AccountId account) {
  return tx.all(
      "SELECT s.campaign_id, s.building_id FROM campaign_screener s JOIN campaign c ON c.tenant_id "
      "= s.tenant_id AND c.id = s.campaign_id WHERE s.tenant_id = ?1 AND c.event_id = ?2 AND "
      "s.account_id = ?3 AND s.ended_at IS NULL ORDER BY s.campaign_id DESC, s.id",
      {tenant, event, account}, [](sql::Row& row) {
        Given given;
        given.campaign = row.take<CampaignId>();
        given.building = row.take<BuildingId>();
        return given;
      });
}

}  // namespace campaigns::store

-- Door-to-door campaigns: who goes to which building, and what was found at each door. One finding
-- of a door stands at a time; those it replaced and those taken back stay readable.
CREATE TABLE campaign (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  name text NOT NULL,
  from_on bigint NOT NULL,
  to_on bigint NOT NULL CHECK (to_on >= from_on),
  asked text NOT NULL,
  opened_at bigint NOT NULL,
  opened_by blob,
  closed_on bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX campaign_by_event ON campaign (tenant_id, event_id, id);

CREATE TABLE campaign_screener (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  campaign_id blob NOT NULL,
  place_id bigint NOT NULL,
  building_id blob NOT NULL,
  account_id blob NOT NULL,
  given_at bigint NOT NULL,
  given_by blob,
  ended_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX campaign_screener_once ON campaign_screener
  (tenant_id, campaign_id, building_id, account_id) WHERE ended_at IS NULL;
CREATE INDEX campaign_screener_of ON campaign_screener (tenant_id, account_id)
  WHERE ended_at IS NULL;

CREATE TABLE door_finding (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  campaign_id blob NOT NULL,
  place_id bigint NOT NULL,
  building_id blob NOT NULL,
  household_id blob NOT NULL,
  origin_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('answered', 'away', 'refused', 'vacant')),
  follow_ups bigint NOT NULL,
  sealed blob NOT NULL,
  found_on bigint NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by blob,
  standing bigint NOT NULL CHECK (standing IN (0, 1)),
  replaced_by blob,
  taken_back_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX door_finding_standing ON door_finding (tenant_id, campaign_id, household_id)
  WHERE standing = 1;
CREATE INDEX door_finding_of ON door_finding (tenant_id, campaign_id, building_id, household_id);

-- Guidance and inspection of a crowded unit: what was looked at, what is to be mended, until when.
CREATE TABLE inspection (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  building_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  inspected_on bigint NOT NULL,
  to_mend bigint NOT NULL,
  mend_by bigint,
  sealed blob NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by blob,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX inspection_of ON inspection (tenant_id, event_id, building_id, recorded_at);

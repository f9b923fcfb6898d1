-- The three standing mechanisms: whose households are whose (包片联户), who keeps watch when
-- (值班值守), who walked where and what was found (巡逻走访). What was found and what is handed over
-- stands sealed under the event's key and goes with it.
CREATE TABLE package (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  grid_id blob,
  account_id blob,
  name text NOT NULL,
  from_on bigint NOT NULL,
  to_on bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX package_by_place ON package (tenant_id, event_id, place_id);

-- One a community, from its first shift on: what the daily look for gaps is about.
CREATE TABLE watch_roster (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  id blob NOT NULL,
  PRIMARY KEY (tenant_id, event_id, place_id)
);

CREATE TABLE watch_shift (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  on_day bigint NOT NULL,
  slot text NOT NULL,
  account_id blob,
  name text NOT NULL,
  stands_in_for text NOT NULL DEFAULT '',
  begun_at bigint,
  ended_at bigint,
  handover blob,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id),
  CHECK ((ended_at IS NULL) = (handover IS NULL))
);
CREATE INDEX watch_shift_by_day ON watch_shift (tenant_id, event_id, place_id, on_day);

CREATE TABLE patrol (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  grid_id blob,
  by_account blob NOT NULL,
  started_at bigint NOT NULL,
  finished_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX patrol_by_place ON patrol (tenant_id, event_id, place_id, started_at);

-- A slip is withdrawn and stays to be seen.
CREATE TABLE patrol_note (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  patrol_id blob NOT NULL,
  household_id blob,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  building_id blob,
  kind text NOT NULL,
  met bigint NOT NULL CHECK (met IN (0, 1)),
  sealed blob NOT NULL,
  at bigint NOT NULL,
  by_account blob NOT NULL,
  due_at bigint,
  answered_at bigint,
  answered_by blob,
  answer blob,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id),
  CHECK ((answered_at IS NULL) = (answer IS NULL))
);
CREATE INDEX patrol_note_of ON patrol_note (tenant_id, patrol_id);
CREATE INDEX patrol_note_by_place ON patrol_note (tenant_id, event_id, place_id, household_id);

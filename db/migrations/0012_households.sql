-- Who lives where: grids, buildings and doors are the county's and about nobody; who lives behind a
-- door is said by the person's row, which belongs to an event and goes with it.
CREATE TABLE grid (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  name text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX grid_by_name ON grid (tenant_id, place_id, name);

CREATE TABLE building (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  grid_id blob NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX building_by_name ON building (tenant_id, place_id, name);

CREATE TABLE household (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  building_id blob NOT NULL,
  unit text NOT NULL,
  door text NOT NULL,
  dwelling text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX household_by_door ON household (tenant_id, building_id, unit, door);
CREATE INDEX household_by_place ON household (tenant_id, place_id, building_id);

-- Who answers for a grid or a building, from when until when.
CREATE TABLE duty (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('grid', 'building')),
  subject_id blob NOT NULL,
  post text NOT NULL,
  name text NOT NULL,
  account_id blob,
  from_on bigint NOT NULL,
  to_on bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX duty_by_place ON duty (tenant_id, place_id, subject_id);

ALTER TABLE person ADD COLUMN household_id blob;
ALTER TABLE person ADD COLUMN relation text NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN is_contact bigint NOT NULL DEFAULT 0 CHECK (is_contact IN (0, 1));
CREATE INDEX person_of_household ON person (tenant_id, event_id, household_id);
CREATE INDEX person_by_place ON person (tenant_id, event_id, place_id, id);

-- Keyed hashes of what a person may be looked for by: parts of the name, pinyin, last digits.
CREATE TABLE person_word (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  word blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  PRIMARY KEY (tenant_id, event_id, word, place_id, person_id)
);

CREATE TABLE person_tag (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  group_id text NOT NULL,
  list text NOT NULL CHECK (list IN ('monitoring', 'care')),
  from_on bigint NOT NULL,
  to_on bigint NOT NULL CHECK (to_on >= from_on),
  added_at bigint NOT NULL,
  added_by blob,
  ended_at bigint,
  ended_by blob,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX person_tag_of ON person_tag (tenant_id, person_id);
CREATE INDEX person_tag_by_list ON person_tag (tenant_id, event_id, place_id, list, person_id)
  WHERE ended_at IS NULL;

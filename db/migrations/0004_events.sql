-- A health event: one illness (or drill) in one county's data home. Every personal row names its event.
CREATE TABLE health_event (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('real', 'review', 'drill')),
  illness text NOT NULL,
  name text NOT NULL,
  pack_id text NOT NULL,
  opened_on bigint NOT NULL,
  opened_by blob,
  closed_on bigint,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

-- Areas an event adds to an origin list of its pack: where arrivals were counts, on the days it was listed.
CREATE TABLE origin_area (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  id blob NOT NULL,
  list_id text NOT NULL,
  place_id bigint NOT NULL,
  from_on bigint NOT NULL,
  to_on bigint,
  source text NOT NULL,
  added_at bigint NOT NULL,
  added_by blob,
  PRIMARY KEY (tenant_id, event_id, id)
);

-- A person as one event knows them. The content is sealed under the event's key; the two index
-- columns are keyed hashes, so that a number is found without being readable.
CREATE TABLE person (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  sealed blob NOT NULL,
  id_number_index blob,
  phone_index blob,
  version bigint NOT NULL,
  created_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX person_by_id_number ON person (tenant_id, event_id, id_number_index);
CREATE INDEX person_by_phone ON person (tenant_id, event_id, phone_index);

-- What somebody has to do. The unique key makes raising the same task again harmless.
CREATE TABLE task (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  slice text NOT NULL,
  subject_id blob NOT NULL,
  kind text NOT NULL,
  due_on bigint NOT NULL,
  due_at bigint NOT NULL,
  role text NOT NULL,
  detail text NOT NULL,
  raised_at bigint NOT NULL,
  settled_at bigint,
  settled_by blob,
  outcome text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, slice, subject_id, kind, due_on)
);
CREATE INDEX task_open ON task (tenant_id, event_id, due_at) WHERE settled_at IS NULL;

-- Durable due times: what the program itself looks at again, and when.
CREATE TABLE due_time (
  tenant_id bigint NOT NULL,
  slice text NOT NULL,
  subject_id blob NOT NULL,
  kind text NOT NULL,
  due_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, slice, subject_id, kind)
);
CREATE INDEX due_time_next ON due_time (due_at);

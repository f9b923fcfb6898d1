-- A person watched over for a while: one regime, from an opening until an end.
CREATE TABLE episode (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  regime text NOT NULL,
  pack_hash text NOT NULL,
  opened_at bigint NOT NULL,
  opened_on bigint NOT NULL,
  opened_by blob,
  base_on bigint NOT NULL,
  base_kind text NOT NULL,
  onset_on bigint,
  last_day_on bigint NOT NULL,
  slots_a_day bigint NOT NULL,
  order_reference text,
  sealed blob NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'ended')),
  ended_at bigint,
  ended_on bigint,
  ended_by blob,
  end_reason text,
  notice_number text,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((state = 'ended') = (ended_on IS NOT NULL))
);
CREATE INDEX episode_open ON episode (tenant_id, event_id, place_id) WHERE state = 'open';
CREATE INDEX episode_by_person ON episode (tenant_id, person_id);

-- One reading a slot and day. The content (temperature, symptoms) is sealed; a correction keeps what
-- stood before in reading_before.
CREATE TABLE reading (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  episode_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  day_on bigint NOT NULL,
  slot text NOT NULL,
  taken_at bigint NOT NULL,
  received_at bigint NOT NULL,
  sealed blob NOT NULL,
  status text NOT NULL,
  recorder text NOT NULL,
  recorded_by blob,
  abnormal bigint NOT NULL CHECK (abnormal IN (0, 1)),
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, episode_id, day_on, slot)
);
CREATE INDEX reading_by_day ON reading (tenant_id, event_id, place_id, day_on);

CREATE TABLE reading_before (
  tenant_id bigint NOT NULL,
  reading_id blob NOT NULL,
  version bigint NOT NULL,
  event_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  sealed blob NOT NULL,
  changed_at bigint NOT NULL,
  changed_by blob,
  PRIMARY KEY (tenant_id, reading_id, version)
);

-- Fever or a symptom asks for care; it is closed by an outcome alone.
CREATE TABLE care_need (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  episode_id blob NOT NULL,
  reading_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  opened_at bigint NOT NULL,
  opened_on bigint NOT NULL,
  due_at bigint NOT NULL,
  outcome text,
  sealed_note blob,
  closed_at bigint,
  closed_on bigint,
  closed_by blob,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX care_need_by_episode ON care_need (tenant_id, episode_id);
CREATE INDEX care_need_by_place ON care_need (tenant_id, event_id, place_id);

-- A case as the community needs to know it: who, what became of it, since when. What the household
-- rules ask for stands beside it, one row a person and rule.
CREATE TABLE health_case (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  pack_hash text NOT NULL,
  state text NOT NULL,
  state_on bigint NOT NULL,
  onset_on bigint,
  isolated_on bigint,
  sealed blob NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by blob,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX health_case_by_person ON health_case (tenant_id, person_id);
CREATE INDEX health_case_by_event ON health_case (tenant_id, event_id, place_id);

CREATE TABLE case_follow (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  case_id blob NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  rule text NOT NULL,
  regime text NOT NULL,
  last_on bigint NOT NULL,
  role text NOT NULL,
  due_at bigint NOT NULL,
  state text NOT NULL,
  episode_id blob,
  sealed_note blob,
  settled_at bigint,
  settled_by blob,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX case_follow_once ON case_follow (tenant_id, case_id, person_id, rule);

-- An arrival: what a person declared (sealed under the event's key), how clear it is, what was
-- proposed under which version of the pack, and what somebody with the role decided.
CREATE TABLE arrival (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  sealed blob NOT NULL,
  arrived_on bigint,
  declared_by text NOT NULL CHECK (declared_by IN ('self', 'family', 'worker')),
  notice_id text NOT NULL,
  category text NOT NULL,
  clear_count bigint NOT NULL CHECK (clear_count >= 0),
  incomplete bigint NOT NULL CHECK (incomplete IN (0, 1)),
  proposal_id text NOT NULL,
  choice text,
  decided_at bigint,
  decided_by blob,
  episode_id blob,
  pack_id text NOT NULL,
  pack_version text NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by blob NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((choice IS NULL) = (decided_at IS NULL)),
  CHECK ((choice IS NULL) = (decided_by IS NULL)),
  CHECK (episode_id IS NULL OR choice IS NOT NULL)
);

-- The list of an event, newest first; the reports and counts of one place; what waits.
CREATE INDEX arrival_by_time ON arrival (tenant_id, event_id, recorded_at, id);
CREATE INDEX arrival_by_place ON arrival (tenant_id, event_id, place_id, recorded_at);
CREATE INDEX arrival_undecided ON arrival (tenant_id, event_id, place_id) WHERE choice IS NULL;
CREATE INDEX arrival_incomplete ON arrival (tenant_id, event_id, place_id) WHERE incomplete = 1;
CREATE INDEX arrival_by_person ON arrival (tenant_id, person_id);

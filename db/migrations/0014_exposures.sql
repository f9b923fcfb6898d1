-- What an episode's days are counted from. Each exposure is kept, also one that was withdrawn, so that
-- the working can be shown again. The first one bears the episode's own id.
CREATE TABLE exposure (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  episode_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  kind text NOT NULL,
  last_on bigint NOT NULL,
  case_id blob,
  sealed blob,
  added_at bigint NOT NULL,
  added_by blob,
  withdrawn_at bigint,
  withdrawn_by blob,
  sealed_reason blob,
  PRIMARY KEY (tenant_id, id),
  CHECK ((withdrawn_at IS NULL) = (sealed_reason IS NULL))
);
CREATE INDEX exposure_by_episode ON exposure (tenant_id, episode_id);
CREATE INDEX exposure_by_case ON exposure (tenant_id, case_id);

-- The first start bounds the whole; an order alone goes beyond. `follows_id`: the stage before.
ALTER TABLE episode ADD COLUMN counted_from_on bigint NOT NULL DEFAULT 0;
ALTER TABLE episode ADD COLUMN extended_to_on bigint;
ALTER TABLE episode ADD COLUMN extension_order text;
ALTER TABLE episode ADD COLUMN follows_id blob;
ALTER TABLE episode ADD COLUMN case_id blob;

UPDATE episode SET counted_from_on = base_on;

INSERT INTO exposure (tenant_id, id, event_id, place_id, episode_id, purpose, lawful_basis, kind,
                      last_on, added_at, added_by)
SELECT tenant_id, id, event_id, place_id, id, purpose, lawful_basis, base_kind, base_on, opened_at,
       opened_by FROM episode;

-- One regime at an instant.
CREATE UNIQUE INDEX episode_one_open ON episode (tenant_id, person_id) WHERE state = 'open';

-- Somebody who moves from one community to another, of this county or of another one. The row stands
-- in the sender's county, sealed under the sender's event; what the receiver keeps is a record of its
-- own, made when it accepts.
CREATE TABLE transfer (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  episode_id blob,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  reason text NOT NULL,
  expected_on bigint NOT NULL,
  sealed blob NOT NULL,
  state text NOT NULL CHECK (state IN ('offered', 'acknowledged', 'accepted', 'refused', 'withdrawn',
    'arrived', 'not_arrived')),
  to_tenant_id bigint NOT NULL,
  to_event_id blob,
  to_place_id bigint NOT NULL,
  to_person_id blob,
  to_episode_id blob,
  offered_at bigint NOT NULL,
  acknowledged_at bigint,
  answered_at bigint,
  arrived_on bigint,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX transfer_sent ON transfer (tenant_id, place_id, offered_at);
CREATE INDEX transfer_received ON transfer (to_tenant_id, to_place_id, offered_at);
CREATE INDEX transfer_of_episode ON transfer (tenant_id, episode_id);
CREATE UNIQUE INDEX transfer_waiting ON transfer (tenant_id, person_id)
  WHERE state IN ('offered', 'acknowledged');

CREATE TABLE transfer_step (
  tenant_id bigint NOT NULL,
  transfer_id blob NOT NULL,
  number bigint NOT NULL,
  at bigint NOT NULL,
  by_account blob,
  side text NOT NULL CHECK (side IN ('sender', 'receiver', 'program')),
  what text NOT NULL,
  sealed blob NOT NULL,
  PRIMARY KEY (tenant_id, transfer_id, number)
);

-- Where an episode was before it moved within its county: reports of days before the move count it
-- there.
CREATE TABLE episode_move (
  tenant_id bigint NOT NULL,
  episode_id blob NOT NULL,
  moved_at bigint NOT NULL,
  moved_on bigint NOT NULL,
  event_id blob NOT NULL,
  from_place_id bigint NOT NULL,
  PRIMARY KEY (tenant_id, episode_id, moved_at)
);
CREATE INDEX episode_move_by_day ON episode_move (tenant_id, event_id, moved_on);

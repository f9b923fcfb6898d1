-- What residents ask for (居民求助), and every step of what was done about it. What was said and the
-- number to call stand sealed under the event's key and go with it.
CREATE TABLE need (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob,
  household_id blob,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  kind text NOT NULL,
  asker text NOT NULL CHECK (asker IN ('self', 'family', 'neighbour', 'worker')),
  channel text NOT NULL CHECK (channel IN ('in_person', 'phone', 'own_page', 'contact')),
  sealed blob NOT NULL,
  urgent bigint NOT NULL CHECK (urgent IN (0, 1)),
  state text NOT NULL CHECK (state IN ('open', 'taken', 'done', 'closed', 'cancelled')),
  role text NOT NULL,
  taken_by blob,
  recorded_at bigint NOT NULL,
  recorded_by blob,
  due_at bigint NOT NULL,
  ended_at bigint,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((state IN ('open', 'taken')) = (ended_at IS NULL)),
  CHECK (person_id IS NOT NULL OR household_id IS NOT NULL)
);
CREATE INDEX need_by_place ON need (tenant_id, event_id, place_id, state, due_at);
CREATE INDEX need_of_person ON need (tenant_id, person_id);

-- With how the need stood before, so that a slip can be taken back.
CREATE TABLE need_step (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  need_id blob NOT NULL,
  number bigint NOT NULL,
  event_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  kind text NOT NULL,
  at bigint NOT NULL,
  by_account blob,
  sealed blob NOT NULL,
  state_before text NOT NULL,
  role_before text NOT NULL,
  taken_by_before blob,
  due_before bigint NOT NULL,
  ended_before bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX need_step_of ON need_step (tenant_id, need_id, number);

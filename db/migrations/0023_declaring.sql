-- Declaring an arrival without an account: the community's link, what came by it until somebody has
-- looked, and how a registration came.
ALTER TABLE arrival ADD COLUMN declared_via text NOT NULL DEFAULT 'visit';
ALTER TABLE arrival ADD COLUMN declared_on bigint;

CREATE TABLE declaring_link (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  title text NOT NULL,
  phone text NOT NULL,
  valid_to bigint NOT NULL,
  made_at bigint NOT NULL,
  made_by blob NOT NULL,
  stopped_at bigint,
  stopped_by blob,
  PRIMARY KEY (tenant_id, id),
  CHECK ((stopped_at IS NULL) = (stopped_by IS NULL))
);
CREATE UNIQUE INDEX declaring_link_held ON declaring_link (tenant_id, event_id, place_id) WHERE stopped_at IS NULL;

CREATE TABLE declared (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  link_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  sealed blob,
  receipt blob NOT NULL,
  declared_by text NOT NULL CHECK (declared_by IN ('self', 'family')),
  declared_at bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'registered', 'set_aside', 'withdrawn')),
  reason text NOT NULL,
  looked_at bigint,
  looked_by blob,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((sealed IS NULL) = (state = 'withdrawn')),
  CHECK ((looked_at IS NULL) = (looked_by IS NULL))
);
CREATE UNIQUE INDEX declared_by_receipt ON declared (tenant_id, receipt);
CREATE INDEX declared_by_time ON declared (tenant_id, event_id, declared_at, id);
CREATE INDEX declared_by_link ON declared (tenant_id, link_id, declared_at);

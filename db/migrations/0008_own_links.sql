-- A link that opens one person's own page without an account (本人填报). The token itself is not kept:
-- it is made from the id and the installation's key, and holds until the link is stopped.
CREATE TABLE own_link (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  made_at bigint NOT NULL,
  made_by blob NOT NULL,
  stopped_at bigint,
  stopped_by blob,
  PRIMARY KEY (tenant_id, id),
  CHECK ((stopped_at IS NULL) = (stopped_by IS NULL))
);
CREATE UNIQUE INDEX own_link_held ON own_link (tenant_id, person_id) WHERE stopped_at IS NULL;

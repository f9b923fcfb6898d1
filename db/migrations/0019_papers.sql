-- Papers that were issued: the number, who issued it, how it was served; what stands on it is
-- sealed. The hash finds the paper that a code on it names, and nobody can make the code from it.
CREATE TABLE paper (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  episode_id blob,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  kind text NOT NULL,
  kind_use text NOT NULL,
  title text NOT NULL,
  issuer_place_id bigint NOT NULL,
  year bigint NOT NULL,
  rehearsal bigint NOT NULL CHECK (rehearsal IN (0, 1)),
  serial bigint NOT NULL,
  number text NOT NULL,
  mark text NOT NULL,
  pack_hash text NOT NULL,
  content blob NOT NULL,
  content_hash blob NOT NULL,
  token_hash blob NOT NULL,
  body text NOT NULL,
  issued_at bigint NOT NULL,
  issued_by blob NOT NULL,
  issued_role text NOT NULL,
  serve_role text NOT NULL,
  serve_by_at bigint,
  state text NOT NULL CHECK (state IN ('issued', 'served', 'withdrawn')),
  served_by blob,
  serving blob,
  withdrawn_at bigint,
  withdrawn_by blob,
  withdrawal blob,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX paper_by_serial
  ON paper (tenant_id, issuer_place_id, year, kind, rehearsal, serial);
CREATE UNIQUE INDEX paper_by_token ON paper (tenant_id, token_hash);
CREATE INDEX paper_by_event ON paper (tenant_id, event_id, id);
CREATE INDEX paper_of_person ON paper (tenant_id, person_id, id);

-- Papers that nobody may demand of a community, and who did. It names bodies and no persons.
CREATE TABLE refused_demand (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  demanded_by text NOT NULL,
  demanded text NOT NULL,
  demanded_on bigint NOT NULL,
  note text NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by blob NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX refused_demand_by_event ON refused_demand (tenant_id, event_id, id);

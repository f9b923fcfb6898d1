-- Lists of people that are sent down: the list, its part of each community, and its rows. A row stays
-- until somebody has answered for it; nothing deletes one.
CREATE TABLE pushed_list (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  name text NOT NULL,
  sent_at bigint NOT NULL,
  sent_by blob,
  row_count bigint NOT NULL,
  wrong bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('staged', 'sent', 'withdrawn')),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX pushed_list_by_place ON pushed_list (tenant_id, place_id, sent_at);

CREATE TABLE list_part (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  list_id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  sent_at bigint NOT NULL,
  acknowledged_at bigint,
  acknowledged_by blob,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX list_part_of_list ON list_part (tenant_id, list_id, place_id);
CREATE INDEX list_part_by_place ON list_part (tenant_id, place_id, sent_at);

CREATE TABLE list_row (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  list_id blob NOT NULL,
  number bigint NOT NULL,
  place_id bigint,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  sealed blob NOT NULL,
  found text NOT NULL CHECK (found IN ('matched', 'possible', 'elsewhere', 'new_person',
    'unreachable', 'unplaced')),
  known_as text NOT NULL CHECK (known_as IN ('nothing', 'resident', 'arrival', 'episode')),
  person_id blob,
  state text NOT NULL CHECK (state IN ('staged', 'matched', 'open', 'answered', 'returned',
    'withdrawn')),
  answer text,
  answered_at bigint,
  answered_by blob,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX list_row_by_number ON list_row (tenant_id, list_id, number);
CREATE INDEX list_row_by_place ON list_row (tenant_id, place_id, list_id, number);

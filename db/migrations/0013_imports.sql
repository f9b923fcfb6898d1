-- Lists that are brought in: the file in sealed pieces, then what came of its rows. What a batch has
-- brought is seen while it is in use; taking that one word away undoes it.
CREATE TABLE import_batch (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  kind text NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  file_name text NOT NULL,
  state text NOT NULL CHECK (state IN ('receiving', 'running', 'in_use', 'undone')),
  plan text NOT NULL,
  row_count bigint NOT NULL,
  next_row bigint NOT NULL,
  taken bigint NOT NULL,
  known bigint NOT NULL,
  wrong bigint NOT NULL,
  indexed bigint NOT NULL,
  started_at bigint NOT NULL,
  started_by blob NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX import_batch_by_event ON import_batch (tenant_id, event_id, started_at);

CREATE TABLE import_piece (
  tenant_id bigint NOT NULL,
  batch_id blob NOT NULL,
  number bigint NOT NULL,
  sealed blob NOT NULL,
  PRIMARY KEY (tenant_id, batch_id, number)
);

ALTER TABLE person ADD COLUMN batch_id blob;

-- People who came by one list: seen together, and taken back together.
CREATE TABLE person_batch (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  state text NOT NULL CHECK (state IN ('staged', 'seen', 'undone')),
  PRIMARY KEY (tenant_id, id)
);

-- Tables that offices ask for: what is asked is told openly, so that the burden can be counted when
-- the event is long over; the blank table, the words on it and what people typed stand sealed.
CREATE TABLE demanded_table (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  name text NOT NULL,
  department text NOT NULL,
  cadence text NOT NULL CHECK (cadence IN ('daily', 'weekly', 'once')),
  due_minute bigint NOT NULL,
  due_weekday bigint NOT NULL,
  due_on bigint,
  row_set text NOT NULL,
  shape text NOT NULL CHECK (shape IN ('list', 'totals', 'form')),
  slot_count bigint NOT NULL,
  data text NOT NULL,
  sealed blob NOT NULL,
  version bigint NOT NULL,
  made_at bigint NOT NULL,
  made_by blob NOT NULL,
  retired_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX demanded_table_by_place ON demanded_table (tenant_id, event_id, place_id);

CREATE TABLE demanded_table_file (
  tenant_id bigint NOT NULL,
  table_id blob NOT NULL,
  sealed blob NOT NULL,
  PRIMARY KEY (tenant_id, table_id)
);

CREATE TABLE table_filling (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  table_id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  day_on bigint NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  reading_purpose text NOT NULL,
  filled bigint NOT NULL,
  gaps bigint NOT NULL,
  constants bigint NOT NULL,
  typed bigint NOT NULL,
  row_count bigint NOT NULL,
  sealed blob NOT NULL,
  filled_at bigint NOT NULL,
  filled_by blob NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX table_filling_by_table ON table_filling (tenant_id, table_id, place_id, day_on);
CREATE INDEX table_filling_by_day ON table_filling (tenant_id, event_id, day_on);

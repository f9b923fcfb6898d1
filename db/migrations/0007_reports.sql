-- The daily report (日报告、零报告) of a community. A day without a row here is missing, never zero.
-- Every table is led by its tenant and holds no personal content but the sealed text of an urgent
-- report.
CREATE TABLE report (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  day_on bigint NOT NULL,
  place_id bigint NOT NULL,
  form_id text NOT NULL,
  version bigint NOT NULL CHECK (version >= 1),
  late bigint NOT NULL CHECK (late IN (0, 1)),
  PRIMARY KEY (tenant_id, event_id, day_on, place_id)
);

-- The submission log: append-only. Version 1 decides whether the report was on time; what comes
-- after is a correction and says why.
CREATE TABLE report_version (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  day_on bigint NOT NULL,
  place_id bigint NOT NULL,
  version bigint NOT NULL CHECK (version >= 1),
  id blob NOT NULL,
  form_id text NOT NULL,
  pack_version text NOT NULL,
  digest text NOT NULL,
  submitted_at bigint NOT NULL,
  submitted_by blob,
  reason text NOT NULL CHECK ((version = 1) = (reason = '')),
  late bigint NOT NULL CHECK (late IN (0, 1)),
  PRIMARY KEY (tenant_id, event_id, day_on, place_id, version),
  UNIQUE (tenant_id, id)
);

CREATE TABLE report_value (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  day_on bigint NOT NULL,
  place_id bigint NOT NULL,
  version bigint NOT NULL,
  cell_id text NOT NULL,
  value bigint NOT NULL CHECK (value >= 0),
  PRIMARY KEY (tenant_id, event_id, day_on, place_id, version, cell_id)
);

-- What one community's report adds to the totals above it: itself, whether it was on time, and the
-- cells of its latest version.
CREATE VIEW report_measure AS
SELECT r.tenant_id, r.event_id, r.day_on, r.place_id, r.form_id, 'received' AS measure,
  CAST(1 AS bigint) AS value
FROM report r
UNION ALL
SELECT r.tenant_id, r.event_id, r.day_on, r.place_id, r.form_id,
  CASE r.late WHEN 1 THEN 'late' ELSE 'on_time' END, CAST(1 AS bigint)
FROM report r
UNION ALL
SELECT r.tenant_id, r.event_id, r.day_on, r.place_id, r.form_id, 'cell.' || v.cell_id, v.value
FROM report r
JOIN report_value v ON v.tenant_id = r.tenant_id AND v.event_id = r.event_id
  AND v.day_on = r.day_on AND v.place_id = r.place_id AND v.version = r.version;

-- The sums of report_measure over a township and over a county, changed in the unit of work that
-- changes a report. A recount proves the two equal.
CREATE TABLE report_total (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  day_on bigint NOT NULL,
  form_id text NOT NULL,
  measure text NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (tenant_id, event_id, place_id, day_on, form_id, measure)
);
CREATE INDEX report_total_by_place ON report_total (place_id, day_on);

-- Who answers for a community's report (REP-06).
CREATE TABLE report_responsible (
  tenant_id bigint NOT NULL,
  place_id bigint NOT NULL,
  account_id blob NOT NULL,
  since_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, place_id)
);

-- Reports outside the daily cycle (随时报告); the text is sealed under the event's key.
CREATE TABLE urgent_report (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('abnormal', 'suspected', 'other')),
  sealed blob NOT NULL,
  reported_at bigint NOT NULL,
  reported_by blob,
  PRIMARY KEY (tenant_id, id)
);

-- Whom an urgent report was sent to, one row a role; a row is what that role's task is about.
CREATE TABLE urgent_report_notice (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  urgent_report_id blob NOT NULL,
  role text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, urgent_report_id, role)
);

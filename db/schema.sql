-- The whole schema, made from db/migrations by bin/check-schema --write.
-- The program does not read it. schema_migration, which counts the migrations, is made by
-- src/sql/migrations.cpp.

CREATE TABLE place (
  id bigint PRIMARY KEY,
  code text COLLATE "C" NOT NULL,
  level bigint NOT NULL CHECK (level BETWEEN 1 AND 5),
  name text COLLATE "C" NOT NULL,
  initials text COLLATE "C" NOT NULL,
  parent_id bigint CHECK (parent_id IS NOT NULL OR level = 1),
  valid_from_on bigint,
  valid_to_on bigint CHECK (valid_to_on > valid_from_on),
  span_first bigint NOT NULL,
  span_last bigint NOT NULL CHECK (span_last >= span_first),
  urban_rural text NOT NULL CHECK (urban_rural IN ('urban', 'rural', 'unknown')),
  urban_rural_source text NOT NULL CHECK (urban_rural_source IN ('proposed', 'corrected'))
);
CREATE INDEX place_by_span ON place (span_first);

CREATE TABLE place_register (
  id bigint PRIMARY KEY CHECK (id = 1),
  state text NOT NULL CHECK (state IN ('loading', 'complete')),
  edition bigint NOT NULL,
  loader blob NOT NULL
);

CREATE TABLE account (
  id blob PRIMARY KEY,
  login text NOT NULL UNIQUE,
  name text NOT NULL,
  password_hash text NOT NULL,
  must_change_password bigint NOT NULL CHECK (must_change_password IN (0, 1)),
  demonstration bigint NOT NULL CHECK (demonstration IN (0, 1)),
  disabled_at bigint,
  failed_count bigint NOT NULL,
  locked_until_at bigint,
  created_at bigint NOT NULL
);

CREATE TABLE account_grant (
  account_id blob NOT NULL,
  role text NOT NULL,
  place_id bigint NOT NULL,
  valid_from_on bigint NOT NULL,
  valid_to_on bigint,
  PRIMARY KEY (account_id, role, place_id, valid_from_on)
);
CREATE INDEX account_grant_by_place ON account_grant (place_id, role);

CREATE TABLE session (
  token_hash blob PRIMARY KEY,
  account_id blob NOT NULL,
  csrf_token text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE accepted_write (
  account_id blob NOT NULL,
  key text NOT NULL,
  request_hash blob NOT NULL,
  made text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (account_id, key)
);

CREATE TABLE tenant (
  id bigint PRIMARY KEY,
  place_id bigint NOT NULL UNIQUE,
  created_at bigint NOT NULL
);

CREATE TABLE content_key (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  sealed_key blob NOT NULL,
  created_at bigint NOT NULL,
  destroyed_at bigint,
  PRIMARY KEY (tenant_id, event_id)
);

CREATE TABLE audit_entry (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  at bigint NOT NULL,
  account_id blob,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id blob,
  event_id blob,
  place_id bigint,
  detail text NOT NULL,
  row_hash blob NOT NULL,
  block bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_entry_by_subject ON audit_entry (tenant_id, subject_id, id);
CREATE INDEX audit_entry_by_block ON audit_entry (tenant_id, block, id);
CREATE INDEX audit_entry_unsealed ON audit_entry (tenant_id, id) WHERE block IS NULL;
CREATE INDEX audit_entry_by_action ON audit_entry (tenant_id, event_id, action, at)
  WHERE event_id IS NOT NULL;

CREATE TABLE audit_block (
  tenant_id bigint NOT NULL,
  number bigint NOT NULL,
  row_count bigint NOT NULL,
  root_hash blob NOT NULL,
  previous_hash blob NOT NULL,
  block_hash blob NOT NULL,
  sealed_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, number)
);

CREATE TABLE pack_version (
  hash text COLLATE "C" PRIMARY KEY,
  pack_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('illness', 'platform')),
  status text NOT NULL CHECK (status IN ('current', 'historic', 'drill')),
  imported_at bigint NOT NULL,
  imported_by blob
, source text NOT NULL DEFAULT 'imported' CHECK (source IN ('imported', 'program')));
CREATE INDEX pack_version_by_id ON pack_version (pack_id, imported_at);

CREATE TABLE pack_file (
  hash text COLLATE "C" NOT NULL,
  path text COLLATE "C" NOT NULL,
  bytes blob NOT NULL,
  PRIMARY KEY (hash, path)
);

CREATE TABLE pack_base (
  hash text COLLATE "C" NOT NULL,
  base_id text NOT NULL,
  base_hash text COLLATE "C" NOT NULL,
  PRIMARY KEY (hash, base_id)
);

CREATE TABLE health_event (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('real', 'review', 'drill')),
  illness text NOT NULL,
  name text NOT NULL,
  pack_id text NOT NULL,
  opened_on bigint NOT NULL,
  opened_by blob,
  closed_on bigint,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE TABLE origin_area (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  id blob NOT NULL,
  list_id text NOT NULL,
  place_id bigint NOT NULL,
  from_on bigint NOT NULL,
  to_on bigint,
  source text NOT NULL,
  added_at bigint NOT NULL,
  added_by blob,
  PRIMARY KEY (tenant_id, event_id, id)
);

CREATE TABLE person (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  sealed blob NOT NULL,
  id_number_index blob,
  phone_index blob,
  version bigint NOT NULL,
  created_at bigint NOT NULL, household_id blob, relation text NOT NULL DEFAULT '', is_contact bigint NOT NULL DEFAULT 0 CHECK (is_contact IN (0, 1)), batch_id blob,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX person_by_id_number ON person (tenant_id, event_id, id_number_index);
CREATE INDEX person_by_phone ON person (tenant_id, event_id, phone_index);
CREATE INDEX person_of_household ON person (tenant_id, event_id, household_id);
CREATE INDEX person_by_place ON person (tenant_id, event_id, place_id, id);

CREATE TABLE task (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  slice text NOT NULL,
  subject_id blob NOT NULL,
  kind text NOT NULL,
  due_on bigint NOT NULL,
  due_at bigint NOT NULL,
  role text NOT NULL,
  detail text NOT NULL,
  raised_at bigint NOT NULL,
  settled_at bigint,
  settled_by blob,
  outcome text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, slice, subject_id, kind, due_on)
);
CREATE INDEX task_open ON task (tenant_id, event_id, due_at) WHERE settled_at IS NULL;

CREATE TABLE due_time (
  tenant_id bigint NOT NULL,
  slice text NOT NULL,
  subject_id blob NOT NULL,
  kind text NOT NULL,
  due_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, slice, subject_id, kind)
);
CREATE INDEX due_time_next ON due_time (due_at);

CREATE TABLE arrival (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  sealed blob NOT NULL,
  arrived_on bigint,
  declared_by text NOT NULL CHECK (declared_by IN ('self', 'family', 'worker')),
  notice_id text NOT NULL,
  category text NOT NULL,
  clear_count bigint NOT NULL CHECK (clear_count >= 0),
  incomplete bigint NOT NULL CHECK (incomplete IN (0, 1)),
  proposal_id text NOT NULL,
  choice text,
  decided_at bigint,
  decided_by blob,
  episode_id blob,
  pack_id text NOT NULL,
  pack_version text NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by blob NOT NULL,
  version bigint NOT NULL, leads text NOT NULL DEFAULT '', compared_edition bigint NOT NULL DEFAULT 0, declared_via text NOT NULL DEFAULT 'visit', declared_on bigint,
  PRIMARY KEY (tenant_id, id),
  CHECK ((choice IS NULL) = (decided_at IS NULL)),
  CHECK ((choice IS NULL) = (decided_by IS NULL)),
  CHECK (episode_id IS NULL OR choice IS NOT NULL)
);
CREATE INDEX arrival_by_time ON arrival (tenant_id, event_id, recorded_at, id);
CREATE INDEX arrival_by_place ON arrival (tenant_id, event_id, place_id, recorded_at);
CREATE INDEX arrival_undecided ON arrival (tenant_id, event_id, place_id) WHERE choice IS NULL;
CREATE INDEX arrival_incomplete ON arrival (tenant_id, event_id, place_id) WHERE incomplete = 1;
CREATE INDEX arrival_by_person ON arrival (tenant_id, person_id);
CREATE INDEX arrival_to_compare ON arrival (tenant_id, event_id, compared_edition);

CREATE TABLE episode (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  regime text NOT NULL,
  pack_hash text NOT NULL,
  opened_at bigint NOT NULL,
  opened_on bigint NOT NULL,
  opened_by blob,
  base_on bigint NOT NULL,
  base_kind text NOT NULL,
  onset_on bigint,
  last_day_on bigint NOT NULL,
  slots_a_day bigint NOT NULL,
  order_reference text,
  sealed blob NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'ended')),
  ended_at bigint,
  ended_on bigint,
  ended_by blob,
  end_reason text,
  notice_number text,
  version bigint NOT NULL, counted_from_on bigint NOT NULL DEFAULT 0, extended_to_on bigint, extension_order text, follows_id blob, case_id blob,
  PRIMARY KEY (tenant_id, id),
  CHECK ((state = 'ended') = (ended_on IS NOT NULL))
);
CREATE INDEX episode_open ON episode (tenant_id, event_id, place_id) WHERE state = 'open';
CREATE INDEX episode_by_person ON episode (tenant_id, person_id);
CREATE INDEX episode_by_place ON episode (tenant_id, event_id, place_id, opened_on);
CREATE UNIQUE INDEX episode_one_open ON episode (tenant_id, person_id) WHERE state = 'open';

CREATE TABLE reading (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  episode_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  day_on bigint NOT NULL,
  slot text NOT NULL,
  taken_at bigint NOT NULL,
  received_at bigint NOT NULL,
  sealed blob NOT NULL,
  status text NOT NULL,
  recorder text NOT NULL,
  recorded_by blob,
  abnormal bigint NOT NULL CHECK (abnormal IN (0, 1)),
  version bigint NOT NULL, doubt text NOT NULL DEFAULT 'none',
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, episode_id, day_on, slot)
);
CREATE INDEX reading_by_day ON reading (tenant_id, event_id, place_id, day_on);
CREATE INDEX reading_by_recorder ON reading (tenant_id, recorded_by, taken_at);
CREATE INDEX reading_doubted ON reading (tenant_id, recorded_by) WHERE doubt = 'doubted';

CREATE TABLE reading_before (
  tenant_id bigint NOT NULL,
  reading_id blob NOT NULL,
  version bigint NOT NULL,
  event_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  sealed blob NOT NULL,
  changed_at bigint NOT NULL,
  changed_by blob,
  PRIMARY KEY (tenant_id, reading_id, version)
);

CREATE TABLE care_need (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  episode_id blob NOT NULL,
  reading_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  opened_at bigint NOT NULL,
  opened_on bigint NOT NULL,
  due_at bigint NOT NULL,
  outcome text,
  sealed_note blob,
  closed_at bigint,
  closed_on bigint,
  closed_by blob,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX care_need_by_episode ON care_need (tenant_id, episode_id);
CREATE INDEX care_need_by_place ON care_need (tenant_id, event_id, place_id);

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

CREATE TABLE report_responsible (
  tenant_id bigint NOT NULL,
  place_id bigint NOT NULL,
  account_id blob NOT NULL,
  since_at bigint NOT NULL, deputy_id blob,
  PRIMARY KEY (tenant_id, place_id)
);

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

CREATE TABLE urgent_report_notice (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  urgent_report_id blob NOT NULL,
  role text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, urgent_report_id, role)
);

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

CREATE TABLE journey_list (
  id blob PRIMARY KEY,
  illness text NOT NULL,
  name text NOT NULL,
  content_hash blob NOT NULL,
  state text NOT NULL CHECK (state IN ('loading', 'in_use', 'withdrawn')),
  journeys bigint NOT NULL,
  flagged bigint NOT NULL,
  edition bigint NOT NULL,
  added_at bigint NOT NULL,
  added_by blob
);

CREATE TABLE case_journey (
  list_id blob NOT NULL,
  position bigint NOT NULL,
  source text NOT NULL,
  carrier text NOT NULL,
  vehicle text NOT NULL CHECK (vehicle IN ('unknown', 'sealed', 'ventilated')),
  number text NOT NULL,
  seat text NOT NULL,
  departs_on bigint,
  arrives_on bigint NOT NULL CHECK (departs_on IS NULL OR arrives_on >= departs_on),
  from_text text NOT NULL,
  to_text text NOT NULL,
  published_by text NOT NULL,
  verified bigint NOT NULL CHECK (verified IN (0, 1)),
  flags text NOT NULL,
  PRIMARY KEY (list_id, position)
);

CREATE TABLE grid (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  name text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX grid_by_name ON grid (tenant_id, place_id, name);

CREATE TABLE building (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  grid_id blob NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX building_by_name ON building (tenant_id, place_id, name);

CREATE TABLE household (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  building_id blob NOT NULL,
  unit text NOT NULL,
  door text NOT NULL,
  dwelling text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX household_by_door ON household (tenant_id, building_id, unit, door);
CREATE INDEX household_by_place ON household (tenant_id, place_id, building_id);

CREATE TABLE duty (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('grid', 'building')),
  subject_id blob NOT NULL,
  post text NOT NULL,
  name text NOT NULL,
  account_id blob,
  from_on bigint NOT NULL,
  to_on bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX duty_by_place ON duty (tenant_id, place_id, subject_id);

CREATE TABLE person_word (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  word blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  PRIMARY KEY (tenant_id, event_id, word, place_id, person_id)
);

CREATE TABLE person_tag (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  group_id text NOT NULL,
  list text NOT NULL CHECK (list IN ('monitoring', 'care')),
  from_on bigint NOT NULL,
  to_on bigint NOT NULL CHECK (to_on >= from_on),
  added_at bigint NOT NULL,
  added_by blob,
  ended_at bigint,
  ended_by blob,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX person_tag_of ON person_tag (tenant_id, person_id);
CREATE INDEX person_tag_by_list ON person_tag (tenant_id, event_id, place_id, list, person_id)
  WHERE ended_at IS NULL;

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

CREATE TABLE person_batch (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  state text NOT NULL CHECK (state IN ('staged', 'seen', 'undone')),
  PRIMARY KEY (tenant_id, id)
);

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

CREATE TABLE health_case (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  pack_hash text NOT NULL,
  state text NOT NULL,
  state_on bigint NOT NULL,
  onset_on bigint,
  isolated_on bigint,
  sealed blob NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by blob,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX health_case_by_person ON health_case (tenant_id, person_id);
CREATE INDEX health_case_by_event ON health_case (tenant_id, event_id, place_id);

CREATE TABLE case_follow (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  case_id blob NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  rule text NOT NULL,
  regime text NOT NULL,
  last_on bigint NOT NULL,
  role text NOT NULL,
  due_at bigint NOT NULL,
  state text NOT NULL,
  episode_id blob,
  sealed_note blob,
  settled_at bigint,
  settled_by blob,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX case_follow_once ON case_follow (tenant_id, case_id, person_id, rule);

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

CREATE TABLE care_contact (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  at bigint NOT NULL,
  by_account blob,
  way text NOT NULL CHECK (way IN ('visit', 'phone', 'message')),
  outcome text NOT NULL CHECK (outcome IN ('well', 'solved', 'unsolved', 'not_reached')),
  sealed blob NOT NULL,
  need_id blob,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id),
  CHECK ((outcome = 'unsolved') = (need_id IS NOT NULL))
);
CREATE INDEX care_contact_of ON care_contact (tenant_id, person_id, at);

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

CREATE TABLE report_day_off (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  account_id blob NOT NULL,
  from_on bigint NOT NULL,
  to_on bigint NOT NULL CHECK (to_on >= from_on),
  noted_at bigint NOT NULL,
  noted_by blob,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX report_day_off_by_place ON report_day_off (tenant_id, place_id, to_on);

CREATE TABLE campaign (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  name text NOT NULL,
  from_on bigint NOT NULL,
  to_on bigint NOT NULL CHECK (to_on >= from_on),
  asked text NOT NULL,
  opened_at bigint NOT NULL,
  opened_by blob,
  closed_on bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX campaign_by_event ON campaign (tenant_id, event_id, id);

CREATE TABLE campaign_screener (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  campaign_id blob NOT NULL,
  place_id bigint NOT NULL,
  building_id blob NOT NULL,
  account_id blob NOT NULL,
  given_at bigint NOT NULL,
  given_by blob,
  ended_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX campaign_screener_once ON campaign_screener
  (tenant_id, campaign_id, building_id, account_id) WHERE ended_at IS NULL;
CREATE INDEX campaign_screener_of ON campaign_screener (tenant_id, account_id)
  WHERE ended_at IS NULL;

CREATE TABLE door_finding (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  campaign_id blob NOT NULL,
  place_id bigint NOT NULL,
  building_id blob NOT NULL,
  household_id blob NOT NULL,
  origin_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('answered', 'away', 'refused', 'vacant')),
  follow_ups bigint NOT NULL,
  sealed blob NOT NULL,
  found_on bigint NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by blob,
  standing bigint NOT NULL CHECK (standing IN (0, 1)),
  replaced_by blob,
  taken_back_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX door_finding_standing ON door_finding (tenant_id, campaign_id, household_id)
  WHERE standing = 1;
CREATE INDEX door_finding_of ON door_finding (tenant_id, campaign_id, building_id, household_id);

CREATE TABLE inspection (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  building_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  inspected_on bigint NOT NULL,
  to_mend bigint NOT NULL,
  mend_by bigint,
  sealed blob NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by blob,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX inspection_of ON inspection (tenant_id, event_id, building_id, recorded_at);

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

CREATE TABLE message_round (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  kind text NOT NULL,
  day_on bigint NOT NULL,
  sms_text text NOT NULL,
  group_text text NOT NULL,
  call_text text NOT NULL,
  field_values text NOT NULL,
  made_at bigint NOT NULL,
  made_by blob,
  leaves_at bigint NOT NULL,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX message_round_by_place ON message_round (tenant_id, event_id, place_id, id);

CREATE TABLE message (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  round_id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  kind text NOT NULL,
  day_on bigint NOT NULL,
  channel text NOT NULL CHECK (channel IN ('sms', 'group', 'call')),
  state text NOT NULL CHECK (state IN ('queued', 'handed', 'accepted', 'delivered', 'to_do', 'done',
    'withdrawn')),
  reason text NOT NULL,
  code text NOT NULL,
  gateway_id text NOT NULL,
  leaves_at bigint NOT NULL,
  attempts bigint NOT NULL,
  looks bigint NOT NULL,
  next_at bigint,
  handed_at bigint,
  settled_at bigint,
  again_at bigint,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((channel = 'group') = (person_id IS NULL))
);
CREATE INDEX message_next ON message (next_at);
CREATE INDEX message_of_round ON message (tenant_id, round_id, id);
CREATE INDEX message_to_do ON message (tenant_id, event_id, place_id, state, id);
CREATE INDEX message_of_person ON message (tenant_id, person_id, day_on);

CREATE TABLE message_call (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  message_id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  at bigint NOT NULL,
  by_account blob,
  result text NOT NULL CHECK (result IN ('reached', 'not_reached', 'call_again', 'told_in_person')),
  again_at bigint,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX message_call_of ON message_call (tenant_id, message_id, at);

CREATE TABLE message_wish (
  tenant_id bigint NOT NULL,
  person_id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  wants_sms bigint NOT NULL CHECK (wants_sms IN (0, 1)),
  said_at bigint NOT NULL,
  by_account blob,
  PRIMARY KEY (tenant_id, person_id)
);

CREATE TABLE package (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  grid_id blob,
  account_id blob,
  name text NOT NULL,
  from_on bigint NOT NULL,
  to_on bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX package_by_place ON package (tenant_id, event_id, place_id);

CREATE TABLE watch_roster (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  id blob NOT NULL,
  PRIMARY KEY (tenant_id, event_id, place_id)
);

CREATE TABLE watch_shift (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  on_day bigint NOT NULL,
  slot text NOT NULL,
  account_id blob,
  name text NOT NULL,
  stands_in_for text NOT NULL DEFAULT '',
  begun_at bigint,
  ended_at bigint,
  handover blob,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id),
  CHECK ((ended_at IS NULL) = (handover IS NULL))
);
CREATE INDEX watch_shift_by_day ON watch_shift (tenant_id, event_id, place_id, on_day);

CREATE TABLE patrol (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  grid_id blob,
  by_account blob NOT NULL,
  started_at bigint NOT NULL,
  finished_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX patrol_by_place ON patrol (tenant_id, event_id, place_id, started_at);

CREATE TABLE patrol_note (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  patrol_id blob NOT NULL,
  household_id blob,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  building_id blob,
  kind text NOT NULL,
  met bigint NOT NULL CHECK (met IN (0, 1)),
  sealed blob NOT NULL,
  at bigint NOT NULL,
  by_account blob NOT NULL,
  due_at bigint,
  answered_at bigint,
  answered_by blob,
  answer blob,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id),
  CHECK ((answered_at IS NULL) = (answer IS NULL))
);
CREATE INDEX patrol_note_of ON patrol_note (tenant_id, patrol_id);
CREATE INDEX patrol_note_by_place ON patrol_note (tenant_id, event_id, place_id, household_id);

CREATE TABLE flagged_place (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  place_id bigint NOT NULL,
  flag text NOT NULL,
  reason text NOT NULL,
  from_on bigint NOT NULL,
  set_at bigint NOT NULL,
  set_by blob,
  ended_at bigint,
  ended_by blob,
  end_reason text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX flagged_place_once ON flagged_place (tenant_id, place_id, flag)
  WHERE ended_at IS NULL;

CREATE TABLE flag_measure (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  flagged_id blob NOT NULL,
  event_id blob NOT NULL,
  measure text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX flag_measure_once ON flag_measure (tenant_id, flagged_id, event_id, measure);

CREATE TABLE demonstration (
  id bigint PRIMARY KEY CHECK (id = 1),
  world text NOT NULL,
  days_back bigint NOT NULL CHECK (days_back >= 0)
);

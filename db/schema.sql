-- The whole schema, made from db/migrations by bin/check-schema --write.
-- The program does not read it. schema_migration, which counts the migrations, is made by
-- src/sql/migrations.cpp.

CREATE TABLE place (
  id bigint PRIMARY KEY,
  code text COLLATE "C" NOT NULL,
  level bigint NOT NULL CHECK (level BETWEEN 1 AND 5),
  name text COLLATE "C" NOT NULL,
  initials text COLLATE "C" NOT NULL,
  parent_id bigint,
  valid_from_on bigint,
  valid_to_on bigint,
  span_first bigint NOT NULL,
  span_last bigint NOT NULL,
  urban_rural text NOT NULL CHECK (urban_rural IN ('urban', 'rural', 'unknown')),
  urban_rural_source text NOT NULL CHECK (urban_rural_source IN ('proposed', 'corrected'))
);
CREATE INDEX place_by_code ON place (code);
CREATE INDEX place_by_parent ON place (parent_id);
CREATE INDEX place_by_span ON place (span_first);

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

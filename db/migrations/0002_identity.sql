-- Accounts, what they may do and where, their sessions. Passwords are Argon2id hashes; a session is
-- known by the hash of its token alone.
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

-- The answer to an accepted write, by who asked and under which key, so that a phone can send twice
-- and count once. It holds what was made, not what was shown.
CREATE TABLE accepted_write (
  account_id blob NOT NULL,
  key text NOT NULL,
  request_hash blob NOT NULL,
  made text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (account_id, key)
);

-- A tenant is a county's data home; the number is made once and never derived from a code.
-- Tenant 0 is the installation itself.
CREATE TABLE tenant (
  id bigint PRIMARY KEY,
  place_id bigint NOT NULL UNIQUE,
  created_at bigint NOT NULL
);

-- Keys sealed under the installation's key file, which is not in the database.
CREATE TABLE content_key (
  tenant_id bigint NOT NULL,
  event_id blob NOT NULL,
  sealed_key blob NOT NULL,
  created_at bigint NOT NULL,
  destroyed_at bigint,
  PRIMARY KEY (tenant_id, event_id)
);

-- Who did or read what. Append-only. row_hash covers every column but block; blocks chain per tenant.
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

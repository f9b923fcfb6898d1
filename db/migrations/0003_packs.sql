-- Policy packs as they were imported, byte for byte. A version is known by the hash of its content
-- and never changes; records name the version that decided them. No tenant: every county reads them.
CREATE TABLE pack_version (
  hash text COLLATE "C" PRIMARY KEY,
  pack_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('illness', 'platform')),
  status text NOT NULL CHECK (status IN ('current', 'historic', 'drill')),
  imported_at bigint NOT NULL,
  imported_by blob
);
CREATE INDEX pack_version_by_id ON pack_version (pack_id, imported_at);

CREATE TABLE pack_file (
  hash text COLLATE "C" NOT NULL,
  path text COLLATE "C" NOT NULL,
  bytes blob NOT NULL,
  PRIMARY KEY (hash, path)
);

-- The versions a pack took entries from by `base`: a changed base does not change the pack.
CREATE TABLE pack_base (
  hash text COLLATE "C" NOT NULL,
  base_id text NOT NULL,
  base_hash text COLLATE "C" NOT NULL,
  PRIMARY KEY (hash, base_id)
);

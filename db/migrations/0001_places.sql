-- The administrative tree. Ids are equal on all installations: code x 100 + generation. Names,
-- codes and parents are dated, because codes are reused and places are redrawn; span_first and
-- span_last number today's tree in depth-first order, so that a subtree is one range.
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

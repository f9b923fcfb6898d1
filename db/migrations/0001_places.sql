-- The administrative tree. Ids are equal on all installations: code x 100 + generation, so a code's
-- generations stand side by side. Names, codes and parents are dated, because codes are reused and
-- places are redrawn: a row holds from valid_from_on until the day before valid_to_on. A place and
-- all below it are one range of span_first (places/rules.h says how it is numbered).
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

-- One row once an import has begun. The first import is written in pieces that nobody sees before
-- the state is complete; the edition grows with every change, so that trees in memory know.
CREATE TABLE place_register (
  id bigint PRIMARY KEY CHECK (id = 1),
  state text NOT NULL CHECK (state IN ('loading', 'complete')),
  edition bigint NOT NULL,
  loader blob NOT NULL
);

-- Published journeys of cases: no county's own and about nobody by name, so without a tenant.
-- A list is written in pieces while `loading`, and is seen when it is in use.
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

-- Places that demand more (机场周边、城乡结合部、外出务工人员多的村、抵边村), from when until when, by whose
-- decision; and what is done there in an event, one row a measure, which its tasks are about.
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

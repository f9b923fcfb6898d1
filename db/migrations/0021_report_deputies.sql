-- Who stands in for the person who answers for a community's report, on days off and holidays.
ALTER TABLE report_responsible ADD COLUMN deputy_id blob;

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

-- What was found when the arrival's rides were last compared with the published journeys of cases.
ALTER TABLE arrival ADD COLUMN leads text NOT NULL DEFAULT '';
ALTER TABLE arrival ADD COLUMN compared_edition bigint NOT NULL DEFAULT 0;
CREATE INDEX arrival_to_compare ON arrival (tenant_id, event_id, compared_edition);

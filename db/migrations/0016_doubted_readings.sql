-- Readings that look copied: shown first to whoever entered them, to put right or to confirm.
ALTER TABLE reading ADD COLUMN doubt text NOT NULL DEFAULT 'none';
CREATE INDEX reading_by_recorder ON reading (tenant_id, recorded_by, taken_at);
CREATE INDEX reading_doubted ON reading (tenant_id, recorded_by) WHERE doubt = 'doubted';

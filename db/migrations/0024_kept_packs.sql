-- Versions of rules that a program brought, kept so that what was recorded by them can be read by
-- them when a later program brings others.
ALTER TABLE pack_version ADD COLUMN source text NOT NULL DEFAULT 'imported' CHECK (source IN ('imported', 'program'));

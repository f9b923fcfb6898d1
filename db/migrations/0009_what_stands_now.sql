-- What stands now, before any report: counted over every place below, and told item by item.
CREATE INDEX episode_by_place ON episode (tenant_id, event_id, place_id, opened_on);
CREATE INDEX audit_entry_by_action ON audit_entry (tenant_id, event_id, action, at)
  WHERE event_id IS NOT NULL;

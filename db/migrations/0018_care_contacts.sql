-- Who was called on (走访联系), whether they were reached and how they are. One that was written down
-- for the wrong person is withdrawn, and stays to be seen.
CREATE TABLE care_contact (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  at bigint NOT NULL,
  by_account blob,
  way text NOT NULL CHECK (way IN ('visit', 'phone', 'message')),
  outcome text NOT NULL CHECK (outcome IN ('well', 'solved', 'unsolved', 'not_reached')),
  sealed blob NOT NULL,
  need_id blob,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id),
  CHECK ((outcome = 'unsolved') = (need_id IS NOT NULL))
);
CREATE INDEX care_contact_of ON care_contact (tenant_id, person_id, at);

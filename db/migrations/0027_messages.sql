-- What people are told (通知): one sending to many, a message for each of them on its way, the calls
-- to those whom no message reached, and who wants no SMS.
CREATE TABLE message_round (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  kind text NOT NULL,
  day_on bigint NOT NULL,
  sms_text text NOT NULL,
  group_text text NOT NULL,
  call_text text NOT NULL,
  field_values text NOT NULL,
  made_at bigint NOT NULL,
  made_by blob,
  leaves_at bigint NOT NULL,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX message_round_by_place ON message_round (tenant_id, event_id, place_id, id);

CREATE TABLE message (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  round_id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  kind text NOT NULL,
  day_on bigint NOT NULL,
  channel text NOT NULL CHECK (channel IN ('sms', 'group', 'call')),
  state text NOT NULL CHECK (state IN ('queued', 'handed', 'accepted', 'delivered', 'to_do', 'done',
    'withdrawn')),
  reason text NOT NULL,
  code text NOT NULL,
  gateway_id text NOT NULL,
  leaves_at bigint NOT NULL,
  attempts bigint NOT NULL,
  looks bigint NOT NULL,
  next_at bigint,
  handed_at bigint,
  settled_at bigint,
  again_at bigint,
  version bigint NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((channel = 'group') = (person_id IS NULL))
);
CREATE INDEX message_next ON message (next_at);
CREATE INDEX message_of_round ON message (tenant_id, round_id, id);
CREATE INDEX message_to_do ON message (tenant_id, event_id, place_id, state, id);
CREATE INDEX message_of_person ON message (tenant_id, person_id, day_on);

CREATE TABLE message_call (
  tenant_id bigint NOT NULL,
  id blob NOT NULL,
  message_id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  person_id blob NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  at bigint NOT NULL,
  by_account blob,
  result text NOT NULL CHECK (result IN ('reached', 'not_reached', 'call_again', 'told_in_person')),
  again_at bigint,
  withdrawn_at bigint,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX message_call_of ON message_call (tenant_id, message_id, at);

CREATE TABLE message_wish (
  tenant_id bigint NOT NULL,
  person_id blob NOT NULL,
  event_id blob NOT NULL,
  place_id bigint NOT NULL,
  purpose text NOT NULL,
  lawful_basis text NOT NULL,
  wants_sms bigint NOT NULL CHECK (wants_sms IN (0, 1)),
  said_at bigint NOT NULL,
  by_account blob,
  PRIMARY KEY (tenant_id, person_id)
);

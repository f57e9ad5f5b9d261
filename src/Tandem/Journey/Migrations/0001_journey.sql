-- The journey log: append-only, 64 lanes, one order within each lane. Current state lives in the modules' own tables.

-- distribution: reference
create table journey_lanes (
  lane integer not null primary key,
  last_seq bigint not null);

-- distribution: subject_id
-- The primary key is also the timeline's index: events of a subject by time.
create table journey_events (
  subject_id uuid not null,
  occurred_at bigint not null,
  id uuid not null,
  lane integer not null,
  seq bigint not null,
  type text not null,
  received_at bigint not null,
  source text not null,
  actor text,
  data text not null,
  bot text,
  verified boolean not null,
  primary key (subject_id, occurred_at, id));

create index journey_events_lane on journey_events (lane, seq);

-- distribution: subject_id
-- Which contact a subject belongs to today. A subject without a row belongs to itself.
create table journey_subjects (
  subject_id uuid not null primary key,
  kind text not null,
  contact_id uuid not null,
  since bigint not null);

create index journey_subjects_contact on journey_subjects (contact_id);

-- distribution: value
-- What came from outside, so that a repeated message is taken once. A timer prunes it.
create table journey_seen_messages (
  value text not null,
  source text not null,
  seen_at bigint not null,
  primary key (value, source));

create index journey_seen_messages_at on journey_seen_messages (seen_at);

-- distribution: reference
create table journey_cursors (
  reactor text not null,
  lane integer not null,
  seq bigint not null,
  primary key (reactor, lane));

-- distribution: reference
-- PostgreSQL only: which process may advance the cursors of a lane. The epoch grows with every change of hands.
create table journey_leases (
  lane integer not null primary key,
  owner text,
  epoch bigint not null,
  expires_at bigint not null);

-- distribution: reference
create table journey_workers (
  owner text not null primary key,
  seen_at bigint not null);

-- distribution: local
-- Events that a reactor could not digest: set aside with the error, visible, to be replayed.
create table journey_set_aside (
  id uuid not null primary key,
  reactor text not null,
  lane integer not null,
  seq bigint not null,
  subject_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  error text not null,
  set_aside_at bigint not null,
  replayed_at bigint,
  unique (reactor, lane, seq));

insert into journey_lanes (lane, last_seq)
with recursive lanes (lane) as (select 0 union all select lane + 1 from lanes where lane < 63)
select lane, 0 from lanes;

insert into journey_leases (lane, owner, epoch, expires_at)
select lane, null, 0, 0 from journey_lanes;

-- What the platform's metrics may read.
create view journey_public_lanes as select lane, last_seq from journey_lanes;
create view journey_public_set_aside as select id from journey_set_aside where replayed_at is null;

-- What other modules check their own records against.
create view journey_public_subjects as select subject_id, kind, contact_id from journey_subjects;

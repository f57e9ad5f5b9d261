-- Marketing hands a person over to sales under a promise: who gets it, until when it is to be answered, what became of it.

-- distribution: id
-- why is a JSON list of sentences. The promise runs from promised_at to accept_by, counted in business hours; it stays when the answer has come.
create table sales_handoffs (
  id uuid not null primary key,
  contact_id uuid not null,
  company_id uuid,
  state text not null check (state in ('sent', 'accepted', 'rejected', 'expired', 'qualified', 'recycled')),
  source text not null check (source in ('score', 'manual')),
  fit text,
  engagement integer,
  why text not null,
  trigger_type text,
  campaign text,
  form text,
  origin text,
  message text,
  owner_id uuid,
  owner_why text not null,
  round integer not null,
  previous_id uuid,
  sent_at bigint not null,
  sent_by text not null,
  promised_at bigint not null,
  accept_minutes integer not null,
  accept_by bigint not null,
  accepted_at bigint,
  accepted_by uuid,
  first_touch_at bigint,
  touches integer not null,
  closed_at bigint,
  closed_by text,
  reason text,
  note text,
  recycle_until text,
  deal_id uuid,
  updated_at bigint not null,
  version integer not null);

create index sales_handoffs_by_owner on sales_handoffs (owner_id, state, accept_by, id);
create index sales_handoffs_by_state on sales_handoffs (state, accept_by, id);
create index sales_handoffs_by_contact on sales_handoffs (contact_id, sent_at, id);
create index sales_handoffs_by_sent on sales_handoffs (sent_at, id);

-- distribution: contact_id
-- The handoff that is waiting or being worked on. A person is handed over once at a time: of two who try, one finds the row.
create table sales_open_handoffs (
  contact_id uuid not null primary key,
  handoff_id uuid not null);

-- distribution: reference
-- Who takes leads, and how many. Somebody without a row takes them as the workspace does. hours is JSON; null is the workspace's.
create table sales_reps (
  user_id uuid not null primary key,
  takes_leads boolean not null,
  weight integer not null check (weight between 1 and 100),
  capacity integer not null check (capacity >= 0),
  time_zone text,
  hours text,
  version integer not null);

-- distribution: reference
create table sales_absences (
  id uuid not null primary key,
  user_id uuid not null,
  from_day text not null,
  to_day text not null,
  note text,
  created_by text not null,
  created_at bigint not null);

create index sales_absences_by_user on sales_absences (user_id, to_day);

-- distribution: reference
-- Whose leads are whose: the first territory that fits decides. Lists are JSON; an empty one asks nothing.
create table sales_territories (
  id uuid not null primary key,
  name text not null,
  position integer not null,
  countries text not null,
  industries text not null,
  employees_from bigint,
  employees_to bigint,
  members text not null,
  version integer not null);

-- distribution: reference
-- What everybody is owed in a pool (a territory, or all): shares gathered less leads got. Turns of all processes meet here.
create table sales_turns (
  pool text not null,
  user_id uuid not null,
  deficit double precision not null,
  got bigint not null,
  primary key (pool, user_id));

-- distribution: reference
-- One row: in how many business minutes a lead of each fit is to be answered, and how long somebody sent back is left in peace.
create table sales_handoff_policy (
  one integer not null primary key check (one = 1),
  minutes_a integer not null,
  minutes_b integer not null,
  minutes_c integer not null,
  minutes_d integer not null,
  cool_down_days integer not null,
  rounds integer not null,
  version integer not null);

insert into sales_handoff_policy (one, minutes_a, minutes_b, minutes_c, minutes_d, cool_down_days, rounds, version)
values (1, 60, 240, 1440, 1440, 30, 3, 1);

create view sales_public_handoffs as
select id, contact_id, company_id, state, source, fit, engagement, campaign, form, origin, owner_id, round, sent_at, accept_by, accepted_at, first_touch_at, touches,
  closed_at, reason, deal_id
from sales_handoffs;

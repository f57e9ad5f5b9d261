-- Timers, outbox and jobs: what keeps work as rows. The same text on both engines.

-- distribution: key
create table platform_timers (
  key text not null,
  kind text not null,
  due_at bigint not null,
  payload text not null,
  attempts integer not null,
  error text,
  primary key (kind, key));

create index platform_timers_due on platform_timers (due_at, kind, key);

-- distribution: local
create table platform_outbox (
  id uuid not null primary key,
  channel text not null,
  unique_key text not null unique,
  payload text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts integer not null,
  due_at bigint not null,
  error text,
  created_at bigint not null);

create index platform_outbox_due on platform_outbox (due_at, id) where state in ('waiting', 'sending');

-- distribution: local
create table platform_jobs (
  id uuid not null primary key,
  kind text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'undone')),
  payload text not null,
  checkpoint text,
  result text,
  done bigint not null,
  total bigint,
  error text,
  cancel_requested boolean not null,
  can_undo boolean not null,
  undo_until bigint,
  lease_owner text,
  lease_until bigint,
  attempts integer not null,
  created_by text not null,
  created_at bigint not null,
  started_at bigint,
  finished_at bigint);

create index platform_jobs_open on platform_jobs (state, created_at) where state in ('queued', 'running');
create index platform_jobs_created on platform_jobs (created_at, id);

-- distribution: reference
create table platform_settings (
  key text not null primary key,
  value text not null);

-- Who may come in: users, their sessions, links of invitation, API tokens.

-- distribution: reference
create table access_users (
  id uuid not null primary key,
  name text not null,
  name_key text not null,
  email text,
  email_key text unique,
  role text not null check (role in ('owner', 'admin', 'manager', 'marketer', 'salesRep', 'viewer')),
  manager_id uuid references access_users (id),
  office text,
  core_team boolean not null,
  status text not null check (status in ('active', 'invited', 'disabled', 'noLogin')),
  password_hash text,
  security_stamp text not null,
  created_at bigint not null,
  version integer not null);

create index access_users_by_name on access_users (name_key, id);
create index access_users_by_manager on access_users (manager_id, id);

-- distribution: reference
-- One row once the workspace has its first owner: of two who set it up at the same moment, one finds the row.
create table access_setup (
  one integer not null primary key check (one = 1),
  at bigint not null);

-- distribution: reference
-- A session ends when it is deleted, when it expires, or when the user's security stamp is no longer the one it began with.
create table access_sessions (
  token_hash text not null primary key,
  user_id uuid not null references access_users (id),
  security_stamp text not null,
  created_at bigint not null,
  expires_at bigint not null);

create index access_sessions_by_user on access_sessions (user_id);
create index access_sessions_by_expiry on access_sessions (expires_at);

-- distribution: reference
-- Failed sign-ins by (hashed) email, whether or not somebody has it: what locks must not tell who exists.
create table access_failures (
  email_hash text not null primary key,
  failures integer not null,
  last_at bigint not null,
  locked_until bigint);

create index access_failures_by_time on access_failures (last_at);

-- distribution: reference
create table access_links (
  id uuid not null primary key,
  token_hash text not null unique,
  kind text not null check (kind in ('invitation', 'passwordReset')),
  user_id uuid not null references access_users (id),
  created_by text not null,
  created_at bigint not null,
  expires_at bigint not null);

create index access_links_by_user on access_links (user_id, kind);

-- distribution: reference
create table access_tokens (
  id uuid not null primary key,
  token_hash text not null unique,
  name text not null,
  hint text not null,
  scopes text not null,
  created_by text not null,
  created_at bigint not null,
  expires_at bigint,
  last_used_at bigint,
  revoked_at bigint);

create view access_public_users as
select id, name, email, role, manager_id, office, status
from access_users;

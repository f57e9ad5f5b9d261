-- What people of the team are told: their inboxes, in an order that a stream can be resumed in.

-- distribution: user_id
-- The last number given out in each inbox. A writer holds the row to its commit, so within an inbox the order of numbers is the order of commits.
create table notifications_inboxes (
  user_id uuid not null primary key,
  last_seq bigint not null);

-- distribution: user_id
create table notifications_items (
  user_id uuid not null,
  seq bigint not null,
  id uuid not null,
  kind text not null,
  key text not null,
  title text not null,
  body text,
  link text not null,
  created_at bigint not null,
  read_at bigint,
  primary key (user_id, seq),
  unique (user_id, key),
  unique (user_id, id));

create index notifications_items_unread on notifications_items (user_id, seq) where read_at is null;
create index notifications_items_by_time on notifications_items (created_at);

-- distribution: user_id
create table notifications_mutes (
  user_id uuid not null,
  kind text not null,
  muted_at bigint not null,
  primary key (user_id, kind));

-- What was answered to a POST that carried an Idempotency-Key, so that a repeated request is done once. A timer forgets it after a day.

-- distribution: key
create table platform_idempotency (
  key text not null,
  caller text not null,
  request_hash text not null,
  state text not null check (state in ('running', 'answered', 'unknown')),
  status integer,
  content_type text,
  etag text,
  body text,
  created_at bigint not null,
  primary key (key, caller));

create index platform_idempotency_created on platform_idempotency (created_at);

-- Mails that leave: what waits, what was sent, what was refused. A timer forgets them.

-- distribution: id
-- The content is kept only while it may still be needed: links in it are keys.
create table messaging_mails (
  id uuid not null primary key,
  recipient text not null,
  subject text not null,
  content text,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  error text,
  created_at bigint not null,
  expires_at bigint not null,
  ended_at bigint);

create index messaging_mails_by_time on messaging_mails (created_at, id);
create index messaging_mails_by_recipient on messaging_mails (recipient);
create index messaging_mails_waiting on messaging_mails (created_at) where state = 'waiting';

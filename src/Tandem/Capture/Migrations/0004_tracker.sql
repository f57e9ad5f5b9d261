-- distribution: reference
-- What the website behind a public write key wants, and what was last heard from it. The row's id is the token's. The key stands here in the
-- clear, so that its snippet can be shown again: it stands in the source of the website anyway. Keys that were made elsewhere have none.
create table capture_sites (
  id uuid not null primary key,
  write_key text,
  origins text not null,
  cookieless boolean not null,
  honour_dnt boolean not null,
  honour_gpc boolean not null,
  forms text not null check (forms in ('marked', 'all')),
  cookie_days integer not null,
  first_event_at bigint,
  last_event_at bigint,
  last_origin text,
  refused_origin text,
  refused_at bigint);

-- distribution: reference
-- With it the visitors of one day are told apart who have no cookie. Once the day is over it is deleted, and nobody can say any more who was who.
create table capture_salts (
  day text not null primary key,
  salt text not null);

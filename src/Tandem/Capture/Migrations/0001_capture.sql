-- distribution: id
-- An anonymous browser. Its id is derived from the anonymous id that the browser sent, so that taking an event needs no look-up.
-- The first page and campaign are kept here until somebody steps out of the dark.
create table capture_visitors (
  id uuid not null primary key,
  anonymous_id text not null,
  first_seen_at bigint not null,
  origin text,
  campaign text,
  landing_page text,
  referrer text);

create index capture_visitors_first_seen on capture_visitors (first_seen_at, id);

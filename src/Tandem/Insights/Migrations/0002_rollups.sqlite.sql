-- What the scoreboard counts of people, kept by a reactor: a row for each contact, and what those rows come to a day.

-- distribution: contact_id
-- The first instants of each stage "this one or a later one", and their days in the zone that insights_rollups names. counted is false for who was put away.
create table insights_people (
  contact_id uuid not null primary key,
  counted boolean not null,
  lead_at bigint,
  marketing_qualified_at bigint,
  sales_accepted_at bigint,
  sales_qualified_at bigint,
  lead_day text,
  marketing_qualified_day text,
  sales_accepted_day text,
  sales_qualified_day text,
  origin text,
  campaign text,
  landing_page text,
  owner_id uuid,
  company_id uuid
) without rowid;

-- Landing pages too long for a key are counted from the rows.
create index insights_people_long on insights_people (contact_id) where length(landing_page) > 500;

-- distribution: key
-- key is the text of the dimension, or the id without dashes; empty is not known. The first four count by each figure's own day, the cohort by the first contact's.
create table insights_people_days (
  dimension text not null,
  day text not null,
  key text not null,
  leads integer not null,
  marketing_qualified integer not null,
  sales_accepted integer not null,
  sales_qualified integer not null,
  cohort_marketing_qualified integer not null,
  cohort_sales_accepted integer not null,
  cohort_sales_qualified integer not null,
  primary key (dimension, day, key)
) without rowid;

-- distribution: reference
-- One row: whether both tables are complete, in which zone their days were cut, what the last check found. mends counts mended differences.
create table insights_rollups (
  id integer not null primary key check (id = 1),
  state text not null check (state in ('none', 'building', 'ready')),
  time_zone text not null,
  job_id uuid,
  check_job_id uuid,
  mends bigint not null,
  report text);

insert into insights_rollups (id, state, time_zone, mends) values (1, 'none', 'UTC', 0);

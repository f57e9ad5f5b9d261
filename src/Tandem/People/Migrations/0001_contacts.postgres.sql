-- One row a person, for life.

-- distribution: id
create table people_contacts (
  id uuid not null primary key,
  name text not null,
  first_name text,
  last_name text,
  sort_name text collate "C" not null,
  email text,
  email_key text,
  phone text,
  job_title text,
  country text,
  city text,
  language text,
  time_zone text,
  website text,
  owner_id uuid,
  lifecycle_stage text not null,
  lifecycle_at bigint not null,
  origin text,
  campaign text,
  landing_page text,
  first_touch_at bigint,
  company_id uuid,
  custom text not null,
  search_key text not null,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  archived_at bigint,
  version integer not null);

-- Substring search: trigrams over search_key.
create extension if not exists pg_trgm;

create index people_contacts_search on people_contacts using gin (search_key gin_trgm_ops);
